"""Cases and what hangs on them, as rows (办件)."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import case_keys, tables
from local_cache.case_records import answer_as_read, answer_columns, as_case, as_event, as_page, case_columns
from local_cache.moments import bounds, moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import ReadOnce
from window_client.domain.case import Answer, Case, Event, OpenDue
from window_client.domain.finding import Wanted
from window_client.domain.ids import CaseId, PageId
from window_client.domain.materials import MaterialPage
from window_client.domain.rule_checks import CheckRecord
from window_client.words import CaseState, Source

_c, _a, _e, _p = tables.cases.c, tables.answers.c, tables.events.c, tables.pages.c

# 两头受理: a case of these states does not hinder a second one (domain.md 2.1).
AT_AN_END = (
    CaseState.DRAFT,
    CaseState.NOT_ACCEPTED,
    CaseState.DECIDED_REFUSE,
    CaseState.CONCLUDED,
    CaseState.ISSUED,
    CaseState.DELIVERED,
    CaseState.WITHDRAWN,
    CaseState.ABANDONED,
    CaseState.VOID,
    CaseState.ARCHIVED,
)

_ADD = insert(tables.cases)
_SAVE = update(tables.cases).where(_c.id == bindparam("key"))
_GET = select(tables.cases).where(_c.id == bindparam("key"))
_SEVERAL = select(tables.cases).where(_c.id.in_(bindparam("ids", expanding=True)))
_DRAFTS = (
    select(tables.cases)
    .where(_c.state == CaseState.DRAFT.value, _c.window == bindparam("at_window"))
    .order_by(_c.opened_at)
)
_ACCEPTED = (
    select(tables.cases)
    .where(_c.accepted_at >= bindparam("start"), _c.accepted_at < bindparam("end"))
    .order_by(_c.accepted_at.desc())
    .limit(bindparam("most"))
)
_SINCE = text(
    "SELECT item_code, EXISTS(SELECT 1 FROM events WHERE case_id = cases.id AND kind = 'second_visit') AS again,"
    " count(*) FROM cases WHERE accepted_at >= :start AND state != 'void' GROUP BY item_code, again"
)
_NAMED = text("applicant_key <> ''")  # written out: with a bound value SQLite plans the statement anew each time
_OPEN_SAME = (
    select(tables.cases)
    .where(
        _c.applicant_key == bindparam("key"),
        _NAMED,
        _c.item_code == bindparam("item"),
        _c.id != bindparam("besides"),
        _c.state.not_in([state.value for state in AT_AN_END]),
    )
    .limit(1)
)
_COLLECTED_BY = text(
    "SELECT DISTINCT case_id FROM answers"  # the list written out: a partial index is used for literals only
    " WHERE field IN ('A.cert_no', 'E.legal.cert_no') AND value = :number AND value <> ''"
    " AND (field = 'A.cert_no' OR case_id IN (SELECT id FROM cases WHERE applicant_key LIKE 'uscc:%'))"
)
_NEWEST_OF = _SEVERAL.order_by(_c.opened_at.desc())
_OF_PROJECT = (
    select(tables.cases)
    .join(tables.answers, _a.case_id == _c.id)
    .where(text("answers.field = 'J.code'"), _a.value == bindparam("code"), _c.state != CaseState.VOID.value)
    .order_by(_c.opened_at)
)  # the field written out: a partial index is used for a literal only
_IN_STATE = (
    select(tables.cases).where(_c.state == bindparam("in_state")).order_by(_c.opened_at).limit(bindparam("most"))
)
_RUNNING = text("state IN ('accepted', 'in_review')")  # written out: a partial index is used for a literal only
_DUE_BY = (
    select(tables.cases)
    .where(_RUNNING, _c.due.is_not(None), _c.due <= bindparam("until"))
    .order_by(_c.due)
    .limit(bindparam("most"))
)
_OPEN_DUE = (
    "FROM cases INDEXED BY cases_provisional"  # else SQLite prefers the state's index and sorts a hundred thousand
    " WHERE due_provisional AND state IN ('accepted', 'in_review') AND id > :after"
)
_PROVISIONAL = text(
    f"SELECT id, receipt_no, item_code, catalogue_version, accepted_at, due {_OPEN_DUE} ORDER BY id LIMIT :most"
)
_SETTLE_THROUGH = text(
    f"UPDATE cases SET due_provisional = 0 WHERE id IN (SELECT id {_OPEN_DUE} AND id <= :last)"  # noqa: S608
)
_SETTLE_DUE = update(tables.cases).where(_c.id == bindparam("key")).values(due_provisional=False)
_BY_NUMBER = (
    select(tables.cases)
    .where((_c.receipt_no == bindparam("number")) | (_c.official_no == bindparam("number")) & text("official_no <> ''"))
    .limit(1)
)
_OF_APPLICANT = select(tables.cases).where(_c.applicant_key == bindparam("key"), _NAMED).order_by(_c.opened_at.desc())
_COUNT = select(func.count()).where(_c.state == bindparam("in_state"))
_PUT_ANSWER = upsert(tables.answers)
_PUT_ANSWER = _PUT_ANSWER.on_conflict_do_update(
    index_elements=[_a.case_id, _a.field],
    set_={name: _PUT_ANSWER.excluded[name] for name in ("value", "source", "at")},
)
_DROP_ANSWERS = delete(tables.answers).where(_a.case_id == bindparam("key"), _a.field == bindparam("named"))
_DROP_RIVALS = delete(tables.rivals).where(
    tables.rivals.c.case_id == bindparam("key"), tables.rivals.c.field == bindparam("named")
)
_ANSWERS = select(_a.field, _a.value, _a.source, _a.at).where(_a.case_id == bindparam("key"))
_ADD_EVENT = insert(tables.events)
_ADD_CHECKS = insert(tables.checks)
_CHECKS = select(tables.checks).where(tables.checks.c.case_id == bindparam("key")).order_by(tables.checks.c.seq)
_EVENTS = select(tables.events).where(_e.case_id == bindparam("key")).order_by(_e.seq)
_LAST_EVENT = select(_e.at).where(_e.case_id == bindparam("key")).order_by(_e.seq.desc()).limit(1)
_PUT_PAGE = upsert(tables.pages)
_PUT_PAGE = _PUT_PAGE.on_conflict_do_update(
    index_elements=[_p.case_id, _p.material, _p.page],
    set_={
        name: _PUT_PAGE.excluded[name] for name in ("position", "means", "at", "turn", "origin", "level", "valid_to")
    },
)
_DROP_PAGE = delete(tables.pages).where(
    _p.case_id == bindparam("key"), _p.material == bindparam("of"), _p.page == bindparam("named")
)
_PAGES = select(tables.pages).where(_p.case_id == bindparam("key")).order_by(_p.material, _p.position, _p.at)


class CaseRows:
    """`ports.Cases` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, case: Case) -> None:
        self._run(_ADD, {"id": case.id, **case_columns(case)})
        case_keys.note_case(self._run, case)

    def get(self, case: CaseId) -> Case | None:
        def read() -> Case | None:
            row = self._run(_GET, {"key": case}).one_or_none()
            return as_case(row) if row else None

        return self._once.of("cases", case, read)

    def save(self, case: Case) -> None:
        """Raises LookupError when the case was never added."""
        if self._run(_SAVE, {"key": case.id, **case_columns(case)}).rowcount != 1:
            raise LookupError("no such case to save")
        self._once.put("cases", case.id, case)
        case_keys.note_case(self._run, case)

    def drafts(self, window: str) -> list[Case]:
        return [as_case(row) for row in self._run(_DRAFTS, {"at_window": window})]

    def accepted_on(self, day: date, limit: int) -> list[Case]:
        start, end = bounds(day)
        return [as_case(row) for row in self._run(_ACCEPTED, {"start": start, "end": end, "most": limit})]

    def accepted_since(self, day: date) -> list[tuple[str, bool, int]]:
        return [(code, bool(again), count) for code, again, count in self._run(_SINCE, {"start": bounds(day)[0]})]

    def open_same(self, applicant_key: str, item_code: str, besides: CaseId) -> Case | None:
        row = self._run(_OPEN_SAME, {"key": applicant_key, "item": item_code, "besides": besides}).one_or_none()
        return as_case(row) if row else None

    def find(self, wish: Wanted, limit: int) -> list[Case]:
        ids = case_keys.find(self._run, wish, limit)
        cases = {row.id: as_case(row) for row in self._run(_SEVERAL, {"ids": ids})}
        return [cases[each] for each in ids]

    def in_state(self, state: CaseState, limit: int) -> list[Case]:
        return [as_case(row) for row in self._run(_IN_STATE, {"in_state": state.value, "most": limit})]

    def due_by(self, day: date, limit: int) -> list[Case]:
        return [as_case(row) for row in self._run(_DUE_BY, {"until": day.isoformat(), "most": limit})]

    def provisional(self, after: str, limit: int) -> list[OpenDue]:
        rows = self._run(_PROVISIONAL, {"after": after, "most": limit})
        return [
            OpenDue(case, number, item, version, moment(at), date.fromisoformat(due))
            for case, number, item, version, at, due in rows
        ]

    def settle_due(self, cases: Sequence[CaseId]) -> None:
        if cases:
            self._run(_SETTLE_DUE, [{"key": case} for case in cases])

    def settle_due_through(self, after: str, last: CaseId) -> None:
        self._run(_SETTLE_THROUGH, {"after": after, "last": last})

    def by_number(self, number: str) -> Case | None:
        row = self._run(_BY_NUMBER, {"number": number}).one_or_none() if number else None
        return as_case(row) if row else None

    def of_applicant(self, applicant_key: str) -> list[Case]:
        return [as_case(row) for row in self._run(_OF_APPLICANT, {"key": applicant_key})]

    def collected_by(self, cert_no: str) -> list[Case]:
        found = self._run(_COLLECTED_BY, {"number": cert_no}).scalars().all()
        return [as_case(row) for row in self._run(_NEWEST_OF, {"ids": found})]

    def of_project(self, code: str) -> list[Case]:
        return [as_case(row) for row in self._run(_OF_PROJECT, {"code": code})]

    def count(self, state: CaseState) -> int:
        return int(self._run(_COUNT, {"in_state": state.value}).scalar_one())

    def put_answer(self, case: CaseId, *answers: Answer) -> None:
        if not answers:
            return
        known, named = self._once.known("answers", case), {each.field: answer_as_read(each) for each in answers}
        self._run(_PUT_ANSWER, [answer_columns(case, answer) for answer in answers])
        if known is not None:
            self._once.put("answers", case, {**known, **named}, as_read=True)
        if case_keys.PHONE in named:
            case_keys.note_phone(self._run, case, named[case_keys.PHONE].value)

    def drop_answers(self, case: CaseId, fields: Sequence[str]) -> None:
        left = {name: answer for name, answer in self.answers(case).items() if name not in fields}
        if case_keys.PHONE in fields:
            case_keys.note_phone(self._run, case, "")
        gone = [{"key": case, "named": field} for field in fields]
        if gone:
            self._run(_DROP_ANSWERS, gone)
            self._run(_DROP_RIVALS, gone)
        self._once.put("answers", case, left, as_read=True)

    def answers(self, case: CaseId) -> dict[str, Answer]:
        def read() -> dict[str, Answer]:
            rows = self._run(_ANSWERS, {"key": case})
            return {field: Answer(field, value, Source(source), moment(at)) for field, value, source, at in rows}

        return dict(self._once.of("answers", case, read))

    def add_event(self, event: Event) -> None:
        self._run(
            _ADD_EVENT,
            {
                "case_id": event.case,
                "seq": event.seq,
                "kind": event.kind,
                "from_state": event.from_state.value if event.from_state else None,
                "to_state": event.to_state.value,
                "actor": event.actor,
                "role": event.role.value,
                "window": event.window,
                "at": stamp(event.at),
                "reason": event.reason,
                "device": event.device,
                "second": event.second,
                "documents": event.documents,
                "entered_at": stamp_or_none(event.entered_at),
            },
        )
        self._once.put("events.last", event.case, event.at)

    def events(self, case: CaseId) -> list[Event]:
        return list(self._once.of("events", case, lambda: [as_event(row) for row in self._run(_EVENTS, {"key": case})]))

    def add_checks(self, record: CheckRecord) -> None:
        self._run(
            _ADD_CHECKS,
            {
                "case_id": record.case,
                "seq": record.seq,
                "deed": record.deed,
                "at": stamp(record.at),
                "actor": record.actor,
                "checks": record.checks,
                "reason": record.reason,
            },
        )

    def checks(self, case: CaseId) -> list[CheckRecord]:
        rows = self._run(_CHECKS, {"key": case})
        return [
            CheckRecord(of, seq, deed, moment(at), actor, found, why) for of, seq, deed, at, actor, found, why in rows
        ]

    def last_event_at(self, case: CaseId) -> datetime | None:
        read = partial(self._run, _LAST_EVENT, {"key": case})
        return self._once.of("events.last", case, lambda: moment_or_none(read().scalar_one_or_none()))

    def add_page(self, page: MaterialPage) -> None:
        """The same page in the same material again only moves it."""
        sealed = page.page
        self._run(
            _PUT_PAGE,
            {
                "case_id": page.case,
                "material": page.material,
                "page": sealed.id,
                "position": page.position,
                "means": page.means.value,
                "at": stamp(page.at),
                "turn": page.turn,
                "origin": page.origin,
                "level": page.level.value if page.level else "",
                "valid_to": page.valid_to.isoformat() if page.valid_to else None,
                "sha256": sealed.sha256,
                "size": sealed.size,
                "mime": sealed.mime,
                "width": sealed.width,
                "height": sealed.height,
                "page_count": sealed.page_count,
                "thumbnail": sealed.thumbnail,
            },
        )

    def drop_page(self, case: CaseId, material: str, page: PageId) -> None:
        self._run(_DROP_PAGE, {"key": case, "of": material, "named": page})

    def pages(self, case: CaseId) -> list[MaterialPage]:
        return list(self._once.of("pages", case, lambda: [as_page(row) for row in self._run(_PAGES, {"key": case})]))
