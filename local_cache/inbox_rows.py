"""Messages of the platform as rows (平台来件), each once."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import moment, stamp
from window_client.domain.received import Received, ReceivedItem
from window_client.words import InboxOutcome

_c = tables.inbox.c
_ADD = upsert(tables.inbox).on_conflict_do_nothing(index_elements=[_c.cursor])
_NEWEST = select(func.coalesce(func.max(_c.cursor), 0))
_SAME = select(_c.cursor).where(_c.at == bindparam("at"), _c.kind == bindparam("kind"), _c.body == bindparam("body"))
_NOT_SEEN = text("seen = 0")  # written out: a partial index is used for a literal only
_UNSEEN = select(func.count()).select_from(tables.inbox).where(_NOT_SEEN)
_SEE = update(tables.inbox).where(_NOT_SEEN).values(seen=True)
_LISTED = select(_c.cursor, _c.kind, _c.at, _c.body, _c.outcome, _c.seen).order_by(_c.cursor.desc())


class InboxRows:
    """`ports.Inbox` on the open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.execute

    def add(self, item: ReceivedItem, outcome: InboxOutcome) -> bool:
        """False when this message is here already."""
        row = {"cursor": item.cursor, **_words(item), "outcome": outcome.value, "seen": False}
        return self._run(_ADD, row).rowcount == 1

    def newest(self) -> int:
        """Cursor of the newest message; 0 before the first."""
        return int(self._run(_NEWEST).scalar_one())

    def holds(self, item: ReceivedItem) -> bool:
        return self._run(_SAME, _words(item)).first() is not None

    def unseen(self) -> int:
        return int(self._run(_UNSEEN).scalar_one())

    def see_all(self) -> None:
        self._run(_SEE)

    def listed(self, most: int) -> list[Received]:
        """Newest first."""
        return [_received(row) for row in self._run(_LISTED.limit(bindparam("most")), {"most": most})]


def _words(item: ReceivedItem) -> dict[str, Any]:
    return {"kind": item.kind, "at": stamp(item.at), "body": json.dumps(dict(item.body), ensure_ascii=False).encode()}


def _received(row: Sequence[Any]) -> Received:
    cursor, kind, at, body, outcome, seen = row
    told: dict[str, str] = json.loads(body)
    number, words = told.get("receipt_no", ""), told.get("text", "")
    return Received(cursor, kind, moment(at), number, words, InboxOutcome(outcome), seen)
