"""Who may collect for an applicant: representative, agent within his dates, guardian."""

from datetime import date

import pytest

from window_client.domain.collector import Collector, collector

UNIT = {"E.legal.name": "李壮", "E.legal.cert_no": "R"}
ACTING = {"A.kind": "1", "A.name": "王五", "A.cert_no": "A", "A.from": "2026-11-01", "A.to": "2026-11-24"}


@pytest.mark.parametrize(
    ("answers", "number", "of_unit", "expected"),
    [
        (UNIT, "R", True, Collector("李壮", "法定代表人或负责人")),
        (UNIT, "R", False, None),
        (UNIT, "", True, None),
        ({}, "", True, None),
        (UNIT | ACTING, "X", True, None),
        (ACTING, "A", False, Collector("王五", "委托代理人")),
        (ACTING | {"A.kind": "3"}, "A", False, Collector("王五", "代办员（帮办代办）")),
        (ACTING | {"A.to": "2026-11-22"}, "A", True, Collector("王五", "委托代理人", over=True)),
        (ACTING | {"A.from": "2026-11-24"}, "A", True, Collector("王五", "委托代理人", over=True)),
        ({"A.kind": "2", "A.name": "李壮", "A.cert_no": "A"}, "A", False, Collector("李壮", "监护人")),
        (ACTING | {"A.kind": "4"}, "A", False, None),
        ({"A.cert_no": "A"}, "A", False, None),
    ],
)
def test_who_it_is(answers: dict[str, str], number: str, of_unit: bool, expected: Collector | None) -> None:
    assert collector(answers, number, date(2026, 11, 23), of_unit=of_unit) == expected


def test_the_receipt_names_him_with_what_he_is() -> None:
    assert Collector("王五", "委托代理人", over=True).told == "王五（委托代理人）"
