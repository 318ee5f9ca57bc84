"""hotplug: how soon a lamp goes out after an unplug, how soon a device works again, and what six idle devices cost."""

import json
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, median, tell
from devices.rack import Rack
from reference_platform.demo import Companion
from window_client.domain.ids import PageId
from window_client.messages import DeviceReported
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceState

RUNS, IDLE_S, LATEST_S, IDLE_DEVICES = 6, 20.0, 10.0, 6
ON = {DeviceState.READY, DeviceState.OPEN}
PULLED = (
    DeviceKind.ID_READER,
    DeviceKind.RECEIPT_PRINTER,
    DeviceKind.WINDOW_DISPLAY,
    DeviceKind.BARCODE_SCANNER,
)


class NoSealer:
    """Nothing is captured here."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        raise AssertionError

    def unseal(self, page: PageId) -> bytes:
        raise AssertionError


class Hall:
    """Twins in a process of their own, a rack in this one, and when each lamp changed."""

    def __init__(self, stack: ExitStack, folder: Path, *, pty: bool, elsewhere: bool = False) -> None:
        self._lamps: dict[DeviceKind, bool] = {}
        self._changed = threading.Condition()
        how = "--pty" if pty else "--tcp"
        twins = Companion("devices.simulated", how, "--control", "0", "--ledger", str(folder))
        stack.callback(twins.stop)
        ready = twins.ready()
        self.ports: dict[str, str] = ready["ports"]
        line = stack.enter_context(socket.create_connection(("127.0.0.1", ready["control"]), 10))
        self._line, self._answers = line, stack.enter_context(line.makefile())
        values: dict[str, Any] = {kind.value.replace("-", "_"): self.ports[kind.value] for kind in PULLED}
        if elsewhere:
            values |= {"id_reader": str(folder / "tty0"), "more_ports": (f"{folder}/tty*",)}
            (folder / "tty0").symlink_to(Path(self.ports["id-reader"]).resolve())
        rack = Rack(from_mapping(values, "bench", Settings()), self._hear, NoSealer())
        rack.start()
        stack.callback(rack.stop)
        for kind in PULLED:
            self.until(kind, lit=True)

    def _hear(self, fact: object) -> None:
        if isinstance(fact, DeviceReported):
            with self._changed:
                self._lamps[fact.device] = fact.state in ON
                self._changed.notify_all()

    def until(self, kind: DeviceKind, *, lit: bool) -> float:
        """Seconds until the lamp is so."""
        began = time.monotonic()
        with self._changed:
            if not self._changed.wait_for(lambda: self._lamps.get(kind) is lit, LATEST_S):
                raise TimeoutError(f"{kind.value}: the lamp did not become {'lit' if lit else 'dark'}")
        return time.monotonic() - began

    def twin(self, kind: DeviceKind, deed: str) -> Any:
        """Do something to a twin."""
        self._line.sendall(json.dumps({"twin": kind.value, "do": deed}).encode() + b"\n")
        return json.loads(self._answers.readline())["answer"]


def rows() -> list[Row]:
    """Worst of all runs and devices for the times; share of one core for the cost."""
    off, back = _in_place()
    found = [
        Row("hotplug.lamp_off_worst", max(off), "s", goal=1.0, runs=len(off)),
        Row("hotplug.lamp_off_median", median(off), "s", runs=len(off)),
        Row("hotplug.usable_worst", max(back), "s", goal=3.0, runs=len(back)),
        Row("hotplug.usable_median", median(back), "s", runs=len(back)),
    ]
    if os.name == "posix":
        times = _elsewhere()
        found.append(Row("hotplug.usable_at_another_port_worst", max(times), "s", goal=3.0, runs=len(times)))
    note = "reader, printer, display and scanner, and a second reader and printer; one process, no screen"
    found.append(Row("hotplug.six_idle", _idle(), "of a core", goal=0.01, runs=1, note=note))
    return found


def _in_place() -> tuple[list[float], list[float]]:
    off, back = list[float](), list[float]()
    tell("hotplug: cables out and in")
    with ExitStack() as stack:
        hall = Hall(stack, Path(stack.enter_context(tempfile.TemporaryDirectory())), pty=False)
        for _ in range(RUNS):
            for kind in PULLED:
                hall.twin(kind, "unplug")
                off.append(hall.until(kind, lit=False))
                hall.twin(kind, "plug")
                back.append(hall.until(kind, lit=True))
    return off, back


def _elsewhere() -> list[float]:
    """The reader comes back under another name each time."""
    times = list[float]()
    tell("hotplug: put back at another port")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        hall = Hall(stack, folder, pty=True, elsewhere=True)
        for run in range(RUNS):
            hall.twin(DeviceKind.ID_READER, "unplug")
            (folder / f"tty{run}").unlink()
            hall.until(DeviceKind.ID_READER, lit=False)
            hall.twin(DeviceKind.ID_READER, "plug")
            (folder / f"tty{run + 1}").symlink_to(Path(hall.ports["id-reader"]).resolve())
            times.append(hall.until(DeviceKind.ID_READER, lit=True))
    return times


def _idle() -> float:
    """Processor time of this process while nothing happens, as a share of one core."""
    tell("hotplug: six devices at rest")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        hall = Hall(stack, folder / "a", pty=False)
        more = Companion("devices.simulated", "--tcp", "--control", "0", "--ledger", str(folder / "b"))
        stack.callback(more.stop)
        ports = more.ready()["ports"]
        values = {"id_reader": ports["id-reader"], "receipt_printer": ports["receipt-printer"]}
        assert len(PULLED) + len(values) == IDLE_DEVICES
        seen: set[DeviceKind] = set()
        rack = Rack(from_mapping(values, "bench", Settings()), _lit(seen), NoSealer())
        rack.start()
        stack.callback(rack.stop)
        hall.until(DeviceKind.ID_READER, lit=True)
        threading.Event().wait(2.0)
        assert len(seen) == len(values)
        before = time.process_time()
        threading.Event().wait(IDLE_S)
        return (time.process_time() - before) / IDLE_S


def _lit(seen: set[DeviceKind]) -> Callable[[object], None]:
    def hear(fact: object) -> None:
        if isinstance(fact, DeviceReported) and fact.state in ON:
            seen.add(fact.device)

    return hear
