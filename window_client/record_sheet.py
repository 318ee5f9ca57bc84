"""Explains one record (办件说明): every event, paper, promise and delivery of a case, masked, for the command line."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from window_client.domain import masking
from window_client.domain.case import Case, Event
from window_client.domain.clerk import Clerk
from window_client.domain.document import Document
from window_client.domain.result import Result
from window_client.ports import Clock, Store, Unit
from window_client.words import Role

Sheet = Mapping[str, object]
MAY_LOOK = frozenset({Role.TECHNICIAN, Role.SUPERVISOR})


def explained(store: Store, clerk: Clerk, window: str, clock: Clock, number: str) -> Sheet | None:
    """The sheet of the case with this receipt or official number; None when there is none or the role may not look.
    Either way the look is in the audit chain first."""
    store.open()
    try:
        with store.unit() as unit:
            case = unit.cases.by_number(number) if clerk.role in MAY_LOOK else None
            unit.audit.append(
                at=clock.now(),
                actor=clerk.staff_no,
                role=clerk.role.value,
                window=window,
                deed="case_show",
                subject=case.receipt_no if case else "",
                outcome="done" if case else ("not_found" if clerk.role in MAY_LOOK else "not_allowed"),
            )
            return sheet(unit, case) if case else None
    finally:
        store.close()


def sheet(unit: Unit, case: Case) -> Sheet:
    """Everything that is known of a case; names and numbers of people masked, contents of answers left out."""
    return {
        **_facts(case),
        "events": [_event(each) for each in unit.cases.events(case.id)],
        "documents": [_document(each) for each in unit.documents.of_case(case.id)],
        "checks": [
            {"deed": record.deed, "seq": record.seq, "overruled": record.reason}
            | check
            | {"holds": "yes" if check["holds"] else "no"}
            for record in unit.cases.checks(case.id)
            for check in json.loads(record.checks)
        ],
        "slips": [
            {"kind": each.kind, "copy": each.copy, "state": each.state.value, "held": each.held.value}
            for each in unit.papers.of_case(case.id)
        ],
        "promises": [
            {"material": each.name, "kind": each.kind.value, "due": _iso(each.due), "kept": _iso(each.kept_at)}
            for each in unit.documents.promises(case.id)
        ],
        "materials": [
            {
                "material": row.material,
                "sha256": row.page.sha256,
                "pages": row.page.page_count,
                "means": row.means.value,
            }
            for row in unit.cases.pages(case.id)
        ],
        "result": _result(unit.documents.result(case.id)),
        "deliveries": [
            {"kind": row.kind.value, "seq": row.seq, "state": row.state.value, "attempts": row.attempts}
            | {"cause": row.cause}
            for row in unit.deliveries.of_case(case.id)
        ],
    }


def _facts(case: Case) -> dict[str, object]:
    return {
        "receipt_no": case.receipt_no,
        "official_no": case.official_no,
        "state": case.state.value,
        "item": f"{case.item_code} {case.item_name} v{case.item_version}",
        "catalogue": case.catalogue_version,
        "applicant": masking.applicant(case.applicant_name, case.applicant_key),
        "applicant_key": masking.key_number(case.applicant_key),
        "accepted_at": _iso(case.accepted_at),
        "back_entry": f"{_iso(case.back.taken_at)} {case.back.reason}" if case.back else "",
        "due": _iso(case.due) + (" provisional" if case.due_provisional else ""),
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "seq": event.seq,
        "at": event.at.isoformat(),
        "entered": _iso(event.entered_at),
        "kind": event.kind,
        "from": event.from_state.value if event.from_state else "",
        "to": event.to_state.value,
        "actor": event.actor,
        "role": event.role.value,
        "window": event.window,
        "device": event.device,
        "second": event.second,
        "reason": event.reason,
    }


def _document(document: Document) -> dict[str, object]:
    return {
        "kind": document.kind.value,
        "number": document.number,
        "copy": document.copy,
        "state": document.state.value,
        "made_at": document.made_at.isoformat(),
        "by": document.made_by,
        "pages": document.pages,
        "template": document.template_hash[:12],
        "sha256": document.sha256,
    }


def _result(result: Result | None) -> dict[str, object]:
    if result is None:
        return {}
    return {
        "granted": result.granted,
        "number": result.number,
        "way": result.way.value if result.way else "",
        "handed_at": _iso(result.handed_at),
        "waybill": result.waybill,
    }


def _iso(at: date | datetime | None) -> str:
    return at.isoformat() if at else ""


def as_lines(found: Sheet) -> str:
    """The sheet for a person: facts first, then one line an entry."""
    lines = []
    for name, value in found.items():
        if isinstance(value, list):
            lines.append(f"{name}: {len(value)}")
            lines += ["  " + " ".join(f"{k}={v}" for k, v in row.items() if v not in ("", 0)) for row in value]
        elif isinstance(value, Mapping):
            lines.append(f"{name}: " + " ".join(f"{k}={v}" for k, v in value.items() if v != ""))
        else:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
