"""The sample hall against domain.md section 9: twelve items, five helpers, three bundles, whole and marked as sample."""

import json
from itertools import chain

import pytest

from reference_platform import sample
from tests.window_client.domain.records import TODAY
from window_client.central.catalogue import from_wire
from window_client.domain import form
from window_client.domain.field_checks import CHECKS
from window_client.domain.item import FieldSpec, Item, Limit
from window_client.words import FieldKind, Necessity, Role, VisitList

CATALOGUE = from_wire(sample.load())
ITEMS = CATALOGUE.items
SERVED = {code: item for code, item in ITEMS.items() if not item.helper}

WD, D = "wd", "d"
FACTS: dict[str, tuple[str, int, Limit, Limit, VisitList, int, int]] = {
    # code: basic code, case type, legal, committed, list, fields, materials
    "I01": ("451090001000", 1, Limit(0, WD), Limit(0, WD), VisitList.ZERO_VISIT, 13, 3),
    "I02": ("450190002000", 2, Limit(7, D), Limit(3, WD), VisitList.ONE_VISIT, 11, 7),
    "I03": ("450190003000", 2, Limit(20, WD), Limit(5, WD), VisitList.ONE_VISIT, 7, 4),
    "I04": ("450190004000", 2, Limit(20, WD), Limit(3, WD), VisitList.ONE_VISIT, 10, 4),
    "R01": ("450190005000", 1, Limit(3, WD), Limit(0, WD), VisitList.ONE_VISIT, 17, 5),
    "R02": ("000131127004", 1, Limit(3, WD), Limit(1, WD), VisitList.ONE_VISIT, 14, 6),
    "R03": ("450190007000", 2, Limit(10, WD), Limit(5, WD), VisitList.ONE_VISIT, 14, 7),
    "R04": ("450190008000", 2, Limit(20, WD), Limit(5, WD), VisitList.ONE_VISIT, 11, 8),
    "S01": ("450190009000", 2, Limit(60, D), Limit(20, WD), VisitList.ONE_VISIT, 11, 7),
    "S02": ("452090010000", 1, Limit(0, WD), Limit(0, WD), VisitList.ZERO_VISIT, 12, 3),
    "S03": ("452090011000", 1, Limit(0, WD), Limit(0, WD), VisitList.ONE_VISIT, 10, 3),
    "S04": ("452090012000", 1, Limit(0, WD), Limit(0, WD), VisitList.ZERO_VISIT, 11, 4),
    "R05": ("450190013000", 2, Limit(10, WD), Limit(5, WD), VisitList.ONE_VISIT, 7, 4),
    "S05": ("452090014000", 1, Limit(0, WD), Limit(0, WD), VisitList.ONE_VISIT, 10, 4),
    "S06": ("450790015000", 1, Limit(0, WD), Limit(0, WD), VisitList.ONE_VISIT, 9, 4),
    "S07": ("452090016000", 2, Limit(20, WD), Limit(10, WD), VisitList.ONE_VISIT, 12, 4),
    "S08": ("452090017000", 1, Limit(3, WD), Limit(0, WD), VisitList.ONE_VISIT, 6, 3),
}
CARD_FILLS = {"P.name", "P.cert_type", "P.cert_no", "P.sex", "P.ethnic", "P.addr_reg"}


BY_THE_WAY = {"D.to", "D.tel", "D.addr", "D.e_addr", "D.e_consent"}
"""Asked of those who choose 邮寄 or 电子送达 alone; section nine does not count them."""


def elements(*codes: str) -> list[str]:
    return [spec.element for code in codes for spec in ITEMS[code].fields if spec.element not in BY_THE_WAY]


def test_it_says_that_it_is_a_sample() -> None:
    assert CATALOGUE.sample
    assert "sample" in CATALOGUE.version
    assert CATALOGUE.hall["complaint_phone"] == "0774-0000000"
    assert any("示例数据" in line.get("text", "") for line in CATALOGUE.slips["acceptance_receipt"].lines)


def test_twelve_items_five_helpers_three_bundles() -> None:
    assert set(ITEMS) == set(FACTS)
    assert set(ITEMS) - set(SERVED) == {"R05", "S05", "S06", "S07", "S08"}
    assert {code: bundle.items for code, bundle in CATALOGUE.bundles.items()} == {
        "B1": ("R01", "R03", "I04", "R05"),
        "B2": ("S06", "S04", "S05"),
        "B3": ("S07", "S08", "S03"),
    }


@pytest.mark.parametrize("code", FACTS)
def test_facts_of_every_item(code: str) -> None:
    item = ITEMS[code]
    found = (item.basic_code, item.case_type, item.legal, item.committed, item.visit_list)
    assert (*found, len(elements(code)), len(item.materials)) == FACTS[code]
    assert item.basis
    assert item.department
    assert item.category in sample.GROUPS


def test_one_matter_asks_as_often_as_section_nine_counts() -> None:
    """Domain.md 9.3: 48 fields, 31 after merging; without R05 41 and 30, of which a card fills 6."""
    assert (len(elements("R01", "R03", "I04", "R05")), len(set(elements("R01", "R03", "I04", "R05")))) == (48, 31)
    three = elements("R01", "R03", "I04")
    assert (len(three), len(set(three))) == (41, 30)
    assert set(three) & (CARD_FILLS | {"P.birth"}) == CARD_FILLS


