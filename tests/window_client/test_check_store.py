"""The desk sends the watchman round when nobody works, tells damage in the banner and audits every look."""

from datetime import timedelta
from pathlib import Path

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.views import Notice, NoticeGone, SessionView
from window_client.words import RefusalCode


def ticks(room: Stage, hours: float, count: int = 2) -> list[m.CheckStore]:
    """The clock stands so many hours after NOW; what was ordered in the next ticks."""
    since = len(room.said)
    room.clock.time = NOW + timedelta(hours=hours)
    for _ in range(count):
        room.clock.time += timedelta(seconds=3)
        room.tell(m.Tick(room.clock.time), m.TellPresence)
    return [each for each in room.said[since:] if isinstance(each, m.CheckStore)]


def test_it_looks_when_nobody_works_and_once_a_night_at_everything(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        assert ticks(room, 0) == []
        assert ticks(room, 5) == []  # somebody works
        room.tell(m.Lock(session), SessionView, lambda view: view.locked)
        assert ticks(room, 5.1) == [m.CheckStore(full=False)]
        assert ticks(room, 6) == []
        assert ticks(room, 9.5) == [m.CheckStore(full=True)]
        assert ticks(room, 10) == []


def test_damage_is_told_until_it_is_gone(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        told = room.tell(m.StoreChecked(False, ("page 7 is damaged", "page 8 is damaged")), Notice)
        assert (told.code, told.place, told.facts) == (RefusalCode.STORE_DAMAGED, "store", {"count": "2"})
        assert room.tell(m.StoreChecked(True, ()), NoticeGone).place == "store"
        with room.store_rows() as unit:
            looks = [(each.subject, each.outcome) for each in unit.audit.entries() if each.deed == "store_check"]
    assert looks == [("short", "damaged"), ("full", "done")]
