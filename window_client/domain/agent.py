"""Somebody acts for the applicant (代理、监护、帮办代办): who, by which authority and until when. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from window_client.domain import terms
from window_client.domain.case import Answer
from window_client.domain.item import FieldSpec, Item, MaterialSpec
from window_client.domain.item_rules import Rule
from window_client.words import FieldKind, Necessity, Source

KIND = "A.kind"
"""While this is answered somebody acts for the applicant."""

AGENT, GUARDIAN, HELPER = "1", "2", "3"
KINDS = ((AGENT, "委托代理人"), (GUARDIAN, "监护人"), (HELPER, "帮办代办员"))
_SECTION = "代理人"
_BEGUN = Rule("A.from<=today", "授权须已生效", terms.parse({"<=": ["A.from", "today"]}))
_LASTS = Rule("A.to>=today", "授权须未过期", terms.parse({">=": ["A.to", "today"]}))
_PERSON = (
    FieldSpec(KIND, "代理方式", FieldKind.CHOICE, _SECTION, choices=KINDS),
    FieldSpec("A.name", "代理人姓名", FieldKind.TEXT, _SECTION, min="2", max="50"),
    FieldSpec("A.cert_no", "代理人证件号码", FieldKind.CERT_NO, _SECTION),
    FieldSpec("A.phone", "代理人手机号码", FieldKind.PHONE, _SECTION),
)
_AUTHORITY = (
    FieldSpec("A.from", "授权起", FieldKind.DATE, _SECTION, rules=(_BEGUN,)),
    FieldSpec("A.to", "授权止", FieldKind.DATE, _SECTION, rules=(_LASTS,)),
)
_PAPER, _PROOF = "M.AGENT", "M.GUARDIAN"


@lru_cache(maxsize=256)
def with_agent(item: Item, kind: str) -> Item:
    """The item's own form and list when somebody acts for the applicant: the agent's fields, and the paper that gives
    the authority. A guardian shows how he is one and needs no dates."""
    fields = _PERSON if kind == GUARDIAN else _PERSON + _AUTHORITY
    return replace(item, fields=item.fields + fields, materials=_materials(item, kind))


def _materials(item: Item, kind: str) -> tuple[MaterialSpec, ...]:
    if kind == GUARDIAN:
        return (*item.materials, MaterialSpec(_PROOF, "监护关系证明", Necessity.REQUIRED, 1, 1))
    if all(spec.type != _PAPER for spec in item.materials):
        return (*item.materials, MaterialSpec(_PAPER, "委托书及代理人身份证", Necessity.REQUIRED, 1, 1))
    return tuple(
        replace(spec, necessity=Necessity.REQUIRED, when="") if spec.type == _PAPER else spec for spec in item.materials
    )


def takes_card(answers: Mapping[str, Answer], number: str) -> bool:
    """Whether the card on the reader is the agent's: somebody acts, the applicant is known and another person, and no
    other agent's card was read."""
    applicant, known = answers.get("P.cert_no"), answers.get("A.cert_no")
    if KIND not in answers or applicant is None or applicant.value == number:
        return False
    return known is None or known.value == number or known.source is not Source.READER


def from_card(values: Mapping[str, str]) -> dict[str, str]:
    """What an agent's card fills, of what a card fills for an applicant."""
    return {f"A.{name}": values[f"P.{name}"] for name in ("name", "cert_no") if f"P.{name}" in values}
