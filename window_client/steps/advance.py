"""Move a case (办件流转): guard, event, delivery, in the step's own transaction."""

from datetime import datetime
from uuid import UUID, uuid5

from window_client.domain import keeping, life
from window_client.domain.case import Case, Event
from window_client.domain.delivery import Delivery
from window_client.domain.ids import DeliveryId, DocumentId, StaffNo
from window_client.domain.life import Act, Grounds
from window_client.errors import Refusal
from window_client.ports import AcceptedContent
from window_client.steps.work import Work
from window_client.words import CaseState, DeliveryKind, RefusalCode, Role


def advance(
    work: Work,
    case: Case,
    to: CaseState,
    kind: str,
    grounds: Grounds,
    *,
    documents: tuple[DocumentId, ...] = (),
    content: AcceptedContent | None = None,
) -> Case:
    """The case in its next state, saved by the caller; its event and the record of it are written here."""
    clerk, at = work.who().clerk, true_time(work, case, to)
    return advance_by(
        work, case, to, kind, grounds, clerk.staff_no, clerk.role, at, documents=documents, content=content
    )


def true_time(work: Work, case: Case, to: CaseState) -> datetime:
    """Now; of a back-entered case (补录) when it happened on paper, unless something was done since."""
    at, last = case.true_time(case.state, to, work.now), work.unit.cases.last_event_at(case.id)
    return at if last is None or at >= last else work.now


def advance_by(
    work: Work,
    case: Case,
    to: CaseState,
    kind: str,
    grounds: Grounds,
    actor: StaffNo,
    role: Role,
    at: datetime,
    *,
    documents: tuple[DocumentId, ...] = (),
    content: AcceptedContent | None = None,
) -> Case:
    """The same in another's name: a department decides through the platform, whoever sits here."""
    if case.state in keeping.ENDS and work.unit.keeping.is_reduced(case.id):
        raise Refusal(RefusalCode.CASE_CLOSED)  # its days are over: there is nothing left to go on with
    last = work.unit.cases.last_event_at(case.id)
    entered = work.now if at < work.now and case.back is not None else None
    act = Act(kind, actor, role, work.settings.window, at, work.settings.machine, documents, entered)
    moved, event = life.move(case, to, grounds, act, last, work.now)
    work.unit.cases.add_event(event)
    queue_event(work, moved, event, content)
    return moved


def note(
    work: Work, case: Case, kind: str, reason: str, documents: tuple[DocumentId, ...] = (), *, tell: bool = False
) -> Case:
    """An event that moves nothing (当场更正, 出具文书); the case is saved by the caller. `tell` the platform of it too."""
    clerk = work.who().clerk
    moved, at = case.with_event(), true_time(work, case, case.state)
    event = Event(
        case=case.id,
        seq=moved.events,
        kind=kind,
        from_state=case.state,
        to_state=case.state,
        actor=clerk.staff_no,
        role=clerk.role,
        window=work.settings.window,
        at=at,
        reason=reason,
        device=work.settings.machine,
        documents=",".join(documents),
        entered_at=work.now if at < work.now else None,
    )
    work.unit.cases.add_event(event)
    if tell:
        queue_event(work, moved, event, None)
    return moved


def queue_event(work: Work, case: Case, event: Event, content: AcceptedContent | None) -> None:
    """The record of one event for the platform; its id follows from case and number, so a repeat is harmless."""
    delivery = DeliveryId(str(uuid5(UUID(case.id), str(event.seq))))
    body = work.tools.records.event_body(delivery, event, case, content)
    work.unit.deliveries.add(
        Delivery(
            delivery,
            DeliveryKind.EVENT,
            case.id,
            event.seq,
            event.actor,
            event.window,
            event.entered_at or event.at,
            body,
        )
    )
