"""What the screens show of items (事项): hits of the search, each with its guide (办事指南)."""

from dataclasses import dataclass, field

from window_client.domain.item_problem import ReportedProblem
from window_client.words import Necessity, Source, VisitList


@dataclass(frozen=True, slots=True)
class GuideMaterial:
    """One line of the guide's material list."""

    name: str
    necessity: Necessity
    originals: int
    copies: int
    instead: tuple[str, ...] = ()
    when: str = ""
    sample: str = ""  # how a right one looks (示例)
    obtain_from: str = ""  # where to get it (何处办取)


@dataclass(frozen=True, slots=True)
class GuideView:
    """All that a clerk can tell about an item before it is taken. Limits: days and "wd" or "d"; 0 = on the spot."""

    legal: tuple[int, str] = (0, "wd")
    committed: tuple[int, str] = (0, "wd")
    basis: str = ""
    fees: str = ""
    result: str = ""
    accepting: tuple[str, ...] = ()  # 受理条件
    flow: tuple[str, ...] = ()  # 办理流程
    nicknames: tuple[str, ...] = ()
    materials: tuple[GuideMaterial, ...] = ()
    items: tuple[str, ...] = ()  # of a bundle


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One hit of the item search."""

    code: str
    name: str
    category: str
    department: str
    basic_code: str
    visit_list: VisitList
    used: bool = False  # among the last served at this window
    guide: GuideView = field(default_factory=GuideView)


@dataclass(frozen=True, slots=True)
class KeptApart:
    """An answer, or the pages of a material, that a newer version of the item asks no more (旧版填写); `shown` is masked
    as the form masks."""

    label: str
    shown: str
    source: Source


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """What this window reported of the catalogue (目录问题), newest first."""

    rows: tuple[ReportedProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemsFound:
    """Answer to a search; `text` is the question, so that a late answer can be dropped."""

    text: str
    rows: tuple[ItemRow, ...]
