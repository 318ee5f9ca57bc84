"""The archive's word on paper (归档回执), for a hall whose archive does not speak through the platform: `main.py case archived`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from window_client.domain.clerk import Clerk, Session
from window_client.domain.ids import SessionId
from window_client.errors import ArchiveError, Refusal
from window_client.ports import Clock, Store
from window_client.record_sheet import MAY_LOOK
from window_client.settings import Settings
from window_client.steps import into_archive
from window_client.steps.work import Room, Tools, Work


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the archive gave back: the case, the package that it took, the number it gave (档号)."""

    number: str
    package: Path
    archive_no: str


def taken(store: Store, tools: Tools, settings: Settings, clerk: Clerk, clock: Clock, receipt: Receipt) -> str:
    """The line to print; "" when there is no such case or the role may not. Raises ArchiveError with its reason. The event
    stands in the name of who typed it in, and goes to the platform with the rest."""
    store.open()
    try:
        with store.unit() as unit:
            now = clock.now()
            work = Work(Room(settings), now, tools, unit, Session(SessionId(""), clerk, now, online=False))
            case = unit.cases.by_number(receipt.number) if clerk.role in MAY_LOOK else None
            if case is None:
                work.audit("archived", "", outcome="not_found" if clerk.role in MAY_LOOK else "not_allowed")
                return ""
            digest = _sha256(receipt.package)
            into_archive.accepted(work, case, digest, receipt.archive_no, clerk.staff_no, clerk.role, now)
            return f"{case.receipt_no} is in the archive as {receipt.archive_no}"
    except Refusal as error:
        raise ArchiveError(f"{receipt.number}: not noted as archived: {error}") from None
    finally:
        store.close()


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ArchiveError(f"{path.name}: {error.strerror}") from None
