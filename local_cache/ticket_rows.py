"""Queue numbers that this window claimed, as rows (排队号)."""

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import WHOLE, ReadOnce
from window_client.domain.ticket import Ticket
from window_client.words import TicketState

_c = tables.tickets.c
_PUT = upsert(tables.tickets)
_PUT = _PUT.on_conflict_do_update(
    index_elements=[_c.id],
    set_={column.name: _PUT.excluded[column.name] for column in _c if column.name != "id"},
)
_CURRENT = (
    select(tables.tickets)
    .where(text("state IN ('called', 'serving', 'hold')"))  # the words of the partial index
    .order_by(_c.called_at.desc())
    .limit(bindparam("most"))
)


class TicketRows:
    """`ports.Tickets` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def put(self, ticket: Ticket) -> None:
        self._run(
            _PUT,
            {
                "id": ticket.id,
                "number": ticket.number,
                "group": ticket.group,
                "state": ticket.state.value,
                "taken_at": stamp(ticket.taken_at),
                "called_at": stamp(ticket.called_at),
                "calls": ticket.calls,
                "started_at": stamp_or_none(ticket.started_at),
                "finished_at": stamp_or_none(ticket.finished_at),
                "why_next": ticket.why_next,
                "manual": ticket.manual,
            },
        )

    def current(self) -> Ticket | None:
        return self._once.of("tickets.current", WHOLE, self._current)

    def _current(self) -> Ticket | None:
        row = self._run(_CURRENT, {"most": 1}).one_or_none()
        if row is None:
            return None
        ident, number, group, state, taken, called, calls, started, finished, why_next, manual = row
        return Ticket(
            ident,
            number,
            group,
            TicketState(state),
            moment(taken),
            moment(called),
            calls,
            moment_or_none(started),
            moment_or_none(finished),
            why_next,
            manual,
        )
