"""The keys by which an earlier case is found (查办件), kept beside the cases; every look-up is a b-tree range or FTS5.

Tails are prefixes of reversed columns. Names are indexed one token a character (contentless FTS5, by triggers), so
that two characters find a name of three. Hits come by rowid, newest first: sorting a common surname by date costs
a hundred times more. A range is cut off at MOST hits before it is put together with the others.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from window_client.domain.case import Case
from window_client.domain.finding import Wanted, letters

PHONE = "P.phone"
MOST = 300
_END = "\U0010ffff"
_CERT_PREFIX_LEAST = 6  # shorter ones are a district: half the table
_k = tables.case_keys.c
_RANGE = (
    "SELECT place FROM (SELECT place FROM case_keys"  # noqa: S608 (our own names)
    " WHERE {column} >= :{kind} AND {column} < :{kind}_end AND {column} <> '' LIMIT " + str(MOST) + ")"
)


def _put(*columns: str) -> Any:
    statement = upsert(tables.case_keys)
    excluded = statement.excluded
    changed = None
    for name in columns:
        differs = _k[name] != excluded[name]
        changed = differs if changed is None else changed | differs
    return statement.on_conflict_do_update(
        index_elements=[_k.case_id], set_={name: excluded[name] for name in columns}, where=changed
    )


_NOTE_CASE = _put("receipt_no", "official_no", "cert_no", "cert_tail", "letters")
_NOTE_PHONE = _put("phone_tail")
_NEWEST = " ORDER BY place DESC LIMIT :most) AS hits JOIN case_keys USING (place) ORDER BY place DESC"
_BY_NAME = text(
    "SELECT case_id FROM (SELECT rowid AS place FROM case_names WHERE case_names MATCH :letters"  # noqa: S608
    + _NEWEST.replace("ORDER BY place", "ORDER BY rowid", 1)
)


def _by_number(*columns: tuple[str, str]) -> Any:
    ranges = " UNION ".join(_RANGE.format(column=column, kind=kind) for column, kind in columns)
    return text(f"SELECT case_id FROM (SELECT place FROM ({ranges})" + _NEWEST)  # noqa: S608 (our own names)


_EVERY = (("receipt_no", "head"), ("official_no", "head"), ("cert_tail", "tail"), ("phone_tail", "tail"))
_BY_SHORT, _BY_LONG = _by_number(*_EVERY), _by_number(*_EVERY, ("cert_no", "head"))


def note_case(run: Callable[..., Any], case: Case) -> None:
    """Keep the keys of a case that has any; nothing is written when none changed."""
    if not (case.receipt_no or case.applicant_name):
        return
    cert_no = case.applicant_key.partition(":")[2].upper()
    run(
        _NOTE_CASE,
        {
            "case_id": case.id,
            "receipt_no": case.receipt_no.upper(),
            "official_no": case.official_no.upper(),
            "cert_no": cert_no,
            "cert_tail": cert_no[::-1],
            "letters": letters(case.applicant_name),
            "phone_tail": "",
        },
    )


def note_phone(run: Callable[..., Any], case_id: str, phone: str) -> None:
    """Keep the phone of the applicant; "" takes it away."""
    empty = dict.fromkeys(("receipt_no", "official_no", "cert_no", "cert_tail", "letters"), "")
    run(_NOTE_PHONE, {"case_id": case_id, "phone_tail": phone[::-1], **empty})


def find(run: Callable[..., Any], wish: Wanted, limit: int) -> list[str]:
    """Ids of cases with such a key, the newest first."""
    if wish.is_name:
        phrase = '"' + letters(wish.text) + '"'
        return list(run(_BY_NAME, {"letters": phrase, "most": limit}).scalars())
    head, tail = wish.text, wish.text[::-1]
    values = {"head": head, "head_end": head + _END, "tail": tail, "tail_end": tail + _END, "most": limit}
    query = _BY_LONG if len(head) >= _CERT_PREFIX_LEAST else _BY_SHORT
    return list(run(query, values).scalars())
