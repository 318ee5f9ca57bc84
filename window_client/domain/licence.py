"""An e-licence (电子证照) as an adapter brings it: signed facts, its trust level, its file untouched (domain.md 3.8, Q18)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from window_client.words import TrustLevel

DATA_SET = "elicence"
"""Name of the shared data set; its rows are mappings of texts."""

INSTEAD = "电子证照"
"""Word of the catalogue that lets an e-licence stand for paper."""

SIGNED = ("kind", "name", "number", "holder", "issuer", "valid_from", "valid_to", "level", "mime", "sha256", "data")
"""What the issuer signs; `data` is JSON (element → value), `sha256` that of the file. Unsigned: `file` (base64)."""


@dataclass(frozen=True, slots=True)
class Licence:
    """`kind` is the material type that it stands for; `holder` as in `applicant_key`, e.g. "111:…"."""

    kind: str
    name: str
    number: str
    holder: str = field(repr=False)
    issuer: str
    valid_from: date | None
    valid_to: date | None
    level: TrustLevel
    mime: str
    sha256: str
    data: Mapping[str, str] = field(repr=False)
    file: str = field(repr=False)

    def is_over(self, today: date) -> bool:
        """Whether its last day is past, or its first has not come."""
        too_late = self.valid_to is not None and self.valid_to < today
        return too_late or (self.valid_from is not None and self.valid_from > today)

    def fits(self, material: str) -> bool:
        """Whether it stands for this material, whatever its sub-type."""
        return self.kind == material.partition("#")[0]


def signed_text(row: Mapping[str, str]) -> bytes:
    """What the issuer signed of a row: every signed element by its name, none can slip into another."""
    return json.dumps([[name, row.get(name, "")] for name in SIGNED], ensure_ascii=False).encode()


def parsed(row: Mapping[str, str]) -> Licence:
    """The licence of a row; raises ValueError when it does not follow the contract."""
    data = json.loads(row["data"] or "{}") if "data" in row else {}
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise ValueError("data of a licence are texts")
    missing = [name for name in ("kind", "name", "number", "holder", "sha256", "file") if not row.get(name)]
    if missing:
        raise ValueError(f"a licence lacks {', '.join(missing)}")
    return Licence(
        kind=row["kind"],
        name=row["name"],
        number=row["number"],
        holder=row["holder"],
        issuer=row.get("issuer", ""),
        valid_from=_day(row.get("valid_from", "")),
        valid_to=_day(row.get("valid_to", "")),
        level=TrustLevel(row.get("level", "")),
        mime=row.get("mime", ""),
        sha256=row["sha256"],
        data=data,
        file=row["file"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
