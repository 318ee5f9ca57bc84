"""One device from the command line (命令行): test it, watch its line, record it, play a recording. All masked."""

import json
import queue
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from devices import scan_shell
from devices.a4_shell import ask_a4
from devices.link import Link
from devices.rack import DRIVERS, guard_baud
from devices.replay import TraceUnusable, replay
from devices.shell import OFF_PORT, list_devices
from devices.trace import Trace
from window_client import messages as m
from window_client.device_settings import port_setting
from window_client.domain import device_trial, label, masking
from window_client.domain.ids import PaperId
from window_client.settings import ProfileError, Settings, from_mapping
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

TEST_S = 20.0
_TURN_S = 0.1


def run(settings: Settings, chosen: Namespace) -> int:
    """`main.py device list|test|trace|record|replay`; the exit code."""
    match chosen.what:
        case "list":
            return list_devices(settings, as_json=chosen.json, ask=chosen.ask)
        case "test":
            return try_device(settings, chosen.kind, chosen.port, as_json=chosen.json)
        case "replay":
            return play(settings, chosen.file, as_json=chosen.json)
    return watch_line(settings, chosen.kind, chosen.port, seconds=chosen.seconds, as_json=chosen.json, out=chosen.out)


def try_device(settings: Settings, kind: str, port: str, *, as_json: bool) -> int:
    """Make the device do what it is for; 0 = it did, or (a device that never answers) it was sent; 1 with the reason."""
    if kind == DeviceKind.A4_PRINTER.value:
        answer = ask_a4(settings, port, printing=True)
    elif kind == scan_shell.KIND:
        bound = scan_shell.bound_to(settings, port)
        answer = {"kind": kind, "port": bound.document_scanner, **scan_shell.try_scanner(bound)}
    elif (device := _known(kind)) is None:
        return 2
    else:
        with _linked(settings, device, port) as (link, facts):
            answer = _tried(settings, device, link, facts)
        answer = {"kind": kind, "port": port or link.url, **answer}
    _print(json.dumps(answer, ensure_ascii=False) if as_json else " ".join(f"{k}={v}" for k, v in answer.items()))
    return 0 if answer["ok"] else 1


def watch_line(settings: Settings, kind: str, port: str, *, seconds: float, as_json: bool, out: Path | None) -> int:
    """Print what goes over the line, or write it into `out`."""
    device = _known(kind)
    if device is None:
        return 2
    try:
        trace = Trace(device, out)
    except OSError as error:
        return _complain(f"{out}: {error.strerror}")
    with _linked(settings, device, port, trace):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(_TURN_S)
            for line in trace.take() if out is None else ():
                row = asdict(line) | {"at": line.at.isoformat(timespec="milliseconds")}
                text = f"{row['at']} {line.way} {line.hex} {line.word} {line.facts}".rstrip()
                _print(json.dumps(row) if as_json else text)
    trace.close()
    if out is not None:
        done = {"ok": True, "kind": kind, "file": str(out), "lines": trace.written}
        _print(json.dumps(done) if as_json else f"{trace.written} lines in {out}")
    return 0


def play(settings: Settings, file: Path, *, as_json: bool) -> int:
    """Play a recording to its driver; 1 when it does something else than was recorded."""
    try:
        played = replay(file, settings, DRIVERS)
    except TraceUnusable as error:
        if as_json:
            _print(json.dumps({"ok": False, "file": str(file), "reason": str(error)}))
        return _complain(f"{file}: {error}")
    answer = {"ok": not played.differs, "file": str(file), "lines": played.lines, "facts": played.facts}
    if played.differs:
        where = played.differs
        answer["differs"] = f"line {where.line}: {where.then} was sent then, {where.now or 'nothing'} now"
    _print(json.dumps(answer) if as_json else " ".join(f"{k}={v}" for k, v in answer.items()))
    return 0 if answer["ok"] else 1


Facts = Callable[[], Any]


@contextmanager
def _linked(
    settings: Settings, device: DeviceKind, port: str, trace: Trace | None = None
) -> Iterator[tuple[Link, Facts]]:
    """A running link on this port and the facts it tells; a fact is None when none came for a while."""
    heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
    bound = from_mapping({port_setting(device): port}, "--port", settings) if port else settings
    driver = DRIVERS[device](bound, heard.put)
    if not driver.url:
        raise ProfileError(f"{device.value} has no port in the profile: give --port")
    link = Link(driver, heard.put, printer_baud=guard_baud(device, settings))
    if trace is not None:
        link.tap = trace.hear
    link.start()
    try:
        yield link, lambda: _next(heard)
    finally:
        link.stop()


