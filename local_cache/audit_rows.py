"""The hash-chained trail as rows (审计链); the head of the chain is carried from unit to unit, so append reads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from local_cache import tables
from window_client.domain.audit import GENESIS, AuditEntry, chain_fault, link
from window_client.errors import StoreUnavailable

CHECKED = 1000  # entries at the end of the chain that every start checks
_c = tables.audit.c
_ADD = insert(tables.audit)
_AFTER = select(tables.audit).where(_c.seq > bindparam("after")).order_by(_c.seq).limit(bindparam("most"))
_LAST = select(tables.audit).order_by(_c.seq.desc()).limit(CHECKED)


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last entry."""

    seq: int = 0
    hash: str = GENESIS


class AuditRows:
    """`ports.Audit` on the open transaction. `head` is worth keeping only after its commit."""

    def __init__(self, connection: Connection, head: Head, algorithm: str = "sha256") -> None:
        self._run, self._algorithm = connection.execute, algorithm
        self.head = head

    @property
    def last(self) -> tuple[int, str]:
        return self.head.seq, self.head.hash

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        role: str,
        window: str,
        deed: str,
        subject: str,
        outcome: str,
        facts: str = "",
    ) -> AuditEntry:
        """Raises ValueError for a time without zone: its hash could not be checked elsewhere."""
        if at.tzinfo is None:
            raise ValueError("an audit entry needs an aware time")
        seq, previous = self.head.seq + 1, self.head.hash
        fields = (actor, role, window, deed, subject, outcome, facts)
        linked = link(previous, seq, at, *fields, algorithm=self._algorithm)
        entry = AuditEntry(seq, at, *fields, previous, linked)
        values = dict(zip(_c.keys(), (seq, at.isoformat(), *fields, previous, entry.hash), strict=True))
        self._run(_ADD, values)
        self.head = Head(seq, entry.hash)
        return entry

    def entries(self, after: int = 0, limit: int = 1000) -> list[AuditEntry]:
        return [entry_of(row) for row in self._run(_AFTER, {"after": after, "most": limit})]


def read_head(connection: Connection) -> Head:
    """The head of the chain, its last 1000 entries checked; raises StoreUnavailable when one was changed or cut off."""
    last = [entry_of(row) for row in reversed(connection.execute(_LAST).all())]
    known = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").scalar() or 0
    bad = known if known != (last[-1].seq if last else 0) else None
    if last and bad is None:
        bad = chain_fault(last, last[0].previous if len(last) == CHECKED else GENESIS)
    if last and bad is None and len(last) < CHECKED and last[0].seq != 1:
        bad = 1
    if bad is not None:
        raise StoreUnavailable(
            f"the audit trail is not as it was written (entry {bad}): somebody changed the data file. "
            "Keep the file as evidence and call the technician."
        )
    return Head(last[-1].seq, last[-1].hash) if last else Head()


def entry_of(row: Sequence[Any]) -> AuditEntry:
    seq, at, *rest = row
    return AuditEntry(seq, datetime.fromisoformat(at), *rest)
