"""Who listens to which line (监听): one device is watched on the screen, any may be recorded; both masked.

Owned by the thread `device:ports`; the lines themselves are heard on the devices' threads.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.link import Link
from devices.replay import TraceUnusable, replay
from devices.trace import Trace, file_fault
from window_client import messages as m
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, TraceWay

Links = Mapping[DeviceKind, Link]


class Taps:
    """Traces of one window."""

    def __init__(self, submit: Submit) -> None:
        self._submit = submit
        self._watched: Trace | None = None
        self._recorded: dict[DeviceKind, Trace] = {}

    @property
    def are_heard(self) -> bool:
        """Whether any line is watched or recorded."""
        return self._watched is not None or bool(self._recorded)

    def watch(self, device: DeviceKind | None, links: Links) -> None:
        """Tell what goes over this line; over no other any more."""
        self._watched = Trace(device) if device is not None else None
        self.attach(links)

    def record(self, device: DeviceKind, path: str, links: Links) -> None:
        """Write this line into a file; an empty path ends the recording."""
        running = self._recorded.pop(device, None)
        if running is not None:
            running.close()
            self._submit(m.TraceRecorded(device, str(running.path), running.written))
        if path:
            try:
                self._recorded[device] = self._begun(device, Path(path), links)
            except OSError as error:
                self._submit(m.TraceRecorded(device, path, fault=file_fault(error)))
            else:
                self._submit(m.TraceRecorded(device, path, running=True))
        self.attach(links)

    def _begun(self, device: DeviceKind, path: Path, links: Links) -> Trace:
        """A recording begins with how the line was opened: without that it could not be played. Raises OSError."""
        trace = Trace(device, path)
        for way, data in links[device].opening if device in links else ():
            trace.hear(way, data)
        return trace

    def replay(self, path: str, settings: Settings, drivers: Mapping[DeviceKind, Any]) -> None:
        """Play a recording to its driver."""
        try:
            self._submit(replay(Path(path), settings, drivers))
        except TraceUnusable as error:
            self._submit(m.TraceReplayed(path, 0, fault=error.fault))

    def attach(self, links: Links) -> None:
        """Every line is heard by those who want it, also after its device was bound anew."""
        for kind, link in links.items():
            heard = [trace for trace in (self._recorded.get(kind), self._watched) if trace and trace.device is kind]
            link.tap = _Both(heard) if heard else None

    def pump(self) -> None:
        """Tell what was heard since the last time."""
        for trace in self._recorded.values():
            trace.take()
        if self._watched is not None:
            lines = self._watched.take()
            if lines:
                self._submit(m.TraceHeard(self._watched.device, lines))

    def close(self) -> None:
        """End all recordings."""
        for trace in self._recorded.values():
            trace.close()
        self._recorded.clear()


class _Both:
    """Hands the bytes of one line to a recording and to the screen's trace."""

    def __init__(self, traces: list[Trace]) -> None:
        self._traces = traces

    def __call__(self, way: TraceWay, data: bytes) -> None:
        for trace in self._traces:
            trace.hear(way, data)
