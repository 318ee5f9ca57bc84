"""Somebody acts for the applicant, or helps him (代理、监护、帮办代办): who, by which authority, for which items and until
when. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from window_client.domain import terms
from window_client.domain.case import Answer
from window_client.domain.item import FieldSpec, Item, MaterialSpec
from window_client.domain.item_rules import Rule
from window_client.words import FieldKind, Necessity, Source

KIND, SCOPE = "A.kind", "A.scope"
"""While `KIND` is answered somebody acts or helps; `SCOPE` holds codes of items that the authority names, or `ALL`."""

AGENT, GUARDIAN, HELPER, ASSISTED = "1", "2", "3", "4"
KINDS = ((AGENT, "委托代理人"), (GUARDIAN, "监护人"), (HELPER, "代办员（帮办代办）"), (ASSISTED, "帮办（本人在场）"))
"""With `ASSISTED` the applicant is there himself and a helper of the hall filled it in for him: nobody needs authority."""

AUTHORISED = frozenset({AGENT, HELPER})
ALL = "all"
RELATIONS = (
    ("1", "父亲"),
    ("2", "母亲"),
    ("3", "祖父母、外祖父母"),
    ("4", "兄、姐"),
    ("5", "配偶"),
    ("6", "成年子女"),
    ("7", "其他近亲属"),
    ("9", "居（村）委会、民政部门等组织"),
)
"""Who may be a guardian (民法典 27, 28)."""

ROLES = (("G.name", "A.name"), ("G.cert_no", "A.cert_no"), ("G.phone", "A.phone"))
"""An item that asks for the guardian by itself (G.*) is told who acts as one."""

HELP = (("1", "帮填表单"), ("2", "帮传材料"), ("3", "全程陪办"), ("4", "上门办理"))
_SECTION = "代理与帮办"
_BEGUN = Rule("A.from<=today", "授权须已生效", terms.parse({"<=": ["A.from", "today"]}))
_LASTS = Rule("A.to>=today", "授权须未过期", terms.parse({">=": ["A.to", "today"]}))
_KIND = FieldSpec(KIND, "代理方式", FieldKind.CHOICE, _SECTION, choices=KINDS)
_PERSON = (
    _KIND,
    FieldSpec("A.name", "代理人姓名", FieldKind.TEXT, _SECTION, min="2", max="50"),
    FieldSpec("A.cert_no", "代理人证件号码", FieldKind.CERT_NO, _SECTION),
    FieldSpec("A.phone", "代理人手机号码", FieldKind.PHONE, _SECTION),
)
_AUTHORITY = (
    FieldSpec("A.from", "授权起", FieldKind.DATE, _SECTION, rules=(_BEGUN,)),
    FieldSpec("A.to", "授权止", FieldKind.DATE, _SECTION, rules=(_LASTS,)),
)
_GUARDIAN = (FieldSpec("A.relation", "与申请人关系", FieldKind.CHOICE, _SECTION, choices=RELATIONS),)
_ASSISTED = (
    _KIND,
    FieldSpec("A.staff", "帮办人员工号", FieldKind.TEXT, _SECTION, min="2", max="20"),
    FieldSpec("A.help", "帮办内容", FieldKind.CHOICES, _SECTION, choices=HELP),
)
_PAPER, _PROOF = "M.AGENT", "M.GUARDIAN"


@lru_cache(maxsize=256)
def with_agent(item: Item, kind: str, named: tuple[tuple[str, str], ...]) -> Item:
    """The item's own form and list when somebody acts or helps: his fields, and the paper that gives the authority.
    `named` = items (code, name) that an authority may name. A guardian shows how he is one; a helper beside the applicant
    shows nothing."""
    if kind == ASSISTED:
        return replace(item, fields=item.fields + _ASSISTED)
    more = _GUARDIAN if kind == GUARDIAN else (*_AUTHORITY, _scope(item, named))
    return replace(item, fields=item.fields + _PERSON + more, materials=_materials(item, kind))


def covers(answers: Mapping[str, str], code: str) -> bool:
    """Whether nothing known speaks against this item: nobody acts by an authority, its scope is not told yet, or names
    the item."""
    if answers.get(KIND) not in AUTHORISED or not answers.get(SCOPE):
        return True
    return bool({ALL, code} & scope_of(answers))


def scope_of(answers: Mapping[str, str]) -> set[str]:
    """What the authority names."""
    return set(answers.get(SCOPE, "").split(",")) - {""}


def _scope(item: Item, named: Sequence[tuple[str, str]]) -> FieldSpec:
    """The authority must name this item, or all."""
    says = "授权书未写明可办本事项：请补授权委托书，或由申请人本人办理"
    has = [{"has": [SCOPE, {"text": code}]} for code in (ALL, item.code)]
    rule = Rule(f"{SCOPE} has {item.code}", says, terms.parse({"or": has}))
    choices = ((ALL, "所办全部事项"), *named)
    return FieldSpec(SCOPE, "授权范围", FieldKind.CHOICES, _SECTION, choices=choices, rules=(rule,))


def _materials(item: Item, kind: str) -> tuple[MaterialSpec, ...]:
    if kind == GUARDIAN:
        return (*item.materials, MaterialSpec(_PROOF, "监护关系证明", Necessity.REQUIRED, 1, 1))
    if all(spec.type != _PAPER for spec in item.materials):
        return (*item.materials, MaterialSpec(_PAPER, "委托书及代理人身份证", Necessity.REQUIRED, 1, 1))
    return tuple(
        replace(spec, necessity=Necessity.REQUIRED, when="") if spec.type == _PAPER else spec for spec in item.materials
    )


def takes_card(answers: Mapping[str, Answer], number: str, *, principal_there: bool = True) -> bool:
    """Whether the card on the reader is the agent's: somebody acts, the applicant is known and another person, and no
    other agent's card was read. Without `principal_there` (a legal person's agent) nobody needs to be known before."""
    kind, applicant, known = answers.get(KIND), answers.get("P.cert_no"), answers.get("A.cert_no")
    if kind is None or kind.value == ASSISTED or (applicant is None and principal_there):
        return False
    if applicant is not None and applicant.value == number:
        return False
    return known is None or known.value == number or known.source is not Source.READER


def from_card(values: Mapping[str, str]) -> dict[str, str]:
    """What an agent's card fills, of what a card fills for an applicant."""
    return {f"A.{name}": values[f"P.{name}"] for name in ("name", "cert_no") if f"P.{name}" in values}


def told(answers: Mapping[str, str], shown: str) -> str:
    """Who acts or helps, for papers and records; `shown` = the certificate number as it may stand there."""
    kind = dict(KINDS).get(answers.get(KIND, ""), "")
    if answers.get(KIND) == ASSISTED:
        helps = dict(HELP)
        done = "、".join(helps.get(each, each) for each in answers.get("A.help", "").split(",") if each)
        return f"{kind} 工号{answers.get('A.staff', '')} {done}".strip()
    relation = dict(RELATIONS).get(answers.get("A.relation", ""), "")
    until = answers.get("A.to", "")
    parts = (kind, relation, f"证件号码 {shown}" if shown else "", f"授权至 {until}" if until else "")
    return f"{answers.get('A.name', '')}（{'，'.join(part for part in parts if part)}）"
