"""Reading the platform's catalogue: everything arrives, every fault is named with item, element and reason."""

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_platform import sample
from window_client.central.catalogue import from_wire, read_catalogue
from window_client.domain import limits
from window_client.domain.item import Limit
from window_client.errors import CatalogueError
from window_client.words import FieldKind, Necessity, VisitList

RAW = (sample.HERE / "catalogue.json").read_bytes()
Change = Callable[[dict[str, Any]], object]


def plain() -> dict[str, Any]:
    """The sample as plain values, to be spoilt."""
    found: dict[str, Any] = msgspec.json.decode(RAW)
    return found


def item(source: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in source["items"] if each["code"] == code)


def field(source: dict[str, Any], code: str, element: str) -> dict[str, Any]:
    return next(each for each in item(source, code)["fields"] if each["element"] == element)


def test_an_item_arrives_whole() -> None:
    found = read_catalogue(RAW).items["R04"]
    assert (found.name, found.version, found.department) == ("公共场所卫生许可", 1, "卫生健康局")
    assert (found.legal, found.committed) == (Limit(20, "wd"), Limit(5, "wd"))
    assert (found.visit_list, found.case_type, found.helper) == (VisitList.ONE_VISIT, 2, False)
    kind = next(spec for spec in found.fields if spec.element == "H.kind")
    assert (kind.kind, kind.section, kind.required, kind.choices[0]) == (FieldKind.CHOICE, "场所", True, ("1", "住宿"))
    identity = next(spec for spec in found.materials if spec.type == "M.ID")
    assert (identity.necessity, identity.originals, identity.copies) == (Necessity.REQUIRED, 1, 1)
    assert identity.instead == ("读卡", "电子证照")
    assert found.materials[-1].when == "使用集中空调"


def test_a_template_is_known_by_its_canonical_json() -> None:
    template = read_catalogue(RAW).slips["acceptance_receipt"]
    (slip,) = plain()["slips"]
    lines = [dict(sorted(line.items())) for line in slip["lines"]]
    canonical = msgspec.json.encode({"code": slip["code"], "lines": lines})
    assert template.hash == hashlib.sha256(canonical).hexdigest()


def test_the_hash_follows_the_contents_and_not_the_way_it_was_written() -> None:
    source = plain()
    before = read_catalogue(RAW).slips["acceptance_receipt"].hash
    source["slips"][0]["lines"] = [dict(reversed(line.items())) for line in source["slips"][0]["lines"]]
    assert read_catalogue(msgspec.json.encode(source)).slips["acceptance_receipt"].hash == before
    source["slips"][0]["lines"][1]["text"] = "收件凭证"
    assert read_catalogue(msgspec.json.encode(source)).slips["acceptance_receipt"].hash != before


