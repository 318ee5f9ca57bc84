"""What a clerk says of a material (核对标记): original seen, copy kept, and for each item whether it will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.item import DefectReason


@dataclass(frozen=True, slots=True)
class MaterialMark:
    """Originals are looked at once, whichever items ask for them (domain.md 9.4 rule 5). None = not done."""

    case: CaseId
    material: str
    original_seen: datetime | None  # 原件已核
    copy_kept: datetime | None  # 已留复印件
    by: StaffNo


@dataclass(frozen=True, slots=True)
class Verdict:
    """Something is wrong with a material for one item (不符合要求); the same page may do for another (rule 6)."""

    case: CaseId
    item: str  # code
    material: str
    reason: str  # code of the catalogue's list
    wrong: str  # as the applicant reads it
    remedy: str
    at: datetime
    by: StaffNo


def reasons_for(reasons: Sequence[DefectReason], material: str) -> tuple[DefectReason, ...]:
    """The reasons of the catalogue that fit this material, whatever its sub-type."""
    kind = material.partition("#")[0]
    return tuple(each for each in reasons if not each.materials or kind in each.materials)


def worded(reason: DefectReason, remark: str) -> str:
    """What the notice says: the reason, and what the clerk added."""
    return f"{reason.text}：{remark}" if remark and not reason.needs_words else (remark or reason.text)
