"""The queue over HTTP: numbers, claims, deeds, and repeats that do no harm."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from tests.reference_platform.hall import Hall, ticket_of
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.errors import Refusal

_REQUESTS = itertools.count(1)


@pytest.fixture
def hall(each_hall: Hall) -> Hall:
    """On each engine."""
    return each_hall


def call(client: CentralClient, request: str = "") -> wire.Ticket | None:
    """Call next; a fresh request unless one is given."""
    return client.call_next("1042", request or f"r{next(_REQUESTS)}").ticket


def do(client: CentralClient, ticket: wire.Ticket, deed: str, request: str = "", **how: str) -> wire.Ticket:
    """One deed on a ticket."""
    ask = wire.TicketDeed(staff_no="1042", request=request or f"r{next(_REQUESTS)}", **how)
    return ticket_of(client.ticket_deed(ticket.id, deed, ask))


def called(client: CentralClient) -> wire.Ticket:
    """Call next and expect someone."""
    ticket = call(client)
    assert ticket is not None
    return ticket


def serve(client: CentralClient) -> str:
    """Call, start and finish; the number."""
    ticket = called(client)
    do(client, ticket, "start")
    do(client, ticket, "finish", outcome="case")
    return ticket.number


def test_numbers_are_prefix_and_three_digits_by_group_and_site(hall: Hall) -> None:
    assert hall.take(count=2) == ["S001", "S002"]
    assert hall.take("注册经营") == ["Z001"]
    assert hall.take(appointment=datetime.now(UTC).isoformat()) == ["SY001"]


def test_taking_a_number_twice_by_the_same_request_gives_one(hall: Hall) -> None:
    client = hall.window()
    ask = wire.TakeTicket(site=hall.site, group="社会事务", request="lost-answer")
    first = client.take_ticket(ask)
    assert client.take_ticket(ask) == first
    assert hall.take() == ["S002"]


def test_a_ticket_for_another_site_or_an_unknown_group_is_refused(hall: Hall) -> None:
    client = hall.window()
    for ask, code in (
        (wire.TakeTicket(site="another", group="社会事务", request="1"), "wrong_site"),
        (wire.TakeTicket(site=hall.site, group="没有", request="1"), "unknown_group"),
        (wire.TakeTicket(site=hall.site, group="社会事务", request=""), "malformed"),
    ):
        with pytest.raises(Refusal) as refused:
            client.take_ticket(ask)
        assert refused.value.facts["code"] == code


def test_first_come_first_called_within_the_windows_groups(hall: Hall) -> None:
    client = hall.window(groups=("社会事务",))
    hall.take("投资建设")
    hall.take(count=2)
    ticket = called(client)
    assert (ticket.number, ticket.state, ticket.calls, ticket.why_next) == ("S001", "called", 1, "fifo")
    do(client, ticket, "no-show")
    assert serve(client) == "S002"
    assert call(client) is None


def test_a_lost_answer_costs_nobody_the_turn(hall: Hall) -> None:
    client = hall.window()
    hall.take(count=2)
    first = called(client)
    assert call(client, "a-new-request") == first
    same = called(client)
    assert same.id == first.id


def test_the_same_request_gives_the_same_ticket_even_after_it_was_served(hall: Hall) -> None:
    client = hall.window()
    hall.take(count=2)
    first = call(client, "one")
    assert first is not None
    do(client, first, "start")
    do(client, first, "finish", outcome="case")
    again = call(client, "one")
    assert again is not None
    assert again.id == first.id
    assert serve(client) == "S002"


def test_the_same_request_of_another_window_is_another_question(hall: Hall) -> None:
    hall.take(count=2)
    first, second = call(hall.window("01"), "same"), call(hall.window("02"), "same")
    assert first is not None
    assert second is not None
    assert first.id != second.id


def test_a_served_ticket_whose_end_was_not_told_is_left_behind(hall: Hall) -> None:
    client = hall.window()
    hall.take(count=2)
    do(client, called(client), "start")
    assert called(client).number == "S002"
    assert client.hall_load().served_today == 1


def test_deeds_follow_the_state_and_repeat_harmlessly(hall: Hall) -> None:
    client = hall.window()
    hall.take()
    ticket = called(client)
    assert do(client, ticket, "recall", "once").calls == 2
    assert do(client, ticket, "recall", "once").calls == 2
    assert do(client, ticket, "recall").calls == 3
    assert do(client, ticket, "start", "go").state == "serving"
    assert do(client, ticket, "start", "go").state == "serving"
    for deed in ("recall", "start", "no-show"):
        with pytest.raises(Refusal) as refused:
            do(client, ticket, deed)
        assert refused.value.code.value == "wrong_state"
    assert do(client, ticket, "finish", outcome="consultation").state == "done"


@pytest.mark.parametrize(
    ("deed", "how", "code"),
    [
        ("finish", {"outcome": "perfect"}, "malformed"),
        ("transfer", {}, "malformed"),
        ("dance", {}, "not_found"),
    ],
)
def test_a_deed_that_cannot_be_is_refused(hall: Hall, deed: str, how: dict[str, str], code: str) -> None:
    client = hall.window()
    hall.take()
    ticket = called(client)
    with pytest.raises(Refusal) as refused:
        do(client, ticket, deed, **how)
    assert refused.value.facts["code"] == code
    assert do(client, ticket, "start").state == "serving"


def test_a_window_cannot_touch_the_ticket_of_another(hall: Hall) -> None:
    hall.take()
    ticket = called(hall.window("01"))
    with pytest.raises(Refusal) as refused:
        do(hall.window("02"), ticket, "start")
    assert refused.value.code.value == "no_ticket"


def test_a_transferred_ticket_is_next_at_its_window_only(hall: Hall) -> None:
    one, two = hall.window("01"), hall.window("02")
    hall.take(count=2)
    ticket = called(one)
    do(one, ticket, "transfer", to_window="02")
    assert called(one).number == "S002"
    hall.take()
    moved = called(two)
    assert (moved.number, moved.why_next, moved.taken_at) == ("S001", "transferred", ticket.taken_at)


def test_priority_is_every_second_call_at_most(hall: Hall) -> None:
    client = hall.window()
    hall.take(count=2)
    hall.take(count=2, priority=True)
    assert [serve(client) for _ in range(4)] == ["S003", "S001", "S004", "S002"]


def test_an_appointment_is_called_in_its_time(hall: Hall) -> None:
    client = hall.window()
    hall.take()
    hall.take(appointment=(datetime.now(UTC) + timedelta(minutes=5)).isoformat())
    hall.take(appointment=(datetime.now(UTC) + timedelta(hours=2)).isoformat())
    ticket = called(client)
    assert (ticket.number, ticket.why_next) == ("SY001", "appointment")
    do(client, ticket, "no-show")
    assert [serve(client), serve(client)] == ["S001", "SY002"]


def test_thirty_windows_call_at_once_and_none_is_lost_or_given_twice(hall: Hall) -> None:
    numbers = hall.take(count=40)

    def call_and_leave(client: CentralClient) -> str:
        ticket = call(client)
        return do(client, ticket, "no-show").number if ticket else ""

    first = hall.at_once(30, call_and_leave)
    second = hall.at_once(30, call_and_leave)
    assert sorted(first) == sorted(numbers)[:30]
    assert sorted(number for number in second if number) == sorted(numbers)[30:]
