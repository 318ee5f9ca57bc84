"""`python -m tests.devices.soak --minutes 30`: all simulated devices pulled, silenced and disturbed at random.

Every second each lamp is compared with what the simulator knows to be true. No thread may die, no lamp may lie longer
than its time, no paper may be called printed that did not come out, and memory must stay flat. Prints one JSON line.

A device that is well may answer too late on a busy machine: then its lamp is dark for a moment, and that is no lie while
it is lit again in the promised time. Such moments are counted (`blinks`), and more than a few are a fault.
"""

import argparse
import json
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices.rack import DRIVERS, Rack
from reference_platform.demo import Companion
from window_client import messages as m
from window_client.device_settings import port_setting
from window_client.domain.ids import PageId, PaperId
from window_client.domain.paper import SlipPart
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

ON = {DeviceState.READY, DeviceState.OPEN, DeviceState.ATTENTION}
OFF_S, BACK_S, SILENT_S = 1.0, 3.0, 5.0
"""How long a lamp may still be lit after an unplug, dark after everything is well, lit after a device fell silent."""
SLACK_S = 1.0  # of a busy machine; the short dose in the tests allows more
LOOK_S = {DeviceKind.DOCUMENT_SCANNER: 1.5}
"""A network scanner is looked at every second: its lamp may be late by so much more."""
NOISE = ({"garbage": 7}, {"dribble": 0.002}, {"latency": 0.05}, {"truncate": 2}, {"bad_checksum": True})
DEEDS = ("cable", "cable", "silence", "noise", "well", "well", "well", "work", "work", "work")
PAPER_S = 40.0
GROWTH = 0.05
LAST = "S999"
BLINKS_PER_MINUTE = 0.5
"""So many lamps of well devices may go dark for a moment, on average; one more is always forgiven."""
DISPLAYS: dict[str, dict[str, object]] = {
    "cd5220": {},
    "onbon": {},
    "modbus": {"window_display_addresses": ["1", "2"]},
    "alpha": {},
}
"""Which make hangs over the window in this run, by the seed, and its settings."""


@dataclass
class Truth:
    """What was done to one device, and since when."""

    plugged: bool = True
    silent: bool = False
    noisy: bool = False
    late_s: float = SLACK_S
    since: float = field(default_factory=time.monotonic)

    @property
    def is_well(self) -> bool:
        """Plugged in and undisturbed."""
        return self.plugged and not self.silent and not self.noisy

    def lie(self, lamp: DeviceState, now: float, lamp_since: float) -> str:
        """Why this lamp is a lie now; "" when it is true, or may still be late. A lamp may be dark for so long as it
        may take a device to come back, from when it went dark."""
        age = now - self.since - self.late_s
        dark = min(age, now - lamp_since - self.late_s)
        lit = lamp in ON
        if not self.plugged:
            return "lit without a cable" if lit and age > OFF_S else ""
        if self.silent:
            return "lit though silent" if lit and lamp is not DeviceState.OPEN and age > SILENT_S else ""
        if self.noisy:
            return ""
        return "dark though well" if not lit and dark > BACK_S else ""


