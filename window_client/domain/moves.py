"""Which state may follow which (状态表): case, paper, delivery, ticket. What is not here cannot happen."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from window_client.domain.case import Case
from window_client.domain.delivery import Delivery
from window_client.domain.paper import Paper
from window_client.domain.ticket import Ticket
from window_client.errors import Refusal
from window_client.words import CaseState as C
from window_client.words import DeliveryState as D
from window_client.words import PaperState as P
from window_client.words import RefusalCode
from window_client.words import TicketState as T

EDITABLE = frozenset({C.DRAFT, C.RECEIVED, C.CORRECTION})
"""States in which form and materials of a case may still change."""

UNDECIDED = (C.RECEIVED, C.CORRECTION, C.ACCEPTED, C.IN_REVIEW, C.SPECIAL)
"""States before a decision, in which the applicant may take the application back."""

_FORWARD: dict[C, frozenset[C]] = {
    C.DRAFT: frozenset({C.RECEIVED}),
    C.RECEIVED: frozenset({C.ACCEPTED, C.CORRECTION, C.NOT_ACCEPTED}),
    C.CORRECTION: frozenset({C.RECEIVED, C.ABANDONED}),
    C.ACCEPTED: frozenset({C.IN_REVIEW}),
    C.IN_REVIEW: frozenset({C.SPECIAL, C.DECIDED_GRANT, C.DECIDED_REFUSE}),
    C.SPECIAL: frozenset({C.IN_REVIEW}),
    C.DECIDED_GRANT: frozenset({C.CONCLUDED}),
    C.DECIDED_REFUSE: frozenset({C.CONCLUDED}),
    C.CONCLUDED: frozenset({C.ISSUED}),
    C.ISSUED: frozenset({C.DELIVERED}),
    C.DELIVERED: frozenset({C.ARCHIVED}),
}

CASE_MOVES: Mapping[C, frozenset[C]] = {
    state: _FORWARD.get(state, frozenset())
    | ({C.WITHDRAWN} if state in UNDECIDED else frozenset())
    | ({C.VOID} if state is not C.VOID else frozenset())
    for state in C
}
"""domain.md 2.3: forward, withdrawal before a decision, and void from anywhere; never backwards but two loops."""

PAPER_MOVES: Mapping[P, frozenset[P]] = {
    P.QUEUED: frozenset({P.SENDING}),
    P.SENDING: frozenset({P.PRINTED, P.HANDED_OVER, P.DOUBTFUL, P.QUEUED}),
    P.PRINTED: frozenset(),
    P.HANDED_OVER: frozenset(),
    P.DOUBTFUL: frozenset(),
}
"""Back to QUEUED only when the printer said that not one byte was taken. A reprint is a new paper."""

DELIVERY_MOVES: Mapping[D, frozenset[D]] = {
    D.WAITING: frozenset({D.SENDING, D.SUPERSEDED}),
    D.SENDING: frozenset({D.ACKNOWLEDGED, D.WAITING, D.RETURNED}),
    D.RETURNED: frozenset({D.WAITING, D.SUPERSEDED}),
    D.ACKNOWLEDGED: frozenset({D.WAITING, D.RETURNED}),  # the platform lost it, or has another content now
    D.SUPERSEDED: frozenset(),
}

TICKET_MOVES: Mapping[T, frozenset[T]] = {
    T.WAITING: frozenset({T.CALLED, T.TRANSFERRED, T.VOID}),
    T.CALLED: frozenset({T.CALLED, T.SERVING, T.MISSED}),
    T.SERVING: frozenset({T.HOLD, T.TRANSFERRED, T.DONE}),
    T.HOLD: frozenset({T.SERVING}),
    T.MISSED: frozenset({T.WAITING, T.VOID}),
    T.TRANSFERRED: frozenset({T.CALLED}),
    T.DONE: frozenset(),
    T.VOID: frozenset(),
}
"""domain.md 4.2."""


def move_case(case: Case, to: C) -> Case:
    """The case in its next state; raises Refusal(WRONG_STATE)."""
    _check(CASE_MOVES[case.state], case.state, to)
    return replace(case, state=to)


def move_paper(paper: Paper, to: P) -> Paper:
    """The paper in its next state; raises Refusal(WRONG_STATE)."""
    _check(PAPER_MOVES[paper.state], paper.state, to)
    return replace(paper, state=to)


def move_delivery(delivery: Delivery, to: D) -> Delivery:
    """The delivery in its next state; raises Refusal(WRONG_STATE)."""
    _check(DELIVERY_MOVES[delivery.state], delivery.state, to)
    return replace(delivery, state=to)


def move_ticket(ticket: Ticket, to: T) -> Ticket:
    """The ticket in its next state; raises Refusal(WRONG_STATE)."""
    _check(TICKET_MOVES[ticket.state], ticket.state, to)
    return replace(ticket, state=to)


def _check(allowed: frozenset[C] | frozenset[P] | frozenset[D] | frozenset[T], now: StrEnum, to: StrEnum) -> None:
    if to not in allowed:
        raise Refusal(RefusalCode.WRONG_STATE, facts={"from": now.value, "to": to.value})
