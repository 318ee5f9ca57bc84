"""Two contents under one id (冲突), field by field: which differ, and what of them a screen may show (domain.md 5.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from window_client.domain import masking
from window_client.domain.ids import DeliveryId, SessionId
from window_client.words import RevealReason

ANSWER, SOURCE, PAGES = "answer:", "source:", "pages:"
"""Begin of the names of an answer, of its source (by element), and of a material's pages (one a line: hash, size …)."""

HASH_SHOWN = 8
"""Hex digits of a page's hash that a screen shows."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Who looks at which pair; `seen` when both contents stood on the screen."""

    session: SessionId
    delivery: DeliveryId
    reason: RevealReason | None = None
    seen: bool = False


@dataclass(frozen=True, slots=True)
class PairRow:
    """One field; `label` is the catalogue's, "" for the record's own fields. Of two values that look alike while they
    are masked `differs` still says the truth."""

    name: str
    label: str
    ours: str = field(repr=False)
    theirs: str = field(repr=False)
    differs: bool


def side_by_side(
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    label: Callable[[str], str],
    shown: Callable[[str, str], str],
    *,
    full: bool,
) -> tuple[PairRow, ...]:
    """What differs first, else in the order of the contract; fields that are empty in both are left out. `shown` (field,
    value) puts a value in a person's words, after the comparison."""

    def told(name: str, side: Mapping[str, str]) -> str:
        value = side.get(name, "")
        return shown(name, value if full else _masked(name, value, side))

    names = [name for name in dict.fromkeys((*ours, *theirs)) if ours.get(name) or theirs.get(name)]
    rows = [
        PairRow(name, label(name), told(name, ours), told(name, theirs), ours.get(name, "") != theirs.get(name, ""))
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: not row.differs))


def pages_told(value: str) -> str:
    """The beginnings of the hashes, in the order of the pages."""
    return " ".join(line.split(" ")[0][:HASH_SHOWN] for line in value.splitlines())


def _masked(name: str, value: str, record: Mapping[str, str]) -> str:
    match name:
        case "applicant_name":
            return masking.applicant(value, record.get("applicant_key", ""))
        case "applicant_key":
            return masking.key_number(value)
        case "query_token":
            return masking.bank(value)
    return masking.by_element(name.removeprefix(ANSWER), value) if name.startswith(ANSWER) else value
