"""Where scanned pages come from (扫描来源): what a scanner, a network scanner and a watched folder have in common."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Protocol

from devices.halt import Halt
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

FEEDERS = ("feeder", "adf", "duplex")
"""Words in the setting of the source that mean: page after page until it is empty."""
WANTED = Callable[[], bool]
"""Whether somebody waits for this source to be done."""


class ScanFailed(Exception):
    """No page; `code` says why, `detail` what the device said (no personal data)."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(code.value)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet as it came. `origin` names the file it was read from, "" for a scanner."""

    data: bytes = field(repr=False)
    origin: str = field(default="", repr=False)


class ScanSource(Protocol):
    """All calls come on the capture thread; each ends soon after its halt is set."""

    @property
    def name(self) -> str:
        """Its setting; "" = none."""

    @property
    def watch_s(self) -> float:
        """Seconds between two looks at its state while nothing is asked; 0 = only when asked, for it may take long."""

    def state(self, halt: Halt) -> tuple[DeviceState, DeviceTrouble, str]:
        """Lamp, trouble and technical detail."""

    def sheets(self, halt: Halt, wanted: WANTED) -> Generator[Sheet, None, None]:
        """Sides of sheets as they come; raises ScanFailed, also after some of them. Nothing is left running when the
        iteration is closed early."""


def feeds(source: str) -> bool:
    """Whether this setting means a feeder."""
    return any(word in source.lower() for word in FEEDERS)
