"""Pages captured for a material (材料页)."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId, PageId
from window_client.words import MaterialMeans


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
