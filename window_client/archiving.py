"""Archive concluded cases (归档) from the command line: gather, pack, check; what fails is told and not handed over."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from window_client import catalogue_versions
from window_client.domain.basket import BasketItem
from window_client.domain.case import Case
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId
from window_client.papers.archive import Signer, Unseal, pack
from window_client.papers.archive_checks import AUTHENTIC, Fault, faults
from window_client.papers.archive_facts import Contents
from window_client.ports import CatalogueReader, Clock, Store, Unit
from window_client.record_sheet import MAY_LOOK
from window_client.steps import into_archive
from window_client.steps.show_due import TO_FIX, to_fix
from window_client.words import CaseState, Role

ALL = "all"
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Archivist:
    """Who archives, with what, where to. `second`: the supervisor who signed too; a mass export needs one."""

    clerk: Clerk
    window: str
    unseal: Unseal
    signer: Signer
    read_catalogue: CatalogueReader
    out: Path
    second: Clerk | None = None

    @property
    def may_export_all(self) -> bool:
        """domain.md 6.2: a mass export has a second person, who is a supervisor and somebody else."""
        second = self.second
        return second is not None and second.role is Role.SUPERVISOR and second.staff_no != self.clerk.staff_no


def archived(store: Store, who: Archivist, clock: Clock, number: str) -> str:
    """Where each package stands, or its to-fix list, one fault a line; "" when there is no such case or the role may not.
    `number` "all": every case that was handed out, cases of one sitting together; a sitting's own number: its cases. A
    package with faults is not written, and its cases are listed (F10) until it passes."""
    store.open()
    try:
        with store.unit() as unit:
            lines = [_pack(unit, who, clock.now(), each) for each in _wanted(unit, who, number)]
            if not lines:
                _audit(unit, who, clock.now(), "", _why_nothing(who, number))
            return "\n".join(line for line in lines if line)
    finally:
        store.close()


def _why_nothing(who: Archivist, number: str) -> str:
    if who.clerk.role not in MAY_LOOK:
        return "not_allowed"
    return "second_person_needed" if number == ALL and not who.may_export_all else "not_found"


def _wanted(unit: Unit, who: Archivist, number: str) -> Iterator[Sequence[Case]]:
    """The cases of each package."""
    if who.clerk.role not in MAY_LOOK:
        return
    if number != ALL:
        found = unit.cases.by_number(number)
        yield from [[found]] if found else [sitting for sitting in [_of_sitting(unit, number)] if sitting]
        return
    if not who.may_export_all:
        return
    packed = set[CaseId]()
    for case in unit.cases.in_state(CaseState.DELIVERED, MOST):
        if case.id not in packed:
            together = [each for each in _together(unit, case) if each.state is CaseState.DELIVERED]
            packed |= {each.id for each in together}
            yield together


def _of_sitting(unit: Unit, number: str) -> list[Case]:
    return _became(unit, unit.baskets.of_number(number))


def _together(unit: Unit, case: Case) -> list[Case]:
    """This case, with those that came from the same sitting, in the order of its items."""
    return _became(unit, unit.baskets.together(case.id)) or [case]


def _became(unit: Unit, rows: Sequence[BasketItem]) -> list[Case]:
    found = [unit.cases.get(row.became) for row in rows if row.became is not None]
    return [each for each in found if each is not None]


def _pack(unit: Unit, who: Archivist, at: datetime, cases: Sequence[Case]) -> str:
    gathered = [contents_of(unit, who.read_catalogue, case.receipt_no, who.clerk, at) for case in cases]
    contents = [each for each in gathered if each is not None]
    if not contents:
        return ""
    number = contents[0].number if len(contents) == 1 else unit.baskets.together(cases[0].id)[0].number
    found, digest = _written(contents, who, number)
    open_ones = [case.id for case in cases if case.state is not CaseState.ARCHIVED]
    into_archive.keep_packed(unit, open_ones, digest)
    listed = to_fix(unit)
    for case in cases:
        _audit(unit, who, at, case.receipt_no, "to_fix" if found else "done")
        listed.pop(case.id, None)
        if found:
            listed[case.id] = [f"{fault.check}: {fault.what}" for fault in found]
    unit.notes.put(TO_FIX, json.dumps(listed, ensure_ascii=False).encode())
    name = " ".join(case.receipt_no for case in cases)
    return (
        "\n".join(f"{name} {fault.check}: {fault.what}" for fault in found)
        or f"{name} packed in {who.out}, sha256 {digest}"
    )


def _audit(unit: Unit, who: Archivist, at: datetime, subject: str, outcome: str) -> None:
    unit.audit.append(
        at=at,
        actor=who.clerk.staff_no,
        role=who.clerk.role.value,
        window=who.window,
        deed="archive_case",
        subject=subject,
        outcome=outcome,
        facts=f"second={who.second.staff_no}" if who.second else "",
    )


def contents_of(
    unit: Unit, read_catalogue: CatalogueReader, number: str, clerk: Clerk, at: datetime
) -> Contents | None:
    """All of a case as its package holds it; None when there is no case of this number."""
    case = unit.cases.by_number(number)
    raw = unit.notes.get(catalogue_versions.NEWEST)
    if case is None or raw is None:
        return None
    newest = read_catalogue(raw)
    catalogue = catalogue_versions.by_case(unit, read_catalogue, newest)(case)
    return Contents(
        case=case,
        item=catalogue.items.get(case.item_code),
        events=unit.cases.events(case.id),
        pages=unit.cases.pages(case.id),
        documents=unit.documents.of_case(case.id),
        promises=unit.documents.promises(case.id),
        result=unit.documents.result(case.id),
        system="hall-window",
        organ=catalogue.hall.get("organ", ""),
        at=at,
        by=clerk.staff_no,
        answers=unit.cases.answers(case.id),
    )


def _written(contents: Sequence[Contents], who: Archivist, number: str) -> tuple[list[Fault], str]:
    """The faults, and the hash of the package; without any fault it lies in the folder, for its reader alone."""
    try:
        package = pack(contents, who.unseal, who.signer)
    except (FileNotFoundError, ValueError) as error:
        return [Fault(AUTHENTIC, f"a sealed file is gone or was changed: {type(error).__name__}")], ""
    found = faults(package, contents, who.signer)
    if found:
        return found, ""
    who.out.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(who.out / f"{number}.zip", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(package)
    return [], hashlib.sha256(package).hexdigest()
