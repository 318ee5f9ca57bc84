"""People and windows (人员, 窗口): proving a password, claiming a window, knowing a window by its token."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from reference_platform import sample
from reference_platform.refusing import refuse
from reference_platform.tables import people, windows
from window_client.central import wire

RIGHT = timedelta(days=30)
FRESH = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Window:
    """A window that proved itself by its token."""

    site: str
    window: str


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


def sign_in(connection: Connection, ask: wire.SignInRequest, now: datetime) -> wire.SignInAnswer:
    """Prove the password and give the window a new token; refused while another person holds the window."""
    person = connection.execute(select(people).where(people.c.user == ask.user)).one_or_none()
    salt = person.salt if person else b"\0" * 16
    proof = _proof(ask.password, bytes(salt))
    if person is None or not hmac.compare_digest(bytes(person.proof), proof):
        refuse("wrong_password", 403)
    here = (windows.c.site == ask.site) & (windows.c.window == ask.window)
    held = connection.execute(select(windows).where(here)).one_or_none()
    if held is not None and held.staff_no not in {"", person.staff_no} and _is_fresh(held.heard_at, now):
        refuse("window_taken", 409)
    token = secrets.token_urlsafe(24)
    values = {"token_hash": _token_hash(token), "staff_no": person.staff_no, "heard_at": now.isoformat()}
    if held is None:
        connection.execute(windows.insert().values(site=ask.site, window=ask.window, **values))
    else:
        connection.execute(windows.update().where(here).values(**values))
    return wire.SignInAnswer(
        user=person.user,
        staff_no=person.staff_no,
        name=person.name,
        role=person.role,
        right_until=now + RIGHT,
        window_token=token,
    )


def known_window(connection: Connection, authorization: str) -> Window:
    """The window that this Bearer token belongs to; 401 otherwise."""
    token = authorization.removeprefix("Bearer ")
    found = connection.execute(
        select(windows.c.site, windows.c.window).where(windows.c.token_hash == _token_hash(token))
    ).one_or_none()
    if not authorization.startswith("Bearer ") or found is None:
        refuse("not_signed_in", 401)
    return Window(found.site, found.window)


def _is_fresh(heard_at: str | None, now: datetime) -> bool:
    return heard_at is not None and now - datetime.fromisoformat(heard_at) < FRESH


def _proof(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
