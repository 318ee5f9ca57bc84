"""Sign-in (登录)."""

from datetime import datetime

import msgspec


class SignInRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /sign-in: a person proves a password at a window (登录)."""

    user: str
    password: str
    site: str
    window: str

    def __repr__(self) -> str:
        return "<SignInRequest>"


class SignInAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`window_token` ("<key id>.<secret>") signs what this window says (signing.py); `right_until` for signing in offline."""

    user: str
    staff_no: str
    name: str
    role: str
    right_until: datetime
    window_token: str

    def __repr__(self) -> str:
        return "<SignInAnswer>"