class NoSealer:
    """Nothing is captured here."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        raise AssertionError

    def unseal(self, page: PageId) -> bytes:
        raise AssertionError


class Soak:
    """One run; `submit` is the desk's place."""

    def __init__(
        self, control: int, ports: Mapping[str, str], others: Mapping[str, str], seed: int, slack_s: float
    ) -> None:
        self._socket = socket.create_connection(("127.0.0.1", control), 10)
        self._answers = self._socket.makefile()
        self._dice, self._slack_s = random.Random(seed), slack_s
        self.kinds = [kind for kind in (*DRIVERS, DeviceKind.DOCUMENT_SCANNER) if kind.value in ports]
        self.truth = {kind: Truth(late_s=slack_s + LOOK_S.get(kind, 0.0)) for kind in self.kinds}
        self.lamps: dict[DeviceKind, DeviceState] = {}
        self._turned: dict[DeviceKind, float] = {}  # when each lamp was last lit or went dark
        self.blinks: list[str] = []
        self.faults: list[str] = []
        self.papers: dict[PaperId, float] = {}
        self.printed: set[PaperId] = set()
        self.told = self.deeds = self.checks = 0
        values: dict[str, object] = {port_setting(kind): ports[kind.value] for kind in self.kinds}
        self.display = self._dice.choice(sorted(DISPLAYS))
        self._twins = {kind: kind.value for kind in self.kinds}
        if self.display != "cd5220":
            self._twins[DeviceKind.WINDOW_DISPLAY] = twin = f"{self.display}-display"
            values |= {"window_display": others[twin], "window_display_kind": self.display, **DISPLAYS[self.display]}
        self.rack = Rack(from_mapping(values, "soak", Settings(id_reader_poll_ms=100)), self.submit, NoSealer())

    def submit(self, fact: object) -> None:
        """Facts, on the devices' threads."""
        self.told += 1
        match fact:
            case m.DeviceReported():
                self._hear_lamp(fact)
                if fact.trouble is DeviceTrouble.INTERNAL:
                    self.faults.append(f"{fact.device}: internal fault")
            case m.PaperPrinted():
                self.papers.pop(fact.paper, None)
                self.printed.add(fact.paper)
            case m.PaperDoubtful() | m.PaperHeld():
                self.papers.pop(fact.paper, None)

    def _hear_lamp(self, fact: m.DeviceReported) -> None:
        before, now = self.lamps.get(fact.device), time.monotonic()
        self.lamps[fact.device] = fact.state
        if before is None or (before in ON) == (fact.state in ON):
            return
        self._turned[fact.device] = now
        truth = self.truth.get(fact.device)
        if truth is not None and fact.state not in ON and truth.is_well and now - truth.since > BACK_S + self._slack_s:
            self.blinks.append(f"{fact.device.value}: {fact.trouble.value} {fact.detail}".rstrip())

    def run(self, seconds: float) -> dict[str, Any]:
        """Disturb and compare; the answer is the report."""
        self.rack.start()
        threads = {f"device:{kind.value}" for kind in self.kinds} | {"device:ports"}
        end, sizes = time.monotonic() + seconds, list[int]()
        while time.monotonic() < end:
            self._disturb()
            self._wait(1.0)
            self._compare()
            sizes.append(_resident_kib())
            missing = threads - {thread.name for thread in threading.enumerate()}
            self.faults += [f"{name} died" for name in missing]
        self._settle()
        stopped = self.rack.stop(3.0 + self._slack_s)
        self._answers.close()
        self._socket.close()
        growth = _growth(sizes)
        if len(self.blinks) > 1 + BLINKS_PER_MINUTE * seconds / 60:
            self.faults.append(f"{len(self.blinks)} lamps of well devices went dark")
        if not stopped:
            self.faults.append("a thread did not stop")
        if seconds >= 120 and growth > GROWTH:
            self.faults.append(f"memory grew by {growth:.1%}")
        return {
            "ok": not self.faults,
            "seconds": round(seconds),
            "devices": len(self.kinds),
            "display": self.display,
            "deeds": self.deeds,
            "lamps_compared": self.checks,
            "facts": self.told,
            "printed": len(self.printed),
            "blinks": self.blinks[:20],
            "memory_growth": round(growth, 4),
            "faults": sorted(set(self.faults))[:20],
        }

    def _disturb(self) -> None:
        kind = self._dice.choice(self.kinds)
        truth, what = (
            self.truth[kind],
            self._dice.choice(DEEDS),
        )
        self.deeds += 1
        if kind is DeviceKind.DOCUMENT_SCANNER and what in {"silence", "noise"}:
            what = "cable"  # HTTP has its own faults, in the tests of its client
        match what:
            case "cable":
                self._change(kind, "unplug" if truth.plugged else "plug", plugged=not truth.plugged)
            case "silence":
                self._change(kind, "knob", {"silence": True}, silent=True)
            case "noise":
                self._change(kind, "knob", dict(self._dice.choice(NOISE)), noisy=True)
            case "well":
                self._ask(kind, "perfect")
                self._change(kind, "plug", plugged=True, silent=False, noisy=False)
            case "work":
                self._work()

    def _change(self, kind: DeviceKind, deed: str, facts: dict[str, Any] | None = None, **then: bool) -> None:
        truth = self.truth[kind]
        was = {"plugged": truth.plugged, "silent": truth.silent, "noisy": truth.noisy}
        now = Truth(**{**was, **then}, late_s=truth.late_s)
        is_same = _same(truth, now)
        self.truth[kind] = truth if is_same else now  # before the deed: its lamp may change at once
        self._ask(kind, deed, facts or {})
        if not is_same:
            now.since = time.monotonic()

    def _work(self) -> None:
        """A card, a call seen and heard, or a slip: whatever becomes of it must be told."""
        if self._dice.random() < 0.4:
            self.rack.perform(m.ShowOnDisplay((f"A{self.deeds % 1000:03d}",)))
            self.rack.perform(m.Speak(f"请A{self.deeds}号"))
            return
        if self._dice.random() < 0.5 and DeviceKind.ID_READER in self.kinds:
            self._ask(DeviceKind.ID_READER, "lift_card")
            self._ask(DeviceKind.ID_READER, "lay_card", {"card": "resident"})
            return
        paper = PaperId(f"soak-{self.deeds}")
        self.papers[paper] = time.monotonic()
        self.rack.perform(m.PrintSlip(paper, (SlipPart("text", str(paper)), SlipPart("cut"))))

    def _compare(self) -> None:
        now = time.monotonic()
        for kind, truth in self.truth.items():
            self.checks += 1
            lie = truth.lie(self._lamp(kind), now, self._turned.get(kind, truth.since))
            if lie:
                self.faults.append(f"{kind.value}: {lie}")
        self.faults += [f"{paper}: nothing was told" for paper, at in self.papers.items() if now - at > PAPER_S]

    def _settle(self) -> None:
        """Everything is well at last: all lamps must be lit, and what was called printed must be on paper."""
        for kind in self.kinds:
            self._ask(kind, "perfect")
            self._change(kind, "plug", plugged=True, silent=False, noisy=False)
        if not self._comes(lambda: all(self._lamp(kind) in ON for kind in self.kinds), BACK_S + self._slack_s + 0.5):
            self.faults += [f"{kind.value}: dark though well" for kind in self.kinds if self._lamp(kind) not in ON]
        self.rack.perform(m.ShowOnDisplay((LAST,)))
        if not self._comes(lambda: self._shown().startswith(LAST), self._slack_s):
            self.faults.append(f"the display shows {self._shown()}")
        if DeviceKind.RECEIPT_PRINTER in self.kinds:
            ledger = json.dumps(self._ask(DeviceKind.RECEIPT_PRINTER, "ledger"))
            self.faults += [
                f"{paper}: called printed, not on paper" for paper in self.printed if f'"{paper}"' not in ledger
            ]

    def _lamp(self, kind: DeviceKind) -> DeviceState:
        return self.lamps.get(kind, DeviceState.CONNECTING)

    def _shown(self) -> str:
        return str([*self._ask(DeviceKind.WINDOW_DISPLAY, "state")["lines"], ""][0])

    def _comes(self, condition: Callable[[], bool], within: float) -> bool:
        end = time.monotonic() + within
        while not condition():
            if time.monotonic() > end:
                return False
            self._wait(0.05)
        return True

    def _ask(self, kind: DeviceKind, deed: str, facts: dict[str, Any] | None = None) -> Any:
        request = {"twin": self._twins[kind], "do": deed, **(facts or {})}
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        answer = json.loads(self._answers.readline())
        if not answer["ok"]:
            raise RuntimeError(f"{request}: {answer['error']}")
        return answer["answer"]

    def _wait(self, seconds: float) -> None:
        threading.Event().wait(seconds)


def _same(one: Truth, other: Truth) -> bool:
    return (one.plugged, one.silent, one.noisy) == (other.plugged, other.silent, other.noisy)


def _growth(sizes: list[int]) -> float:
    """How much larger the last quarter is than the second one."""
    quarter = len(sizes) // 4
    if not quarter:
        return 0.0
    before, after = sizes[quarter : 2 * quarter], sizes[-quarter:]
    return max(0.0, sum(after) / len(after) / (sum(before) / len(before)) - 1)


def _resident_kib() -> int:
    """This process's memory; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 1
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def soak(seconds: float, seed: int, slack_s: float = SLACK_S) -> dict[str, Any]:
    """Start the twins, run, stop them."""
    with tempfile.TemporaryDirectory() as folder:
        twins = Companion("devices.simulated", "--tcp", "--control", "0", "--ledger", folder)
        try:
            ready = twins.ready()
            return {**Soak(ready["control"], ready["ports"], ready["others"], seed, slack_s).run(seconds), "seed": seed}
        finally:
            twins.stop()


def main() -> int:
    """0 when nothing lied."""
    parser = argparse.ArgumentParser(prog="python -m tests.devices.soak")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    report = soak(chosen.minutes * 60, chosen.seed)
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
