"""From a case and a template to a slip: filled, frozen, masked; the catalogue's text is data, no format language."""

from dataclasses import replace
from datetime import date

import pytest

from reference_platform import sample
from tests.window_client.domain.records import NOW, a_case, a_catalogue, an_item
from window_client.central.catalogue import from_wire
from window_client.domain import slip
from window_client.domain.item import SlipTemplate
from window_client.domain.paper import SlipPart

CASE = replace(a_case(), accepted_at=NOW, due=date(2026, 12, 3), query_token="tok")
KNOWN = slip.values(CASE, an_item(), a_catalogue(), "3号窗口", "1042")


def filled(*lines: dict[str, str], materials: tuple[tuple[str, str], ...] = ()) -> tuple[SlipPart, ...]:
    return slip.compose(SlipTemplate("t", lines, ""), KNOWN, materials)


def test_values_are_masked_and_in_hall_time() -> None:
    assert KNOWN["applicant"] == "李*"
    assert KNOWN["accepted_at"] == "2026-11-23 10:05"
    assert KNOWN["due"] == "2026-12-03"
    assert KNOWN["official_no"] == "以平台编号为准"
    assert KNOWN["organ"] == "某局"


@pytest.mark.parametrize(
    ("case", "due", "official"),
    [
        (replace(CASE, due_provisional=True, official_no="4504050000007"), "2026-12-03(暂定)", "4504050000007"),
        (replace(CASE, due=None, accepted_at=None), "", "以平台编号为准"),
    ],
)
def test_due_date_and_official_number(case: object, due: str, official: str) -> None:
    known = slip.values(case, an_item(), a_catalogue(), "3号窗口", "1042")  # type: ignore[arg-type]
    assert (known["due"], known["official_no"]) == (due, official)


def test_lines_keep_their_manner() -> None:
    line = {"kind": "text", "text": "收件编号 {receipt_no}", "align": "center", "scale": "2", "bold": "1"}
    assert filled(line) == (SlipPart("text", "收件编号 01032026112300015", "center", 2, True),)
    assert filled({"kind": "cut"}) == (SlipPart("cut"),)


def test_materials_become_a_line_each() -> None:
    parts = filled({"kind": "text", "text": " {materials} "}, materials=(("身份证明", ""), ("场所证明", "3页")))
    assert [part.text for part in parts] == ["身份证明", "场所证明  3页"]
    assert filled({"kind": "text", "text": "{materials}"}) == ()


@pytest.mark.parametrize("text", ["{nobody}", "{", "{}", "{0}", "{hall.__class__}", "{hall!r:>9}", "100%", "{due:%Y}"])
def test_what_is_no_known_name_stays_visible_and_breaks_nothing(text: str) -> None:
    assert filled({"kind": "text", "text": text})[0].text == text


def test_a_value_is_not_filled_again() -> None:
    known = {**KNOWN, "applicant": "{hall}"}
    parts = slip.compose(SlipTemplate("t", ({"kind": "text", "text": "{applicant}"},), ""), known, ())
    assert parts[0].text == "{hall}"


def test_the_copy_mark_is_absent_on_the_first_print_and_counts_the_others() -> None:
    parts = filled(
        {"kind": "copy", "text": "补打 第{n}次", "align": "center", "bold": "1"}, {"kind": "copy"}, {"kind": "cut"}
    )
    assert [part.kind for part in slip.printable(parts, 0)] == ["cut"]
    again = slip.printable(parts, 2)
    assert again[0] == SlipPart("text", "补打 第2次", "center", 1, True)
    assert again[1].text == "补打 第2次"


def test_the_sample_receipt_says_what_a_receipt_must() -> None:
    """Domain.md 2.6: acceptance time, due date, organ, complaint phone, materials, number as bars, query as QR."""
    catalogue = from_wire(sample.load())
    known = slip.values(CASE, catalogue.items["R01"], catalogue, "3号窗口", "1042")
    parts = slip.compose(
        catalogue.slips["acceptance_receipt"], known, [("经营者身份证明", "读卡核验"), ("场所证明", "2页")]
    )
    text = "\n".join(part.text for part in parts if part.kind == "text")
    for fact in (
        "长洲区政务服务中心",
        "01032026112300015",
        "个体工商户设立登记",
        "R01",
        "李*",
        "2026-11-23 10:05",
        "当场办结",
        "经营者身份证明  读卡核验",
        "场所证明  2页",
        "梧州市长洲区行政审批局",
        "0774-0000000",
        "3号窗口",
        "1042",
        "示例数据",
        "2026.11",
    ):
        assert fact in text
    assert "{" not in text
    assert "李壮" not in text
    assert ("code128", "01032026112300015") in {(part.kind, part.text) for part in parts}
    assert ("qr", "tok") in {(part.kind, part.text) for part in parts}
