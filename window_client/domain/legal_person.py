"""A legal person or other organisation applies (法人、其他组织): its code names it; its representative or an agent stands at
the window. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from window_client.domain import agent, terms
from window_client.domain.case import LEGAL, Answer
from window_client.domain.item import FieldSpec, Item
from window_client.domain.item_rules import Rule
from window_client.words import FieldKind

ROLES = (("E.legal.name", "P.name"), ("E.legal.cert_no", "P.cert_no"))
"""Who stands at the window without an agent is the representative, unless somebody says otherwise."""

_SECTION = "申请单位"
_UNIT = (
    FieldSpec("E.name", "单位名称", FieldKind.TEXT, _SECTION, min="2", max="100"),
    FieldSpec("E.uscc", "统一社会信用代码", FieldKind.USCC, _SECTION),
    FieldSpec("E.legal.name", "法定代表人或负责人", FieldKind.TEXT, _SECTION, min="2", max="50"),
    FieldSpec("E.legal.cert_no", "法定代表人证件号码", FieldKind.CERT_NO, _SECTION),
)
_THERE = (
    FieldSpec("P.name", "到场人姓名", FieldKind.TEXT, _SECTION, min="2", max="50"),
    FieldSpec("P.cert_no", "到场人证件号码", FieldKind.CERT_NO, _SECTION),
)
_SAME = Rule(
    "E.legal.cert_no==P.cert_no",
    "到场人不是法定代表人或负责人：由他人办理请登记代理人（Ctrl+D）",
    terms.parse({"==": ["E.legal.cert_no", "P.cert_no"]}),
)


def has_agent(answers: Mapping[str, Answer]) -> bool:
    """Whether somebody acts by an authority."""
    kind = answers.get(agent.KIND)
    return kind is not None and kind.value in agent.AUTHORISED


def represented_here(answers: Mapping[str, Answer]) -> bool:
    """Whether a unit applies whose representative stands at the window."""
    return LEGAL in answers and not has_agent(answers)


@lru_cache(maxsize=256)
def with_unit(item: Item, *, acted_for: bool) -> Item:
    """The item's form with what names the unit; without an agent also who stands there, who must be its representative."""
    wanted = _UNIT if acted_for else (*_UNIT, *_THERE)
    known = {spec.element for spec in item.fields}
    fields: Sequence[FieldSpec] = (*item.fields, *(spec for spec in wanted if spec.element not in known))
    if not acted_for:
        fields = [
            replace(spec, rules=(*spec.rules, _SAME)) if spec.element == "E.legal.cert_no" else spec for spec in fields
        ]
    named = {spec.element for spec in _UNIT}
    return replace(item, fields=tuple(replace(s, required=True) if s.element in named else s for s in fields))
