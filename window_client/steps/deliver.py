"""Delivery (上报): records leave from their rows and turn green only on the platform's receipt (domain.md 5.4)."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from window_client.domain.delivery import EARLIER_MISSING, NO_CASE, NOT_YET, TAKEN_ELSEWHERE, batch_bytes
from window_client.domain.ids import CaseId, DeliveryId
from window_client.domain.moves import move_delivery
from window_client.errors import Refusal
from window_client.messages import (
    CentralAnswered,
    DeliverDue,
    LookAtOutbox,
    SendAgain,
    SendNow,
    SendRecords,
    Verdict,
)
from window_client.steps.work import Said, Show, Work
from window_client.views import OutboxView
from window_client.words import CentralState, DeliveryKind, DeliveryState, RefusalCode

PIECE = 100
"""Records of one order and of one answer: what a commit of the desk takes in, so that no message waits long behind it."""

BATCHES_AT_ONCE = 2
FIRST_PAUSE_S = 5.0
LONGEST_PAUSE_S = 900.0


def send_due(work: Work) -> Said:
    """Order one piece more, until two batches are on their way: one that the platform works on, and one ready behind
    it. The attempt is in the same commit, before the first byte. Further pieces follow in commits of their own."""
    room = work.room
    if room.session is None and not work.settings.send_unattended:
        return []
    if room.central in {CentralState.OFFLINE, CentralState.REFUSED} or not _has_room(work):
        return []
    if room.quiet_until is not None and work.now < room.quiet_until:
        return []
    size = batch_bytes(work.settings.batch_bytes, work.settings.upload_kbit_s)
    due = work.unit.deliveries.due(work.now, min(PIECE, work.settings.batch_records), size)
    if not due:
        return []
    ids = [row.id for row in due]
    work.unit.deliveries.mark(ids, DeliveryState.SENDING, at=work.now, attempt=True)
    work.remember(in_flight=(*work.room.in_flight, frozenset(ids)))
    order = SendRecords(tuple(due))
    return [order, DeliverDue(more=True)] if _has_room(work) else [order]


def _has_room(work: Work) -> bool:
    most = BATCHES_AT_ONCE * -(-work.settings.batch_records // PIECE)
    return len(work.room.in_flight) < most


def deliver_due(message: DeliverDue, work: Work) -> Said:
    """Records were queued, or more of them can go."""
    return [*send_due(work), *([] if message.more else [Show.CASE, Show.SYNC])]


def central_answered(message: CentralAnswered, work: Work) -> Said:
    """Take the platform's word on each record; what it did not say is unknown, not failed, and goes again."""
    still = (batch - set(message.sent) for batch in work.room.in_flight)
    work.remember(in_flight=tuple(batch for batch in still if batch))
    accepted = [v.delivery for v in message.verdicts if v.accepted]
    cases: set[CaseId] = set()
    if accepted:
        cases = work.unit.deliveries.mark(accepted, DeliveryState.ACKNOWLEDGED, at=work.now)
        _take_official_numbers(work, message.verdicts)
    refused = [each for each in message.verdicts if not each.accepted]
    for verdict in refused:
        cases |= _not_accepted(work, verdict)
    unanswered = set(message.sent) - {v.delivery for v in message.verdicts}
    if message.retry_after_s:
        work.remember(quiet_until=work.now + timedelta(seconds=message.retry_after_s))
    if message.cause == NOT_YET:
        cases |= work.unit.deliveries.put_back(list(unanswered), at=work.now, cause=NOT_YET)
        unanswered = set()
    for delivery in unanswered:
        cases |= _again(work, delivery, message.cause or "unknown", message.retry_after_s)
    said: Said = [] if unanswered else send_due(work)
    problems = [Show.PROBLEMS] if NO_CASE in cases else []
    lists = Show.WORK if any(each.code.startswith(TAKEN_ELSEWHERE) for each in refused) else Show.RECENT
    return [*said, *([Show.CASE] if work.room.case in cases else []), *problems, lists, Show.SYNC]


def send_now(message: SendNow, work: Work) -> Said:
    """A person wants everything tried at once."""
    work.unit.deliveries.hurry(work.now)
    work.audit("send_now", "")
    if work.room.central is not CentralState.REFUSED:
        work.remember(central=CentralState.UNKNOWN, quiet_until=None)
    return [*send_due(work), Show.SYNC]


