"""The tour's proof of the restaurant fails when more is typed than may be, or when the sign takes more than its own."""

import json
from typing import Any

import pytest

from reference_platform.sample import CATALOGUE
from ui.tour.proof import restaurant
from ui.tour.rooms import TourFailed

CODES = ("R01", "R03", "I04")
NOTES: dict[str, Any] = {"restaurant": list(CODES), "sign_out": {"kept": True, "left": []}, "sign_back": ""}
KNOWN = {"P.name", "P.cert_type", "P.cert_no", "P.sex", "P.ethnic", "P.addr_reg"}
LINKED = {"E.uscc": "elicence", "E.legal.name": "system", "E.legal.cert_no": "system"}


def record(code: str, **sources: str) -> dict[str, Any]:
    """As the platform has it: the item's unconditional fields, who applies, who acts."""
    items = json.loads(CATALOGUE.read_bytes())["items"]
    asked = {f["element"] for item in items if item["code"] == code for f in item["fields"] if not f.get("only_if")}
    asked |= {"P.name", "P.cert_type", "P.cert_no", "A.cert_no", "A.phone"}
    own = {**dict.fromkeys(asked, "typed"), **dict.fromkeys((*KNOWN & asked, "A.cert_no"), "reader")}
    own |= {element: source for element, source in LINKED.items() if element in asked} | sources
    content = {"item_code": code, "answers": {element: ["x", source] for element, source in own.items()}}
    return {"events": [{"content": None}, {"content": content}, {"kind": "later"}]}


def test_what_was_typed_is_counted_once_and_without_the_agents_own() -> None:
    scene = restaurant(NOTES, record)
    assert (scene["fields_typed"], scene["fields_of_three_forms"]) == (20, 41)


@pytest.mark.parametrize(
    "typed", [{"E.uscc": "typed", "E.legal.name": "typed"}, {"P.cert_no": "typed"}, {"X": "typed"}]
)
def test_more_typing_another_card_or_another_count_fails(typed: dict[str, str]) -> None:
    with pytest.raises(TourFailed):
        restaurant(NOTES, lambda code: record(code, **typed) if code == "R03" else record(code))


@pytest.mark.parametrize(
    "note", [{"sign_out": {"kept": False, "left": []}}, {"sign_back": "3"}, {"restaurant": ["R01", "R03", "R03"]}]
)
def test_a_sign_that_takes_more_or_less_fails(note: dict[str, Any]) -> None:
    with pytest.raises(TourFailed):
        restaurant({**NOTES, **note}, record)
