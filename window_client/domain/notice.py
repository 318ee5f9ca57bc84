"""What an official paper says (文书内容): plain texts gathered at the commit and frozen as JSON (domain.md 2.6)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from window_client.domain import agent, masking
from window_client.domain.case import Answer, Case
from window_client.domain.document import Defect, Promise
from window_client.domain.item import Catalogue, Item
from window_client.words import DocumentKind, PromiseKind, RefusalGround

FULL_NUMBER = frozenset(
    {
        DocumentKind.APPLICATION_FORM,
        DocumentKind.COMMITMENT_LETTER,
        DocumentKind.TOLERANT_LETTER,
        DocumentKind.ELECTRONIC_CONSENT,
        DocumentKind.SERVICE_RECEIPT,
    }
)
"""The applicant's own form, a signed promise and a receipt of service carry the certificate number in full; on all others it is masked."""

UNNUMBERED = frozenset({DocumentKind.APPLICATION_FORM})
"""Not the organ's own paper: it takes no document number."""

GROUNDS: Mapping[RefusalGround, str] = {
    RefusalGround.NOT_NEEDED: "申请事项依法不需要取得行政许可(行政许可法第三十二条第一款第一项)",
    RefusalGround.OUT_OF_POWERS: "申请事项依法不属于本行政机关职权范围(行政许可法第三十二条第一款第二项)",
    RefusalGround.NOT_IN_LAW: "申请不符合法律、法规规定的受理条件",
}

Value = str | Sequence[Mapping[str, str]]


def day_text(day: date | None, provisional: bool = False) -> str:
    """A day as papers write it."""
    text = f"{day.year}年{day.month}月{day.day}日" if day else ""
    return text + ("(暂定)" if text and provisional else "")


def minute_text(at: datetime | None) -> str:
    """A day and minute as papers write it."""
    return f"{day_text(at.date())} {at:%H:%M}" if at else ""


def common(
    case: Case, item: Item, catalogue: Catalogue, kind: DocumentKind, at: datetime, cert_no: str
) -> dict[str, Value]:
    """The header that every paper carries."""
    full = kind in FULL_NUMBER or case.is_unit
    return {
        **catalogue.hall,
        "receipt_no": case.receipt_no,
        "official_no": case.official_no,
        "item_name": item.name,
        "item_code": item.basic_code,
        "item_version": str(item.version),
        "department": item.department,
        "basis": item.basis,
        "catalogue_version": case.catalogue_version or catalogue.version,
        "applicant": case.applicant_name,
        "cert_no": cert_no if full else masking.by_element("P.cert_no", cert_no),
        "date": day_text(at.date()),
        "at": minute_text(at),
        "accepted_at": minute_text(case.accepted_at),
        "due": day_text(case.due, case.due_provisional) if item.committed.days else "当场办结",
        "query_token": case.query_token,
    }


def acting(answers: Mapping[str, Answer], item: Item, *, full: bool) -> dict[str, Value]:
    """Who acts for the applicant, by which authority; and how the result shall reach them, as the form says it."""
    values = {element: answer.value for element, answer in answers.items()}
    found: dict[str, Value] = {"collect": _choice(item, "D.mode", values)}
    if agent.KIND in values:
        number = values.get("A.cert_no", "")
        found["agent"] = agent.told(values, number if full else masking.by_element("A.cert_no", number))
    return found


def _choice(item: Item, element: str, values: Mapping[str, str]) -> str:
    """The label of a choice."""
    spec = next((each for each in item.fields if each.element == element), None)
    return dict(spec.choices).get(values.get(element, ""), "") if spec else ""


NO_SOURCE = "目录未载明，可拨打本页咨询电话询问"
NO_SAMPLE = "目录未提供样例"
"""What a notice says where the catalogue has nothing: an empty line would look like a printing fault."""


def defect_rows(defects: Sequence[Defect]) -> list[dict[str, str]]:
    """The table of a correction notice: what is wrong, what to bring, where to get it, how a right one looks (Q03)."""
    return [
        {
            "name": each.name,
            "wrong": each.wrong or "不符合要求",
            "remedy": each.remedy or "按要求更正后重新提交",
            "obtain_from": each.obtain_from or NO_SOURCE,
            "sample": each.sample or NO_SAMPLE,
        }
        for each in defects
    ]


def material_rows(item: Item, pages: Mapping[str, int], met: Mapping[str, str]) -> list[dict[str, str]]:
    """The list of what was handed in: name, originals and copies asked, pages taken, how it was met."""
    return [
        {
            "name": spec.name,
            "originals": str(spec.originals),
            "copies": str(spec.copies),
            "pages": str(pages.get(spec.type, 0)),
            "form": met[spec.type],
        }
        for spec in item.materials
        if spec.type in met
    ]


def promise_rows(promises: Sequence[Promise], kind: PromiseKind) -> list[dict[str, str]]:
    """What was promised, and by when."""
    return [{"name": each.name, "due": day_text(each.due)} for each in promises if each.kind is kind]


def encoded(values: Mapping[str, Value]) -> str:
    """The frozen data: canonical JSON."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
