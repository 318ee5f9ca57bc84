"""The applicant panel (申请人): masked, from the answers of the case."""

from collections.abc import Mapping
from datetime import date

from window_client.domain import agent, form, masking
from window_client.domain.case import Answer
from window_client.steps.work import Work
from window_client.views import ApplicantView
from window_client.words import Source

SOON_DAYS = 90
_SEX = {"1": "男", "2": "女"}


def panel(work: Work, answers: Mapping[str, Answer]) -> ApplicantView:
    """Who stands at the window, as far as the answers say."""
    value = {element: answer.value for element, answer in answers.items()}
    if not value.get("P.name") and not value.get("P.cert_no"):
        return ApplicantView(agent=_agent(value))
    ethnic = dict(work.room.catalogue.ethnic_groups) if work.room.catalogue else {}
    number = answers.get("P.cert_no")
    return ApplicantView(
        name=masking.name(value.get("P.name", "")),
        sex=_SEX.get(value.get("P.sex", ""), ""),
        ethnic=ethnic.get(value.get("P.ethnic", ""), ""),
        birth=value.get("P.birth", ""),
        number=masking.by_element("P.cert_no", value.get("P.cert_no", "")),
        address=masking.by_element("P.addr_reg", value.get("P.addr_reg", "")),
        kind=form.CERT_TYPES.get(value.get("P.cert_type", ""), ""),
        valid_to=value.get("P.cert_to", ""),
        valid=_valid(value.get("P.cert_to", ""), work.today),
        agent=_agent(value),
        read_at=number.at if number is not None and number.source is Source.READER else None,
    )


def _agent(value: Mapping[str, str]) -> str | None:
    if agent.KIND not in value:
        return None
    shown = masking.name(value.get("A.name", "")), masking.by_element("A.cert_no", value.get("A.cert_no", ""))
    return " ".join(part for part in shown if part)


def _valid(text: str, today: date) -> str:
    if not text:
        return ""
    try:
        until = date.fromisoformat(text)
    except ValueError:
        return "ok"  # 长期
    if until < today:
        return "expired"
    return "soon" if (until - today).days <= SOON_DAYS else "ok"
