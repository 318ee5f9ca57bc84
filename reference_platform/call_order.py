"""Who is called next (叫号次序), domain.md 4.3, and why: pure, so that the rule can be read and tested."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

EARLY, LATE = timedelta(minutes=10), timedelta(minutes=15)
"""An appointment is due from 10 minutes before its time to 15 minutes after it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person waiting; `is_ours` = transferred to the window that calls."""

    id: str
    taken_at: datetime
    is_ours: bool = False
    is_priority: bool = False
    appointment_at: datetime | None = None


def choose(waiting: Sequence[Waiting], *, was_priority: bool, now: datetime) -> tuple[str, str] | None:
    """(ticket id, why): transferred, then due appointments, then priority at every second call, then first come.

    `was_priority`: the last call between priority and first come was a priority one. Nobody is left sitting while a
    window is free: a priority ticket out of turn and an appointment before its time come last.
    """
    by_time = sorted(waiting, key=lambda one: one.taken_at)
    early = [one for one in by_time if one.appointment_at and now < one.appointment_at - EARLY]
    due = [
        one for one in by_time if one.appointment_at and one.appointment_at - EARLY <= now <= one.appointment_at + LATE
    ]
    rest = [one for one in by_time if one not in early and one not in due and not one.is_ours]
    priority = [one for one in rest if one.is_priority]
    plain = [one for one in rest if not one.is_priority]
    ranks: list[tuple[str, list[Waiting]]] = [
        ("transferred", [one for one in by_time if one.is_ours]),
        ("appointment", sorted(due, key=_slot)),
        *([("fifo", plain), ("priority", priority)] if was_priority else [("priority", priority), ("fifo", plain)]),
        ("appointment", sorted(early, key=_slot)),
    ]
    return next(((ones[0].id, why) for why, ones in ranks if ones), None)


def _slot(one: Waiting) -> datetime:
    assert one.appointment_at is not None
    return one.appointment_at
