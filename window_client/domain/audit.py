"""The audit trail (审计链): every entry carries the hash of the one before, from row 1."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One audited deed. `subject` and `facts` hold ids and codes, never a citizen's data."""

    seq: int
    at: datetime
    actor: str
    role: str
    window: str
    deed: str
    subject: str
    outcome: str  # "done" or a refusal code
    facts: str
    previous: str
    hash: str


def link(previous: str, seq: int, at: datetime, *fields: str, algorithm: str = "sha256") -> str:
    """Hash of one entry over the previous hash, the number, the time and all fields, length-prefixed.

    `algorithm`: sha256 or sm3; an SM3 hash says so itself ("sm3:…"), so that each line names what it was made with.
    """
    digest = hashlib.new(algorithm)
    for text in (previous, str(seq), at.isoformat(), *fields):
        raw = text.encode()
        digest.update(len(raw).to_bytes(4, "big") + raw)
    return ("" if algorithm == "sha256" else f"{algorithm}:") + digest.hexdigest()


def chain_fault(entries: list[AuditEntry], previous: str = GENESIS) -> int | None:
    """Number of the first entry that was cut, changed or moved; None when the chain is whole."""
    expected_seq = entries[0].seq if entries else 1
    for entry in entries:
        fields = (entry.actor, entry.role, entry.window, entry.deed, entry.subject, entry.outcome, entry.facts)
        whole = link(
            entry.previous, entry.seq, entry.at, *fields, algorithm="sm3" if entry.hash.startswith("sm3:") else "sha256"
        )
        if entry.previous != previous or entry.hash != whole or entry.seq != expected_seq:
            return expected_seq
        previous, expected_seq = entry.hash, expected_seq + 1
    return None
