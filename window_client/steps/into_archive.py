"""The archive has taken a case's package (归档接收): only the very package that this window wrote last, under the number that
the archive gave it (档号). From then on the days of its local copy count (domain.md 6.3)."""

import json
from collections.abc import Iterable
from datetime import datetime

from window_client.domain.case import Case
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.life import Grounds
from window_client.ports import Unit
from window_client.steps.advance import advance_by
from window_client.steps.work import Work
from window_client.words import CaseState, Role

PACKED = "archive_packed"
"""Note: case id → SHA-256 (hex) of the last package written with it; none when that failed its checks since."""


def packed(unit: Unit) -> dict[str, str]:
    """What was written for whom."""
    raw = unit.notes.get(PACKED)
    found: dict[str, str] = json.loads(raw) if raw else {}
    return found


def keep_packed(unit: Unit, cases: Iterable[CaseId], sha256: str) -> None:
    """This package holds these cases; "" = none does."""
    known = {case: digest for case, digest in packed(unit).items() if case not in set(cases)}
    known |= {case: sha256 for case in cases if sha256}
    unit.notes.put(PACKED, json.dumps(known).encode())


def accepted(work: Work, case: Case, sha256: str, number: str, by: StaffNo, role: Role, at: datetime) -> None:
    """DELIVERED → ARCHIVED; raises Refusal for another package, without a number, or in another state."""
    same = bool(sha256) and packed(work.unit).get(case.id) == sha256
    reason = f"档号 {number.strip()}" if number.strip() else ""
    grounds = Grounds(reason=reason, packed=same)
    work.unit.cases.save(advance_by(work, case, CaseState.ARCHIVED, "archived", grounds, by, role, at))
    keep_packed(work.unit, [case.id], "")
    work.audit("archived", case.receipt_no, f"sha256={sha256}")
