"""People and windows (人员, 窗口): proving a password, claiming a window, knowing a window by its signature."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from reference_platform import sample
from reference_platform.moments import moment, text
from reference_platform.refusing import refuse
from reference_platform.tables import nonces, people, tokens, windows
from window_client.central import wire
from window_client.central.wire import signing

RIGHT = timedelta(days=30)
FRESH = timedelta(seconds=60)
"""A window that beat within this time holds its clerk; after it another may take the place (domain.md 4.4)."""

TOKENS_KEPT = 5
_PLACE = re.compile(r"[0-9A-Za-z]{1,8}")
_NOBODY = b"\0" * 16


@dataclass(frozen=True, slots=True)
class Window:
    """A window that proved itself by its signature."""

    site: str
    window: str
    key: bytes = field(default=b"", repr=False)
    algorithm: str = "sha256"


def ensure_samples(connection: Connection) -> None:
    """The sample people of the demo hall, made once."""
    if connection.scalar(select(people.c.user).limit(1)):
        return
    for person in sample.PEOPLE:
        salt = secrets.token_bytes(16)
        connection.execute(
            people.insert().values(
                user=person.user,
                salt=salt,
                proof=_proof(person.password, salt),
                staff_no=person.staff_no,
                name=person.name,
                role=person.role,
            )
        )


def find(connection: Connection, user: str) -> Row[Any] | None:
    """The person's row."""
    return connection.execute(select(people).where(people.c.user == user)).one_or_none()


def prove(person: Row[Any] | None, password: str) -> Row[Any]:
    """Refuse a wrong password; as slow for an unknown person. Takes 50 ms: call it outside of a transaction."""
    proof = _proof(password, bytes(person.salt) if person else _NOBODY)
    if person is None or not hmac.compare_digest(bytes(person.proof), proof):
        refuse("wrong_password", 403)
    return person


def claim(
    connection: Connection, person: Row[Any], ask: wire.SignInRequest, now: datetime, authorization: str = ""
) -> wire.SignInAnswer:
    """Give the window a token of its own; refused while another person holds the window at another machine: the
    machine that still has a token of this window may change its person at once."""
    if not (_PLACE.fullmatch(ask.site) and _PLACE.fullmatch(ask.window)):
        refuse("malformed", 400)
    here = (windows.c.site == ask.site) & (windows.c.window == ask.window)
    held = connection.execute(select(windows).where(here)).one_or_none()
    if held is None:
        connection.execute(windows.insert().values(site=ask.site, window=ask.window))
    elif (
        held.staff_no not in {"", person.staff_no}
        and _is_fresh(held.heard_at, now)
        and not _is_own(connection, authorization, ask, now)
    ):
        refuse("window_taken", 409)
    connection.execute(windows.update().where(here).values(staff_no=person.staff_no, heard_at=text(now)))
    return wire.SignInAnswer(
        user=person.user,
        staff_no=person.staff_no,
        name=person.name,
        role=person.role,
        right_until=now + RIGHT,
        window_token=_new_token(connection, ask, now),
    )


def known_window(connection: Connection, authorization: str, now: datetime) -> Window:
    """The window whose key signed this request (`authorization` is the door's word); 401 otherwise, and when it was
    used before. In a writing transaction."""
    found = _signer(connection, authorization, now)
    if found is None:
        refuse("not_signed_in", 401)
    _, algorithm, _, _, nonce = authorization.split(" ")
    _use_once(connection, found.key, nonce, int(now.timestamp()))
    return Window(found.site, found.window, bytes(found.secret), algorithm)


def _use_once(connection: Connection, key: str, nonce: str, now: int) -> None:
    """Keep the nonce with the deed, for as long as its time could be taken again; refuse one that is kept."""
    connection.execute(nonces.delete().where(nonces.c.at < now - 2 * signing.LATEST_S))
    if connection.scalar(select(nonces.c.at).where(nonces.c.key == key, nonces.c.nonce == nonce)) is not None:
        refuse("replayed", 401)
    connection.execute(nonces.insert().values(key=key, nonce=nonce, at=now))


def _signer(connection: Connection, authorization: str, now: datetime) -> Row[Any] | None:
    """The key's row, when the proof fits and the key is still good."""
    words = authorization.split(" ")
    if len(words) != 5:
        return None
    name, algorithm, proof, signed, _ = words
    found = connection.execute(select(tokens).where(tokens.c.key == name)).one_or_none()
    if found is None or found.until < text(now):
        return None
    right = signing.proof(bytes(found.secret), algorithm, bytes.fromhex(signed))
    return found if hmac.compare_digest(right.encode(), proof.encode()) else None


def _is_own(connection: Connection, authorization: str, ask: wire.SignInRequest, now: datetime) -> bool:
    found = _signer(connection, authorization, now)
    return found is not None and (found.site, found.window) == (ask.site, ask.window)


def _new_token(connection: Connection, ask: wire.SignInRequest, now: datetime) -> str:
    name, secret = secrets.token_urlsafe(9), secrets.token_urlsafe(24)
    connection.execute(
        tokens.insert().values(
            key=name,
            secret=signing.key_of(secret),
            site=ask.site,
            window=ask.window,
            issued_at=text(now),
            until=text(now + RIGHT),
        )
    )
    here = (tokens.c.site == ask.site) & (tokens.c.window == ask.window)
    newest = select(tokens.c.key).where(here).order_by(tokens.c.issued_at.desc()).limit(TOKENS_KEPT)
    connection.execute(tokens.delete().where(here, tokens.c.key.not_in(newest.scalar_subquery())))
    return f"{name}.{secret}"


def _is_fresh(heard_at: str | None, now: datetime) -> bool:
    heard = moment(heard_at)
    return heard is not None and now - heard < FRESH


def _proof(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
