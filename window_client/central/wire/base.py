"""What every endpoint shares (公共部分)."""

from datetime import datetime
from typing import Annotated

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that are not ours; it lets the last two through: no UTF-8, brackets without end."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""A whole number that every JSON reader and every SQL integer holds."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A refusal or failure: `code` is stable, `message` is for technicians, without personal data."""

    code: str
    message: str = ""
    retry: bool = False


class TimeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """GET /time: the platform's clock (校时)."""

    now: datetime
