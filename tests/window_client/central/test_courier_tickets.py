"""The courier and the queue: a call, a lost answer, and what is owed; people before bulk."""

from datetime import timedelta, timezone

import pytest

from tests.reference_platform.hall import Hall
from tests.waiting import until
from tests.window_client.central.post import PRESENCE, Post
from window_client import messages as m
from window_client.domain.ids import TicketId
from window_client.words import CentralState, RefusalCode, TicketOutcome

HALL_ZONE = timezone(timedelta(hours=8))


def test_a_call_brings_the_next_ticket(hall: Hall, post: Post) -> None:
    number = hall.take()
    post.ask("call_next")
    called = post.facts.wait(m.TicketCalled)
    assert ([called.number], called.calls, called.why_next) == (number, 1, "fifo")
    post.ask("recall", called.id)
    assert post.facts.wait(m.TicketCalled, nth=2).calls == 2


def test_nobody_waits(post: Post) -> None:
    post.ask("call_next")
    assert post.facts.wait(m.TicketRefused).code is RefusalCode.NO_TICKET_WAITING
    assert post.facts.wait(m.CentralHeard).state is CentralState.ONLINE


def test_a_refused_recall_says_why(hall: Hall, post: Post) -> None:
    post.ask("recall", "unknown")
    assert post.facts.wait(m.TicketRefused).code is RefusalCode.NO_TICKET


@pytest.mark.parametrize("mode", ["down", "error", "inner-error-with-200", "garbage", "drop-after-accept"])
def test_a_call_while_the_platform_fails_says_so_and_costs_nobody_the_turn(hall: Hall, post: Post, mode: str) -> None:
    numbers = hall.take(count=2)
    hall.platform.fault(mode, times=1)
    post.ask("call_next", request="kept")
    assert post.facts.wait(m.TicketRefused).code is RefusalCode.QUEUE_UNREACHABLE
    assert post.facts.wait(m.CentralHeard).state is CentralState.OFFLINE
    post.ask("call_next", request="kept")
    assert post.facts.wait(m.TicketCalled).number == numbers[0]
    assert post.facts.wait(m.CentralHeard, nth=2).state is CentralState.ONLINE


def test_what_could_not_be_told_is_told_before_the_next_question(hall: Hall, post: Post) -> None:
    hall.take(count=2)
    post.ask("call_next")
    ticket = post.facts.wait(m.TicketCalled)
    hall.platform.fault("down", times=2)
    post.ask("start", ticket.id)
    post.ask("finish", ticket.id)
    until(lambda: hall.platform.fault_now()["hits"] == 2)
    post.ask("call_next")
    assert post.facts.wait(m.TicketCalled, nth=2).id != ticket.id
    (row,) = hall.window("09").hall_load().windows[:1]
    assert (row.served, row.mean_handle_s) == (1, 0)
    assert post.facts.of(m.TicketRefused) == []


def test_the_heartbeat_tells_what_is_owed(hall: Hall, post: Post) -> None:
    hall.take()
    post.ask("call_next")
    ticket = post.facts.wait(m.TicketCalled)
    hall.platform.fault("down", times=1)
    post.ask("start", ticket.id)
    post.facts.wait(m.CentralHeard, lambda fact: fact.state is CentralState.OFFLINE)
    post.do(PRESENCE)
    post.facts.wait(m.QueueHeard)
    post.ask("recall", ticket.id)
    assert post.facts.wait(m.TicketRefused).code is RefusalCode.WRONG_STATE


def test_a_number_called_by_hand_is_told_to_the_queue_when_it_is_back(hall: Hall, post: Post) -> None:
    first, second = hall.take(count=2)
    day = hall.window().hall_load().at.astimezone(HALL_ZONE).date().isoformat()
    hall.platform.fault("down", times=1)
    for deed, outcome in (("by_hand", None), ("start", None), ("finish", TicketOutcome.CASE)):
        post.do(m.AskTicket(deed, deed, "1042", TicketId(first), outcome, day))
    post.ask("call_next")
    assert post.facts.wait(m.TicketCalled).number == second
    (row,) = hall.window("09").hall_load().windows[:1]
    assert row.served == 1


def test_a_number_that_another_window_serves_or_nobody_took_harms_nothing(hall: Hall, post: Post) -> None:
    (number,) = hall.take()
    theirs = hall.window("09").call_next("1043", "theirs").ticket
    assert theirs is not None
    for name in (number, "S999"):
        for deed in ("by_hand", "start", "finish"):
            post.do(
                m.AskTicket(
                    deed,
                    f"{deed}{name}",
                    "1042",
                    TicketId(name),
                    None,
                    f"{theirs.taken_at.astimezone(HALL_ZONE).date()}",
                )
            )
    post.ask("call_next")
    assert post.facts.wait(m.TicketRefused).code is RefusalCode.NO_TICKET_WAITING
    assert hall.window("09").call_next("1043", "lost").ticket == theirs
