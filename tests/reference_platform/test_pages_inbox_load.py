"""Pages by hash, the inbox, heartbeat and the hall's load."""

import hashlib
import os
import uuid
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.central_records import acceptance, raw
from tests.reference_platform.hall import Hall
from window_client.central import wire
from window_client.errors import Refusal


def beat(**changes: object) -> wire.Heartbeat:
    """A window at work."""
    base = wire.Heartbeat(
        window_name="3号窗口",
        state="serving",
        staff_no="1042",
        ticket="S001",
        devices="",
        unsent=0,
        groups=["社会事务"],
    )
    return msgspec.structs.replace(base, **changes)


def test_a_page_is_kept_once_by_its_hash(hall: Hall) -> None:
    client, content = hall.window(), os.urandom(300_000)
    name = hashlib.sha256(content).hexdigest()
    for _ in range(2):
        assert client.begin_upload(name, "image/png", len(content), content) == len(content)
    page = wire.PageRef(material="m", sha256=name, size=len(content), mime="image/png", means="scanned")
    case = acceptance(content_changes={"pages": [page]})
    client.post_events(raw(*case))
    assert hall.platform.record(case[0].receipt_no)["pages"] == {name: len(content)}


def test_the_inbox_is_read_with_a_cursor_and_belongs_to_one_window(hall: Hall) -> None:
    client = hall.window("03")
    cursors = [hall.platform.lay_in(hall.site, "03", "notice", {"n": str(n)}) for n in range(3)]
    hall.platform.lay_in(hall.site, "04", "notice", {"n": "not mine"})
    first = client.inbox(0)
    assert [(item.cursor, item.body["n"]) for item in first.items] == [(c, str(n)) for n, c in enumerate(cursors)]
    assert first.cursor == cursors[-1]
    assert client.inbox(0) == first
    assert [item.cursor for item in client.inbox(cursors[0]).items] == cursors[1:]
    assert client.inbox(first.cursor) == wire.InboxAnswer(items=[], cursor=first.cursor)


def test_the_inbox_comes_in_portions(hall: Hall) -> None:
    client = hall.window()
    for number in range(101):
        hall.platform.lay_in(hall.site, "03", "notice", {"n": str(number)})
    first = client.inbox(0)
    assert len(first.items) == 100
    assert [item.body["n"] for item in client.inbox(first.cursor).items] == ["100"]


def test_the_heartbeat_answers_clock_tag_and_who_waits(hall: Hall) -> None:
    client = hall.window()
    hall.take(count=2)
    hall.take("投资建设")
    answer = client.heartbeat(beat())
    assert abs(answer.now - datetime.now(UTC)) < timedelta(seconds=5)
    assert answer.catalogue_etag == getattr(client.catalogue(""), "etag", None)
    assert (answer.waiting, answer.longest_s) == (2, 0)


def test_the_load_shows_a_window_as_it_said_itself(hall: Hall) -> None:
    client = hall.window()
    client.heartbeat(beat(devices="receipt-printer:paper_out", unsent=4, silent=2))
    (row,) = client.hall_load().windows
    assert (row.window, row.name, row.state, row.ticket) == ("03", "3号窗口", "serving", "S001")
    assert row.silent == 2
    assert (row.devices, row.unsent, row.accepted, row.served, row.mean_handle_s) == (
        "receipt-printer:paper_out",
        4,
        0,
        0,
        None,
    )
    client.heartbeat(beat(ticket="S002"))
    assert client.hall_load().windows[0].since == row.since
    client.heartbeat(beat(state="idle"))
    assert client.hall_load().windows[0].since != row.since


def test_an_accepted_event_is_in_the_next_answer(hall: Hall) -> None:
    client = hall.window()
    for expected in (1, 2):
        client.post_events(raw(*acceptance()))
        load = client.hall_load()
        assert (load.accepted_today, load.windows[0].accepted) == (expected, expected)


def test_a_case_of_yesterday_sent_today_is_not_of_today(hall: Hall) -> None:
    client = hall.window()
    yesterday = datetime.now(UTC) - timedelta(hours=25)
    client.post_events(raw(*acceptance(content_changes={"accepted_at": yesterday})))
    assert client.hall_load().accepted_today == 0


def test_groups_and_served_visits_are_counted(hall: Hall) -> None:
    client = hall.window(groups=("社会事务",))
    hall.take(count=2)
    ticket = client.call_next("1042", uuid.uuid4().hex).ticket
    assert ticket is not None
    load = client.hall_load()
    assert {group.group: group.waiting for group in load.groups}["社会事务"] == 1
    for deed in ("start", "finish"):
        client.ticket_deed(ticket.id, deed, wire.TicketDeed(staff_no="1042", request=uuid.uuid4().hex))
    load = client.hall_load()
    assert (load.served_today, load.windows[0].served, load.windows[0].mean_handle_s) == (1, 1, 0)


@pytest.mark.parametrize("unsent", [-1, -(2**63), 2**62])
def test_a_count_that_cannot_be_is_refused_and_breaks_nothing(hall: Hall, unsent: int) -> None:
    with pytest.raises(Refusal):
        hall.window().heartbeat(beat(unsent=unsent))


def test_any_cursor_is_answered(hall: Hall) -> None:
    for cursor in (-5, 2**40, 2**62):
        assert hall.window().inbox(cursor).items == []
