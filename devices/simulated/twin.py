"""A twin (孪生设备): the bytes of a real device and its own memory of what really happened, which tests believe."""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devices.simulated.line import Cable


class Puppet(ABC):
    """Something told what to do by name. A deed is a method named `do_<deed>`; it gets keyword facts and returns plain
    values."""

    name = ""

    def __init__(self) -> None:
        self.lock = threading.RLock()

    def do(self, deed: str, facts: dict[str, Any]) -> Any:
        """One deed by name; raises KeyError for an unknown one."""
        method: Callable[..., Any] | None = getattr(self, f"do_{deed}", None)
        if method is None:
            raise KeyError(deed)
        with self.lock:
            return method(**facts)

    @abstractmethod
    def do_state(self) -> dict[str, Any]:
        """What it knows of itself, plain values."""


class Twin(Puppet):
    """Base of all twins on a port."""

    def __init__(self, *, pty: bool, directory: Path) -> None:
        super().__init__()
        self.directory = directory
        self.received = 0
        self.cable = Cable(self.name, self._react, pty=pty, directory=directory)

    @property
    def profile_url(self) -> str:
        """What a profile writes to reach it."""
        return self.cable.url

    @abstractmethod
    def feed(self, data: bytes) -> list[bytes]:
        """Bytes from the window, in any slicing; the replies that the real device would give."""

    def state(self) -> dict[str, Any]:
        """What the twin knows of itself, plain values."""
        return {}

    def do_knob(self, **knobs: object) -> None:
        """Turn fault knobs, e.g. silence=True."""
        for name, value in knobs.items():
            self.cable.knobs.set(name, value)

    def do_perfect(self) -> None:
        """All knobs back."""
        self.cable.knobs = type(self.cable.knobs)()

    def do_unplug(self) -> None:
        """Pull the cable."""
        self.cable.unplug()

    def do_plug(self) -> None:
        """Plug it in again, under the same URL."""
        self.cable.plug()

    def do_state(self) -> dict[str, Any]:
        """State, cable and counters."""
        return {
            "plugged": self.cable.plugged,
            "held": self.cable.is_held,
            "url": self.cable.url,
            "received": self.received,
            "at": time.time(),
            **self.state(),
        }

    def _react(self, data: bytes) -> list[bytes]:
        with self.lock:
            self.received += len(data)
            return self.feed(data)
