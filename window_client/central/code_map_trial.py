"""Trial of code maps (代码对照试运行): what the last records would say in new words, before the table is used (Q29)."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from window_client.central import wire
from window_client.central.vendor_gateway import in_their_words, needed_maps
from window_client.domain.code_maps import CodeMap, CodeMapError, UnmappedCodeError

LAST = 50
"""Records that a trial looks at (Q29)."""

_DECODER = msgspec.json.Decoder(wire.EventRecord)


@dataclass(frozen=True, slots=True)
class Tried:
    """One record in the words of the table in use and of the new one; a text in their place says why there are none."""

    receipt_no: str
    kind: str
    now: Mapping[str, Any] | str
    then: Mapping[str, Any] | str

    @property
    def is_lost(self) -> bool:
        """The new table has no word for it."""
        return isinstance(self.then, str)

    def line(self) -> str:
        """For a person: codes only, nobody's name."""
        if isinstance(self.then, str):
            return f"{self.receipt_no} {self.kind}: {self.then}"
        if isinstance(self.now, str):
            return f"{self.receipt_no} {self.kind}: {self.now}, now mapped"
        changed = [f"{key} {self.now[key]} -> {to}" for key, to in self.then.items() if self.now[key] != to]
        return f"{self.receipt_no} {self.kind}: {', '.join(changed) or 'the same'}"


def read_table(raw: bytes) -> dict[str, CodeMap]:
    """A table file; raises CodeMapError with one line for the technician."""
    try:
        return needed_maps(tomllib.loads(raw.decode()))
    except ValueError as error:  # both what is no text and what is no TOML
        raise CodeMapError(f"code maps cannot be read: {type(error).__name__}") from error


def trial(bodies: Sequence[bytes], now: Mapping[str, CodeMap], then: Mapping[str, CodeMap]) -> Iterator[Tried]:
    """Each record both ways."""
    for body in bodies:
        record = _DECODER.decode(body)
        yield Tried(record.receipt_no, record.kind, _words(record, now), _words(record, then))


def put_in_use(raw: bytes, path: Path) -> None:
    """The new table in the place of the old one, whole or not at all; it counts from the next start."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _words(record: wire.EventRecord, maps: Mapping[str, CodeMap]) -> Mapping[str, Any] | str:
    if not maps:
        return "no table was in use"
    try:
        return in_their_words(record, maps)
    except UnmappedCodeError as error:
        return f"code_not_mapped:{error}"
