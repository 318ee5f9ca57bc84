"""The true clock and fresh ids of a running window."""

import secrets
import uuid
from datetime import datetime, timedelta, timezone


class SystemClock:
    """The machine's clock in the hall's zone. A fixed offset: China has one zone and no summer time, and a machine
    set to another zone must not move a case to another day."""

    def __init__(self, offset_h: float) -> None:
        self._zone = timezone(timedelta(hours=offset_h))

    def now(self) -> datetime:
        """Aware local time of the hall."""
        return datetime.now(self._zone)


class RandomIds:
    """Fresh identifiers from the operating system's randomness."""

    def uuid(self) -> str:
        """UUID version 4."""
        return str(uuid.uuid4())

    def token(self) -> str:
        """128 bits, URL-safe, 22 characters."""
        return secrets.token_urlsafe(16)
