"""A calendar file (工作日历文件): days that one authority switched, signed by who publishes calendars here (domain.md 7.3).

JSON: calendar (1), name, version, layer (national, region, site), source (the document that says so), published, years
(announced in full; only a national file makes a year firm), days [{date, kind: off|work, name}], signature (Ed25519 of
the canonical rest, hex). The newest file of a name takes the place of the one before.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from window_client.domain import limits
from window_client.domain.item import Calendar, CalendarLayer
from window_client.errors import HallWindowError

FORMAT = 1
RANKS = {"national": 1, "region": 2, "site": 3}
YEARS = range(2000, 2100)


class CalendarFileError(HallWindowError):
    """The file cannot be used; the text is one line for the technician."""


class SignatureChecker(Protocol):
    """Checks what others signed; key and signature in hex."""

    def is_signed(self, body: bytes, key: str, signature: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file whose signature was right."""

    name: str
    version: str
    layer: CalendarLayer
    years: tuple[int, ...]


def signed_text(body: dict[str, Any]) -> bytes:
    """What is signed: the file without its signature, canonical JSON."""
    rest = {key: value for key, value in body.items() if key != "signature"}
    return json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(raw: bytes, checker: SignatureChecker, key: str) -> CalendarFile:
    """Checked from signature to last day; raises CalendarFileError."""
    if not key:
        raise CalendarFileError("setting calendar_key names nobody who may publish calendars here")
    try:
        body = json.loads(raw)
        signature = body["signature"]
    except (ValueError, TypeError, KeyError):
        raise CalendarFileError("this is no signed calendar file") from None
    if not isinstance(signature, str) or not checker.is_signed(signed_text(body), key, signature):
        raise CalendarFileError("the signature is not of the publisher named in setting calendar_key")
    return parsed(body)


def parsed(body: dict[str, Any]) -> CalendarFile:
    """The content of a file that is trusted; raises CalendarFileError."""
    if body.get("calendar") != FORMAT:
        raise CalendarFileError(f"calendar files of form {FORMAT} can be used, this one says {body.get('calendar')}")
    for element in ("name", "version", "source"):
        if not isinstance(body.get(element), str) or not body[element]:
            raise CalendarFileError(f"{element} is empty")
    if body.get("layer") not in RANKS:
        raise CalendarFileError(f"layer '{body.get('layer')}' is none of {', '.join(RANKS)}")
    years = tuple(body.get("years", ()))
    if any(not isinstance(year, int) or year not in YEARS for year in years):
        raise CalendarFileError("years are four-digit numbers")
    layer = str(body["layer"])
    return CalendarFile(
        body["name"],
        body["version"],
        CalendarLayer(layer, RANKS[layer], body["source"], _days(body.get("days", ()))),
        years if layer == "national" else (),
    )


def laid_over(calendar: Calendar, files: Iterable[CalendarFile]) -> Calendar:
    """The published calendar with the files of this window laid over it by rank."""
    used = list(files)
    if not used:
        return calendar
    named = " + ".join(sorted(f"{each.name} {each.version}" for each in used))
    years = sorted({*calendar.years, *(year for each in used for year in each.years)})
    laid = limits.layered(calendar, [*calendar.layers, *(each.layer for each in used)])
    return replace(laid, version=f"{calendar.version} + {named}", years=tuple(years))


def _days(rows: Any) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for row in rows:
        try:
            day, kind = date.fromisoformat(row["date"]).isoformat(), row["kind"]
        except (ValueError, TypeError, KeyError):
            raise CalendarFileError(f"day {row!r} has no date") from None
        if kind not in {"off", "work"}:
            raise CalendarFileError(f"day {day}: kind '{kind}' is neither off nor work")
        if day in found:
            raise CalendarFileError(f"day {day} stands twice")
        found[day] = kind == "off"
    return tuple(found.items())
