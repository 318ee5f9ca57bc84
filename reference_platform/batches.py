"""What all batches of records share: how large one may be, and the name of a record that cannot be read."""

from collections.abc import Sequence

import msgspec

from reference_platform.refusing import refuse
from window_client.central import wire

LARGEST = 1000


class _Named(msgspec.Struct):
    """As much of a record as can be read of one that cannot."""

    id: str = ""


def bodies(raws: Sequence[msgspec.Raw]) -> list[bytes]:
    """The records of a batch as they came; refuses a batch that is too large."""
    if len(raws) > LARGEST:
        refuse("too_large", 413)
    return [bytes(raw) for raw in raws]


def malformed(body: bytes) -> wire.RecordResult:
    """The answer to a record that cannot be read."""
    return wire.RecordResult(id=_name(body), status="refused", code="malformed")


def _name(body: bytes) -> str:
    try:
        return msgspec.json.decode(body, type=_Named).id
    except wire.UNREADABLE:
        return ""
