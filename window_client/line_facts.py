"""Facts about ports and lines (端口与线路): what the search saw, traces, profiles. `messages.py` has them all."""

from dataclasses import dataclass, field
from datetime import datetime

from window_client.words import DeviceKind, FileFault, TraceWay, TraceWord


@dataclass(frozen=True, slots=True)
class PortFound:
    """One port of this machine. `keep` = what to write into a profile; `usb` = VID:PID and number of its adapter."""

    url: str
    keep: str
    detail: str = ""
    usb: str = ""
    bound: DeviceKind | None = None
    speaks: DeviceKind | None = None  # what answered there; None = nothing known answered
    word: str = ""  # what it said of itself, technical
    touched: bool = False  # a person touched the device behind this port just now


@dataclass(frozen=True, slots=True)
class PortsFound:
    """All ports, as they are now. `touching` = still waiting for a touch."""

    ports: tuple[PortFound, ...]
    touching: bool = False


@dataclass(frozen=True, slots=True)
class TraceLine:
    """Bytes on a line, personal ones hidden already: `[n]` stands for n hidden bytes. `facts` says more of `word`."""

    at: datetime
    way: TraceWay
    hex: str
    word: TraceWord
    facts: str = ""


@dataclass(frozen=True, slots=True)
class TraceHeard:
    """What went over a device's line since the last time."""

    device: DeviceKind
    lines: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class TraceRecorded:
    """A recording began (`path`), ended with so many lines, or could not be written (`fault`)."""

    device: DeviceKind
    path: str
    lines: int = 0
    running: bool = False
    fault: FileFault | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """The line of a recording, from 1, where a driver sends something else now; both masked as in a trace. `now` "" =
    it sends nothing."""

    line: int
    then: str
    now: str
    then_word: TraceWord = TraceWord.NOTHING
    now_word: TraceWord = TraceWord.NOTHING


@dataclass(frozen=True, slots=True)
class TraceReplayed:
    """A recording was played to its driver. `differs` = where the driver no longer did what was recorded."""

    path: str
    lines: int
    facts: tuple[str, ...] = ()  # kinds of facts that the driver told
    differs: Difference | None = None
    fault: FileFault | None = None


@dataclass(frozen=True, slots=True)
class ProfileWritten:
    """The device profile was written to a file, or why not."""

    path: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ProfileFetched:
    """A file that somebody says is a device profile, unread; or why it could not be fetched."""

    path: str
    raw: bytes = field(default=b"", repr=False)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SettingsNotKept:
    """The device settings are in use, but could not be written down."""