def send_again(message: SendAgain, work: Work) -> Said:
    """A person cleared what stood against a returned record: the same record, the same id, goes once more."""
    row = work.unit.deliveries.get(message.delivery)
    if row is None:
        raise Refusal(RefusalCode.NO_CASE)
    if row.state is not DeliveryState.RETURNED:
        raise Refusal(RefusalCode.WRONG_STATE)
    waiting = move_delivery(row, DeliveryState.WAITING)
    work.unit.deliveries.save(replace(waiting, attempts=0, next_at=None, changed_at=work.now))
    work.audit("send_again", row.id, row.cause)
    return [*send_due(work), Show.CASE, Show.WORK, Show.SYNC]


def look_at_outbox(message: LookAtOutbox, work: Work) -> Said:
    """The list is drawn while somebody looks at it; messages of the platform count as seen when it closes."""
    work.remember(outbox_open=message.on)
    if message.on:
        return [Show.OUTBOX]
    work.unit.inbox.see_all()
    return [OutboxView(is_open=False), Show.SYNC]


def give_way(work: Work, case: CaseId) -> None:
    """The case ends here: what the platform refused of it as a second one is past, and its end may go there."""
    for row in work.unit.deliveries.of_case(case):
        if row.state is DeliveryState.RETURNED and row.cause.startswith(TAKEN_ELSEWHERE):
            work.unit.deliveries.save(replace(move_delivery(row, DeliveryState.SUPERSEDED), changed_at=work.now))
            work.audit("delivery_superseded", row.id, row.cause)


def after_restart(work: Work) -> Said:
    """A record that was being sent when the window stopped waits again: its id makes a repeat harmless."""
    cut_off = [row.id for row in work.unit.deliveries.in_state(DeliveryState.SENDING)]
    if cut_off:
        work.unit.deliveries.mark(cut_off, DeliveryState.WAITING, at=work.now)
    work.unit.deliveries.hurry(work.now)
    return send_due(work)


def pause(attempts: int, noise: float) -> timedelta:
    """Back-off after so many attempts: 5 s doubling to 15 min, with up to 20 % noise against waves of clients."""
    seconds = min(FIRST_PAUSE_S * 2 ** min(max(attempts - 1, 0), 20), LONGEST_PAUSE_S)
    return timedelta(seconds=seconds * (1 + 0.2 * noise))


def _not_accepted(work: Work, verdict: Verdict) -> set[CaseId]:
    if verdict.retry:
        if verdict.code == EARLIER_MISSING:
            _earlier_again(work, verdict.delivery)
        return _again(work, verdict.delivery, verdict.code)
    row = work.unit.deliveries.get(verdict.delivery)
    if row is None or row.state is not DeliveryState.SENDING:
        return set()
    work.unit.deliveries.save(
        replace(move_delivery(row, DeliveryState.RETURNED), cause=verdict.code, changed_at=work.now)
    )
    work.audit("delivery_returned", row.id, verdict.code)
    return {row.case}


def _earlier_again(work: Work, delivery: DeliveryId) -> None:
    """What the platform acknowledged of this case before, and has no longer, goes again ahead of this record."""
    row = work.unit.deliveries.get(delivery)
    if row is None:
        return
    for each in work.unit.deliveries.of_case(row.case):
        is_earlier = each.kind is DeliveryKind.EVENT and each.seq < row.seq
        if is_earlier and each.state is DeliveryState.ACKNOWLEDGED:
            work.unit.deliveries.save(replace(move_delivery(each, DeliveryState.WAITING), next_at=None))
            work.audit("delivery_lost_there", each.id, "sent_again")


def _again(work: Work, delivery: DeliveryId, cause: str, after_s: float | None = None) -> set[CaseId]:
    row = work.unit.deliveries.get(delivery)
    if row is None or row.state is not DeliveryState.SENDING:
        return set()
    wait = timedelta(seconds=after_s) if after_s is not None else pause(row.attempts, random.random())  # noqa: S311 - noise
    work.unit.deliveries.save(
        replace(move_delivery(row, DeliveryState.WAITING), cause=cause, next_at=work.now + wait, changed_at=work.now)
    )
    return {row.case}


def _take_official_numbers(work: Work, verdicts: Sequence[Verdict]) -> None:
    """The platform numbered cases that had no number from a block."""
    told = {verdict.delivery: verdict.official_no for verdict in verdicts if verdict.accepted and verdict.official_no}
    for delivery, case_id in work.unit.deliveries.unnumbered(list(told)) if told else ():
        case = work.unit.cases.get(case_id)
        if case is not None and not case.official_no:
            work.unit.cases.save(replace(case, official_no=told[delivery]))
