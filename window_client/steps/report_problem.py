"""Report a problem of an item to the platform (报告目录问题): a durable record, sent once, shown until it is there."""

from uuid import NAMESPACE_OID, uuid5

from window_client.domain.delivery import NO_CASE, Delivery
from window_client.domain.ids import DeliveryId
from window_client.domain.item_problem import LONGEST, ItemProblem, ReportedProblem
from window_client.errors import Refusal
from window_client.item_views import ProblemsView
from window_client.messages import DeliverDue, LookAtProblems, ReportProblem
from window_client.steps import open_case
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import DeliveryKind, RefusalCode

SHOWN = 20


def report_problem(message: ReportProblem, work: Work) -> Said:
    """Keep the report and queue it. The same words about the same element on the same day are one report."""
    text = " ".join(message.text.split())
    if not text or len(text) > LONGEST:
        raise Refusal(RefusalCode.PROBLEM_UNTOLD, facts={"max": str(LONGEST)})
    code, name, version = _named(work, message.item)
    settings, by = work.settings, work.who().clerk.staff_no
    same = f"{settings.site}/{settings.window}/{code}/{message.element.value}/{work.today}/{text}"
    problem = ItemProblem(
        id=DeliveryId(str(uuid5(NAMESPACE_OID, same))),
        item_code=code,
        item_name=name,
        item_version=version,
        catalogue_version=work.catalogue().version,
        element=message.element,
        text=text,
        by=by,
        window=settings.window,
        at=work.now,
    )
    if work.unit.deliveries.get(problem.id) is None:
        body = work.tools.records.problem_body(problem)
        work.unit.deliveries.add(
            Delivery(problem.id, DeliveryKind.PROBLEM, NO_CASE, 0, by, settings.window, work.now, body)
        )
        work.audit("report_problem", code, message.element.value)
    return [NoticeGone("problem"), DeliverDue(), Show.PROBLEMS, Show.SYNC]


def look_at_problems(message: LookAtProblems, work: Work) -> Said:
    """Show what was reported here."""
    return [Show.PROBLEMS]


def view(work: Work) -> ProblemsView:
    """The last reports of this window, newest first."""
    rows = work.unit.deliveries.of_no_case(SHOWN)
    read = work.tools.records.read_problem
    return ProblemsView(tuple(ReportedProblem(read(row.body), row.state, row.cause) for row in rows))


def _named(work: Work, code: str) -> tuple[str, str, int]:
    """Code, name and version of the item or bundle; of the one on the desk in the version that the clerk sees."""
    case = open_case.on_desk(work)
    for catalogue in (work.catalogue(), *([work.catalogue_of(case)] if case is not None else [])):
        item, bundle = catalogue.items.get(code), catalogue.bundles.get(code)
        if item is not None:
            return code, item.name, item.version
        if bundle is not None:
            return code, bundle.name, 0
    raise Refusal(RefusalCode.NO_ITEM)
