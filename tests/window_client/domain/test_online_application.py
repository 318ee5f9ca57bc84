"""An application made online: whose it is, for whom, and what the pre-review said (网上预审)."""

from datetime import UTC, datetime

import pytest

from window_client.domain.application import read
from window_client.domain.received import ReceivedItem

BODY = {
    "number": "YS1",
    "item": "I03",
    "name": "李壮",
    "cert_no": "450499198506150019",
    "answer:W.volume": "12",
    "material:M.LIC": "passed",
    "material:M.PIPE": "看不清",
    "material:M.FORM": "",
}


def message(kind: str = "pre_application", **changes: str) -> ReceivedItem:
    return ReceivedItem(7, kind, datetime(2026, 11, 23, tzinfo=UTC), {**BODY, **changes})


def test_a_persons_own() -> None:
    found = read(message())
    assert found is not None
    assert (found.person, found.unit_key, found.case) == ("111:450499198506150019", "", None)
    assert found.answers == {"W.volume": "12"}
    assert (found.passed, found.remarks) == (frozenset({"M.LIC"}), {"M.PIPE": "看不清"})
    assert found.naming == {"P.name": "李壮", "P.cert_type": "111", "P.cert_no": "450499198506150019"}


def test_a_units_by_its_representative() -> None:
    found = read(message("appointment", unit="示例米粉店", uscc=" 92450405maa1b2c3x5 ", when="11-23 15:00"))
    assert found is not None
    assert (found.unit_key, found.when) == ("uscc:92450405MAA1B2C3X5", "11-23 15:00")
    assert (found.naming["E.name"], found.naming["P.name"]) == ("示例米粉店", "李壮")
    assert found.naming_away == {
        "E.legal.name": "李壮",
        "E.legal.cert_no": "450499198506150019",
        "E.name": "示例米粉店",
        "E.uscc": "92450405MAA1B2C3X5",
    }


@pytest.mark.parametrize("gone", ["number", "item", "name", "cert_no"])
def test_without_a_number_an_item_or_a_person_it_is_none(gone: str) -> None:
    assert read(message(**{gone: ""})) is None


def test_another_kind_of_message_is_none() -> None:
    assert read(message("notice")) is None
