"""The platform has another content under the id of a record (冲突): a supervisor sees both and decides (domain.md 5.4).

The only way out is 以平台为准. An id is made of case and event, so ours cannot go out under a new one: what has to be set
right is a further event of the case, by the clerk.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from window_client.comparing import AskRecord, CompareRecord, KeepPlatforms, RecordHeard, RecordPair
from window_client.domain import filled_form, record_pair
from window_client.domain.case import Case
from window_client.domain.delivery import CONFLICT, Delivery
from window_client.domain.ids import DeliveryId
from window_client.domain.item import FieldSpec
from window_client.domain.moves import move_delivery
from window_client.domain.record_pair import ANSWER, PAGES, SOURCE, Comparing
from window_client.errors import Refusal
from window_client.steps.deliver import send_due
from window_client.steps.fill_form import REVEAL_SECONDS
from window_client.steps.work import Said, Show, Work
from window_client.words import CentralState, DeliveryKind, DeliveryState, FieldKind, RefusalCode

_MOMENTS = {"at", "entered_at", "accepted_at"}


def compare_record(message: CompareRecord, work: Work) -> Said:
    """Ask the platform for its content, for this look only: nothing of it is kept."""
    row = _in_conflict(work, message.delivery)
    if work.room.central in {CentralState.OFFLINE, CentralState.REFUSED}:
        return [replace(_head(work, row), cause="offline")]
    work.remember(comparing=Comparing(work.who().id, row.id, message.reason))
    return [AskRecord(row.id)] if message.reason else [_head(work, row), AskRecord(row.id)]


def record_heard(message: RecordHeard, work: Work) -> Said:
    """Both contents for the one who asked; an answer that comes after a sign-out or a lock is for nobody."""
    asked, session, row = work.room.comparing, work.room.session, work.unit.deliveries.get(message.delivery)
    if asked is None or row is None or asked.delivery != row.id:
        return []
    if session is None or session.id != asked.session or work.room.locked:
        work.remember(comparing=None)
        return []
    if message.body is None:
        return [replace(_head(work, row), cause=message.cause)]
    try:
        ours, theirs = work.tools.records.read_event(row.body), work.tools.records.read_event(message.body)
    except ValueError:
        return [replace(_head(work, row), cause="unreadable")]
    case, reason = work.unit.cases.get(row.case), asked.reason
    label, shown = _words(work, case)
    pair = replace(
        _head(work, row),
        rows=record_pair.side_by_side(ours, theirs, label, shown, full=reason is not None),
        their_made_at=_moment(theirs["at"], work),
        stored_at=message.stored_at.astimezone(work.now.tzinfo) if message.stored_at else None,
        seconds=REVEAL_SECONDS if reason else 0,
    )
    work.remember(comparing=replace(asked, reason=None, seen=True))
    work.audit("record_compared", row.id)
    if reason:
        work.audit("reveal", case.receipt_no if case else row.id, f"record {row.id} {reason.value}")
    return [pair]


def keep_platforms(message: KeepPlatforms, work: Work) -> Said:
    """Ours is closed; what waits behind it in its case may go."""
    row = _in_conflict(work, message.delivery)
    if work.room.comparing != Comparing(work.who().id, row.id, seen=True):
        raise Refusal(RefusalCode.WRONG_STATE)
    work.unit.deliveries.save(replace(move_delivery(row, DeliveryState.SUPERSEDED), changed_at=work.now))
    work.audit("delivery_superseded", row.id, row.cause)
    work.remember(comparing=None)
    return [RecordPair(row.id, is_open=False), *send_due(work), Show.CASE, Show.WORK, Show.SYNC]


def _in_conflict(work: Work, delivery: DeliveryId) -> Delivery:
    row = work.unit.deliveries.get(delivery)
    if row is None:
        raise Refusal(RefusalCode.NO_CASE)
    is_conflict = row.state is DeliveryState.RETURNED and row.cause == CONFLICT
    if not is_conflict or row.kind is not DeliveryKind.EVENT:
        raise Refusal(RefusalCode.WRONG_STATE)
    return row


def _head(work: Work, row: Delivery) -> RecordPair:
    case = work.unit.cases.get(row.case)
    return RecordPair(row.id, case.receipt_no if case else "", case.item_name if case else "", made_at=row.at)


def _words(work: Work, case: Case | None) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
    """A field's label and a value's words, by the catalogue of the case as far as it is known here."""
    item = work.item_of(case) if case is not None else None
    fields = {spec.element: spec for spec in item.fields} if item else {}
    materials = {each.type: each.name for each in item.materials} if item else {}

    def label(name: str) -> str:
        if name.startswith(PAGES):
            return materials.get(name.removeprefix(PAGES), name.removeprefix(PAGES))
        element = name.removeprefix(ANSWER).removeprefix(SOURCE)
        if element == name:
            return ""
        return fields[element].label if element in fields else element

    def shown(name: str, value: str) -> str:
        if name in _MOMENTS and value:
            return _moment(value, work).strftime("%Y-%m-%d %H:%M:%S")
        if name.startswith(PAGES):
            return record_pair.pages_told(value)
        return _said(fields.get(name.removeprefix(ANSWER)), value)

    return label, shown


def _said(spec: FieldSpec | None, value: str) -> str:
    """Labels for codes; a table that is masked stays the number of its rows."""
    is_masked_table = spec is not None and spec.kind is FieldKind.TABLE and not value.startswith("[")
    return value if spec is None or is_masked_table else filled_form.said(spec, value)


def _moment(text: str, work: Work) -> datetime:
    return datetime.fromisoformat(text).astimezone(work.now.tzinfo)
