"""Pages captured for a material (材料页)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId, PageId
from window_client.domain.item import MaterialSpec
from window_client.words import MaterialMeans, MaterialState, Necessity


@dataclass(frozen=True, slots=True)
class SealedPage:
    """A page file already sealed on disk (密封页): `id` = keyed hash and file name; `sha256` of the plain bytes, hex.

    `thumbnail` is a small PNG (≤ 160 px), kept inside the encrypted store, not as a file.
    """

    id: PageId
    sha256: str
    size: int  # bytes of the plain content
    mime: str  # image/jpeg, image/png, application/pdf
    width: int
    height: int
    page_count: int
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class MaterialPage:
    """A page as it belongs to a material of a case."""

    case: CaseId
    material: str
    position: int
    page: SealedPage
    means: MaterialMeans
    at: datetime


CARD = "读卡"
GENERATED = "系统生成"


def state_of(spec: MaterialSpec, pages: Sequence[MaterialPage], card_read: bool) -> tuple[MaterialState, MaterialMeans]:
    """State of one material and how it was met. `pages` are those of this material only.

    What the reader proved or the system writes itself needs no page; a conditional one is not demanded until its
    condition is decided (domain.md 9.2: `alt`, `nec`, `when`).
    """
    if pages:
        return MaterialState.COMPLETE, pages[-1].means
    if card_read and CARD in spec.instead:
        return MaterialState.COMPLETE, MaterialMeans.CARD
    if GENERATED in spec.instead:
        return MaterialState.COMPLETE, MaterialMeans.GENERATED
    if spec.necessity is Necessity.CONDITIONAL:
        return MaterialState.NOT_NEEDED, MaterialMeans.NONE
    return MaterialState.MISSING, MaterialMeans.NONE