FAULTS: dict[str, tuple[Change, str]] = {
    "item twice": (lambda c: c["items"].append(item(c, "R01")), "item code R01 stands twice"),
    "basic code twice": (
        lambda c: item(c, "R02").update(basic_code=item(c, "R01")["basic_code"]),
        "basic code 450190005000 stands twice",
    ),
    "no name": (lambda c: item(c, "R01").update(name=""), "item R01: name is empty"),
    "no code": (lambda c: item(c, "R01").update(code=""), r"item \?: code is empty"),
    "no basis": (lambda c: item(c, "R01").update(basis=""), "item R01: basis is empty"),
    "no fields": (lambda c: item(c, "R01").update(fields=[]), "item R01: fields is empty"),
    "case type": (lambda c: item(c, "R01").update(case_type=3), "item R01: case_type '3' is unknown"),
    "visit list": (lambda c: item(c, "R01").update(visit_list="TWICE"), "item R01: visit_list 'TWICE' is unknown"),
    "committed later": (
        lambda c: item(c, "R04").update(committed={"days": 21, "unit": "wd"}),
        "item R04: committed limit is longer than the legal one",
    ),
    "committed on no law": (
        lambda c: item(c, "S02").update(committed={"days": 1, "unit": "d"}),
        "item S02: committed limit is longer than the legal one",
    ),
    "limit unit": (lambda c: item(c, "R04").update(legal={"days": 3, "unit": "h"}), "item R04: legal limit '3 h'"),
    "limit below": (lambda c: item(c, "R04").update(committed={"days": -1, "unit": "wd"}), "committed limit '-1 wd'"),
    "limit endless": (lambda c: item(c, "R04").update(legal={"days": 10**9, "unit": "wd"}), "legal limit '1000000000"),
    "field twice": (
        lambda c: item(c, "R01")["fields"].append(field(c, "R01", "P.name")),
        "item R01: field P.name stands twice",
    ),
    "field kind": (lambda c: field(c, "R01", "P.name").update(kind="poem"), "item R01, field P.name: kind 'poem'"),
    "no choices": (lambda c: field(c, "R01", "L.right").update(choices=[]), "field L.right: choices is empty"),
    "choice twice": (
        lambda c: field(c, "R01", "L.right").update(choices=[["1", "自有"], ["1", "租赁"]]),
        "field L.right: choice 1 stands twice",
    ),
    "rule beside nothing": (
        lambda c: item(c, "S03")["rules"][0].update(beside="P.none"),
        "item S03, rule age>=60: says is empty, or field 'P.none' is not asked by this item",
    ),
    "rule with an unknown operator": (
        lambda c: item(c, "S03")["rules"][0].update(term={"older": ["P.birth"]}),
        "item S03, rule age>=60: operator 'older' is unknown to this version",
    ),
    "rule about a field of another item": (
        lambda c: item(c, "S03")["rules"][0].update(term={"==": ["E.capital", 1]}),
        "item S03, rule age>=60: field 'E.capital' is not asked by this item",
    ),
    "rule about a column that is none": (
        lambda c: item(c, "R02")["rules"][0].update(term={"==": [{"sum": "E.holders/money"}, 1]}),
        "item R02, rule holders-sum: field 'E.holders/money' is not asked by this item",
    ),
    "rule twice": (
        lambda c: item(c, "S02")["rules"].append(item(c, "S02")["rules"][0]),
        "item S02: rule age>=16 stands twice",
    ),
    "schema that is none": (
        lambda c: field(c, "S06", "NB.birth_no").update(schema={"minLength": "two"}),
        'item S06, field NB.birth_no: schema: "two" is not of type',
    ),
    "schema without a sentence": (
        lambda c: field(c, "S06", "NB.birth_no").update(schema={"pattern": "^A"}),
        "item S06, field NB.birth_no: schema: 'pattern' needs a sentence in 'x-says'",
    ),
    "code list that is none": (
        lambda c: field(c, "R01", "P.ethnic").update(code_list="tribes"),
        "item R01, field P.ethnic: code list 'tribes' is unknown",
    ),
    "choices and code list": (
        lambda c: field(c, "R01", "P.ethnic").update(choices=[["1", "一"]]),
        "item R01, field P.ethnic: choices and code_list stand both",
    ),
    "row of a code list": (
        lambda c: c["code_lists"][0]["rows"][1].__setitem__(2, "Hàn"),
        'code list ethnic_groups, row 2: pinyin "Hàn" does not match',
    ),
    "code of a list twice": (
        lambda c: c["code_lists"][0]["rows"][2].__setitem__(0, "08"),
        "code list ethnic_groups, row 3: code 08 stands twice, first in code list ethnic_groups, row 1",
    ),
    "delegation of an item that is none": (
        lambda c: c.update(delegations=[{"window": "03", "items": ["X99"]}]),
        r"delegation of window 03: window is empty, or \['X99'\] is no item and no category",
    ),
    "delegation of no window": (
        lambda c: c.update(delegations=[{"window": "", "items": ["S02"]}]),
        r"delegation of window \?: window is empty",
    ),
    "delegation without a day": (
        lambda c: c.update(delegations=[{"window": "03", "items": ["S02"], "since": "23.11.2026"}]),
        "delegation of window 03: '23.11.2026' is no date",
    ),
    "table without columns": (
        lambda c: field(c, "R02", "E.holders").update(columns=[]),
        "item R02, field E.holders: a table has columns, and nothing else has",
    ),
    "table in a table": (
        lambda c: field(c, "R02", "E.holders")["columns"][0].update(kind="long_text"),
        "item R02, field E.holders, column name: kind 'long_text' or only_if cannot stand in a row",
    ),
    "condition on nothing": (
        lambda c: field(c, "R04", "D.to").update(only_if=[{"element": "D.none", "any_of": ["2"]}]),
        "item R04: only_if: field 'D.none' is not asked by this item",
    ),
    "condition of a required material": (
        lambda c: item(c, "R04")["materials"][-1].update(necessity="required"),
        "item R04: material M.AIRCON: only_if needs necessity 'conditional'",
    ),
    "bound": (lambda c: field(c, "R01", "P.name").update(max="fifty"), "field P.name: bounds '2' and 'fifty'"),
    "material twice": (
        lambda c: item(c, "R01")["materials"].append(item(c, "R01")["materials"][0]),
        "item R01: material M.FORM stands twice",
    ),
    "necessity": (
        lambda c: item(c, "R01")["materials"][0].update(necessity="maybe"),
        "item R01, material M.FORM: necessity 'maybe' is unknown",
    ),
    "bundle of nothing": (lambda c: c["bundles"][0]["items"].append("Q99"), r"bundle B1: unknown items \['Q99'\]"),
    "bundle twice": (lambda c: c["bundles"].append(c["bundles"][0]), "bundle B1 stands twice"),
    "slip twice": (lambda c: c["slips"].append(c["slips"][0]), "slip acceptance_receipt stands twice"),
    "slip line kind": (
        lambda c: c["slips"][0]["lines"][2].update(kind="picture"),
        "slip acceptance_receipt, line 3: kind 'picture' is unknown",
    ),
    "slip line without kind": (lambda c: c["slips"][0]["lines"][0].pop("kind"), "line 1: kind '' is unknown"),
    "slip line scale": (lambda c: c["slips"][0]["lines"][1].update(scale="big"), "line 2: scale 'big' is unknown"),
    "slip line align": (lambda c: c["slips"][0]["lines"][1].update(align="middle"), "line 2: align 'middle'"),
    "day off": (lambda c: c["calendar"]["off"].append("2026-02-30"), "calendar: off '2026-02-30' is no date"),
    "day of work": (lambda c: c["calendar"]["work"].append("20260228"), "calendar: work '20260228' is no date"),
    "fixed day": (lambda c: c["calendar"]["fixed_off"].append("13-01"), "calendar: fixed_off '13-01' is no date"),
    "off and work": (lambda c: c["calendar"]["work"].append("2026-01-01"), "calendar: 2026-01-01 is both"),
    "not the contract": (lambda c: c.pop("items"), "does not follow the contract"),
    "wrong type": (lambda c: item(c, "R01").update(version="one"), r"version"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_by_name(name: str) -> None:
    spoil, reason = FAULTS[name]
    source = plain()
    spoil(source)
    with pytest.raises(CatalogueError, match=reason):
        read_catalogue(msgspec.json.encode(source))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        RAW[:-9],
        RAW[:2000] + b"\xff" + RAW[2001:],
        b"\xff\xfe",
        b'{"version": 1}',
        b'{"x":' + b"[" * 100_000,
    ],
)
def test_bytes_that_are_no_catalogue(raw: bytes) -> None:
    with pytest.raises(CatalogueError):
        read_catalogue(raw)


