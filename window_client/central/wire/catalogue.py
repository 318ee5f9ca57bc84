"""Catalogue (事项目录)."""

from typing import Annotated, Any

import msgspec


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """`unit`: "wd" working days, "d" calendar days; days 0 = on the spot."""

    days: int
    unit: str


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """Holds when the answer of `element` (of the same item) is one of these codes; "1" and "0" for yes and no."""

    element: str
    any_of: list[str]


class FieldSpec(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One form field; `kind` is a `words.FieldKind`; `choices` = (code, label) pairs, or those of a `code_list`.

    `schema`: a JSON Schema 2020-12 fragment for the value besides kind and bounds; a keyword without a sentence of the
    window's own needs one in "x-says". `columns`: of a "table", whose bounds count rows.
    """

    element: str
    label: str
    kind: str
    section: str
    required: bool = True
    min: str = ""
    max: str = ""
    choices: list[tuple[str, str]] = msgspec.field(default_factory=list)
    hint: str = ""
    only_if: list[Condition] = msgspec.field(default_factory=list)
    schema: dict[str, Any] = msgspec.field(default_factory=dict)
    code_list: str = ""
    columns: list["FieldSpec"] = msgspec.field(default_factory=list)


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule across fields, shown beside `beside`; `term` as `domain/terms.py` reads it. A soft one (`hard` false) yields
    to a reason."""

    code: str
    says: str
    beside: str
    term: dict[str, Any]
    hard: bool = True


class CodeList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A list of codes (代码表): each row code, label, full pinyin, initials. `source` = the standard it is from."""

    name: str
    source: str
    rows: list[tuple[str, str, str, str]]


class MaterialSpec(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One material; `necessity` is a `words.Necessity`."""

    type: str
    name: str
    necessity: str
    originals: int = 0
    copies: int = 0
    instead: list[str] = msgspec.field(default_factory=list)
    when: str = ""
    only_if: list[Condition] = msgspec.field(default_factory=list)
    subtype: str = ""  # two materials are the same only when type, sub-type, issuer and validity are
    issuer: str = ""
    validity: str = ""
    sample: str = ""
    obtain_from: str = ""  # where the applicant gets it (材料办理地点, 出具机构), in words
    reuse_days: Annotated[int, msgspec.Meta(ge=0, le=36500)] = 0  # days after which it is not used again; 0 = never


class DefectReason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What may be wrong with a material and how to mend it; for these material types, none = every one."""

    code: str
    text: str
    remedy: str = ""
    materials: list[str] = msgspec.field(default_factory=list)
    needs_words: bool = False


class InstantRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The department lets the window say its decision on the spot: number of its rule, who answers for it, result."""

    rule: str
    by: str
    result: str = ""


class Guide(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the published guide (办事指南) says besides: 受理条件, 办理流程, 收费, 结果名称."""

    accepting: list[str] = msgspec.field(default_factory=list)
    flow: list[str] = msgspec.field(default_factory=list)
    fees: str = ""
    result: str = ""


class Delegation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Items, by code or category, that a window may accept from `since` to `until` (ISO days, both included). No
    delegation at all: every window accepts every item."""

    window: str
    items: list[str]
    since: str = ""
    until: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item (事项) with its eight unified elements; `pinyin` and `initials` are made by the publisher."""

    code: str
    name: str
    version: int
    category: str
    department: str
    basic_code: str
    case_type: int
    legal: Limit
    committed: Limit
    visit_list: str
    basis: str
    fields: list[FieldSpec]
    materials: list[MaterialSpec]
    pinyin: str = ""
    initials: str = ""
    nicknames: list[str] = msgspec.field(default_factory=list)
    helper: bool = False
    instant: InstantRule | None = None
    rules: list[Rule] = msgspec.field(default_factory=list)
    guide: Guide = msgspec.field(default_factory=Guide)
    keep: str = ""


class ResultLink(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The result of item `before` is `material` (named `name`) for the items after it; its number fills `elements`."""

    before: str
    material: str
    name: str
    elements: list[str] = msgspec.field(default_factory=list)


class Bundle(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One matter (一件事). `roles`: (element, element that it equals unless the clerk breaks it)."""

    code: str
    name: str
    items: list[str]
    optional: list[str] = msgspec.field(default_factory=list)
    results: list[ResultLink] = msgspec.field(default_factory=list)
    roles: list[tuple[str, str]] = msgspec.field(default_factory=list)
    pinyin: str = ""
    initials: str = ""


class SoftRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule that yields to a clerk's reason (软性规则). `kind`: "certificate_lasts" until the promised day,
    "not_refused_lately" within `days`, or "answers": it is broken when all of `broken_if` hold. `items` empty = all.
    `says` when it holds, `warns` when it does not."""

    code: str
    version: str
    kind: str
    says: str
    warns: str
    items: list[str] = msgspec.field(default_factory=list)
    days: int = 0
    broken_if: list[Condition] = msgspec.field(default_factory=list)


class SlipTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """Slip layout: each line a mapping of kind, text, align, scale, bold (all texts)."""

    code: str
    lines: list[dict[str, str]]


class PaperTemplate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Layout of an official paper: Typst source that reads sys.inputs `data` (JSON), `fonts`, `code128`, `qr`,
    `copy`, `rare`;
    `code` is a `words.DocumentKind`. `sealed`: it goes out with the organ's seal (`seal` of the hall, an SVG) printed on
    it, or not at all; else the area is left for the stamp."""

    code: str
    title: str
    source: str
    sealed: bool = False


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One day of a layer; `kind`: "off" or "work"."""

    date: str
    kind: str
    name: str = ""


class CalendarLayer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Days that one authority switched; `layer`: "national", "region" or "site", the later of these wins."""

    layer: str
    source: str
    days: list[CalendarDay]
    published: str = ""


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Working-day calendar; see domain/limits.py."""

    version: str
    years: list[int]
    off: list[str]
    work: list[str]
    fixed_off: list[str] = msgspec.field(default_factory=list)
    layers: list[CalendarLayer] = msgspec.field(default_factory=list)


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """GET /catalogue (If-None-Match → 304): everything a window needs to serve (事项目录)."""

    version: str
    sample: bool
    items: list[Item]
    bundles: list[Bundle]
    slips: list[SlipTemplate]
    calendar: Calendar
    ethnic_groups: list[tuple[str, str]]
    hall: dict[str, str]
    papers: list[PaperTemplate] = msgspec.field(default_factory=list)
    code_lists: list[CodeList] = msgspec.field(default_factory=list)
    delegations: list[Delegation] = msgspec.field(default_factory=list)
    defect_reasons: list[DefectReason] = msgspec.field(default_factory=list)
    soft_rules: list[SoftRule] = msgspec.field(default_factory=list)
