"""Values of other sources beside the ones in use, as rows (来源不一致)."""

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import moment, stamp
from local_cache.reading_once import ReadOnce
from window_client.domain.ids import CaseId
from window_client.domain.sources import Rival
from window_client.words import Source

_r = tables.rivals.c

_PUT = upsert(tables.rivals)
_PUT = _PUT.on_conflict_do_update(
    index_elements=[_r.case_id, _r.field, _r.source],
    set_={name: _PUT.excluded[name] for name in ("value", "at", "reason", "actor")},
)
_DROP = delete(tables.rivals).where(_r.case_id == bindparam("key"), _r.field == bindparam("named"))
_OF_CASE = (
    select(_r.field, _r.value, _r.source, _r.at, _r.reason, _r.actor)
    .where(_r.case_id == bindparam("key"))
    .order_by(_r.field, _r.source)
)


class RivalRows:
    """`ports.Rivals` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def put(self, case: CaseId, rival: Rival) -> None:
        self._run(
            _PUT,
            {
                "case_id": case,
                "field": rival.field,
                "source": rival.source.value,
                "value": rival.value,
                "at": stamp(rival.at),
                "reason": rival.reason,
                "actor": rival.by,
            },
        )

    def drop(self, case: CaseId, field: str) -> None:
        self._run(_DROP, {"key": case, "named": field})

    def of_case(self, case: CaseId) -> list[Rival]:
        def read() -> list[Rival]:
            rows = self._run(_OF_CASE, {"key": case})
            return [
                Rival(name, value, Source(by), moment(at), reason, actor) for name, value, by, at, reason, actor in rows
            ]

        return list(self._once.of("rivals", case, read))
