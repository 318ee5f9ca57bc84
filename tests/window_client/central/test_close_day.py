"""Day close and night reconciliation: three counts that agree, every gap named, a lost record healed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, connected
from tests.window_client.desk_room import NOW, stage
from window_client import messages as m
from window_client.errors import Refusal
from window_client.views import DayView
from window_client.words import CentralState

DAY = NOW.date()
GREEN = DayView(DAY, 2, 2, 0, 2, (), (), 5, 1, 0, 0, 0, 0, 1, "1042", NOW)


def closed(room: Connected) -> DayView:
    return room.tell(m.CloseDay(room.session), DayView)


@pytest.mark.parametrize(
    "gap",
    [
        {"platform": None},
        {"platform": 1},
        {"printed": 1},
        {"doubtful": 1},
        {"only_here": ("1",)},
        {"only_there": ("1",)},
        {"missing": 1},
        {"unsent": 1},
        {"returned": 1},
        {"resent": 1},
        {"late": ("1",)},
        {"altered": 1},
        {"records_only_there": ("1",)},
    ],
)
def test_green_only_without_any_gap(gap: dict[str, object]) -> None:
    assert GREEN.is_green
    assert not replace(GREEN, **gap).is_green  # type: ignore[arg-type]


def test_the_day_is_compared_with_printer_and_platform(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "11") as room:
        first, second = room.accept(), room.accept()
        room.settle()
        assert room.wait(m.CheckPrinter)
        view = closed(room)
        assert (view.local, view.platform, view.printed, view.missing, view.unsent) == (2, 2, 0, 0, 0)
        assert (view.only_here, view.only_there, view.used, view.staff_no) == ((), (), 2, "1042")
        assert not view.is_green  # no receipt came out
        assert {first.receipt_no, second.receipt_no} == set(room.wait(m.DayHeard).records or {})


def test_a_record_that_the_platform_lost_is_sent_again(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "12") as room:
        case = room.accept()
        room.settle()
        held = closed(room)
        assert (held.resent, held.only_here) == (0, ())
        since = len(room.said)
        room.desk.submit(m.DayHeard(DAY, {}))
        view = room.wait(DayView, since=since)
        assert (view.resent, view.only_here, view.platform) == (2, (case.receipt_no,), 0)
        room.wait(m.CentralAnswered, lambda a: all(v.accepted for v in a.verdicts) and len(a.verdicts) == 2, since)
        room.settle()
        assert closed(room).only_here == ()
    assert [row["records"] for row in hall.platform.records() if row["receipt_no"] == case.receipt_no] == [2]


def test_the_head_of_the_audit_trail_stays_with_the_platform_and_shows_a_rewritten_one(
    hall: Hall, tmp_path: Path
) -> None:
    with connected(hall, tmp_path, "15") as room:
        assert not closed(room).trail_changed
        assert not closed(room).trail_changed
        with room.store_rows() as unit:
            lines, head = unit.audit.last
            first = unit.audit.entries(limit=1)[0]
        with Hall(hall.platform, "01") as ours:
            kept = ours.window("15").keep_audit_head(lines, head)
        assert 0 < kept.lines < lines
        assert len(kept.head) == 64
        heard = m.DayHeard(DAY, {}, first.seq, first.hash)
        assert not room.tell(heard, DayView).trail_changed
        for number, kept_hash in ((first.seq, "f" * 64), (lines + 1000, head)):
            view = room.tell(m.DayHeard(DAY, {}, number, kept_hash), DayView)
            assert view.trail_changed
            assert not view.is_green
        with room.store_rows() as unit:
            told = [each.outcome for each in unit.audit.entries() if each.deed == "audit_trail"]
    assert told == ["differs_from_platform"] * 2


def test_the_platform_keeps_every_head_it_was_told(hall: Hall) -> None:
    window = hall.window("16")
    assert window.keep_audit_head(5, "a" * 64).lines == 0
    assert window.keep_audit_head(9, "b" * 64).head == "a" * 64
    assert window.keep_audit_head(9, "c" * 64).head == "b" * 64
    assert window.keep_audit_head(7, "d" * 64).head == "c" * 64
    with pytest.raises(Refusal) as refused:
        window.keep_audit_head(2**63, "e" * 64)  # no table holds it
    assert refused.value.facts["code"] == "malformed"
    with pytest.raises(Refusal):
        window.keep_audit_head(0, "")


def test_without_the_platform_the_day_is_not_green(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "13") as room:
        hall.platform.fault("down")
        view = closed(room)
        assert (view.platform, view.is_green) == (None, False)
        hall.platform.fault("ok")


def test_every_day_is_compared_once_even_when_its_night_was_missed(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))

        def asked(after: timedelta, minutes: int = 3) -> list[date]:
            """The days that are asked for within these minutes."""
            since = len(room.said)
            room.clock.time = NOW + after
            for _ in range(minutes):
                room.clock.time += timedelta(minutes=1)
                room.tell(m.Tick(room.clock.time), m.TellPresence)
            return [each.day for each in room.said[since:] if isinstance(each, m.AskDay)]

        def heard(day: date, records: dict[str, frozenset[str]] | None) -> None:
            room.desk.submit(m.DayHeard(day, records))

        assert asked(timedelta(hours=1)) == []
        assert asked(timedelta(hours=10)) == [DAY]
        heard(DAY, None)  # the platform went away: the day is not over yet
        assert asked(timedelta(hours=11), minutes=7) == [DAY, DAY]
        heard(DAY, {})
        assert asked(timedelta(hours=12)) == []
        missed = [DAY + timedelta(days=n) for n in (1, 2)]  # switched off at seven
        since = len(room.said)
        for day in missed:
            assert asked(timedelta(days=3, hours=1, minutes=10 * day.day)) == [day]
            heard(day, {})
        assert asked(timedelta(days=3, hours=8)) == []
        assert not [each for each in room.said[since:] if isinstance(each, DayView)]  # nothing differed: nobody is told
        assert asked(timedelta(days=3, hours=10)) == [DAY + timedelta(days=3)]


def test_a_clock_that_was_a_year_ahead_hides_no_day(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        for ahead in (365, 0):
            room.clock.time = NOW + timedelta(days=ahead, hours=10)
            asked = room.tell(m.Tick(room.clock.time), m.AskDay)
            assert asked.day == DAY + timedelta(days=ahead)
            room.tell(m.DayHeard(asked.day, {}), DayView)


def test_a_look_during_the_day_is_not_the_night_s(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        room.tell(m.DayHeard(DAY, {}), DayView)  # the platform had been set back
        room.clock.time = NOW + timedelta(hours=10)
        assert room.tell(m.Tick(room.clock.time), m.AskDay).day == DAY


def test_a_platform_that_forgot_the_trail_gets_what_it_took_since(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "17") as room:
        room.accept()
        room.settle()
        assert closed(room).resent == 0
        heard = room.wait(m.DayHeard)
        assert heard.audit_left > 1
        knows = replace(heard, audit_lines=heard.audit_left)
        assert room.tell(knows, DayView).resent == 0
        since = len(room.said)
        assert room.tell(replace(heard, audit_lines=heard.audit_left - 1), DayView).resent == 2
        room.wait(m.SendRecords, lambda order: len(order.records) == 2, since)
        room.settle()
        assert closed(room).only_here == ()


@pytest.mark.parametrize("day", ["today", "2026-13-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_refused(hall: Hall, day: str) -> None:
    with pytest.raises(Refusal) as refused:
        hall.window().day(day)
    assert refused.value.facts["code"] == "malformed"


def test_the_platform_tells_only_this_window_s_day(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "14") as room:
        room.accept()
        room.settle()
        tomorrow = date.fromordinal(DAY.toordinal() + 1)
        room.courier.perform(m.AskDay(tomorrow))
        assert room.wait(m.DayHeard, lambda heard: heard.day == tomorrow).records == {}
