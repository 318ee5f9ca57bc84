"""What clerks say of materials, as rows (核对标记、不合格原因)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import ReadOnce
from window_client.domain.ids import CaseId
from window_client.domain.material_marks import MaterialMark, Verdict

_m, _v = tables.material_marks.c, tables.verdicts.c

_PUT_MARK = upsert(tables.material_marks)
_PUT_MARK = _PUT_MARK.on_conflict_do_update(
    index_elements=[_m.case_id, _m.material],
    set_={name: _PUT_MARK.excluded[name] for name in ("original_seen", "copy_kept", "said_by")},
)
_MARKS = select(tables.material_marks).where(_m.case_id == bindparam("key"))
_PUT_VERDICT = upsert(tables.verdicts)
_PUT_VERDICT = _PUT_VERDICT.on_conflict_do_update(
    index_elements=[_v.case_id, _v.item, _v.material],
    set_={name: _PUT_VERDICT.excluded[name] for name in ("reason", "wrong", "remedy", "at", "said_by")},
)
_DROP_VERDICT = delete(tables.verdicts).where(
    _v.case_id == bindparam("key"), _v.item == bindparam("of"), _v.material == bindparam("named")
)
_VERDICTS = select(tables.verdicts).where(_v.case_id == bindparam("key")).order_by(_v.item, _v.material)
_CLEAR = tuple(
    delete(table).where(table.c.case_id == bindparam("key")) for table in (tables.material_marks, tables.verdicts)
)


class MaterialRows:
    """`ports.Materials` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def put_mark(self, mark: MaterialMark) -> None:
        row = {"case_id": mark.case, "material": mark.material, "said_by": mark.by}
        seen, kept = stamp_or_none(mark.original_seen), stamp_or_none(mark.copy_kept)
        self._run(_PUT_MARK, {**row, "original_seen": seen, "copy_kept": kept})

    def marks(self, case: CaseId) -> dict[str, MaterialMark]:
        def read() -> list[MaterialMark]:
            return [_mark(row) for row in self._run(_MARKS, {"key": case})]

        return {mark.material: mark for mark in self._once.of("material_marks", case, read)}

    def put_verdict(self, verdict: Verdict) -> None:
        self._run(
            _PUT_VERDICT,
            {
                "case_id": verdict.case,
                "item": verdict.item,
                "material": verdict.material,
                "reason": verdict.reason,
                "wrong": verdict.wrong,
                "remedy": verdict.remedy,
                "at": stamp(verdict.at),
                "said_by": verdict.by,
            },
        )

    def drop_verdict(self, case: CaseId, item: str, material: str) -> None:
        self._run(_DROP_VERDICT, {"key": case, "of": item, "named": material})

    def verdicts(self, case: CaseId) -> list[Verdict]:
        def read() -> list[Verdict]:
            return [_verdict(row) for row in self._run(_VERDICTS, {"key": case})]

        return list(self._once.of("verdicts", case, read))

    def clear(self, case: CaseId) -> None:
        for statement in _CLEAR:
            self._run(statement, {"key": case})


def _mark(row: Sequence[Any]) -> MaterialMark:
    case, material, seen, kept, by = row
    return MaterialMark(case, material, moment_or_none(seen), moment_or_none(kept), by)


def _verdict(row: Sequence[Any]) -> Verdict:
    case, item, material, reason, wrong, remedy, at, by = row
    return Verdict(case, item, material, reason, wrong, remedy, moment(at), by)
