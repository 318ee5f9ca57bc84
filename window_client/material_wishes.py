"""Wishes about pages and materials (材料); `messages.py` has them all in one place."""

from dataclasses import dataclass, field

from window_client.domain.ids import CaseId, PageId
from window_client.wishes import Wish
from window_client.words import DropReason


@dataclass(frozen=True, slots=True)
class DropPage(Wish):
    """Take a page off a material again, and say why; the reason stays with the case."""

    case: CaseId
    material: str
    page: PageId
    reason: DropReason
    remark: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TurnPage(Wish):
    """Lay a page so many degrees clockwise (旋转): 0, 90, 180, 270; its file stays as it is."""

    case: CaseId
    material: str
    page: PageId
    turn: int


@dataclass(frozen=True, slots=True)
class PlacePage(Wish):
    """Put a page at another place of its material (调整顺序); 1 = first."""

    case: CaseId
    material: str
    page: PageId
    place: int


@dataclass(frozen=True, slots=True)
class LookAtPage(Wish):
    """See one page at so many pixels of width (看页); answered by `PagePicture`. `sheet` counts pages of a PDF from 0."""

    case: CaseId
    material: str
    page: PageId
    sheet: int
    width: int


@dataclass(frozen=True, slots=True)
class MarkMaterial(Wish):
    """Original seen (原件已核), copy kept (已留复印件), or not."""

    case: CaseId
    material: str
    original_seen: bool
    copy_kept: bool


@dataclass(frozen=True, slots=True)
class JudgeMaterial(Wish):
    """A material will not do for these items (不合格), by a reason of the catalogue; an empty one = it will (合格)."""

    case: CaseId
    material: str
    items: tuple[str, ...]
    reason: str
    remark: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FindEarlier(Wish):
    """Which earlier cases of the applicant hold this material, still valid (以往材料); answered by `EarlierPages`."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class ReusePages(Wish):
    """Use the pages of an earlier case again (复用); `consent`: the applicant agreed."""

    case: CaseId
    material: str
    source: CaseId
    consent: bool


@dataclass(frozen=True, slots=True)
class FetchLicence(Wish):
    """Ask the platform for the applicant's e-licence that stands for this material (电子证照); `number` names one of
    several that were offered."""

    case: CaseId
    material: str
    number: str = ""
