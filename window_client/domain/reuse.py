"""Using a material of an earlier case again (复用以往材料): whether it may still be used, and how far it is trusted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from window_client.domain.ids import CaseId
from window_client.domain.item import MaterialSpec
from window_client.domain.materials import MaterialPage
from window_client.words import MaterialMeans, TrustLevel


def last_day(spec: MaterialSpec, pages: Sequence[MaterialPage]) -> date | None:
    """The last day on which these pages of an earlier case may be used for this material; None = not at all.

    The catalogue says for how many days after its taking (`reuse_days`); the material's own last day ends it earlier.
    """
    if not spec.reuse_days or not pages:
        return None
    taken = min(row.at for row in pages).date()
    ends = [row.valid_to for row in pages if row.valid_to is not None]
    return min([taken + timedelta(days=spec.reuse_days), *ends])


def level_of(pages: Sequence[MaterialPage], original_seen: bool) -> TrustLevel:
    """What was graded keeps its grade; what a clerk compared with the original is B, else the original is still to be
    seen (C; domain.md 3.8)."""
    graded = [row.level for row in pages if row.level is not None and row.level is not TrustLevel.C]
    if graded:
        return max(graded)
    return TrustLevel.B if original_seen else TrustLevel.C


def again(
    pages: Sequence[MaterialPage],
    case: CaseId,
    material: str,
    receipt_no: str,
    level: TrustLevel,
    until: date,
    at: datetime,
) -> list[MaterialPage]:
    """The same page files as pages of another case: nothing is copied. A page that was used again before keeps where it
    first came from."""
    return [
        replace(
            row,
            case=case,
            material=material,
            means=MaterialMeans.REUSED,
            at=at,
            origin=row.origin or receipt_no,
            level=level,
            valid_to=until,
        )
        for row in pages
    ]
