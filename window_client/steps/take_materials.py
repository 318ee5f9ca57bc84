"""The materials (材料): scan, import, drop; a page is sealed on disk before its row is written."""

from dataclasses import replace

from window_client.domain.case import Case
from window_client.domain.document import Promise
from window_client.domain.ids import CaseId, PageId
from window_client.domain.materials import DROPPED, MaterialPage
from window_client.errors import Refusal
from window_client.messages import (
    CancelCapture,
    CaptureFailed,
    DropPage,
    ImportFiles,
    PagesCaptured,
    PagesKept,
    ScanMaterial,
    ScanPages,
    StopCapture,
    TakeFiles,
)
from window_client.steps import open_case, sitting
from window_client.steps.advance import note
from window_client.steps.work import Said, Show, Work
from window_client.views import Notice, NoticeGone
from window_client.words import DropReason, MaterialMeans, RefusalCode


def scan_material(message: ScanMaterial, work: Work) -> Said:
    """Ask the scanner for pages of this material."""
    begin(work, message.case, message.material, MaterialMeans.SCANNED)
    return [ScanPages(message.case, message.material), NoticeGone(f"material:{message.material}"), Show.CASE]


def import_files(message: ImportFiles, work: Work) -> Said:
    """Take files as pages of this material."""
    begin(work, message.case, message.material, MaterialMeans.IMPORTED)
    order = TakeFiles(message.case, message.material, message.paths)
    return [order, NoticeGone(f"material:{message.material}"), Show.CASE]


def pages_captured(message: PagesCaptured, work: Work) -> Said:
    """Sealed pages came. They belong to the case they were asked for, also when the desk moved on; a case accepted
    meanwhile takes no more pages, and what was stopped leaves none."""
    key, place = (message.case, message.material), f"material:{message.material}"
    if key in work.room.stopping:
        return [] if message.more else _stopped(work, *key)
    case = work.unit.cases.get(message.case)
    if case is None or not (case.state in open_case.EDITABLE or _promise(work, case.id, message.material)):
        if not message.more:
            end(work, *key)
        return [Notice(RefusalCode.CASE_CLOSED, place), *([CancelCapture(*key)] if message.more else [])]
    said: Said = [NoticeGone(place), PagesKept(_add(message, case, work)), Show.CASE]
    if message.more:
        return said
    if any(page.material == message.material for page in work.unit.cases.pages(case.id)):
        _keep_promise(work, case, message.material)
    end(work, *key)
    if message.blank:
        said.append(Notice(RefusalCode.SCAN_BLANKS_LEFT_OUT, place, {"count": str(message.blank)}))
    return said


def stop_capture(message: StopCapture, work: Work) -> Said:
    """Stop it, and take off what it has brought so far; what was captured before it stays."""
    key = (message.case, message.material)
    if key not in work.room.capturing or key in work.room.stopping:
        return [Show.CASE]
    _take_off(work, *key)
    work.remember(stopping=work.room.stopping | {key})
    work.audit("stop_capture", message.case, message.material)
    return [CancelCapture(*key), Show.CASE]


def capture_failed(message: CaptureFailed, work: Work) -> Said:
    """The last page did not come; say why beside the material, what was captured before stays. A promise (容缺) is
    kept by a whole capture only, so that the rest can still follow."""
    key, place = (message.case, message.material), f"material:{message.material}"
    if key in work.room.stopping:
        return _stopped(work, *key)
    end(work, *key)
    return [Show.CASE, Notice(message.code, place, message.facts)]


def drop_page(message: DropPage, work: Work) -> Said:
    """Take a page off a material again; why stays with the case."""
    case = open_case.case_in_hand(work, message.case)
    remark = message.remark.strip()
    if message.reason is DropReason.OTHER and not remark:
        raise Refusal(RefusalCode.REASON_MISSING, material=message.material)
    have = [row for row in work.unit.cases.pages(case.id) if row.material == message.material]
    gone = next((row for row in have if row.page.id == message.page), None)
    if gone is None:  # Delete pressed twice
        return [Show.CASE]
    work.unit.cases.drop_page(case.id, message.material, message.page)
    why = remark if message.reason is DropReason.OTHER else "，".join(filter(None, (DROPPED[message.reason], remark)))
    said = f"{_name(work, case, message.material)} 第{have.index(gone) + 1}页：{why}"
    work.unit.cases.save(note(work, case, "page_dropped", said))
    work.audit("drop_page", case.receipt_no, f"{message.material} {message.reason.value}")
    return [NoticeGone(f"material:{message.material}"), Show.CASE]


def begin(work: Work, named: CaseId, material: str, means: MaterialMeans) -> Case:
    """Pages of this material are on their way; refuses a second order for it."""
    case = _may_take(work, named, material)
    item = sitting.item_of(work, case)
    if item is None or all(spec.type != material for spec in item.materials):
        raise Refusal(RefusalCode.NO_ITEM, material=material)
    if (case.id, material) in work.room.capturing:
        raise Refusal(RefusalCode.SCANNER_BUSY, material=material)
    work.remember(capturing={**work.room.capturing, (case.id, material): means})
    return case


def _name(work: Work, case: Case, material: str) -> str:
    item = sitting.item_of(work, case)
    specs = item.materials if item else ()
    return next((spec.name for spec in specs if spec.type == material), material)


def _may_take(work: Work, named: CaseId, material: str) -> Case:
    """The case on the desk while it may change; an accepted one takes what was promised to follow (容缺补交)."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is not None and case.id == named and _promise(work, case.id, material) is not None:
        return case
    return open_case.case_in_hand(work, named)


def _promise(work: Work, case: CaseId, material: str) -> Promise | None:
    """The promise of this material that is still open."""
    open_ones = (each for each in work.unit.documents.promises(case) if each.kept_at is None)
    return next((each for each in open_ones if each.material == material and each.due is not None), None)


def _keep_promise(work: Work, case: Case, material: str) -> None:
    promise = _promise(work, case.id, material)
    if promise is None:
        return
    work.unit.documents.put_promise(replace(promise, kept_at=work.now))
    work.unit.cases.save(note(work, case, "promise_kept", promise.name))
    work.audit("promise_kept", case.receipt_no, material)


def _add(message: PagesCaptured, case: Case, work: Work) -> tuple[PageId, ...]:
    """Rows for the pages that this material does not have yet; all of them, known or new."""
    have = [p for p in work.unit.cases.pages(case.id) if p.material == message.material]
    known, position = {p.page.id for p in have}, max((p.position for p in have), default=0)
    key, added = (message.case, message.material), list[PageId]()
    for page in message.pages:
        if page.id in known:
            continue
        position += 1
        known.add(page.id)
        added.append(page.id)
        row = MaterialPage(case.id, message.material, position, page, message.means, work.now)
        work.unit.cases.add_page(row)
    work.remember(captured={**work.room.captured, key: (*work.room.captured.get(key, ()), *added)})
    return tuple(page.id for page in message.pages)


def _take_off(work: Work, case: CaseId, material: str) -> None:
    for page in work.room.captured.get((case, material), ()):
        work.unit.cases.drop_page(case, material, page)


def _stopped(work: Work, case: CaseId, material: str) -> Said:
    end(work, case, material)
    return [Show.CASE, Notice(RefusalCode.SCAN_CANCELLED, f"material:{material}")]


def end(work: Work, case: CaseId, material: str) -> None:
    """They came, or will not."""
    key, captured, capturing = (case, material), dict(work.room.captured), dict(work.room.capturing)
    captured.pop(key, None)
    capturing.pop(key, None)
    work.remember(capturing=capturing, stopping=work.room.stopping - {key}, captured=captured)
