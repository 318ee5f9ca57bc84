"""Clocks that run while nobody looks (时限值守): silent receipts count as accepted, new calendars settle due dates."""

from dataclasses import replace

from window_client import calendar_use
from window_client.domain import clocks, limits
from window_client.domain.case import Case
from window_client.domain.document_numbers import official_number
from window_client.domain.item import Item
from window_client.domain.life import Grounds
from window_client.domain.limits import Due
from window_client.messages import DeliverDue, DueSettled, PaperworkDue
from window_client.ports import AcceptedContent
from window_client.steps import check_case, checklist, promising, show, silence
from window_client.steps.advance import advance
from window_client.steps.work import Said, Show, Work
from window_client.views import DueProgress, Notice
from window_client.words import CaseState, NumberKind, RefusalCode, Role

MOST = 500
SLICE = 1_000
"""Cases settled in one turn of the desk, so that the window goes on serving beside it."""


def each_day(work: Work) -> Said:
    """Once a day, and with a clerk signed in: what passed its five working days is accepted as of its receipt; what
    will pass them tomorrow is announced."""
    session = work.room.session
    if session is None or session.clerk.role is not Role.CLERK or work.room.catalogue is None:
        return []
    if work.room.clocks_seen == work.today:
        return []
    work.remember(clocks_seen=work.today)
    said: Said = []
    soon = 0
    for case in work.unit.cases.in_state(CaseState.RECEIVED, MOST):
        item = work.item_of(case)
        last = silence.last_day(work, case)
        if item is None or last is None:
            continue
        if work.today > last.day:
            _deem(work, case, item)
            said += [Notice(RefusalCode.DEEMED_ACCEPTED, "queue", {"receipt_no": case.receipt_no}), PaperworkDue()]
        elif not clocks.working_days(work.today, last.day, work.catalogue().calendar):
            soon += 1
    if soon:
        said.append(Notice(RefusalCode.DEEMED_TOMORROW, "queue", {"count": str(soon)}))
    return [*said, DeliverDue(), Show.WORK] if said else [Show.WORK]


def settle(message: DueSettled, work: Work) -> Said:
    """A calendar announced a year: provisional due dates become firm, slice by slice. A date already promised never
    moves: where the new count differs the promise stays and the difference is kept in the trail (domain.md 7.3)."""
    cases = work.unit.cases.provisional(message.after, SLICE)
    moved = message.moved
    known: dict[tuple[object, str, str], Due] = {}
    firm = []
    for case in cases:
        item = work.item_of(case)
        if item is None:
            continue
        day = case.accepted_at.date()
        alike = day, item.code, case.catalogue_version
        due = known.get(alike) or limits.due_of(item, day, work.catalogue().calendar)
        known[alike] = due
        if due.provisional:
            continue
        firm.append(case.id)
        if due.day != case.due:
            moved += 1
            work.audit("due_differs", case.receipt_no, f"printed={case.due} counted={due.day}")
    if len(firm) == len(cases) and cases:
        work.unit.cases.settle_due_through(message.after, cases[-1].id)
    else:
        work.unit.cases.settle_due(firm)
    done = message.done + len(cases)
    if len(cases) < SLICE:
        work.unit.notes.put(calendar_use.SETTLED, work.catalogue().calendar.version.encode())
        work.audit("due_settled", work.catalogue().calendar.version, f"cases={done} differ={moved}")
        return [DueProgress(done, moved, over=True), Show.CASE, Show.WORK]
    return [DueProgress(done, moved, over=False), DueSettled(cases[-1].id, done, moved)]


def _deem(work: Work, case: Case, item: Item) -> None:
    """Accepted by law as of the day of receipt; the event carries its own true time and says why."""
    received = next(
        event.at for event in reversed(work.unit.cases.events(case.id)) if event.to_state is CaseState.RECEIVED
    )
    due = limits.due_of(item, received.date(), work.catalogue().calendar)
    official = case.official_no or work.unit.numbers.take(
        NumberKind.OFFICIAL, case=case.id, at=work.now, text=official_number
    )
    as_of = replace(
        case, official_no=official or "", accepted_at=received, due=due.day, due_provisional=due.provisional
    )
    answers, pages = work.unit.cases.answers(case.id), checklist.pages(work, case, item)
    lines = show.material_lines(work, case, item, answers, pages)
    papers = promising.on_acceptance(work, as_of, item, lines)
    grounds = Grounds(reason="五个工作日内未告知, 自收件之日起视为受理", deemed=True)
    content = AcceptedContent(answers, pages)
    accepted = advance(work, as_of, CaseState.ACCEPTED, "deemed_accepted", grounds, documents=papers, content=content)
    work.unit.cases.save(accepted)
    check_case.keep(work, accepted, "deemed_accepted", check_case.checks(work, case, item, answers, lines, due.day))
    silence.deemed(work, case)
    work.audit("deemed_accepted", case.receipt_no)