def _next(heard: "queue.SimpleQueue[Any]") -> Any:
    try:
        return heard.get(timeout=_TURN_S)
    except queue.Empty:
        return None


def _tried(settings: Settings, device: DeviceKind, link: Link, facts: Facts) -> dict[str, Any]:
    """Begin when it answers, end with its word or after TEST_S."""
    end, begun = time.monotonic() + TEST_S, False
    why = "nothing was done at the device"
    while time.monotonic() < end:
        fact = facts()
        if isinstance(fact, m.DeviceReported):
            if fact.state is DeviceState.DOWN:
                why = fact.trouble.value
                if not begun:
                    return {"ok": False, "reason": why}
            elif not begun and fact.state is not DeviceState.CONNECTING:
                begun = True
                _begin(settings, device, link)
        answer = _answer(fact)
        if answer is not None:
            return answer
    return {"ok": False, "reason": why}


def _begin(settings: Settings, device: DeviceKind, link: Link) -> None:
    match device:
        case DeviceKind.RECEIPT_PRINTER:
            name, at = settings.window_name, datetime.now(UTC)
            columns = settings.receipt_printer_columns
            sheet = device_trial.sheet(
                site=settings.site, window=settings.window, name=name, at=at, columns=columns, lamps=()
            )
            link.perform(m.PrintSlip(PaperId("test-shell"), sheet))
        case DeviceKind.LABEL_PRINTER:
            link.perform(m.PrintLabels("test-shell", (label.trial(settings.site, settings.window),)))
        case DeviceKind.EVALUATOR:
            link.perform(m.AskEvaluation(uuid4().hex, "TEST", int(TEST_S)))
        case DeviceKind.WINDOW_DISPLAY:
            link.perform(m.ShowOnDisplay(device_trial.display_lines(settings.window, settings.window_display_kind)))
        case DeviceKind.VOICE:
            link.perform(m.Speak(device_trial.spoken(settings.window)))


def _answer(fact: Any) -> dict[str, Any] | None:
    """What a fact says of the test; None = nothing yet."""
    match fact:
        case m.PaperPrinted():
            return {"ok": True, "printed": "confirmed" if fact.confirmed else "handed over, not confirmed"}
        case m.PaperDoubtful() | m.PaperHeld() | m.CardTroubled():
            return {"ok": False, "reason": fact.trouble.value}
        case m.VoiceSpoke():
            done = fact.trouble is DeviceTrouble.NONE
            return {"ok": done, **({"spoken": fact.text} if done else {"reason": fact.trouble.value})}
        case m.DisplayShown(lines=lines) if lines:
            return {"ok": True, "shown": " / ".join(lines), "heard": fact.heard}
    return _by_hand(fact)


def _by_hand(fact: Any) -> dict[str, Any] | None:
    """What a person did at the device."""
    match fact:
        case m.LabelsEnded(trouble=DeviceTrouble.NONE):
            return {"ok": True, "printed": "confirmed" if fact.confirmed else "handed over, not confirmed"}
        case m.LabelsEnded():
            return {"ok": False, "reason": fact.trouble.value}
        case m.EvaluationAnswered():
            return {"ok": bool(fact.level), "pressed": fact.level, "signed": bool(fact.proof)}
        case m.CardRead():
            card = fact.card
            return {"ok": True, "name": masking.name(card.name), "number": masking.cert_no(card.number)}
        case m.BarcodeScanned():
            return {"ok": True, "length": len(fact.payload), "symbology": fact.symbology}
    return None


def _known(kind: str) -> DeviceKind | None:
    found = next((each for each in DRIVERS if each.value == kind), None)
    if found is None and kind in OFF_PORT:
        _complain(f"{kind} is at no port: it has no line to watch")
    elif found is None:
        _complain(f"unknown device kind '{kind}'; known: {', '.join([*DRIVERS, *OFF_PORT])}")
    return found


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _complain(text: str) -> int:
    sys.stderr.write(f"main.py: {text}\n")
    return 1
