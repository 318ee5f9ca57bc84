"""A message of the platform for this window (平台来件): kept as it came, applied once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from window_client.words import InboxOutcome


@dataclass(frozen=True, slots=True)
class ReceivedItem:
    """One message with a signature that held. `body` by kind: decision and result name `case` and `state`; all may
    have `receipt_no` and `text`."""

    cursor: int  # rises with every message; the last one applied is where the next question begins
    kind: str
    at: datetime
    body: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """A message with what became of it."""

    cursor: int
    kind: str
    at: datetime
    receipt_no: str
    text: str
    outcome: InboxOutcome
    seen: bool