def test_the_same_element_is_the_same_kind_everywhere() -> None:
    kinds: dict[str, set[FieldKind]] = {}
    for spec in chain.from_iterable(item.fields for item in ITEMS.values()):
        kinds.setdefault(spec.element, set()).add(spec.kind)
        assert spec.kind in CHECKS
        assert spec.label
        assert spec.section
    assert {element: found for element, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", FACTS)
def test_names_can_be_typed(code: str) -> None:
    """One reading for the name and one for each nickname, the initials being their first letters."""
    item = ITEMS[code]
    readings, initials = item.pinyin.split(), item.initials.split()
    assert len(readings) == len(initials) == 1 + len(item.nicknames)
    for reading, first in zip(readings, initials, strict=True):
        assert (reading[0], reading.isalpha(), first.isalpha()) == (first[0], True, True)
        assert _is_made_of(reading, first)
    assert item.nicknames


def _is_made_of(reading: str, initials: str) -> bool:
    rest = iter(reading)
    return all(letter in rest for letter in initials)


def test_materials_say_what_replaces_paper() -> None:
    rows = [spec for item in ITEMS.values() for spec in item.materials]
    assert {word for spec in rows for word in spec.instead} <= {
        "读卡",
        "电子证照",
        "系统生成",
        "共享数据",
        "申报承诺",
        "告知承诺",
        "现场拍照",
        "系统推送",
    }
    assert all(spec.necessity is Necessity.CONDITIONAL for spec in rows if spec.type == "M.AGENT")
    tolerant = {
        (code, spec.type)
        for code, item in ITEMS.items()
        for spec in item.materials
        if spec.necessity is Necessity.TOLERANT
    }
    assert tolerant == {
        ("I02", "M.SAFETY"),
        ("I03", "M.WATER"),
        ("R03", "M.RULES#food"),
        ("R04", "M.RULES"),
        ("R04", "M.HEALTH"),
    }


def test_ethnic_groups_in_the_order_of_guangxi() -> None:
    codes = [code for code, _ in CATALOGUE.ethnic_groups]
    assert codes[:12] == ["08", "01", "13", "06", "12", "32", "36", "03", "49", "07", "25", "37"]
    assert set(codes) == {f"{n:02d}" for n in range(1, 57)} | {"97", "98"}
    for item in ITEMS.values():
        for spec in item.fields:
            assert spec.element != "P.ethnic" or spec.choices == CATALOGUE.ethnic_groups


def test_choices_of_the_certificate_type_are_the_ones_that_the_form_knows() -> None:
    offered = {spec.choices for item in ITEMS.values() for spec in item.fields if spec.element == "P.cert_type"}
    assert offered == {tuple(form.CERT_TYPES.items())}


def test_years_with_their_make_up_days() -> None:
    calendar = CATALOGUE.calendar
    assert calendar.years == (2024, 2025, 2026)
    by_year = {year: sorted(day[5:] for day in calendar.work if day.startswith(str(year))) for year in calendar.years}
    assert by_year == {
        2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
        2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
        2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    }
    off = {day[5:] for day in calendar.off if day.startswith("2026")}
    assert len(off) == 3 + 9 + 3 + 5 + 3 + 3 + 7
    assert {"01-01", "02-15", "02-23", "04-06", "05-05", "06-19", "09-27", "10-07"} <= off


def test_people_of_the_demo() -> None:
    assert [(each.user, each.staff_no, each.role) for each in sample.PEOPLE] == [
        ("chen", "1042", Role.CLERK),
        ("luo", "0007", Role.SUPERVISOR),
        ("wei", "9001", Role.TECHNICIAN),
    ]
    assert all(len(each.password) >= 10 for each in sample.PEOPLE)
    assert sample.GROUPS == {"社会事务": "S", "注册经营": "Z", "投资建设": "T"}


def whole_answers(item: Item) -> dict[str, str]:
    """A right answer for every field of an item."""
    known = {
        "P.name": "李壮",
        "P.cert_no": "450499196107200059",
        "P.sex": "1",
        "P.birth": "1961-07-20",
        "B.start": "2026-12-01",
        "B.end": "2027-12-01",
        "AD.from": "2026-12-01",
        "AD.to": "2027-12-01",
        "SO.indiv": "50",
        "SO.unit": "0",
        "NB.birth_no": "U450000001",
        "J.code": "2026-450405-48-01-000001",
    }
    kinds = {
        FieldKind.TEXT: "梧州市某某店",
        FieldKind.LONG_TEXT: "某某",
        FieldKind.DATE: "2026-12-01",
        FieldKind.MONTH: "2026-12",
        FieldKind.INTEGER: "1",
        FieldKind.DECIMAL: "3",
        FieldKind.YES_NO: "1",
        FieldKind.CERT_NO: "450499198506150019",
        FieldKind.USCC: "91450499MA00000T03",
        FieldKind.PHONE: "13912345678",
        FieldKind.BANK_NO: "6217000000000006",
    }

    def row(spec: FieldSpec) -> str:
        cells = {each.element: each.choices[0][0] if each.choices else kinds[each.kind] for each in spec.columns}
        return json.dumps([{**cells, "name": "张三"}], ensure_ascii=False)

    kinds |= {FieldKind.TABLE: ""}
    known |= {spec.element: row(spec) for spec in item.fields if spec.columns}
    return {
        spec.element: known.get(spec.element) or (spec.choices[0][0] if spec.choices else kinds[spec.kind])
        for spec in item.fields
    }


@pytest.mark.parametrize("code", FACTS)
def test_every_item_can_be_filled(code: str) -> None:
    answers = whole_answers(ITEMS[code])
    assert form.missing(ITEMS[code], answers, TODAY) == []
    empty = form.missing(ITEMS[code], {}, TODAY)
    assert empty == [spec for spec in ITEMS[code].fields if spec.required and not spec.only_if]
