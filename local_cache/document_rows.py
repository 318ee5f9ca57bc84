"""Official papers, their templates, promises and results as rows (文书、承诺、结果)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import day_or_none, moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import ReadOnce
from window_client.domain.document import Document, Promise
from window_client.domain.ids import CaseId, DocumentId
from window_client.domain.result import Result
from window_client.words import DocumentKind, DocumentState, HandOutWay, PromiseKind

_d, _p, _r = tables.documents.c, tables.promises.c, tables.results.c

_KEEP_TEMPLATE = upsert(tables.templates).on_conflict_do_nothing()
_TEMPLATE = select(tables.templates.c.source).where(tables.templates.c.hash == bindparam("key"))
_ADD = insert(tables.documents)
_SETTLE = update(tables.documents).where(_d.id == bindparam("key"))
_ALL = select(*(column for column in _d if column.name != "place")).order_by(_d.place)
_GET = _ALL.where(_d.id == bindparam("key"))
_OF_CASE = _ALL.where(_d.case_id == bindparam("key"))
# written out: the planner takes the index of the frozen ones only for a constant
_FROZEN = _ALL.where(_d.state == literal_column(f"'{DocumentState.FROZEN.value}'")).limit(bindparam("most"))
_FAILED = _ALL.where(_d.state == DocumentState.FAILED.value)
_PUT_PROMISE = upsert(tables.promises)
_PUT_PROMISE = _PUT_PROMISE.on_conflict_do_update(
    index_elements=[_p.case_id, _p.material],
    set_={name: _PUT_PROMISE.excluded[name] for name in ("kind", "due", "made_at", "kept_at")},
)
_DROP_PROMISE = delete(tables.promises).where(_p.case_id == bindparam("key"), _p.material == bindparam("of"))
_PROMISES = select(tables.promises).where(_p.case_id == bindparam("key")).order_by(_p.material)
_DUE = (
    select(tables.promises)
    .where(_p.kept_at.is_(None), _p.due.is_not(None), _p.due <= bindparam("until"))
    .order_by(_p.due)
    .limit(bindparam("most"))
)
_PUT_RESULT = upsert(tables.results)
_PUT_RESULT = _PUT_RESULT.on_conflict_do_update(
    index_elements=[_r.case_id],
    set_={name: _PUT_RESULT.excluded[name] for name in ("handed_at", "handed_by", "way", "taker", "waybill")},
)
_RESULT = select(tables.results).where(_r.case_id == bindparam("key"))


class DocumentRows:
    """`ports.Documents` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def keep_template(self, digest: str, source: str) -> None:
        self._run(_KEEP_TEMPLATE, {"hash": digest, "source": source})

    def template(self, digest: str) -> str:
        return str(self._run(_TEMPLATE, {"key": digest}).scalar_one())

    def add(self, document: Document) -> None:
        self._run(
            _ADD,
            {
                "id": document.id,
                "case_id": document.case or None,
                "kind": document.kind.value,
                "number": document.number,
                "template_hash": document.template_hash,
                "data": document.data,
                "made_at": stamp(document.made_at),
                "made_by": document.made_by,
                "copy": document.copy,
                **_settled(document),
            },
        )

    def get(self, document: DocumentId) -> Document | None:
        row = self._run(_GET, {"key": document}).one_or_none()
        return _document(row) if row else None

    def save(self, document: Document) -> None:
        """Keeps state, pdf, sha256, pages and fault; all else is frozen. Raises LookupError when never added."""
        if self._run(_SETTLE, {"key": document.id, **_settled(document)}).rowcount != 1:
            raise LookupError("no such document to save")

    def of_case(self, case: CaseId) -> list[Document]:
        def read() -> list[Document]:
            return [_document(row) for row in self._run(_OF_CASE, {"key": case})]

        return list(self._once.of("documents", case, read))

    def frozen(self, most: int) -> list[Document]:
        return [_document(row) for row in self._run(_FROZEN, {"most": most})]

    def failed(self) -> list[Document]:
        return [_document(row) for row in self._run(_FAILED)]

    def put_promise(self, promise: Promise) -> None:
        self._run(
            _PUT_PROMISE,
            {
                "case_id": promise.case,
                "material": promise.material,
                "name": promise.name,
                "kind": promise.kind.value,
                "due": promise.due.isoformat() if promise.due else None,
                "made_at": stamp(promise.made_at),
                "kept_at": stamp_or_none(promise.kept_at),
            },
        )

    def drop_promise(self, case: CaseId, material: str) -> None:
        self._run(_DROP_PROMISE, {"key": case, "of": material})

    def promises(self, case: CaseId) -> list[Promise]:
        def read() -> list[Promise]:
            return [_promise(row) for row in self._run(_PROMISES, {"key": case})]

        return list(self._once.of("promises", case, read))

    def promises_due(self, until: date, limit: int) -> list[Promise]:
        return [_promise(row) for row in self._run(_DUE, {"until": until.isoformat(), "most": limit})]

    def put_result(self, result: Result) -> None:
        self._run(
            _PUT_RESULT,
            {
                "case_id": result.case,
                "granted": result.granted,
                "name": result.name,
                "number": result.number,
                "decided_at": stamp(result.decided_at),
                "decided_by": result.decided_by,
                "handed_at": stamp_or_none(result.handed_at),
                "handed_by": result.handed_by,
                "way": result.way.value if result.way else "",
                "taker": result.taker,
                "waybill": result.waybill,
            },
        )

    def result(self, case: CaseId) -> Result | None:
        row = self._run(_RESULT, {"key": case}).one_or_none()
        return _result(row) if row else None


def _settled(document: Document) -> dict[str, Any]:
    return {
        "state": document.state.value,
        "pdf": document.pdf,
        "sha256": document.sha256,
        "pages": document.pages,
        "fault": document.fault,
    }


def _document(row: Sequence[Any]) -> Document:
    ident, case, kind, number, template, data, made, by, copy, state, *rest = row
    return Document(
        ident,
        CaseId(case or ""),
        DocumentKind(kind),
        number,
        template,
        data,
        moment(made),
        by,
        copy,
        DocumentState(state),
        *rest,
    )


def _promise(row: Sequence[Any]) -> Promise:
    case, material, name, kind, due, made, kept = row
    return Promise(case, material, name, PromiseKind(kind), day_or_none(due), moment(made), moment_or_none(kept))


def _result(row: Sequence[Any]) -> Result:
    case, granted, name, number, decided, decided_by, handed, handed_by, way, taker, waybill = row
    return Result(
        case,
        bool(granted),
        name,
        number,
        moment(decided),
        decided_by,
        moment_or_none(handed),
        handed_by,
        HandOutWay(way) if way else None,
        taker,
        waybill,
    )
