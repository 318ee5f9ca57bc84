"""The service item (事项) and the catalogue of one window (事项目录). Values only; loading is `catalogue.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from window_client.domain.item_rules import Rule
from window_client.words import FieldKind, Necessity, SoftRuleKind, VisitList


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the answer of `element` is one of these values (see `conditions.py`)."""

    element: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of an item's form (表单字段). `element` ids are shared between items (domain.md 9.1).

    `schema` is a JSON Schema 2020-12 fragment as canonical text (`field_schema.py`); `rules` stand beside this field.
    """

    element: str
    label: str
    kind: FieldKind
    section: str
    required: bool = True
    min: str = ""  # length for texts, value for numbers and dates; empty = none
    max: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (code, Chinese)
    rules: tuple[Rule, ...] = ()
    hint: str = ""
    only_if: tuple[Condition, ...] = ()  # asked only when all hold; with the conditions of what they look at
    schema: str = ""
    columns: tuple["FieldSpec", ...] = ()  # of a table: `min` and `max` count its rows
    choice_keys: tuple[str, ...] = ()  # pinyin and initials of each choice, for lists too long to look through


@dataclass(frozen=True, slots=True)
class MaterialSpec:
    """One line of an item's material list (申请材料)."""

    type: str  # e.g. "M.ID"; with sub-type, issuer and validity where they tell two of a type apart: "M.RULES#fire"
    name: str
    necessity: Necessity
    originals: int
    copies: int
    instead: tuple[str, ...] = ()  # what may replace paper: 读卡, 电子证照, 系统生成 …
    when: str = ""  # condition in words; a conditional material is shown, not demanded, until rules decide
    only_if: tuple[Condition, ...] = ()  # the same for the program: a conditional material is required when all hold
    sample: str = ""  # how a right one looks (示例), in words
    obtain_from: str = ""  # where to get it (何处办取), in words
    reuse_days: int = 0  # days after its taking for which it may be used in another case of the person; 0 = not at all


@dataclass(frozen=True, slots=True)
class DefectReason:
    """What may be wrong with a material (不合格原因). `materials`: types that it fits, none = every one;
    `needs_words`: the clerk must say it (其他)."""

    code: str
    text: str
    remedy: str = ""
    materials: tuple[str, ...] = ()
    needs_words: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit (办理时限): `unit` is "wd" (working days) or "d" (calendar days); 0 = on the spot."""

    days: int
    unit: str


@dataclass(frozen=True, slots=True)
class InstantRule:
    """What the department published for an instant case (即办件): the window may say its decision on the spot, in its
    name, as soon as every check of the form and the materials holds and nothing is promised (domain.md 2.1, Q21)."""

    rule: str  # number and version of the department's rule, kept with the decision
    by: str  # who answers for it there
    result: str  # name of the result; "" = that of the item


@dataclass(frozen=True, slots=True)
class Guide:
    """What the published guide says besides (办事指南)."""

    accepting: tuple[str, ...] = ()  # 受理条件
    flow: tuple[str, ...] = ()  # 办理流程
    fees: str = ""
    result: str = ""  # 结果名称


@dataclass(frozen=True, slots=True)
class Delegation:
    """Items (by code, or all of a category) that a window may accept (授权). ISO days, both included; "" = no bound."""

    window: str
    items: tuple[str, ...]
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the catalogue, all eight unified elements in the version named (domain.md Q01)."""

    code: str
    name: str
    version: int
    category: str
    department: str
    basic_code: str
    case_type: int  # GB/T 39046 A.6: 1 即办件, 2 承诺件, 9 其他
    legal: Limit
    committed: Limit
    visit_list: VisitList
    basis: str
    fields: tuple[FieldSpec, ...]
    materials: tuple[MaterialSpec, ...]
    pinyin: str = ""  # full pinyin of the name, then of each nickname, separated by spaces
    initials: str = ""  # pinyin initials, in the same way
    nicknames: tuple[str, ...] = ()
    helper: bool = False  # used inside bundles only
    instant: InstantRule | None = None
    guide: Guide = field(default_factory=Guide)
    keep: str = ""  # how long the archive keeps its cases (保管期限): 永久, 30年, 10年

    def __hash__(self) -> int:
        return hash((self.code, self.version))  # items are keys of what is computed once; their fields need no reading


@dataclass(frozen=True, slots=True)
class ResultLink:
    """What the result of one item gives to those after it (前项结果): a material, and elements that take its number."""

    before: str
    material: str
    name: str  # of the result: 营业执照
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """One matter (一件事): several items served together. `roles`: (element, element that it equals unless broken)."""

    code: str
    name: str
    items: tuple[str, ...]
    optional: tuple[str, ...] = ()  # offered, not taken by themselves
    results: tuple[ResultLink, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    pinyin: str = ""
    initials: str = ""

    def __hash__(self) -> int:
        return hash((self.code, self.items))


@dataclass(frozen=True, slots=True)
class SoftRule:
    """A rule that yields to a clerk's reason (软性规则), as the publisher wrote it; see `rule_checks.soft`."""

    code: str
    version: str
    kind: SoftRuleKind
    says: str  # when it holds
    warns: str  # when it does not
    items: tuple[str, ...] = ()  # codes; () = all
    days: int = 0  # of NOT_REFUSED_LATELY
    broken_if: tuple[Condition, ...] = ()  # of ANSWERS: all hold


@dataclass(frozen=True, slots=True)
class SlipTemplate:
    """Layout of a paper slip as catalogue data: lines with {placeholders}; `hash` is SHA-256 of its canonical JSON."""

    code: str
    lines: tuple[Mapping[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """Layout of an official paper as catalogue data: Typst source; `hash` is SHA-256 of it, hex."""

    code: str
    title: str
    source: str
    hash: str
    sealed: bool = False  # with the organ's seal printed on it, or not at all


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the weekday rule (工作日历). ISO dates; `years` = the years announced in full."""

    version: str
    years: tuple[int, ...]
    off: frozenset[str]
    work: frozenset[str]
    fixed_off: tuple[str, ...] = ()  # "MM-DD": used alone, and called provisional, for years not announced
    layers: tuple["CalendarLayer", ...] = ()  # already laid over `off` and `work`, lowest rank first


@dataclass(frozen=True, slots=True)
class CalendarLayer:
    """Days that one authority switched (日历图层). `rank`: 1 national, 2 region (广西), 3 site; the higher wins."""

    name: str
    rank: int
    source: str  # document that says so
    days: tuple[tuple[str, bool], ...]  # ISO day, True = off


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a window needs to know to serve, as the platform published it."""

    version: str
    sample: bool
    items: Mapping[str, Item]
    bundles: Mapping[str, Bundle]
    slips: Mapping[str, SlipTemplate]
    calendar: Calendar
    ethnic_groups: tuple[tuple[str, str], ...] = ()
    papers: Mapping[str, PaperTemplate] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()
    defect_reasons: tuple[DefectReason, ...] = ()
    soft_rules: tuple[SoftRule, ...] = ()
    hall: Mapping[str, str] = field(default_factory=dict)  # name, organ, phone …: texts printed on papers
