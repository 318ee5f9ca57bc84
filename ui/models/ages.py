"""How time is said in tables (用时): 06:12 of work, and how old a count of the platform really is."""

from datetime import datetime, timedelta

MINUTE_S = 60


def clock(seconds: float) -> str:
    """06:12, or 1:06:12 past an hour."""
    hours, rest = divmod(max(0, int(seconds)), MINUTE_S * MINUTE_S)
    minutes, left = divmod(rest, MINUTE_S)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes:02d}:{left:02d}"


class Freshness:
    """How old the last count is. Its time is told by the platform's clock, which may differ from ours, so its age is
    counted from its arrival; the same count said again is not a new one. Moments are monotonic seconds."""

    def __init__(self) -> None:
        self.at: datetime | None = None
        self._arrived = 0.0

    def heard(self, at: datetime | None, moment: float) -> None:
        """A count made `at` by the platform's clock."""
        if at != self.at:
            self.at, self._arrived = at, moment

    def age_s(self, moment: float) -> float:
        """Seconds since the last count arrived."""
        return max(0.0, moment - self._arrived)

    def platform_now(self, moment: float) -> datetime | None:
        """What the platform's clock shows now; None before the first count."""
        return None if self.at is None else self.at + timedelta(seconds=self.age_s(moment))
