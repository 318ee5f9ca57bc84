"""What the platform has for this window (平台来件): asked for by cursor, applied once, kept as it came (domain.md 5.4)."""

import logging

from window_client.domain.ids import CaseId
from window_client.domain.moves import move_case
from window_client.domain.received import ReceivedItem
from window_client.errors import Refusal
from window_client.messages import FetchInbox, InboxArrived
from window_client.steps.work import Said, Show, Work
from window_client.words import CaseState, InboxOutcome

log = logging.getLogger("central")

_MOVING = {"decision", "result"}
_SHOWN = {"notice", "pre_application", "appointment", "evaluation"}
_STATES = {state.value for state in CaseState}


def when_new(work: Work, newest: int) -> Said:
    """The heartbeat told that there is something after our cursor."""
    after = work.unit.inbox.newest()
    return [FetchInbox(after)] if newest > after else []


def inbox_arrived(message: InboxArrived, work: Work) -> Said:
    """All of an answer in one commit; a message that was applied before is passed over."""
    newest = work.unit.inbox.newest()
    fresh = [item for item in sorted(message.items, key=lambda item: item.cursor) if item.cursor > newest]
    for item in fresh:
        outcome = _apply(item, work)
        work.unit.inbox.add(item, outcome)
        work.audit("receive", item.kind, str(item.cursor), outcome.value)
    return [Show.CASE, Show.WORK, Show.SYNC] if fresh else []


def _apply(item: ReceivedItem, work: Work) -> InboxOutcome:
    """A message never fails the others: what does not fit is kept for a person to look at."""
    if item.kind in _SHOWN:
        return InboxOutcome.SHOWN
    if item.kind not in _MOVING:
        log.error("the platform sent a message of an unknown kind")
        return InboxOutcome.UNKNOWN
    case = work.unit.cases.get(CaseId(item.body.get("case", "")))
    state = item.body.get("state", "")
    if case is None or state not in _STATES:
        return InboxOutcome.UNFIT
    if case.state.value == state:
        return InboxOutcome.APPLIED
    try:
        work.unit.cases.save(move_case(case, CaseState(state)))
    except Refusal:
        return InboxOutcome.UNFIT
    return InboxOutcome.APPLIED
