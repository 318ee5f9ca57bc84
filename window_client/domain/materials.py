"""Pages captured for a material (材料页)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from window_client.domain.document import Promise
from window_client.domain.ids import CaseId, PageId
from window_client.domain.item import MaterialSpec
from window_client.words import MaterialMeans, MaterialState, Necessity, PromiseKind


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


COMMITMENTS = frozenset({"告知承诺", "申报承诺"})
"""Words of the catalogue that let a written commitment stand for a proof (domain.md 2.5)."""


def may_commit(spec: MaterialSpec) -> bool:
    """Whether the catalogue lets a commitment replace this material."""
    return bool(COMMITMENTS & set(spec.instead))


def blocks(state: MaterialState, necessity: Necessity) -> bool:
    """Whether a line in this state keeps the case from being accepted; a tolerated one does not (容缺)."""
    return state is MaterialState.CAPTURING or (state is MaterialState.MISSING and necessity is not Necessity.TOLERANT)


def state_of(
    spec: MaterialSpec, pages: Sequence[MaterialPage], card_read: bool, promise: Promise | None = None
) -> tuple[MaterialState, MaterialMeans]:
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
    if promise is not None:
        return _promised(promise)
    open_one = spec.necessity is not Necessity.CONDITIONAL
    return MaterialState.MISSING if open_one else MaterialState.NOT_NEEDED, MaterialMeans.NONE


def _promised(promise: Promise) -> tuple[MaterialState, MaterialMeans]:
    if promise.kind is PromiseKind.COMMITMENT:
        return MaterialState.COMPLETE, MaterialMeans.COMMITTED
    return MaterialState.PROMISED, MaterialMeans.NONE
