"""Questions to shared data (数据共享查询): only for an open case of this window, and each one in the audit trail (Q26).

Whoever builds a wish that needs shared data calls `ask` and takes the answer (`DataHeard`) in its own step, after
`log_answer`. The trail holds who, case, item, purpose, data set, time and result; never the subject or what was found.
"""

from window_client.domain.case import Case
from window_client.domain.moves import EDITABLE, UNDECIDED
from window_client.messages import AskData, DataHeard
from window_client.steps import sitting
from window_client.steps.work import Said, Work
from window_client.views import Notice
from window_client.words import RefusalCode

OPEN = EDITABLE | frozenset(UNDECIDED)
ASKED, HEARD = "query_data", "query_heard"


def ask(work: Work, case: Case | None, item: str, *, purpose: str, data_set: str, subject: str, place: str) -> Said:
    """The question as an order. Without an open case of this window, an item on it, a purpose, or somebody to ask
    about there is none: a notice at `place`, and the try is in the trail all the same."""
    facts = f"{item} {data_set} {purpose}"
    receipt_no = case.receipt_no if case else ""
    if case is None or not _is_founded(work, case, item) or not (purpose and data_set and subject):
        work.audit(ASKED, receipt_no, facts, RefusalCode.QUERY_UNFOUNDED.value)
        return [Notice(RefusalCode.QUERY_UNFOUNDED, place)]
    query = work.tools.ids.uuid()
    work.audit(ASKED, receipt_no, f"{facts} {query}", "asked")
    return [AskData(query, case.id, item, purpose, data_set, subject, work.who().clerk.staff_no)]


def log_answer(message: DataHeard, work: Work) -> None:
    """What came of a question: how many rows, or why nothing was said."""
    case = work.unit.cases.get(message.case)
    outcome = f"found {len(message.rows)}" if message.rows is not None else f"unanswered {message.cause}".strip()
    work.audit(HEARD, case.receipt_no if case else "", f"{message.data_set} {message.query}", outcome)


def data_heard(message: DataHeard, work: Work) -> Said:
    """An answer that no step waits for is logged and otherwise let go."""
    log_answer(message, work)
    return []


def _is_founded(work: Work, case: Case, item: str) -> bool:
    """An open case of this window, and an item that is asked for in it."""
    if case.state not in OPEN or case.window != work.settings.window or not item:
        return False
    sat = sitting.of(work, case)
    return item == case.item_code or (sat is not None and any(each.code == item for each in sat.merged.items))
