"""hotplug: how soon a lamp goes out after an unplug, how soon a device works again, and what six idle devices cost."""

import json
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.bare_devices import Bare, idle_cost, open_again
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
UNHELD = DeviceKind.EVALUATOR


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
        self.rack = Rack(from_mapping(values, "bench", Settings()), self._hear, NoSealer())
        self.rack.start()
        stack.callback(self.rack.stop)
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
    """Worst of all runs and devices for the times; share of one core for the cost. Each beside a bare socket."""
    times = _in_place()
    runs = len(times.off)
    found = [
        Row("hotplug.lamp_off_worst", max(times.off), "s", max(times.bare_off), 1.0, runs, absolute=True),
        Row("hotplug.lamp_off_median", median(times.off), "s", median(times.bare_off), runs=runs),
        Row("hotplug.usable_worst", max(times.back), "s", max(times.bare_back), 3.0, runs, absolute=True),
        Row("hotplug.usable_median", median(times.back), "s", median(times.bare_back), runs=runs),
    ]
    if os.name == "posix":
        elsewhere = _elsewhere()
        note = "the bare socket is at its old port"
        worst = max(elsewhere)
        found.append(
            Row(
                "hotplug.usable_at_another_port_worst",
                worst,
                "s",
                max(times.bare_back),
                3.0,
                len(elsewhere),
                absolute=True,
                note=note,
            )
        )
    note = "reader, printer, display and scanner, and a second reader and printer; one process, no screen"
    cost, bare = _idle()
    found.append(Row("hotplug.six_idle", cost, "of a core", bare, goal=0.01, runs=1, absolute=True, note=note))
    return found


@dataclass(slots=True)
class _Times:
    off: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    bare_off: list[float] = field(default_factory=list)
    bare_back: list[float] = field(default_factory=list)


def _in_place() -> _Times:
    """Each device in turn with a bare socket at the evaluator's port, which no driver holds."""
    times = _Times()
    tell("hotplug: cables out and in")
    with ExitStack() as stack:
        hall = Hall(stack, Path(stack.enter_context(tempfile.TemporaryDirectory())), pty=False)
        for _ in range(RUNS):
            for kind in PULLED:
                hall.twin(kind, "unplug")
                times.off.append(hall.until(kind, lit=False))
                hall.twin(kind, "plug")
                times.back.append(hall.until(kind, lit=True))
                bare = Bare(hall.ports[UNHELD.value])
                hall.twin(UNHELD, "unplug")
                pulled = time.monotonic()
                times.bare_off.append(max(0.0, bare.wait_gone() - pulled))
                hall.twin(UNHELD, "plug")
                plugged = time.monotonic()
                times.bare_back.append(open_again(bare.url) - plugged)
    return times


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


def _idle() -> tuple[float, float]:
    """Processor time of this process while nothing happens, as a share of one core; and of bare loops at the same six
    devices, afterwards in the same process."""
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
        cost = (time.process_time() - before) / IDLE_S
        hall.rack.stop()
        rack.stop()
        asked = [(kind.value, hall.ports[kind.value]) for kind in PULLED]
        asked += [(kind, ports[kind]) for kind in ("id-reader", "receipt-printer")]
        return cost, idle_cost(asked, IDLE_S)


def _lit(seen: set[DeviceKind]) -> Callable[[object], None]:
    def hear(fact: object) -> None:
        if isinstance(fact, DeviceReported) and fact.state in ON:
            seen.add(fact.device)

    return hear
