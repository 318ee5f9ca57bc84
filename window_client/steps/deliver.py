"""Delivery (上报): records leave from their rows and turn green only on the platform's receipt (domain.md 5.4)."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from window_client.domain.ids import DeliveryId
from window_client.domain.moves import move_delivery
from window_client.errors import Refusal
from window_client.messages import (
    CentralAnswered,
    DeliverDue,
    LookAtOutbox,
    OutgoingRecord,
    SendAgain,
    SendNow,
    SendRecords,
    Verdict,
)
from window_client.steps.work import Said, Show, Work
from window_client.views import OutboxView
from window_client.words import CentralState, DeliveryState, RefusalCode

BATCHES_AT_ONCE = 2
FIRST_PAUSE_S = 5.0
LONGEST_PAUSE_S = 900.0


def send_due(work: Work) -> Said:
    """Order batches until two are on their way: one that the platform works on, and one ready behind it. The attempt
    is in the same commit, before the first byte."""
    room, said = work.room, Said()
    if room.session is None and not work.settings.send_unattended:
        return said
    if room.central in {CentralState.OFFLINE, CentralState.REFUSED}:
        return said
    while len(work.room.in_flight) < BATCHES_AT_ONCE:
        due = work.unit.deliveries.due(work.now, work.settings.batch_records, _batch_bytes(work))
        if not due:
            break
        ids = [row.id for row in due]
        work.unit.deliveries.mark(ids, DeliveryState.SENDING, at=work.now, attempt=True)
        work.remember(in_flight=(*work.room.in_flight, frozenset(ids)))
        said.append(SendRecords(tuple(OutgoingRecord(row.id, row.kind, row.body, row.attempts + 1) for row in due)))
    return said


def _batch_bytes(work: Work) -> int:
    """On a narrow line a batch is what goes in two seconds, so that nothing waits long behind it."""
    limit = work.settings.upload_kbit_s
    return min(work.settings.batch_bytes, limit * 250) if limit > 0 else work.settings.batch_bytes


def deliver_due(message: DeliverDue, work: Work) -> Said:
    """Records were queued."""
    return [*send_due(work), Show.CASE, Show.SYNC]


def central_answered(message: CentralAnswered, work: Work) -> Said:
    """Take the platform's word on each record; what it did not say is unknown, not failed, and goes again."""
    still = (batch - set(message.sent) for batch in work.room.in_flight)
    work.remember(in_flight=tuple(batch for batch in still if batch))
    accepted = [v.delivery for v in message.verdicts if v.accepted]
    if accepted:
        work.unit.deliveries.mark(accepted, DeliveryState.ACKNOWLEDGED, at=work.now)
        _take_official_numbers(work, message.verdicts)
    for verdict in message.verdicts:
        if not verdict.accepted:
            _not_accepted(work, verdict)
    unanswered = set(message.sent) - {v.delivery for v in message.verdicts}
    for delivery in unanswered:
        _again(work, delivery, message.cause or "unknown", message.retry_after_s)
    said: Said = [] if unanswered else send_due(work)
    return [*said, Show.CASE, Show.WORK, Show.SYNC]


def send_now(message: SendNow, work: Work) -> Said:
    """A person wants everything tried at once."""
    work.unit.deliveries.hurry(work.now)
    work.audit("send_now", "")
    if work.room.central is not CentralState.REFUSED:
        work.remember(central=CentralState.UNKNOWN)
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


def _not_accepted(work: Work, verdict: Verdict) -> None:
    if verdict.retry:
        _again(work, verdict.delivery, verdict.code)
        return
    row = work.unit.deliveries.get(verdict.delivery)
    if row is None or row.state is not DeliveryState.SENDING:
        return
    work.unit.deliveries.save(
        replace(move_delivery(row, DeliveryState.RETURNED), cause=verdict.code, changed_at=work.now)
    )
    work.audit("delivery_returned", row.id, verdict.code)


def _again(work: Work, delivery: DeliveryId, cause: str, after_s: float | None = None) -> None:
    row = work.unit.deliveries.get(delivery)
    if row is None or row.state is not DeliveryState.SENDING:
        return
    wait = timedelta(seconds=after_s) if after_s is not None else pause(row.attempts, random.random())  # noqa: S311 - noise
    work.unit.deliveries.save(
        replace(move_delivery(row, DeliveryState.WAITING), cause=cause, next_at=work.now + wait, changed_at=work.now)
    )


def _take_official_numbers(work: Work, verdicts: Sequence[Verdict]) -> None:
    """The platform numbered cases that had no number from a block."""
    told = {verdict.delivery: verdict.official_no for verdict in verdicts if verdict.accepted and verdict.official_no}
    for delivery, case_id in work.unit.deliveries.unnumbered(list(told)) if told else ():
        case = work.unit.cases.get(case_id)
        if case is not None and not case.official_no:
            work.unit.cases.save(replace(case, official_no=told[delivery]))
