"""The hash-chained trail as rows (审计链); the head of the chain is carried from unit to unit, so append reads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from local_cache import tables
from window_client.domain.audit import GENESIS, AuditEntry, chain_fault, link
from window_client.errors import StoreUnavailable

_c = tables.audit.c
_ADD = insert(tables.audit)
_AFTER = select(tables.audit).where(_c.seq > bindparam("after")).order_by(_c.seq).limit(bindparam("most"))
_LAST = select(tables.audit).order_by(_c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last entry."""

    seq: int = 0
    hash: str = GENESIS


class AuditRows:
    """`ports.Audit` on the open transaction. `head` is worth keeping only after its commit."""

    def __init__(self, connection: Connection, head: Head) -> None:
        self._run = connection.execute
        self.head = head

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
        entry = AuditEntry(seq, at, *fields, previous, link(previous, seq, at, *fields))
        values = dict(zip(_c.keys(), (seq, at.isoformat(), *fields, previous, entry.hash), strict=True))
        self._run(_ADD, values)
        self.head = Head(seq, entry.hash)
        return entry

    def entries(self, after: int = 0, limit: int = 1000) -> list[AuditEntry]:
        return [_entry(row) for row in self._run(_AFTER, {"after": after, "most": limit})]


def read_head(connection: Connection) -> Head:
    """The head of the chain, checked; raises StoreUnavailable when the last entry was changed or cut off."""
    row = connection.execute(_LAST).one_or_none()
    entry = _entry(row) if row else None
    known = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").scalar() or 0
    seq = entry.seq if entry else 0
    if known != seq or (entry and chain_fault([entry], entry.previous)):
        raise StoreUnavailable(
            f"the audit trail does not end as it was written (entry {known}): somebody changed the data file. "
            "Keep the file as evidence and call the technician."
        )
    return Head(seq, entry.hash) if entry else Head()


def _entry(row: Sequence[Any]) -> AuditEntry:
    seq, at, *rest = row
    return AuditEntry(seq, datetime.fromisoformat(at), *rest)