def test_limits_of_other_units_are_compared_by_date_later_and_not_here() -> None:
    source = plain()
    item(source, "I02").update(committed={"days": 9, "unit": "wd"})
    assert read_catalogue(msgspec.json.encode(source)).items["I02"].committed == Limit(9, "wd")
    assert limits.LONGEST > 9


@settings(max_examples=60, deadline=None)  # a busy machine is no fault of the reader
@given(st.data())
def test_whatever_is_spoilt_the_answer_is_a_catalogue_or_a_refusal(data: st.DataObject) -> None:
    source = plain()
    where: Any = source
    while True:
        key = data.draw(st.sampled_from(sorted(where) if isinstance(where, dict) else range(len(where))))
        inner = where[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 4)) == 0:
            where[key] = data.draw(st.sampled_from(["", "x", 0, -1, 10**12, None, [], {}, True]))
            break
        where = inner
    try:
        from_wire(msgspec.json.decode(msgspec.json.encode(source), type=type(sample.load())))
    except (CatalogueError, msgspec.ValidationError):
        return


def test_a_part_of_a_catalogue_reads_as_it_stands_in_the_whole() -> None:
    """What open cases of an older version need: items with their bundles and rules, and nothing of the others."""
    raw = sample.CATALOGUE.read_bytes()
    whole, part = read_catalogue(raw), read_catalogue(raw, {"R03", "S02", "unknown"})
    assert set(part.items) == {"R01", "R03", "I04", "R05", "S02"}
    assert part.items == {code: whole.items[code] for code in part.items}
    assert part.bundles == {"B1": whole.bundles["B1"]}
    assert (part.papers, part.slips, part.defect_reasons) == (whole.papers, whole.slips, whole.defect_reasons)
    assert set(read_catalogue(raw, {"B3"}).items) == {"S07", "S08", "S03"}
    for rule in whole.soft_rules:
        named = set(rule.items) & set(part.items)
        found = [each for each in part.soft_rules if each.code == rule.code]
        assert [set(each.items) for each in found] == ([named] if named or not rule.items else [])


def test_a_broken_part_is_refused_as_the_whole_is() -> None:
    with pytest.raises(CatalogueError, match="contract"):
        read_catalogue(b'{"version": "1"', {"R03"})
