"""Applications made online as rows (网上预审, 预约): whose they are and what they became; the words stay in the inbox."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from local_cache import tables
from local_cache.moments import moment
from local_cache.reading_once import ReadOnce
from window_client.domain.application import Application, read
from window_client.domain.ids import CaseId
from window_client.domain.received import ReceivedItem

_a, _i = tables.applications.c, tables.inbox.c
_ADD = insert(tables.applications)
_JOINED = select(_i.cursor, _i.kind, _i.at, _i.body, _a.case_id).join_from(tables.applications, tables.inbox)
_ONE = _JOINED.where(_a.cursor == bindparam("key"))
_UNIT_NAMED = text("applications.unit <> ''")  # written out: a partial index is used for a literal only
_OPEN = _JOINED.where(
    (_a.person == bindparam("whose")) | (_a.unit == bindparam("whose")) & _UNIT_NAMED, _a.case_id.is_(None)
).order_by(_a.cursor)
_OF_CASE = _JOINED.where(_a.case_id == bindparam("key")).order_by(_a.cursor)
_TAKE = update(tables.applications).where(_a.cursor == bindparam("key")).values(case_id=bindparam("became"))


class ApplicationRows:
    """`ports.Applications` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, application: Application) -> None:
        self._run(
            _ADD,
            {"cursor": application.cursor, "person": application.person, "unit": application.unit_key, "case_id": None},
        )

    def get(self, cursor: int) -> Application | None:
        row = self._run(_ONE, {"key": cursor}).one_or_none()
        return _application(row) if row is not None else None

    def open_of(self, person: str) -> list[Application]:
        return [_application(row) for row in self._run(_OPEN, {"whose": person})]

    def of_case(self, case: CaseId) -> list[Application]:
        def read() -> list[Application]:
            return [_application(row) for row in self._run(_OF_CASE, {"key": case})]

        return list(self._once.of("applications", case, read))

    def take(self, cursor: int, case: CaseId | None) -> None:
        self._run(_TAKE, {"key": cursor, "became": case})


def _application(row: Sequence[Any]) -> Application:
    cursor, kind, at, body, case = row
    found = read(ReceivedItem(cursor, kind, moment(at), json.loads(body)), case)
    assert found is not None  # it was read once before it was added
    return found
