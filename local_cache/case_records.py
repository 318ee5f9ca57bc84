"""Between rows and the domain's case, answers, events and pages (办件)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from local_cache.moments import day_or_none, moment, moment_or_none, stamp, stamp_or_none
from window_client.domain.case import Answer, BackEntry, Case, Event
from window_client.domain.ids import CaseId
from window_client.domain.materials import MaterialPage, SealedPage
from window_client.words import CaseState, MaterialMeans, Role, TrustLevel


def case_columns(case: Case) -> dict[str, Any]:
    """All but its id."""
    return {
        "visit": case.visit,
        "receipt_no": case.receipt_no,
        "official_no": case.official_no,
        "state": case.state.value,
        "item_code": case.item_code,
        "item_version": case.item_version,
        "item_name": case.item_name,
        "catalogue_version": case.catalogue_version,
        "ticket": case.ticket,
        "window": case.window,
        "opened_by": case.opened_by,
        "opened_at": stamp(case.opened_at),
        "applicant_name": case.applicant_name,
        "applicant_key": case.applicant_key,
        "accepted_at": stamp_or_none(case.accepted_at),
        "due": case.due.isoformat() if case.due else None,
        "due_provisional": case.due_provisional,
        "events": case.events,
        "query_token": case.query_token,
        **_back_columns(case.back),
    }


def answer_as_read(answer: Answer) -> Answer:
    """As it will come back: the time without what the column does not hold."""
    return replace(answer, at=moment(stamp(answer.at)))


def answer_columns(case: CaseId, answer: Answer) -> dict[str, Any]:
    """One row."""
    source, at = answer.source.value, stamp(answer.at)
    return {"case_id": case, "field": answer.field, "value": answer.value, "source": source, "at": at}


def as_case(row: Row[*tuple[Any, ...]]) -> Case:
    """Of all its columns."""
    values = dict(row._mapping)
    values["state"] = CaseState(values["state"])
    values["opened_at"] = moment(values["opened_at"])
    values["accepted_at"] = moment_or_none(values["accepted_at"])
    values["due"] = day_or_none(values["due"])
    taken, accepted, reason, second = (values.pop(f"back_{name}") for name in ("taken", "accepted", "reason", "second"))
    if taken is not None:
        values["back"] = BackEntry(moment(taken), moment_or_none(accepted), reason, second)
    return Case(**values)


def _back_columns(back: BackEntry | None) -> dict[str, Any]:
    return {
        "back_taken": stamp(back.taken_at) if back else None,
        "back_accepted": stamp_or_none(back.accepted_at) if back else None,
        "back_reason": back.reason if back else "",
        "back_second": back.second if back else "",
    }


def as_event(row: Sequence[Any]) -> Event:
    """Of the columns in the table's order."""
    case, seq, kind, before, after, actor, role, window, at, reason, device, second, documents, entered = row
    return Event(
        case=case,
        seq=seq,
        kind=kind,
        from_state=CaseState(before) if before else None,
        to_state=CaseState(after),
        actor=actor,
        role=Role(role),
        window=window,
        at=moment(at),
        reason=reason,
        device=device,
        second=second,
        documents=documents,
        entered_at=moment_or_none(entered),
    )


def as_page(row: Sequence[Any]) -> MaterialPage:
    """Of the columns in the table's order."""
    case, material, page, position, means, at, turn, origin, level, valid_to, *rest = row
    sealed, graded = SealedPage(page, *rest), TrustLevel(level) if level else None
    return MaterialPage(
        case, material, position, sealed, MaterialMeans(means), moment(at), turn, origin, graded, day_or_none(valid_to)
    )
