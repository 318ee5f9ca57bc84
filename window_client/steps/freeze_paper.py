"""Freeze a paper (文书定稿): data, template hash and number in the commit of its act; the PDF is made after it."""

from collections.abc import Mapping

from window_client.domain import notice
from window_client.domain.case import Case
from window_client.domain.document import Document
from window_client.domain.document_numbers import official_number
from window_client.domain.ids import DocumentId, StaffNo
from window_client.domain.item import Item
from window_client.domain.notice import Value
from window_client.errors import Refusal
from window_client.steps.work import Work
from window_client.words import DocumentKind, NumberKind, RefusalCode


def freeze(
    work: Work, case: Case, item: Item, kind: DocumentKind, extra: Mapping[str, Value], by: StaffNo | None = None
) -> tuple[DocumentId, ...]:
    """The new paper's id; none when the catalogue has no template for it. `by`: in whose name, if not the clerk's. Raises
    Refusal when it goes out sealed and the catalogue has no seal: then the act is not done either."""
    template = work.catalogue_of(case).papers.get(kind.value)
    if template is None:
        return ()
    values = notice.common(case, item, work.catalogue(), kind, work.now, case.applicant_key.partition(":")[2])
    if template.sealed and not (values.get("seal") and values["date"]):
        raise Refusal(RefusalCode.PAPER_UNSEALED)
    ident = DocumentId(work.tools.ids.uuid())
    number = "" if kind in notice.UNNUMBERED else _number(work, case)
    staff_no = by or work.who().clerk.staff_no
    values |= notice.acting(work.unit.cases.answers(case.id), item, full=kind in notice.FULL_NUMBER)
    values |= {"number": number, "window": work.settings.window_name, "staff_no": staff_no, **extra}
    if by is None:
        values["handler"] = work.who().clerk.name
    if not template.sealed:
        values.pop("seal", None)
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


def _number(work: Work, case: Case) -> str:
    """The next of a leased block; "" while there is none."""
    return work.unit.numbers.take(NumberKind.DOCUMENT, case=case.id, at=work.now, text=official_number) or ""
