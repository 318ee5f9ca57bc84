"""Printed papers as rows (纸面凭证); the slip is frozen JSON of device-neutral parts."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from local_cache import tables
from local_cache.moments import moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import WHOLE, ReadOnce
from window_client.domain.ids import CaseId, PaperId
from window_client.domain.paper import Paper, SlipPart
from window_client.words import DeviceTrouble, PaperState

_c = tables.papers.c
_SLIP = msgspec.json.Decoder(tuple[SlipPart, ...])

_ADD = insert(tables.papers)
_SAVE = update(tables.papers).where(_c.id == bindparam("key"))
_ALL = select(*(column for column in _c if column.name != "place")).order_by(_c.place)
_GET = _ALL.where(_c.id == bindparam("key"))
_IN_STATE = _ALL.where(_c.state == bindparam("in_state")).limit(bindparam("most"))
_OF_CASE = _ALL.where(_c.case_id == bindparam("key"))
_NEWEST = (
    select(_c.case_id, _c.id, _c.state)
    .where(_c.case_id.in_(select(func.json_each(bindparam("ids")).table_valued("value").c.value)))
    .order_by(_c.copy, _c.place)
)


class PaperRows:
    """`ports.Papers` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, paper: Paper) -> None:
        self._run(
            _ADD,
            {
                "id": paper.id,
                "case_id": paper.case,
                "kind": paper.kind,
                "template": paper.template,
                "template_hash": paper.template_hash,
                "slip": msgspec.json.encode(paper.slip),
                "queued_at": stamp(paper.queued_at),
                "copy": paper.copy,
                **_moving(paper),
            },
        )

    def get(self, paper: PaperId) -> Paper | None:
        row = self._run(_GET, {"key": paper}).one_or_none()
        return _paper(row) if row else None

    def save(self, paper: Paper) -> None:
        """Keeps state, held and changed_at; all else is frozen. Raises LookupError when it was never added."""
        if self._run(_SAVE, {"key": paper.id, **_moving(paper)}).rowcount != 1:
            raise LookupError("no such paper to save")

    def in_state(self, state: PaperState, most: int = 100) -> list[Paper]:
        def read() -> list[Paper]:
            return [_paper(row) for row in self._run(_IN_STATE, {"in_state": state.value, "most": most})]

        return list(self._once.of(f"papers.{state.value}.{most}", WHOLE, read))

    def newest(self, cases: Sequence[CaseId]) -> dict[CaseId, tuple[PaperId, PaperState]]:
        rows = self._run(_NEWEST, {"ids": msgspec.json.encode(cases).decode()})
        return {CaseId(case): (PaperId(paper), PaperState(state)) for case, paper, state in rows}

    def of_case(self, case: CaseId) -> list[Paper]:
        def read() -> list[Paper]:
            return [_paper(row) for row in self._run(_OF_CASE, {"key": case})]

        return list(self._once.of("papers", case, read))


def _moving(paper: Paper) -> dict[str, Any]:
    return {"state": paper.state.value, "held": paper.held.value, "changed_at": stamp_or_none(paper.changed_at)}


def _paper(row: Sequence[Any]) -> Paper:
    ident, case, kind, template, template_hash, slip, state, queued, copy, held, changed = row
    return Paper(
        ident,
        case,
        kind,
        template,
        template_hash,
        _SLIP.decode(slip),
        PaperState(state),
        moment(queued),
        copy,
        DeviceTrouble(held),
        moment_or_none(changed),
    )
