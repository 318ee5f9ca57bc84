"""What the platform holds, read back for tests, the tour and the demo (查证); never for windows."""

import json
from typing import Any

from sqlalchemy import Connection, func, select

from reference_platform.tables import cases, pages, problems, query_log, records


def of_receipt(connection: Connection, receipt_no: str) -> dict[str, Any] | None:
    """All of one case: its row, its events as they came, and the size of each of its pages that is here."""
    case = connection.execute(select(cases).where(cases.c.receipt_no == receipt_no)).mappings().one_or_none()
    if case is None:
        return None
    mine = select(records.c.body).where(records.c.case_id == case["id"]).order_by(records.c.seq)
    events = [json.loads(bytes(body)) for body in connection.scalars(mine).all()]
    named = {page["sha256"] for event in events if event.get("content") for page in event["content"]["pages"]}
    kept = connection.execute(select(pages.c.sha256, pages.c.size).where(pages.c.sha256.in_(named))).all()
    return {"case": dict(case), "events": events, "pages": {row.sha256: row.size for row in kept}}


def all_cases(connection: Connection) -> list[dict[str, Any]]:
    """Every case with how many records it has, by receipt number."""
    counted = select(records.c.case_id, func.count()).group_by(records.c.case_id)
    counts = {row[0]: row[1] for row in connection.execute(counted).all()}
    rows = connection.execute(select(cases).order_by(cases.c.receipt_no)).mappings().all()
    return [{**row, "records": counts.get(row["id"], 0)} for row in rows]


def all_queries(connection: Connection) -> list[dict[str, Any]]:
    """Every question to shared data, oldest first."""
    rows = connection.execute(select(query_log).order_by(query_log.c.at, query_log.c.id)).mappings().all()
    return [dict(row) for row in rows]


def all_problems(connection: Connection) -> list[dict[str, Any]]:
    """Every problem of the catalogue that a window reported, oldest first: what its publishers work through."""
    shown = [column for column in problems.c if column.name != "body"]
    rows = connection.execute(select(*shown).order_by(problems.c.stored_at, problems.c.id)).mappings().all()
    return [dict(row) for row in rows]
