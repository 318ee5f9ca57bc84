"""What the platform has for this window (平台来件): asked for by cursor, applied once, kept as it came (domain.md 5.4)."""

import logging
from dataclasses import replace

from window_client.domain import application, clocks, limits
from window_client.domain.case import Case
from window_client.domain.ids import CaseId, DocumentId, StaffNo
from window_client.domain.life import Grounds
from window_client.domain.received import ReceivedItem
from window_client.errors import Refusal
from window_client.messages import AskDay, Decided, DeliverDue, FetchInbox, InboxArrived, InboxUnread, PaperworkDue
from window_client.steps import decide, into_archive, issue_result, show_due, special
from window_client.steps.advance import advance_by
from window_client.steps.work import Said, Show, Work
from window_client.words import CaseState, InboxOutcome, Role

log = logging.getLogger("central")

CURSOR = "inbox_cursor"
"""Note: the platform's cursor, when it is not that of our newest row: its database was set back since."""

_MOVING = {"decision", "result"}
_SHOWN = {"notice", "evaluation"}
_DECISIONS = {CaseState.DECIDED_GRANT, CaseState.DECIDED_REFUSE}
_STATES = {state.value for state in CaseState}


def when_new(work: Work, newest: int) -> Said:
    """The heartbeat told that there is something after our cursor. When the platform has fewer messages than it gave us,
    its database was set back: from there on we read, and what else it lost is asked at once."""
    at = _cursor(work)
    if newest >= at:
        return [FetchInbox(at)] if newest > at else _readable(work)
    work.unit.notes.put(CURSOR, str(newest).encode())
    work.audit("inbox_set_back", str(at), str(newest))
    return [AskDay(work.today, *work.unit.audit.last)]


def inbox_arrived(message: InboxArrived, work: Work) -> Said:
    """All of an answer in one commit; a message that was applied before is passed over."""
    at, newest = _cursor(work), work.unit.inbox.newest()
    fresh = [item for item in sorted(message.items, key=lambda item: item.cursor) if item.cursor > at]
    for item in fresh:
        if at == newest or not work.unit.inbox.holds(item):
            newest += item.cursor - at  # the same cursor, as long as the platform was never set back
            _take(replace(item, cursor=newest), work)
        at = item.cursor
    readable = _readable(work)
    if at != newest or work.unit.notes.get(CURSOR) is not None:
        work.unit.notes.put(CURSOR, str(at).encode())
    return [PaperworkDue(), DeliverDue(), Show.CASE, Show.WORK, Show.SYNC] if fresh else readable


def inbox_unread(message: InboxUnread, work: Work) -> Said:
    """Told from the second time in a row on, so that a platform that restarts alarms nobody."""
    room = work.room
    if room.inbox_since is None:
        work.remember(inbox_since=work.now)
        return []
    work.remember(inbox_cause=message.cause)
    return [Show.SYNC] if room.inbox_cause != message.cause else []


def _readable(work: Work) -> Said:
    """Messages come again, or none waits."""
    told = bool(work.room.inbox_cause)
    work.remember(inbox_since=None, inbox_cause="")
    return [Show.SYNC] if told else []


def _cursor(work: Work) -> int:
    """Up to which of its messages the platform was read."""
    note = work.unit.notes.get(CURSOR)
    return int(note) if note else work.unit.inbox.newest()


def _take(item: ReceivedItem, work: Work) -> None:
    outcome = _apply(item, work)
    work.unit.inbox.add(item, outcome)
    made_online = application.read(item)
    if made_online is not None:
        work.unit.applications.add(made_online)
    work.audit("receive", item.kind, str(item.cursor), outcome.value)


def _apply(item: ReceivedItem, work: Work) -> InboxOutcome:
    """A message never fails the others: what does not fit is kept for a person to look at."""
    if item.kind in application.KINDS:
        return InboxOutcome.SHOWN if application.read(item) else InboxOutcome.UNFIT
    if item.kind in _SHOWN:
        return InboxOutcome.SHOWN
    if item.kind not in _MOVING:
        log.error("the platform sent a message of an unknown kind")
        return InboxOutcome.UNKNOWN
    case = work.unit.cases.get(CaseId(item.body.get("case", "")))
    state = item.body.get("state", "")
    if case is None or state not in _STATES:
        return InboxOutcome.UNFIT
    try:
        _move(item, case, CaseState(state), work)
    except Refusal:
        return InboxOutcome.UNFIT
    return InboxOutcome.APPLIED


def _move(item: ReceivedItem, case: Case, state: CaseState, work: Work) -> None:
    if case.state is state:
        return
    if state in _DECISIONS and item.body.get("name"):
        issue_result.take_decision(work, case, _decided(item, case, state))
        return
    last = work.unit.cases.last_event_at(case.id)
    at = min(max(item.at, last) if last else item.at, work.now)
    if state is CaseState.ARCHIVED:
        by = StaffNo(item.body.get("by", "archive"))
        into_archive.accepted(
            work, case, item.body.get("package", ""), item.body.get("text", ""), by, Role.DEPARTMENT, at
        )
        return
    department, reason = StaffNo(item.body.get("by", "department")), item.body.get("text", "")
    kind = clocks.EXTENDED if state is CaseState.SPECIAL and item.body.get("special") == "1" else state.value
    case = _due_moved(item, case, state, kind, work)
    papers = _special_notice(item, case, work, department) if state is CaseState.SPECIAL else ()
    given_up = state is CaseState.ABANDONED and _given_up(work, case)
    grounds = Grounds(reason=reason, from_department=True, told=bool(papers), reminded=given_up)
    moved = advance_by(work, case, state, kind, grounds, department, Role.DEPARTMENT, at, documents=papers)
    work.unit.cases.save(moved)


def _due_moved(item: ReceivedItem, case: Case, state: CaseState, kind: str, work: Work) -> Case:
    """An extension (延长审批) moves the due day by its days at once; any other special procedure by the working days that
    it took, when it is over (art. 42, 45)."""
    if kind == clocks.EXTENDED:
        days = item.body.get("days", "")
        return special.extended(work, case, int(days) if days.isdecimal() else 0)
    return special.pushed(work, case) if state is CaseState.IN_REVIEW else case


def _given_up(work: Work, case: Case) -> bool:
    """The applicant was reminded, and the days of the correction notice are over."""
    events = work.unit.cases.events(case.id)
    noticed = [event.at.date() for event in events if event.to_state is CaseState.CORRECTION is not event.from_state]
    if not noticed or all(event.kind != decide.REMINDED for event in events):
        return False
    last = limits.due(noticed[-1], show_due.rules(work).correction, work.catalogue().calendar)
    return work.today > last.day


def _special_notice(item: ReceivedItem, case: Case, work: Work, department: StaffNo) -> tuple[DocumentId, ...]:
    return special.notice_papers(
        work,
        case,
        extension=item.body.get("special") == "1",
        reason=item.body.get("text", ""),
        days=item.body.get("days", ""),
        approver=item.body.get("approver", ""),
        by=department,
    )


def _decided(item: ReceivedItem, case: Case, state: CaseState) -> Decided:
    """A decision that names its result brings the case to the issuing counter; one without only moves the state."""
    return Decided(
        case=case.id,
        granted=state is CaseState.DECIDED_GRANT,
        name=item.body["name"],
        number=item.body.get("number", ""),
        decided_by=item.body.get("by", "department"),
        at=item.at,
    )
