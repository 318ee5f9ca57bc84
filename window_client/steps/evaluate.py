"""The evaluation of a visit (好差评): asked once, answered by the citizen's device alone, delivered once (domain.md 4.6).

A clerk cannot set, change or see a level. What is late, repeated or not proved is refused and audited.
"""

from uuid import NAMESPACE_OID, uuid5

from window_client.domain import evaluation
from window_client.domain.case import Case
from window_client.domain.delivery import Delivery
from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import CaseId, DeliveryId, StaffNo, VisitId
from window_client.errors import Refusal, VaultLocked
from window_client.messages import (
    AskEvaluation,
    CancelEvaluation,
    DeliverDue,
    EvaluationAnswered,
    EvaluationNotAsked,
    PairEvaluator,
)
from window_client.steps.work import Glance, Said, Show, Work
from window_client.views import TrialView
from window_client.words import (
    CaseState,
    DeliveryKind,
    DeviceKind,
    DeviceTrouble,
    EvaluationState,
    RefusalCode,
    TrialState,
)

KEY = "evaluator"
TRIAL, TRIAL_S = "TEST", 30
UNSIGNED = frozenset({"digit"})
"""Languages of devices that sign nothing: what they say is kept without a proof, and the record says so."""


def ask(work: Work, named: CaseId | None) -> Said:
    """Ask the citizen of this case's visit, unless that was done before. With nobody signed in nobody is asked: a
    receipt that is taken up again after a power cut may come out before the clerk and the citizen are back."""
    case, session = work.unit.cases.get(named) if named else None, work.room.session
    if case is None or session is None or case.state is CaseState.DRAFT or not work.settings.evaluator:
        return []
    if work.unit.evaluations.of_visit(case.visit) is not None:
        return []
    ticket = work.unit.tickets.current()
    asked = Evaluation(
        nonce=work.tools.ids.uuid().replace("-", ""),
        visit=case.visit,
        case=case.id,
        ticket=ticket.number if ticket else "",
        staff_no=session.clerk.staff_no,
        asked_at=work.now,
    )
    work.unit.evaluations.add(asked)
    work.audit("evaluation_asked", case.receipt_no)
    return [AskEvaluation(asked.nonce, asked.ticket, work.settings.evaluator_wait_s), Show.CASE]


def answered(message: EvaluationAnswered, work: Work) -> Said:
    """The device says what was pressed; it counts only when it is proved, in time, and the first."""
    if work.room.evaluator_trial and message.nonce == work.room.evaluator_trial:
        return _tried(message, work)
    asked = work.unit.evaluations.get(message.nonce)
    wrong = _why_not(work, asked, message)
    if asked is None or wrong:
        work.audit("evaluation_refused", asked.case if asked else "", outcome=wrong)
        return []
    if message.level:
        return _settle(work, evaluation.rated(asked, message.level, message.proof, work.now))
    return _settle(work, evaluation.not_rated(asked, "timeout", work.now))


def not_asked(message: EvaluationNotAsked, work: Work) -> Said:
    """The question did not reach the citizen."""
    if work.room.evaluator_trial and message.nonce == work.room.evaluator_trial:
        return _tried(message, work)
    asked = work.unit.evaluations.get(message.nonce)
    if asked is None or asked.state is not EvaluationState.ASKED:
        return []
    return _settle(work, evaluation.not_rated(asked, "device", work.now))


def next_citizen(work: Work) -> Said:
    """Whoever comes next must not answer for the one before."""
    said: Said = []
    for asked in work.unit.evaluations.open():
        said += [CancelEvaluation(), *_settle(work, evaluation.not_rated(asked, "next_citizen", work.now))]
    return said


def expire(work: Work) -> Said:
    """What nobody answered within its time is not rated."""
    over = [asked for asked in work.unit.evaluations.open() if asked.is_over(work.now)]
    return [each for asked in over for each in _settle(work, evaluation.not_rated(asked, "expired", work.now))]


def standing(work: Work, case: Case) -> EvaluationState | None:
    """What a clerk may know: whether this visit's citizen was asked and has answered, never how."""
    asked = work.unit.evaluations.of_visit(case.visit)
    return asked.state if asked is not None else None


def pairing(glance: Glance) -> Said:
    """Give the evaluator this window's key; nothing while the store is closed."""
    try:
        key = glance.tools.subkey(KEY) if glance.tools.subkey is not None else b""
    except VaultLocked:
        key = b""
    return [PairEvaluator(key)] if key else []


def trial(glance: Glance) -> Said:
    """Give the evaluator this window's key and ask the technician something through it (试机)."""
    paired = pairing(glance)
    if not paired:
        raise Refusal(RefusalCode.STORE_LOCKED)
    nonce = glance.tools.ids.uuid().replace("-", "")
    glance.remember(evaluator_trial=nonce)
    return [*paired, AskEvaluation(nonce, TRIAL, TRIAL_S)]


def _tried(message: EvaluationAnswered | EvaluationNotAsked, work: Work) -> Said:
    """What the technician pressed, with this window's key or not."""
    work.remember(evaluator_trial="", testing=None)
    kind, trouble = DeviceKind.EVALUATOR, DeviceTrouble.SILENT
    if isinstance(message, EvaluationNotAsked):
        trouble = message.trouble
    elif message.level:
        asked = Evaluation(message.nonce, VisitId(""), CaseId(""), TRIAL, StaffNo(""), work.now)
        if not _proof_fault(work, asked, message):
            return [TrialView(kind, TrialState.PASSED, {"level": str(message.level)})]
        trouble = DeviceTrouble.NOT_PAIRED
    return [TrialView(kind, TrialState.FAILED, {"trouble": trouble.value})]


def _why_not(work: Work, asked: Evaluation | None, message: EvaluationAnswered) -> str:
    """Why an answer does not count; "" when it does."""
    if asked is None:
        return "unknown"
    if asked.state is EvaluationState.RATED:
        return "repeated"
    if asked.is_over(work.now):
        return "late"
    if not message.level and not message.proof:
        return ""  # nobody pressed, says the driver's own clock
    return _proof_fault(work, asked, message)


def _proof_fault(work: Work, asked: Evaluation, message: EvaluationAnswered) -> str:
    if message.level not in (0, *evaluation.LEVELS):
        return "unknown"
    if work.settings.evaluator_protocol in UNSIGNED:
        return ""
    key = work.tools.subkey
    if key is None or not evaluation.is_proved(key(KEY), asked, message.level, message.proof):
        return "forged"
    return ""


def _settle(work: Work, done: Evaluation) -> Said:
    """Keep it and its record for the platform in one commit; the record's id follows from the nonce."""
    case = work.unit.cases.get(done.case)
    assert case is not None
    work.unit.evaluations.save(done)
    work.audit("evaluation", case.receipt_no, done.state.value)
    delivery = DeliveryId(str(uuid5(NAMESPACE_OID, done.nonce)))
    body = work.tools.records.evaluation_body(delivery, done, case)
    work.unit.deliveries.add(
        Delivery(
            delivery, DeliveryKind.EVALUATION, case.id, case.events, done.staff_no, case.window, done.asked_at, body
        )
    )
    return [DeliverDue(), Show.CASE]
