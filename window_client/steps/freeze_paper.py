"""Freeze a paper (文书定稿): data, template hash and number in the commit of its act; the PDF is made after it."""

from collections.abc import Mapping

from window_client.domain import notice
from window_client.domain.case import Case
from window_client.domain.document import Document
from window_client.domain.document_numbers import official_number
from window_client.domain.ids import DocumentId, StaffNo
from window_client.domain.item import Item
from window_client.domain.notice import Value
from window_client.steps.work import Work
from window_client.words import DocumentKind, NumberKind


def freeze(
    work: Work, case: Case, item: Item, kind: DocumentKind, extra: Mapping[str, Value], by: StaffNo | None = None
) -> tuple[DocumentId, ...]:
    """The new paper's id; none when the catalogue has no template for it. `by`: in whose name, if not the clerk's."""
    template = work.catalogue().papers.get(kind.value)
    if template is None:
        return ()
    ident = DocumentId(work.tools.ids.uuid())
    number = work.unit.numbers.take(NumberKind.DOCUMENT, case=case.id, at=work.now, text=official_number) or ""
    staff_no = by or work.who().clerk.staff_no
    values = notice.common(case, item, work.catalogue(), kind, work.now, case.applicant_key.partition(":")[2])
    values |= {"number": number, "window": work.settings.window_name, "staff_no": staff_no, **extra}
    work.unit.documents.keep_template(template.hash, template.source)
    work.unit.documents.add(
        Document(
            id=ident,
            case=case.id,
            kind=kind,
            number=number,
            template_hash=template.hash,
            data=notice.encoded(values),
            made_at=work.now,
            made_by=staff_no,
        )
    )
    return (ident,)
