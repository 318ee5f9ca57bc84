"""When the watchman looks (巡检): while nobody works a short look, once a night a full one; what was found is told."""

from datetime import timedelta

from window_client.messages import CheckStore, StoreChecked
from window_client.steps.work import Said, Work
from window_client.views import Notice, NoticeGone
from window_client.words import RefusalCode

EVERY = timedelta(hours=4)
FULL = "store_checked_fully"
CHECKED_AT = "store_checked_at"
PLACE = "store"


def when_quiet(work: Work) -> Said:
    """Nobody is signed in, or the screen is covered, and no citizen is at the window."""
    asked = work.room.store_asked_at
    if asked is None:
        work.remember(store_asked_at=work.now)  # the start itself has just looked at key, schema and trail
        return []
    if (work.room.session is not None and not work.room.locked) or work.unit.tickets.current() is not None:
        return []
    is_night = work.now.hour >= work.settings.close_hour
    full = is_night and (work.unit.notes.get(FULL) or b"").decode() != work.today.isoformat()
    if not full and work.now - asked < EVERY:
        return []
    if full:
        work.unit.notes.put(FULL, work.today.isoformat().encode())
    work.remember(store_asked_at=work.now)
    return [CheckStore(full)]


def store_checked(message: StoreChecked, work: Work) -> Said:
    """Audited; damage stands in the banner until a look finds none."""
    found = f"{len(message.faults)} faults, {message.collected} page files collected"
    work.audit(
        "store_check", "full" if message.full else "short", found, outcome="damaged" if message.faults else "done"
    )
    work.unit.notes.put(CHECKED_AT, work.now.isoformat().encode())
    was_damaged = work.room.store_damaged
    work.remember(store_damaged=bool(message.faults))
    if message.faults:
        return [Notice(RefusalCode.STORE_DAMAGED, PLACE, {"count": str(len(message.faults))})]
    return [NoticeGone(PLACE)] if was_damaged else []
