"""State tables: the moves of domain.md 2.3 and 4.2, written here a second time, and nothing else moves."""

from collections.abc import Callable
from enum import StrEnum
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.window_client.domain import records
from window_client.domain import moves
from window_client.errors import Refusal
from window_client.words import CaseState as C
from window_client.words import DeliveryState as D
from window_client.words import PaperState as P
from window_client.words import RefusalCode
from window_client.words import TicketState as T

CASE = """
draft: received
received: accepted correction not_accepted withdrawn
correction: received abandoned withdrawn
accepted: in_review withdrawn
in_review: special decided_grant decided_refuse withdrawn
special: in_review withdrawn
decided_grant: concluded
decided_refuse: concluded
concluded: issued
issued: delivered
delivered: archived
"""
PAPER = """
queued: sending
sending: printed handed_over doubtful queued
"""
DELIVERY = """
waiting: sending superseded
sending: acknowledged waiting returned
returned: waiting superseded
acknowledged: waiting returned
"""
TICKET = """
waiting: called transferred void
called: called serving missed
serving: hold transferred done
hold: serving
missed: waiting void
transferred: called
"""


def _pairs(text: str) -> set[tuple[str, str]]:
    rows = (line.split(":") for line in text.strip().splitlines())
    return {(came, to) for came, row in rows for to in row.split()}


VOIDED = {(state.value, C.VOID.value) for state in C if state is not C.VOID}
CASES: list[tuple[type[StrEnum], Callable[[Any], Any], Callable[[Any, Any], Any], set[tuple[str, str]]]] = [
    (C, records.a_case, moves.move_case, _pairs(CASE) | VOIDED),
    (P, records.a_paper, moves.move_paper, _pairs(PAPER)),
    (D, records.a_delivery, moves.move_delivery, _pairs(DELIVERY)),
    (T, records.a_ticket, moves.move_ticket, _pairs(TICKET)),
]


@pytest.mark.parametrize(("states", "make", "move", "allowed"), CASES, ids=["case", "paper", "delivery", "ticket"])
def test_these_moves_and_no_others(
    states: type[StrEnum], make: Callable[[Any], Any], move: Callable[[Any, Any], Any], allowed: set[tuple[str, str]]
) -> None:
    for came, to in product(states, states):
        record = make(came)
        if (came.value, to.value) in allowed:
            assert move(record, to).state is to
        else:
            with pytest.raises(Refusal) as caught:
                move(record, to)
            assert caught.value.code is RefusalCode.WRONG_STATE
            assert caught.value.facts == {"from": came.value, "to": to.value}
        assert record == make(came)


@given(st.lists(st.sampled_from(C), max_size=30))
def test_a_case_never_goes_back_but_in_two_loops(wishes: list[C]) -> None:
    """Domain.md 2.3: CORRECTION → RECEIVED and SPECIAL → IN_REVIEW are the only ways back; VOID is the end."""
    order = [C.DRAFT, C.RECEIVED, C.CORRECTION, C.ACCEPTED, C.IN_REVIEW, C.SPECIAL, C.DECIDED_GRANT, C.DECIDED_REFUSE]
    order += [C.CONCLUDED, C.ISSUED, C.DELIVERED, C.ARCHIVED, C.NOT_ACCEPTED, C.WITHDRAWN, C.ABANDONED, C.VOID]
    case = records.a_case()
    for wish in wishes:
        before = case.state
        try:
            case = moves.move_case(case, wish)
        except Refusal:
            assert case.state is before
            continue
        back = order.index(case.state) < order.index(before)
        assert not back or (before, case.state) in {(C.CORRECTION, C.RECEIVED), (C.SPECIAL, C.IN_REVIEW)}
        assert before is not C.VOID


def test_every_state_has_a_row() -> None:
    assert set(moves.CASE_MOVES) == set(C)
    assert set(moves.PAPER_MOVES) == set(P)
    assert set(moves.DELIVERY_MOVES) == set(D)
    assert set(moves.TICKET_MOVES) == set(T)
