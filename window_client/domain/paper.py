"""A printed paper (纸面凭证): frozen data, one state table."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId, PaperId
from window_client.words import DeviceTrouble, PaperState


@dataclass(frozen=True, slots=True)
class SlipPart:
    """One part of a slip, device-neutral. `kind`: text, rule, code128, qr, feed, cut.

    `align`: left, center, right; `scale`: 1 or 2; text may hold any character, the driver sees to it.
    """

    kind: str
    text: str = ""
    align: str = "left"
    scale: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a case. `slip` is frozen at the commit that made it; later changes of the case do not touch it.

    `copy` 0 = first print, n = 补打 n; `held` = the printer was not ready, nothing was sent yet, and why.
    """

    id: PaperId
    case: CaseId
    kind: str  # "acceptance_receipt"
    template: str
    template_hash: str
    slip: tuple[SlipPart, ...]
    state: PaperState
    queued_at: datetime
    copy: int = 0
    held: DeviceTrouble = DeviceTrouble.NONE
    changed_at: datetime | None = None
