"""Who applies, and who acts for whom (申请人、代理与监护): a unit instead of a person, an agent, a guardian, a helper."""

from window_client.domain import agent, minors
from window_client.domain.case import LEGAL, Answer
from window_client.domain.ids import CaseId
from window_client.messages import SetAgent, SetUnit
from window_client.steps import open_case, weigh_sources
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import Source

_SETTLED: Said = [NoticeGone("card"), NoticeGone("accept"), Show.CASE]


def set_agent(message: SetAgent, work: Work) -> Said:
    """Somebody acts for the applicant, or no longer does: then all that was said of the agent goes."""
    case = open_case.draft_in_hand(work, message.case)
    if message.on:
        work.unit.cases.put_answer(case.id, Answer(agent.KIND, agent.AGENT, Source.TYPED, work.now))
    else:
        known = [element for element in work.unit.cases.answers(case.id) if element.startswith("A.")]
        work.unit.cases.drop_answers(case.id, known)
    work.audit("set_agent", case.receipt_no, "on" if message.on else "off")
    return [*_SETTLED]


def set_unit(message: SetUnit, work: Work) -> Said:
    """A legal person or other organisation applies (单位申请), or the person himself again; what was filled in stays."""
    case = open_case.draft_in_hand(work, message.case)
    if message.on:
        work.unit.cases.put_answer(case.id, Answer(LEGAL, "1", Source.TYPED, work.now))
    else:
        work.unit.cases.drop_answers(case.id, [LEGAL])
    weigh_sources.rename(work, case.id, LEGAL)
    work.audit("set_unit", case.receipt_no, "on" if message.on else "off")
    return [*_SETTLED]


def guard_minor(work: Work, case: CaseId) -> None:
    """A minor's card was read: a guardian acts (监护人), until the clerk says otherwise."""
    answers = work.unit.cases.answers(case)
    values = {element: answer.value for element, answer in answers.items()}
    if LEGAL not in answers and agent.KIND not in answers and minors.is_minor(values, work.today):
        work.unit.cases.put_answer(case, Answer(agent.KIND, agent.GUARDIAN, Source.SYSTEM, work.now))
