"""The change of the data key (更换数据密钥): a technician asks, the watchman does it, a stop or a full disk only delays it."""

from datetime import datetime, timedelta

from window_client.messages import ChangeDataKey, ChangeKey, KeyChange
from window_client.steps.work import Said, Work
from window_client.views import KeyView

CHANGED_AT = "key_changed_at"
AGAIN = timedelta(minutes=10)


def change_key(message: ChangeKey, work: Work) -> Said:
    """Audited under the technician's name; a second press while it runs changes nothing."""
    if work.room.key_change is not None and not work.room.key_change.fault:
        return []
    work.audit("change_key", "", outcome="begun")
    work.remember(key_change=KeyChange("pages"), key_asked_at=work.now)
    return [view(work), ChangeDataKey()]


def key_change(message: KeyChange, work: Work) -> Said:
    """How far it is; its end is audited, and what held it up once."""
    before = work.room.key_change
    if message.over:
        work.unit.notes.put(CHANGED_AT, work.now.isoformat().encode())
        work.audit("change_key", "", f"{message.lost} pages lost" if message.lost else "")
    elif message.fault and not (before and before.fault):
        work.audit("change_key", "", message.fault, outcome="held_up")
    work.remember(key_change=None if message.over else message)
    return [view(work)]


def again(work: Work) -> Said:
    """A change that was held up is tried again from time to time."""
    asked, held = work.room.key_asked_at, work.room.key_change
    if held is None or not held.fault or (asked is not None and work.now - asked < AGAIN):
        return []
    work.remember(key_asked_at=work.now)
    return [ChangeDataKey(only_resume=True)]


def view(work: Work) -> KeyView:
    """How the key stands."""
    now = work.room.key_change
    changed = (work.unit.notes.get(CHANGED_AT) or b"").decode()
    return KeyView(
        changed_at=datetime.fromisoformat(changed) if changed else None,
        what=now.what if now else "",
        done=now.done if now else 0,
        of=now.of if now else 0,
        held_up=bool(now and now.fault),
    )
