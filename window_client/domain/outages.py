"""Outages of one device today (今日故障): one that lasts counts once, also over midnight."""

from dataclasses import dataclass, replace
from datetime import date

from window_client.words import DeviceState


@dataclass(frozen=True, slots=True)
class Outages:
    """`count` of the hall's `day`."""

    day: date
    count: int = 0
    is_down: bool = False

    def on(self, today: date) -> "Outages":
        """The same device today: of yesterday's outages only the one that still lasts is today's, too."""
        return self if self.day == today else Outages(today, int(self.is_down), self.is_down)

    def after(self, state: DeviceState, today: date) -> "Outages":
        """It reported this state. While it is being connected nobody knows whether the outage is over."""
        now = self.on(today)
        if state is DeviceState.CONNECTING:
            return now
        is_down = state is DeviceState.DOWN
        return replace(now, count=now.count + (is_down and not now.is_down), is_down=is_down)
