"""The day-close sheet (日结单): what was counted and every gap by its name, frozen for two signatures."""

from dataclasses import replace

from window_client.domain import notice
from window_client.domain.document import Document
from window_client.domain.document_numbers import official_number
from window_client.domain.ids import CaseId, DocumentId
from window_client.domain.notice import Value
from window_client.messages import PaperworkDue
from window_client.steps.work import Said, Work
from window_client.views import DayView
from window_client.words import DocumentKind, NumberKind

MOST_NUMBERS = 60
"""Receipt numbers of one gap that the sheet names; the rest is counted."""


def freeze_sheet(work: Work, view: DayView) -> Said:
    """The close with its paper; without one when the catalogue has no template, or nobody closed the day."""
    template = work.room.catalogue.papers.get(DocumentKind.DAY_SHEET.value) if work.room.catalogue else None
    session = work.room.session
    if template is None or session is None or session.clerk.staff_no != view.staff_no:  # who asked may have left
        work.remember(day_closed=view)
        return [view]
    sheet = Document(
        id=DocumentId(work.tools.ids.uuid()),
        case=CaseId(""),
        kind=DocumentKind.DAY_SHEET,
        number=work.unit.numbers.take(NumberKind.DOCUMENT, case="", at=work.now, text=official_number) or "",
        template_hash=template.hash,
        data="",
        made_at=work.now,
        made_by=work.who().clerk.staff_no,
    )
    work.unit.documents.keep_template(template.hash, template.source)
    work.unit.documents.add(replace(sheet, data=notice.encoded(_said(work, view, sheet.number))))
    view = replace(view, sheet=sheet.id)
    work.remember(day_closed=view)
    return [view, PaperworkDue()]


def sheet_made(work: Work, document: DocumentId) -> Said:
    """The sheet of the last close can be looked at."""
    closed = work.room.day_closed
    if closed is None or closed.sheet != document:
        return []
    work.remember(day_closed=replace(closed, sheet_made=True))
    return [replace(closed, sheet_made=True)]


def _said(work: Work, view: DayView, number: str) -> dict[str, Value]:
    """Plain texts; the words around them are the template's."""
    counts = ("local", "printed", "doubtful", "used", "void", "missing", "unsent", "returned", "resent", "drafts")
    return {
        **work.catalogue().hall,
        "catalogue_version": work.catalogue().version,
        "number": number,
        "day": notice.day_text(view.day),
        "at": notice.minute_text(view.at),
        "window": work.settings.window_name,
        "window_no": work.settings.window,
        "staff_no": view.staff_no,
        "staff_name": work.who().clerk.name,
        "green": "1" if view.is_green else "",
        "unprinted": str(max(0, view.local - view.printed - view.doubtful)),
        "platform": "" if view.platform is None else str(view.platform),
        "trail_changed": "1" if view.trail_changed else "",
        "only_here": _numbers(view.only_here),
        "only_there": _numbers((*view.only_there, *(f"{each}（记录）" for each in view.records_only_there))),
        "late": _numbers(view.late),
        **{name: str(getattr(view, name)) for name in counts},
    }


def _numbers(numbers: tuple[str, ...]) -> str:
    more = f" … 共{len(numbers)}件" if len(numbers) > MOST_NUMBERS else ""
    return "、".join(numbers[:MOST_NUMBERS]) + more
