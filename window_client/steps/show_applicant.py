"""The applicant panel (申请人): masked, from the answers of the case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from window_client.domain import agent, form, masking, minors
from window_client.domain.case import LEGAL, Answer
from window_client.steps.work import Work
from window_client.views import ApplicantView
from window_client.words import Source

SOON_DAYS = 90
_SEX = {"1": "男", "2": "女"}


def panel(work: Work, answers: Mapping[str, Answer]) -> ApplicantView:
    """Who applies and who stands at the window, as far as the answers say."""
    value = {element: answer.value for element, answer in answers.items()}
    view = _unit(value) if LEGAL in value else _person(work, answers, value)
    return _with_agent(work, view, value)


def _person(work: Work, answers: Mapping[str, Answer], value: Mapping[str, str]) -> ApplicantView:
    if not value.get("P.name") and not value.get("P.cert_no"):
        return ApplicantView()
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
        read_at=number.at if number is not None and number.source is Source.READER else None,
        age=minors.age(value, work.today) if minors.is_minor(value, work.today) else None,
    )


def _unit(value: Mapping[str, str]) -> ApplicantView:
    """Name and code of a unit are public; its representative is a person."""
    legal = masking.name(value.get("E.legal.name", ""))
    return ApplicantView(
        name=value.get("E.name", ""),
        number=value.get("E.uscc", ""),
        address=f"法定代表人（负责人） {legal}" if legal else "",
        unit=True,
    )


def _with_agent(work: Work, view: ApplicantView, value: Mapping[str, str]) -> ApplicantView:
    kind = value.get(agent.KIND)
    if kind is None:
        return view
    if kind == agent.ASSISTED:
        helped = agent.told(value, "").partition(" ")[2]
        return replace(view, agent=helped, acts_as=dict(agent.KINDS)[kind])
    shown = masking.name(value.get("A.name", "")), masking.by_element("A.cert_no", value.get("A.cert_no", ""))
    return replace(
        view,
        agent=" ".join(part for part in shown if part),
        acts_as=dict(agent.KINDS).get(kind, ""),
        reads_card=True,
        authority=_authority(work, value),
    )


def _authority(work: Work, value: Mapping[str, str]) -> str:
    """How a guardian is one; what an authority names, and its last day."""
    relation = dict(agent.RELATIONS).get(value.get("A.relation", ""), "")
    items = work.room.catalogue.items if work.room.catalogue else {}
    names = [
        "全部事项" if code == agent.ALL else items[code].name for code in _named(value) if code in {*items, agent.ALL}
    ]
    until = value.get("A.to", "")
    parts = [relation, "、".join(names), f"至 {until}" if until else ""]
    return " · ".join(part for part in parts if part)


def _named(value: Mapping[str, str]) -> list[str]:
    return sorted(agent.scope_of(value), key=lambda code: (code != agent.ALL, code))


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
