"""The commands `case`, `calendar`, `catalogue`, `maps` and `numbers` of `main.py` (办件、日历、代码对照、编号): what they print; each look is audited."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from window_client import calendar_file, calendar_use, catalogue_versions
from window_client.archive_word import Receipt, taken
from window_client.archiving import ALL, Archivist, archived
from window_client.central import catalogue_quality, code_map_trial
from window_client.central.records import WireRecords
from window_client.clock import RandomIds
from window_client.domain import project as projects
from window_client.domain.clerk import Clerk
from window_client.domain.code_maps import CodeMapError
from window_client.domain.ids import PageId
from window_client.domain.item import Catalogue
from window_client.number_audit import number_lines
from window_client.papers.archive import Signer
from window_client.ports import CatalogueReader, Clock, Store, Unit
from window_client.record_sheet import MAY_LOOK, as_lines, explained
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.words import Role


class Asked(Protocol):
    """What the command line asked for."""

    command: str
    what: str
    number: str
    json: bool
    out: Path
    file: Path
    archive_no: str


def _nobody() -> tuple[None, None, None]:
    """Nobody is there to sign too."""
    return None, None, None


@dataclass(frozen=True, slots=True)
class Means:
    """What the commands work with."""

    store: Store
    unseal: Callable[[PageId], bytes]
    read_catalogue: CatalogueReader
    checker: Signer
    settings: Settings
    clock: Clock
    prove: Callable[[], tuple[Clerk | None, object, object]] = _nobody  # asks for one more person at the terminal


def answer(asked: Asked, clerk: Clerk, means: Means) -> str:
    """What the command prints; "" when there is nothing of it or the role may not. Raises CalendarFileError,
    CodeMapError, ArchiveError."""
    if asked.command != "case":
        return _looked(asked, clerk, means)
    window, clock = means.settings.window, means.clock
    if asked.what == "archive":
        second = _second(means) if asked.number == ALL and clerk.role in MAY_LOOK else None
        who = Archivist(clerk, window, means.unseal, means.checker, means.read_catalogue, asked.out, second)
        return archived(means.store, who, clock, asked.number)
    if asked.what == "archived":
        receipt = Receipt(asked.number, asked.file, asked.archive_no)
        records = WireRecords(means.settings.site)
        tools = Tools(RandomIds(), records, means.read_catalogue)
        return taken(means.store, tools, means.settings, clerk, clock, receipt)
    sheet = explained(means.store, clerk, window, clock, asked.number)
    if sheet is None:
        return ""
    return json.dumps(sheet, ensure_ascii=False) if asked.json else as_lines(sheet)


def _second(means: Means) -> Clerk | None:
    """The supervisor who signs a mass export too (domain.md 6.2)."""
    sys.stderr.write("a mass export: a supervisor who is somebody else signs too\n")
    return means.prove()[0]


def _looked(asked: Asked, clerk: Clerk, means: Means) -> str:
    """One deed in one transaction, with its line in the audit chain whether allowed or not."""
    deed, lines = _DEEDS[asked.command, asked.what]
    allowed = clerk.role in (_TECHNICIAN if deed in _TECHNICAL else MAY_LOOK)
    means.store.open()
    try:
        with means.store.unit() as unit:
            unit.audit.append(
                at=means.clock.now(),
                actor=clerk.staff_no,
                role=clerk.role.value,
                window=means.settings.window,
                deed=deed,
                subject=asked.file.name,
                outcome="done" if allowed else "not_allowed",
            )
            return "\n".join(lines(asked, means, unit)) if allowed else ""
    finally:
        means.store.close()


def _check(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    """The dry run: what the file says and what it would change; nothing is kept."""
    file = _read(asked, means)
    yield _named(file)
    catalogue = _catalogue(means, unit)
    now, then = calendar_use.overlaid(unit, catalogue), calendar_use.with_file(unit, catalogue, file)
    of = catalogue_versions.by_case(unit, means.read_catalogue, catalogue)
    found = list(calendar_use.changes(unit, of, now, then))
    yield from (each.line() for each in found)
    yield f"{len(found)} open cases are counted another way; nothing was changed"


def _use(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    file = _read(asked, means)
    calendar_use.keep(unit, file, asked.file.read_bytes())
    yield _named(file)
    yield "in use; the open cases are counted again at the next start, and no promised day is moved"


def _list(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    catalogue = _catalogue(means, unit)
    yield f"calendar: {calendar_use.overlaid(unit, catalogue).version}"
    yield from (_named(each) for each in calendar_use.in_use(unit))


def _numbers(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    yield from number_lines(unit)


def _project(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    """Every stage, then the sum; days on which several ran count once."""
    cases = [(each, unit.cases.events(each.id)) for each in unit.cases.of_project(asked.number)]
    calendar = calendar_use.overlaid(unit, _catalogue(means, unit))
    found = projects.folder(asked.number, cases, calendar, means.clock.now().date())
    for each in found.stages:
        span = f"{each.began} to {each.ended or 'now'}"
        yield f"{each.receipt_no} {each.item_name} {each.state.value}: {span}, {each.counted} + {each.excluded} excluded"
    yield f"{found.used} of {projects.LIMIT} working days, {found.excluded} excluded, {found.state.value}"


def _try_maps(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    """The last records in the new words, beside the words in use; nothing is changed."""
    found = _tried(_bytes(asked.file), means, unit)
    yield from (each.line() for each in found)
    yield f"{len(found)} records looked at, {sum(each.is_lost for each in found)} without a word; nothing was changed"


def _use_maps(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    """Only a table that has a word for each of the last records."""
    raw = _bytes(asked.file)
    lost = [each for each in _tried(raw, means, unit) if each.is_lost]
    if lost:
        yield from (each.line() for each in lost)
        yield f"not used: {len(lost)} of the last records would be refused"
        return
    code_map_trial.put_in_use(raw, Path(means.settings.code_maps))
    yield "in use from the next start"


def _check_catalogue(asked: Asked, means: Means, unit: Unit) -> Iterator[str]:
    """Every fault with its item; the catalogue in use stays."""
    found = catalogue_quality.faults(_bytes(asked.file))
    yield from (each.line(asked.file.name) for each in found)
    yield f"{len(found)} faults" if found else "no fault: it would load"


def _tried(raw: bytes, means: Means, unit: Unit) -> list[code_map_trial.Tried]:
    if not means.settings.code_maps:
        raise CodeMapError("the profile names no code_maps")
    used = Path(means.settings.code_maps)
    now = code_map_trial.read_table(_bytes(used)) if used.exists() else {}
    bodies = unit.deliveries.last_events(code_map_trial.LAST)
    return list(code_map_trial.trial(bodies, now, code_map_trial.read_table(raw)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodeMapError(f"{path.name}: {error.strerror}") from None


_TECHNICIAN = frozenset({Role.TECHNICIAN})
_TECHNICAL = frozenset({"use_calendar", "check_code_maps", "use_code_maps"})
_DEEDS: dict[tuple[str, str], tuple[str, Callable[[Asked, Means, Unit], Iterator[str]]]] = {
    ("calendar", "check"): ("check_calendar", _check),
    ("calendar", "use"): ("use_calendar", _use),
    ("calendar", "list"): ("list_calendars", _list),
    ("catalogue", "check"): ("check_catalogue", _check_catalogue),
    ("maps", "check"): ("check_code_maps", _try_maps),
    ("maps", "use"): ("use_code_maps", _use_maps),
    ("project", "show"): ("show_project", _project),
    ("numbers", "audit"): ("number_audit", _numbers),
}


def _read(asked: Asked, means: Means) -> calendar_file.CalendarFile:
    try:
        raw = asked.file.read_bytes()
    except OSError as error:
        raise calendar_file.CalendarFileError(f"{asked.file.name}: {error.strerror}") from None
    return calendar_file.read(raw, means.checker, means.settings.calendar_key)


def _named(file: calendar_file.CalendarFile) -> str:
    off = sum(is_off for _, is_off in file.layer.days)
    years = f", years {', '.join(map(str, file.years))} firm" if file.years else ""
    days = f"{off} days off, {len(file.layer.days) - off} worked"
    return f"{file.layer.name} {file.name} {file.version} ({file.layer.source}): {days}{years}"


def _catalogue(means: Means, unit: Unit) -> Catalogue:
    raw = unit.notes.get(catalogue_versions.NEWEST)
    if raw is None:
        raise calendar_file.CalendarFileError("this window has no catalogue yet")
    return means.read_catalogue(raw)
