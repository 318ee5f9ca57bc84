"""Archive one concluded case (归档) from the command line: gather, pack, check; what fails is told and not handed over."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from window_client.domain.clerk import Clerk
from window_client.domain.ids import PageId
from window_client.papers.archive import Contents, pack
from window_client.papers.archive_checks import AUTHENTIC, Fault, faults
from window_client.ports import CatalogueReader, Clock, Store, Unit
from window_client.record_sheet import MAY_LOOK
from window_client.steps.show_due import TO_FIX, to_fix
from window_client.steps.watch_central import CATALOGUE
from window_client.words import CaseState

ALL = "all"
MOST = 100_000

Unseal = Callable[[PageId], bytes]


def archived(
    store: Store,
    unseal: Unseal,
    read_catalogue: CatalogueReader,
    clerk: Clerk,
    window: str,
    clock: Clock,
    number: str,
    out: Path,
) -> str:
    """Where each package stands, or its to-fix list, one fault a line; "" when there is no such case or the role may not.
    `number` "all": every case that was handed out. A package with faults is not written, and its case is listed (F10)
    until it passes."""
    store.open()
    try:
        with store.unit() as unit:
            numbers = [number]
            if number == ALL and clerk.role in MAY_LOOK:
                numbers = [case.receipt_no for case in unit.cases.in_state(CaseState.DELIVERED, MOST)]
            lines = [_one(unit, unseal, read_catalogue, clerk, window, clock.now(), each, out) for each in numbers]
            return "\n".join(line for line in lines if line)
    finally:
        store.close()


def _one(
    unit: Unit,
    unseal: Unseal,
    read_catalogue: CatalogueReader,
    clerk: Clerk,
    window: str,
    at: datetime,
    number: str,
    out: Path,
) -> str:
    contents = contents_of(unit, read_catalogue, number, clerk, at)
    found = _packed(contents, unseal, out) if contents and clerk.role in MAY_LOOK else None
    unit.audit.append(
        at=at,
        actor=clerk.staff_no,
        role=clerk.role.value,
        window=window,
        deed="archive_case",
        subject=contents.case.receipt_no if contents else "",
        outcome="not_allowed" if found is None else ("to_fix" if found else "done"),
    )
    if found is None or contents is None:
        return ""
    listed = to_fix(unit)
    listed.pop(contents.case.id, None)
    if found:
        listed[contents.case.id] = [f"{fault.check}: {fault.what}" for fault in found]
    unit.notes.put(TO_FIX, json.dumps(listed, ensure_ascii=False).encode())
    name = contents.case.receipt_no
    return "\n".join(f"{name} {fault.check}: {fault.what}" for fault in found) or f"{name} archived in {out}"


def contents_of(
    unit: Unit, read_catalogue: CatalogueReader, number: str, clerk: Clerk, at: datetime
) -> Contents | None:
    """All of a case as its package holds it; None when there is no case of this number."""
    case = unit.cases.by_number(number)
    raw = unit.notes.get(CATALOGUE)
    if case is None or raw is None:
        return None
    catalogue = read_catalogue(raw)
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
    )


def _packed(contents: Contents, unseal: Unseal, out: Path) -> list[Fault]:
    try:
        package = pack(contents, unseal)
    except (FileNotFoundError, ValueError) as error:
        return [Fault(AUTHENTIC, f"a sealed file is gone or was changed: {type(error).__name__}")]
    found = faults(package, contents)
    if not found:
        out.mkdir(parents=True, exist_ok=True)
        name = contents.case.official_no or contents.case.receipt_no
        with os.fdopen(os.open(out / f"{name}.zip", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(package)
    return found
