"""Ports of this machine (端口): what is there, what a profile may call it, and who holds which one.

A name such as ttyUSB0 or COM3 says nothing of the device behind it (devices.md trap 19): `usb://VID:PID/SERIAL` names
the adapter itself, wherever the system puts it.
"""

import glob
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from serial.tools import list_ports

USB = "usb://"
_URL = "://"


@dataclass(frozen=True, slots=True)
class SeenPort:
    """One port. `usb` is VID:PID, or VID:PID/SERIAL when the adapter has a number of its own; empty otherwise."""

    url: str
    detail: str = ""
    usb: str = ""

    @property
    def lasting(self) -> str:
        """What to write into a profile: the adapter's own name when it has one."""
        return USB + self.usb if "/" in self.usb else self.url


def seen(more: Sequence[str] = ()) -> list[SeenPort]:
    """Serial ports of the system, and those of the setting `more_ports` that are there (patterns, or TCP bridges)."""
    found = [SeenPort(port.device, _plain(port.description), _usb(port)) for port in list_ports.comports()]
    known = {canonical(port.url) for port in found}
    for name in more:
        for url in [name] if _URL in name else sorted(glob.glob(name)):  # noqa: PTH207 - the pattern may be absolute
            if canonical(url) not in known:
                known.add(canonical(url))
                found.append(SeenPort(url))
    return found


def usb_of(url: str) -> str:
    """The adapter behind this port, as in `SeenPort.usb`; empty when it has none."""
    if url.startswith(USB):
        return url.removeprefix(USB).upper()
    if _URL in url:
        return ""
    here = canonical(url)
    return next((_usb(port) for port in list_ports.comports() if canonical(port.device) == here), "")


def device_name(url: str) -> str:
    """What the system calls this port now; a usb:// name that is not plugged in stays as it is."""
    if not url.startswith(USB):
        return url
    wanted = url.removeprefix(USB).upper()
    for port in list_ports.comports():
        if wanted in {_usb(port), _usb(port).split("/")[0]}:
            return str(port.device)
    return url


def canonical(url: str) -> str:
    """One name for a port that has several (links under /dev/serial)."""
    name = device_name(url)
    return name if _URL in name else str(Path(name).resolve())


def _usb(port: "list_ports.ListPortInfo") -> str:  # type: ignore[name-defined]  # the stubs hide it
    if port.vid is None or port.pid is None:
        return ""
    number = f"/{port.serial_number}".upper() if port.serial_number else ""
    return f"{port.vid:04X}:{port.pid:04X}{number}"


def _plain(description: str | None) -> str:
    return "" if description in {None, "n/a"} else str(description)


class Claims:
    """Who holds which port: a link and the search never open the same one at once. Any thread."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._changed = threading.Condition()

    def take(self, url: str, within: float) -> str:
        """Claim it, waiting so many seconds; the name to give back with, or "" when somebody else holds it."""
        name, end = canonical(url), time.monotonic() + within
        with self._changed:
            while name in self._held:
                if not self._changed.wait(max(0.0, end - time.monotonic())) and time.monotonic() >= end:
                    return ""
            self._held.add(name)
            return name

    def give_back(self, name: str) -> None:
        """Free again."""
        with self._changed:
            self._held.discard(name)
            self._changed.notify_all()

    def is_held(self, url: str) -> bool:
        """Whether somebody holds it now."""
        return canonical(url) in self._held
