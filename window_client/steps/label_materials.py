"""Labels for paper materials (材料标签): the clerk's own act; no row, for a label may be printed again at any time."""

from window_client.domain import label
from window_client.domain.case import Case
from window_client.errors import Refusal
from window_client.messages import LabelMaterials, LabelsEnded, PrintLabels
from window_client.steps import sitting
from window_client.steps.set_devices import TEST_PAPER
from window_client.steps.work import Said, Work
from window_client.views import Notice, NoticeGone, TrialView
from window_client.words import CaseState, DeviceKind, DeviceTrouble, RefusalCode, TrialState


def label_materials(message: LabelMaterials, work: Work) -> Said:
    """One label for each material that has pages."""
    case = work.unit.cases.get(message.case)
    if case is None or not case.receipt_no:
        raise Refusal(RefusalCode.NO_CASE)
    names = materials_of(work, case)
    if not names:
        raise Refusal(RefusalCode.LABELS_NOTHING)
    labels = label.of_materials(case.receipt_no, names, work.today.isoformat(), work.settings.window_name)
    work.audit("label_materials", case.receipt_no, f"labels={len(labels)}")
    return [PrintLabels(work.tools.ids.uuid(), labels), NoticeGone("decide"), NoticeGone("accept")]


def may(work: Work, case: Case) -> bool:
    """Whether labels can be wanted for this case here."""
    return bool(work.settings.label_printer and case.state is not CaseState.DRAFT and work.unit.cases.pages(case.id))


def materials_of(work: Work, case: Case) -> list[str]:
    """Names of the materials that have pages, in the order of the item's list."""
    item = sitting.item_of(work, case)
    there = {row.material for row in work.unit.cases.pages(case.id)}
    listed = [spec for spec in item.materials if spec.type in there] if item is not None else []
    return [spec.name for spec in listed] or sorted(there)


def labels_ended(message: LabelsEnded, work: Work) -> Said:
    """All are out, or how many and that something is wrong."""
    if message.job.startswith(TEST_PAPER):
        return [_tried(message)]
    if message.trouble is DeviceTrouble.NONE:
        return []
    return [Notice(RefusalCode.LABELS_NOT_PRINTED, "accept", {"count": str(message.done)})]


def _tried(message: LabelsEnded) -> TrialView:
    if message.trouble is not DeviceTrouble.NONE:
        return TrialView(DeviceKind.LABEL_PRINTER, TrialState.FAILED, {"trouble": message.trouble.value})
    return TrialView(DeviceKind.LABEL_PRINTER, TrialState.PASSED if message.confirmed else TrialState.LOOK)
