"""Cached rights (离线权限) and small facts by name, as rows."""

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import moment, stamp
from local_cache.reading_once import WHOLE, ReadOnce
from window_client.domain.clerk import Clerk
from window_client.words import Role

SHORT = 1000
"""Bytes of a note that is kept once read; a catalogue, of many megabytes, is not."""

_p, _n = tables.people.c, tables.notes.c
_PUT = upsert(tables.people)
_PUT = _PUT.on_conflict_do_update(
    index_elements=[_p.user],
    set_={name: _PUT.excluded[name] for name in ("staff_no", "name", "role", "right_until")},
)
_GET = select(tables.people).where(_p.user == bindparam("key"))
_PUT_NOTE = upsert(tables.notes)
_PUT_NOTE = _PUT_NOTE.on_conflict_do_update(index_elements=[_n.name], set_={"value": _PUT_NOTE.excluded.value})
_GET_NOTE = select(_n.value).where(_n.name == bindparam("key"))
_NOTE_NAMES = select(_n.name).where(_n.name.startswith(bindparam("prefix"), autoescape=False)).order_by(_n.name)
_DROP_NOTE = delete(tables.notes).where(_n.name == bindparam("key"))


class PeopleRows:
    """`ports.People` on the open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.execute

    def put(self, clerk: Clerk) -> None:
        role, until = clerk.role.value, stamp(clerk.right_until)
        self._run(
            _PUT,
            {"user": clerk.user, "staff_no": clerk.staff_no, "name": clerk.name, "role": role, "right_until": until},
        )

    def get(self, user: str) -> Clerk | None:
        row = self._run(_GET, {"key": user}).one_or_none()
        if row is None:
            return None
        name_of, staff_no, name, role, until = row
        return Clerk(name_of, staff_no, name, Role(role), moment(until))


class NoteRows:
    """`ports.Notes` on the open transaction. Short notes are read once: every tick asks for some."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def get(self, name: str) -> bytes | None:
        known: tuple[bytes | None] | None = self._once.known(f"notes.{name}", WHOLE)
        if known is not None:
            return known[0]
        value: bytes | None = self._run(_GET_NOTE, {"key": name}).scalar()
        if value is None or len(value) <= SHORT:
            self._once.put(f"notes.{name}", WHOLE, (value,), as_read=True)
        return value

    def put(self, name: str, value: bytes) -> None:
        self._run(_PUT_NOTE, {"name": name, "value": value})

    def names(self, prefix: str) -> list[str]:
        """`prefix` without % and _, which are wild in SQL."""
        return list(self._run(_NOTE_NAMES, {"prefix": prefix}).scalars())

    def drop(self, name: str) -> None:
        self._run(_DROP_NOTE, {"key": name})
