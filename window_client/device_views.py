"""Frozen rows for the technician's screen: ports, settings, traces, profiles, tests. `views.py` has them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from window_client.messages import Difference as Difference
from window_client.messages import PortFound as PortFound
from window_client.messages import TraceLine as TraceLine
from window_client.messages import TraceRecorded as TraceRecorded
from window_client.messages import TraceReplayed as TraceReplayed
from window_client.words import DeviceKind, TrialState


@dataclass(frozen=True, slots=True)
class PortsView:
    """The ports of this machine. `looking` = a look is on its way, `touching` = waiting for a touch."""

    rows: tuple[PortFound, ...] = ()
    looking: bool = False
    touching: bool = False


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One device setting. `device` None = concerns all; `text` as a person writes it."""

    name: str
    device: DeviceKind | None
    text: str
    default: str
    is_switch: bool = False  # yes or no
    choices: tuple[str, ...] = ()  # all that it can be; empty = written freely


@dataclass(frozen=True, slots=True)
class DeviceSettingsView:
    """All device settings of this window."""

    rows: tuple[SettingRow, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """New lines of the device that is watched."""

    device: DeviceKind
    lines: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class RecordingView:
    """The last word on recordings of lines: one that runs, one that ended, one that was played."""

    recorded: TraceRecorded | None = None
    replayed: TraceReplayed | None = None


@dataclass(frozen=True, slots=True)
class ProfileView:
    """What is known of device profiles. `own` = this window's fingerprint; `offered` of whom the one just read is, and
    `changes` what it would change: (setting, now, then). `said` = a file was written, or a profile is in use."""

    own: str = ""
    offered: str = ""
    fingerprint: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    said: str = ""  # "", "written", "used"


@dataclass(frozen=True, slots=True)
class TrialView:
    """How a test of a device goes. `facts` technical or masked."""

    device: DeviceKind
    state: TrialState
    facts: Mapping[str, str] = field(default_factory=dict)
