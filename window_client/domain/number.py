"""Numbers from leased blocks (号段): used, void and lost ones are rows, so a gap is always explained."""

from dataclasses import dataclass
from datetime import datetime

from window_client.words import NumberKind, NumberState


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """A block leased from the platform: `first`..`last` inclusive, `next` = first one not yet taken."""

    id: str
    kind: NumberKind
    prefix: str
    first: int
    last: int
    next: int


@dataclass(frozen=True, slots=True)
class NumberTally:
    """Numbers of one day, and how many of all blocks were taken without a row."""

    used: int
    void: int
    missing: int


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """One number taken from a block and what became of it."""

    kind: NumberKind
    block: str
    seq: int
    text: str  # the whole number as printed
    state: NumberState
    case: str
    at: datetime
    reason: str = ""
