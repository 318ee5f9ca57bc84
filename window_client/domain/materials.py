"""Pages captured for a material (材料页)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from window_client.domain.document import Promise
from window_client.domain.ids import CaseId, PageId
from window_client.domain.item import MaterialSpec
from window_client.words import DropReason, MaterialMeans, MaterialState, Necessity, PromiseKind, TrustLevel


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
    """A page as it belongs to a material of a case. The sealed file never changes: order and `turn` (degrees clockwise:
    0, 90, 180, 270) stand here."""

    case: CaseId
    material: str
    position: int
    page: SealedPage
    means: MaterialMeans
    at: datetime
    turn: int = 0
    origin: str = ""  # receipt number of the earlier case, or number of the licence, that it came from
    level: TrustLevel | None = None  # None = nobody graded it: the clerk took it here
    valid_to: date | None = None  # it may be used on this day and before

    def is_over(self, today: date) -> bool:
        """Whether it may not be used any more."""
        return self.valid_to is not None and self.valid_to < today


DROPPED: Mapping[DropReason, str] = {
    DropReason.UNCLEAR: "图像不清，重新采集",
    DropReason.BLANK: "空白页",
    DropReason.DOUBLE: "重复页",
    DropReason.MISPLACED: "不属于这份材料",
    DropReason.TAKEN_BACK: "申请人取回",
    DropReason.OTHER: "其他",
}
"""Why a page was taken off, as the case's own record says it."""

TURNS = (0, 90, 180, 270)


def moved(rows: Sequence[MaterialPage], page: PageId, place: int) -> list[MaterialPage]:
    """The pages of one material with this one at another place (1 = first), numbered anew; only those that changed."""
    order = sorted(rows, key=lambda row: row.position)
    mine = next((row for row in order if row.page.id == page), None)
    if mine is None:
        return []
    order.remove(mine)
    order.insert(max(0, min(place - 1, len(order))), mine)
    return [replace(row, position=number) for number, row in enumerate(order, 1) if row.position != number]


CARD = "读卡"
GENERATED = "系统生成"


COMMITMENTS = frozenset({"告知承诺", "申报承诺"})
"""Words of the catalogue that let a written commitment stand for a proof (domain.md 2.5)."""


def may_commit(spec: MaterialSpec) -> bool:
    """Whether the catalogue lets a commitment replace this material."""
    return bool(COMMITMENTS & set(spec.instead))


def blocks(state: MaterialState, necessity: Necessity) -> bool:
    """Whether a line in this state keeps the case from being accepted; a tolerated one does not (容缺)."""
    if state in {MaterialState.CAPTURING, MaterialState.DEFECTIVE, MaterialState.UNSEEN}:
        return True
    return state is MaterialState.MISSING and necessity is not Necessity.TOLERANT


def state_of(
    spec: MaterialSpec,
    pages: Sequence[MaterialPage],
    card_read: bool,
    promise: Promise | None = None,
    *,
    original_seen: bool = False,
) -> tuple[MaterialState, MaterialMeans]:
    """State of one material and how it was met. `pages` are those of this material only.

    A copy that its user uploaded (level C) counts once its original was seen (domain.md 3.8). What the reader proved or the system writes itself needs no page; a conditional one is not demanded until its
    condition is decided (domain.md 9.2: `alt`, `nec`, `when`).
    """
    if pages:
        if not original_seen and any(row.level is TrustLevel.C for row in pages):
            return MaterialState.UNSEEN, pages[-1].means
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
