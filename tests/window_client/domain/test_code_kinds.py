"""What a scanned code is, by its outside alone; its inside is nobody's business here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_client.domain.document_numbers import is_receipt_number, receipt_number
from window_client.domain.scan import kind_of
from window_client.settings import Settings
from window_client.words import CodeKind

S = Settings()
IDENTITY = r"https://id\.example/c/[0-9A-Za-z]{20,}"


def _kind(payload: str, identity: str = IDENTITY) -> CodeKind:
    return kind_of(
        payload, ticket=S.barcode_scanner_ticket_codes, licence=S.barcode_scanner_licence_codes, identity=identity
    )


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ("A023", CodeKind.TICKET),
        (" SY001\r", CodeKind.TICKET),
        ("A0231", CodeKind.OTHER),
        ("1.2.156.3005.2.11100000000013127D028.11450400MB0A1234XY.0000001.001.X", CodeKind.LICENCE),
        ("https://id.example/c/" + "7Qx9" * 6, CodeKind.IDENTITY),
        ("https://id.example/c/short", CodeKind.OTHER),
        ("450499198506150019", CodeKind.OTHER),
        ("6901234567892", CodeKind.OTHER),
        ("", CodeKind.OTHER),
    ],
)
def test_each_kind_is_told_by_the_halls_own_patterns(payload: str, kind: CodeKind) -> None:
    assert _kind(payload) is kind


def test_without_a_pattern_no_code_is_that_kind() -> None:
    assert _kind("https://id.example/c/" + "7Qx9" * 6, identity="") is CodeKind.OTHER


def test_a_receipt_number_is_told_by_its_check_digit() -> None:
    number = receipt_number("01", "03", date(2026, 11, 23), 1)
    assert _kind(number) is CodeKind.RECEIPT
    assert _kind(number[:-1] + str((int(number[-1]) + 1) % 10)) is CodeKind.OTHER


@given(st.text(max_size=200))
def test_any_text_has_a_kind_and_only_a_check_digit_makes_a_receipt(payload: str) -> None:
    assert (_kind(payload) is CodeKind.RECEIPT) == is_receipt_number(payload.strip())
