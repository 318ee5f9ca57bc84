"""Messages of the platform that wait there and cannot be had while all else works: told, and gone when they come again."""

from pathlib import Path

import pytest

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, connected
from tests.window_client.desk_room import NOW, stage
from window_client import messages as m
from window_client.views import SyncView
from window_client.words import CentralState

GARBAGE = "the answer does not follow the contract"


def missed(room: Connected) -> m.InboxUnread:
    """One more heartbeat, after which the messages were asked for in vain."""
    since = len(room.said)
    room.later(3)
    return room.wait(m.InboxUnread, since=since)


@pytest.mark.expects_log
@pytest.mark.parametrize(("window", "fault", "cause"), [("61", "down", "HTTP 503"), ("62", "garbage", GARBAGE)])
def test_it_is_told_and_goes_when_they_come(hall: Hall, tmp_path: Path, window: str, fault: str, cause: str) -> None:
    hall.platform.lay_in("01", window, "notice", {"text": "示例"})
    hall.platform.fault(fault, path="/api/v1/inbox")
    with connected(hall, tmp_path, window) as room:
        assert missed(room).cause == cause
        missed(room)
        view = room.wait(SyncView, lambda v: v.inbox_cause)
        assert (view.inbox_cause, view.central) == (cause, CentralState.ONLINE)
        assert view.inbox_since is not None
        assert view.inbox_since >= NOW
        hall.platform.fault("ok")
        since = len(room.said)
        room.later(3)
        view = room.wait(SyncView, lambda v: not v.inbox_cause and v.unseen, since)
        assert view.inbox_since is None


def test_one_blink_is_not_told_and_it_goes_when_none_waits_any_more(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        unread = m.InboxUnread("wrong_signature")
        for each in (unread, m.InboxArrived(()), unread):
            room.desk.submit(each)
        blink = room.tell(m.CentralHeard(CentralState.ONLINE, NOW), SyncView)
        assert blink.inbox_cause == ""
        told = room.tell(unread, SyncView, lambda v: v.inbox_cause)
        assert told.inbox_cause == "wrong_signature"
        none_waits = m.QueueHeard(0, 0, NOW, 0)
        assert room.tell(none_waits, SyncView, lambda v: not v.inbox_cause).inbox_since is None
