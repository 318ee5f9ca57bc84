"""Promises at acceptance (容缺受理、告知承诺) and the papers that go with it."""

from collections.abc import Sequence

from window_client.domain import electronic, filled_form, limits, notice
from window_client.domain.case import Case
from window_client.domain.document import Promise
from window_client.domain.ids import DocumentId
from window_client.domain.item import Item, Limit
from window_client.steps import decide
from window_client.steps.freeze_paper import freeze
from window_client.steps.work import Work
from window_client.views import MaterialView
from window_client.words import DocumentKind, MaterialMeans, MaterialState, Necessity, PromiseKind


def on_acceptance(work: Work, case: Case, item: Item, lines: Sequence[MaterialView]) -> tuple[DocumentId, ...]:
    """The acceptance notice, a letter for each kind of promise, the consent to electronic service, the form that was
    filled in. A tolerated material that is missing is promised here, with its date."""
    promises = [*work.unit.documents.promises(case.id), *_tolerated(work, case, lines)]
    tolerant = notice.promise_rows(promises, PromiseKind.TOLERANT)
    committed = notice.promise_rows(promises, PromiseKind.COMMITMENT)
    table = decide.material_table(item, lines)
    papers = freeze(work, case, item, DocumentKind.ACCEPTANCE_NOTICE, {**table, "promised": tolerant})
    if tolerant:
        papers += freeze(work, case, item, DocumentKind.TOLERANT_LETTER, {"promised": tolerant})
    if committed:
        papers += freeze(work, case, item, DocumentKind.COMMITMENT_LETTER, {"promised": committed})
    return papers + _consent(work, case, item) + _filled(work, case, item, lines)


def _filled(work: Work, case: Case, item: Item, lines: Sequence[MaterialView]) -> tuple[DocumentId, ...]:
    """The item's own form as it was filled in, where its list says that the system writes it (系统生成)."""
    form = next((line for line in lines if line.means is MaterialMeans.GENERATED), None)
    if form is None:
        return ()
    values = {element: answer.value for element, answer in work.unit.cases.answers(case.id).items()}
    said: dict[str, notice.Value] = {"form_name": form.name, "form": filled_form.rows(item, values)}
    return freeze(work, case, item, DocumentKind.APPLICATION_FORM, said)


def _consent(work: Work, case: Case, item: Item) -> tuple[DocumentId, ...]:
    """The letter to sign, when the form says that the applicant agrees to electronic service."""
    values = {element: answer.value for element, answer in work.unit.cases.answers(case.id).items()}
    address = electronic.consented_address(values)
    if not address:
        return ()
    work.audit("electronic_consent", case.receipt_no)
    return freeze(work, case, item, DocumentKind.ELECTRONIC_CONSENT, {"e_address": address})


def _tolerated(work: Work, case: Case, lines: Sequence[MaterialView]) -> list[Promise]:
    """New promises for what is missing and may follow."""
    missing = [line for line in lines if line.state is MaterialState.MISSING and line.necessity is Necessity.TOLERANT]
    due = limits.due(work.today, Limit(work.settings.tolerant_days, "wd"), work.catalogue().calendar).day
    promises = [Promise(case.id, line.type, line.name, PromiseKind.TOLERANT, due, work.now) for line in missing]
    for promise in promises:
        work.unit.documents.put_promise(promise)
    return promises
