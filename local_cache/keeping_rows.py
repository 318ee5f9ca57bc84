"""What is kept of a case after its days (到期清理): one row with the hash of all that was reported; the rest goes.

The schema itself refuses to reduce an open case or one with an unsent record (`guards.py`).
"""

import hashlib
from datetime import date, datetime

from sqlalchemy import Connection, insert, text

from local_cache import tables
from local_cache.moments import day_or_none, moment, moment_or_none, stamp
from window_client.domain.ids import CaseId
from window_client.domain.keeping import ENDS, Ended
from window_client.words import CaseState

_STATES = ", ".join(f"'{state.value}'" for state in ENDS)
_OF = "(SELECT {what} FROM {table} WHERE case_id = cases.id{more})"
_UNSENT = " AND state NOT IN ('acknowledged', 'superseded')"
_ENDED = text(
    "SELECT id, receipt_no, item_name, state, opened_at,"  # noqa: S608 (our own names)
    f" {_OF.format(what='max(at)', table='events', more='')},"
    f" {_OF.format(what='max(changed_at)', table='deliveries', more='')},"
    f" {_OF.format(what='count(*)', table='deliveries', more=_UNSENT)},"
    f" {_OF.format(what='count(*)', table='pages', more='')}"
    f" FROM cases WHERE state IN ({_STATES}) AND (state, opened_at) > (:state, :at)"
    " AND NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = cases.id)"
    " ORDER BY state, opened_at LIMIT :most"
)
_RECORDS = text("SELECT id, body FROM deliveries WHERE case_id = :key ORDER BY place")
_PAGES = text("SELECT sha256 FROM pages WHERE case_id = :key ORDER BY material, position, page")
_LAST_DAYS = text(
    "SELECT id, max(opened_at, coalesce((SELECT max(at) FROM answers WHERE case_id = cases.id), 0),"
    " coalesce((SELECT max(at) FROM pages WHERE case_id = cases.id), 0)),"
    " (SELECT max(other.due) FROM basket AS mine JOIN basket AS theirs ON theirs.number = mine.number"
    " JOIN cases AS other ON other.id = theirs.became WHERE mine.case_id = cases.id)"
    " FROM cases WHERE state = 'draft' AND window = :window"
)
_REDUCED = text("SELECT 1 FROM reduced WHERE case_id = :key")
_COUNT = text("SELECT count(*) FROM reduced")
_STRIP = text("UPDATE cases SET applicant_name = '', applicant_key = '', query_token = '' WHERE id = :key")
_STRIP_KEYS = text(
    "UPDATE case_keys SET cert_no = '', cert_tail = '', phone_tail = '', letters = '' WHERE case_id = :key"
)
_GO = ("answers", "rivals", "pages", "checks", "events", "papers", "documents", "promises", "results", "deliveries")
_DROP = [text(f"DELETE FROM {table} WHERE case_id = :key") for table in _GO]  # noqa: S608 (our own names)
_OPEN = ", ".join(f"'{state.value}'" for state in CaseState if state not in ENDS)
_VERSIONS_NAMED = text(
    f"SELECT catalogue_version FROM cases WHERE state IN ({_OPEN})"  # noqa: S608
    " UNION SELECT catalogue_version FROM cases WHERE state = 'delivered'"
    " AND NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = cases.id)"
)
_OPEN_ITEMS = text(
    f"SELECT item_code FROM cases WHERE state IN ({_OPEN}) AND catalogue_version = :version"  # noqa: S608
    " UNION SELECT item FROM basket JOIN cases ON cases.id = basket.case_id"
    " WHERE became IS NULL AND cases.state = 'draft' AND catalogue_version = :version"
)
_DROP_PAGES = text("DELETE FROM pages WHERE case_id = :key")
_DROP_INBOX = text("DELETE FROM inbox WHERE seen AND at < :at AND cursor < (SELECT max(cursor) FROM inbox)")


class KeepingRows:
    """`ports.Keeping` on the open transaction."""

    def __init__(self, connection: Connection, algorithm: str = "sha256") -> None:
        self._run, self._algorithm = connection.execute, algorithm

    def versions_named(self) -> set[str]:
        return set(self._run(_VERSIONS_NAMED).scalars())

    def open_items(self, version: str) -> set[str]:
        return set(self._run(_OPEN_ITEMS, {"version": version}).scalars())

    def ended(self, after: tuple[str, datetime] | None, most: int) -> list[Ended]:
        state, at = (after[0], stamp(after[1])) if after else ("", 0)
        rows = self._run(_ENDED, {"state": state, "at": at, "most": most})
        return [
            Ended(
                CaseId(ident),
                receipt_no,
                item_name,
                CaseState(state),
                moment(opened),
                moment(ended if ended is not None else opened),
                moment_or_none(heard),
                unsent,
                pages,
            )
            for ident, receipt_no, item_name, state, opened, ended, heard, unsent, pages in rows
        ]

    def reduce(self, case: CaseId, at: datetime) -> str:
        key = {"key": case}
        digest = f"{self._algorithm}:{self._hash(key)}"
        self._run(insert(tables.reduced), {"case_id": case, "at": stamp(at), "hash": digest})
        for statement in (_STRIP, _STRIP_KEYS, *_DROP):
            self._run(statement, key)
        return digest

    def drop_pages(self, case: CaseId) -> None:
        self._run(_DROP_PAGES, {"key": case})

    def drop_inbox(self, before: datetime) -> int:
        return self._run(_DROP_INBOX, {"at": stamp(before)}).rowcount

    def last_days(self, window: str) -> dict[CaseId, tuple[datetime, date | None]]:
        rows = self._run(_LAST_DAYS, {"window": window})
        return {CaseId(ident): (moment(touched), day_or_none(due)) for ident, touched, due in rows}

    def is_reduced(self, case: CaseId) -> bool:
        return self._run(_REDUCED, {"key": case}).first() is not None

    def count(self) -> int:
        return int(self._run(_COUNT).scalar_one())

    def _hash(self, key: dict[str, CaseId]) -> str:
        """Over each record with its id in the order of making, then the digest of each page; lengths between them."""
        digest = hashlib.new(self._algorithm)
        parts = [part for ident, body in self._run(_RECORDS, key) for part in (ident.encode(), bytes(body))]
        parts += [page.encode() for (page,) in self._run(_PAGES, key)]
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()
