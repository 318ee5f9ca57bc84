"""The night's comparison (对账): the hashes of a day's records here and at the platform, domain.md 5.4."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from window_client.domain.ids import DeliveryId
from window_client.words import DeliveryKind, DeliveryState


@dataclass(frozen=True, slots=True)
class DayHeld:
    """What the platform has of one day of this window: the hash of each record (hex) and the case it is of."""

    algorithm: str  # sha256 or sm3
    hashes: Mapping[str, str]
    receipts: Mapping[str, str]  # id → receipt number; "" = about no case
    lost_pages: frozenset[str]  # SHA-256 of pages that its records name and that it does not have


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row of the outbox as it is compared."""

    id: DeliveryId
    kind: DeliveryKind
    state: DeliveryState
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids: what the platform acknowledged and lacks; what it has with another content; what only it has."""

    lost: tuple[DeliveryId, ...]
    altered: tuple[DeliveryId, ...]
    only_there: tuple[DeliveryId, ...]


def compare(here: Sequence[DayRow], there: DayHeld) -> Difference:
    """Of rows that are still on their way nothing is said: the platform's verdict on them comes."""
    ids = {row.id for row in here}
    return Difference(
        lost=tuple(row.id for row in here if row.state is DeliveryState.ACKNOWLEDGED and _is_lost(row, there)),
        altered=tuple(_altered(here, there)),
        only_there=tuple(DeliveryId(each) for each in there.hashes if each not in ids),
    )


def _is_lost(row: DayRow, there: DayHeld) -> bool:
    if row.kind is DeliveryKind.PAGE:
        return _page_hash(row) in there.lost_pages
    return row.id not in there.hashes


def _altered(here: Sequence[DayRow], there: DayHeld) -> Iterator[DeliveryId]:
    final = {DeliveryState.ACKNOWLEDGED, DeliveryState.RETURNED}
    for row in here:
        kept = there.hashes.get(row.id) if row.state in final else None
        if kept is not None and kept.lower() != hashlib.new(there.algorithm, row.body).hexdigest():
            yield row.id


def _page_hash(row: DayRow) -> str:
    """A page's row holds its id, its hash and its kind."""
    return row.body.decode().split(" ")[1]
