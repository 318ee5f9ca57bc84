"""Who is called next, as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from reference_platform.call_order import Waiting, choose

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def person(name: str, minutes: int, slot: int | None = None, *, ours: bool = False, priority: bool = False) -> Waiting:
    """Took the number so many minutes ago; `slot` = minutes from now to the appointment."""
    at = None if slot is None else NOW + timedelta(minutes=slot)
    return Waiting(name, NOW - timedelta(minutes=minutes), is_ours=ours, is_priority=priority, appointment_at=at)


@pytest.mark.parametrize(
    ("waiting", "was_priority", "expected"),
    [
        ([], False, None),
        ([person("a", 5), person("b", 9)], False, ("b", "fifo")),
        ([person("a", 5), person("t", 1, ours=True), person("d", 3, 0)], False, ("t", "transferred")),
        ([person("a", 50), person("d", 3, 10)], False, ("d", "appointment")),
        ([person("a", 50), person("d", 3, -15)], False, ("d", "appointment")),
        ([person("a", 50), person("d", 60, -16)], False, ("d", "fifo")),
        ([person("a", 50), person("d", 60, 11)], False, ("a", "fifo")),
        ([person("d", 60, 11)], False, ("d", "appointment")),
        ([person("d", 3, 5), person("e", 9, 2)], False, ("e", "appointment")),
        ([person("a", 50), person("p", 1, priority=True)], False, ("p", "priority")),
        ([person("a", 50), person("p", 1, priority=True)], True, ("a", "fifo")),
        ([person("p", 1, priority=True), person("q", 2, priority=True)], True, ("q", "priority")),
        ([person("t", 1, ours=True, priority=True)], True, ("t", "transferred")),
    ],
)
def test_the_order(waiting: list[Waiting], was_priority: bool, expected: tuple[str, str] | None) -> None:
    assert choose(waiting, was_priority=was_priority, now=NOW) == expected
    assert choose(waiting[::-1], was_priority=was_priority, now=NOW) == expected
