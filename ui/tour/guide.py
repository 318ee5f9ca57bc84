"""The guide: starts a screen where there is none, walks two real windows through the demo, and checks the proof.

It leaves in the given folder what a person would want to see, and fails when any of it is missing or wrong.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtGui import QImage

from ui.tour import proof
from ui.tour.office import Department, archive
from ui.tour.rooms import MAIN, TourFailed

WALK_S = 240.0
TECHNICIAN = ("wei", "Demo-tech-01")
SEEN_WITHIN_S = 2.0
BACK_WITHIN_S = 3.0
PRINTED = ("凭条已打印", "Printed")


class Around(Protocol):
    """The surroundings of the demo: platform and simulated devices, running."""

    platform_url: str
    control_port: int

    def settings(self) -> Mapping[str, Any]: ...


def tour(surround: Callable[[Path], AbstractContextManager[Around]], out: Path, language: str) -> int:
    """`main.py tour`: everything anew under `out`; exit code 0, or 1 with what is missing or wrong."""
    shutil.rmtree(out, ignore_errors=True)
    try:
        with surround(out.resolve() / "surroundings") as around:
            _tour(around, out.resolve(), language)
    except TourFailed as error:
        sys.stderr.write(f"tour failed: {error}\n")
        return 1
    summary = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    sys.stdout.write(f"restaurant: {summary['fields_typed']} of {summary['fields_of_three_forms']} fields typed\n")
    sys.stdout.write(f"tour complete: see {out}\n")
    return 0


def _tour(around: Around, out: Path, language: str) -> None:
    """Walk, collect, check; raises TourFailed when anything promised is missing or wrong."""
    with ExitStack() as stack:
        desks = [dict(os.environ), dict(os.environ)]  # two machines: two screens, two keyboards
        if not os.environ.get("DISPLAY") and sys.platform == "linux":
            for environment in desks:
                environment["DISPLAY"] = stack.enter_context(Screen())
        _take_tickets(around)
        _draw_paper(out / "clerk" / "approval.jpg")
        walks = {
            name: _walk(name, around, out, environment, language)
            for name, environment in zip(("clerk", "supervisor"), desks, strict=True)
        }
        with Department(around.platform_url, out / "clerk"):
            codes = {name: _ended(walk) for name, walk in walks.items()}
    _collect(around, out, codes)


def _ended(walk: "subprocess.Popen[bytes]") -> int:
    try:
        return walk.wait(WALK_S)
    except subprocess.TimeoutExpired:
        walk.kill()
        return walk.wait()


class Screen:
    """A virtual screen (Xvfb) for machines that have none; the context's value is the DISPLAY."""

    def __enter__(self) -> str:
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise TourFailed("Xvfb did not start: run 'make setup'")
        return f":{number}"

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def _walk(
    script: str, around: Around, out: Path, environment: dict[str, str], language: str
) -> "subprocess.Popen[bytes]":
    profile = out / f"{script}.toml"
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in around.settings().items()]
    if script == "supervisor":
        lines = [line for line in lines if line.startswith("platform_url")]
        lines += ['window = "90"', 'window_name = "值班台"']
    profile.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [
        *(sys.executable, str(MAIN), "--profile", str(profile), "--data-dir", str(out / "data" / script)),
        *("--language", language, "walk", script, "--out", str(out / script)),
        *("--control", str(around.control_port)),
    ]
    return subprocess.Popen(command, env=environment)


def _draw_paper(path: Path) -> None:
    """A sheet of paper to import, drawn by Qt itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet = QImage(1240, 1754, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    for line in range(200, 1500, 60):
        for x in range(150, 1000 - line % 7 * 40):
            sheet.setPixel(x, line, 0xFF303030)
    if not sheet.save(str(path)):
        raise TourFailed("the sample paper could not be drawn")


def _take_tickets(around: Around) -> None:
    body = json.dumps({"group": "注册经营", "count": 2}).encode()
    request = urllib.request.Request(  # noqa: S310 - loopback, our own platform
        f"{around.platform_url}/admin/take-tickets", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
        answer.read()


def _fetch(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - loopback, our own platform
        return json.loads(answer.read())


def _collect(around: Around, out: Path, codes: Mapping[str, int]) -> None:
    diaries = {name: json.loads((out / name / "diary.json").read_text()) for name in codes}
    for name, diary in diaries.items():
        if codes[name] or diary["failed"]:
            raise TourFailed(f"{name}: {diary['failed'] or codes[name]}")
    notes = diaries["clerk"]["notes"]
    record = _record(around, notes["receipt_no"])
    (out / "platform-record.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    _check_paper(out, notes["receipt_no"])
    _one_paper(out, notes["cover_receipt_no"])
    scenes = proof.scenes(out / "clerk", notes, partial(_kinds, around))
    scenes.append(proof.restaurant(notes, partial(_record, around)))
    scenes.append(proof.licensed(notes))
    scenes.append(archive(out, notes["handed_out"], TECHNICIAN))
    _check_delivered(around, notes["handed_out"])
    if notes["paper"] not in PRINTED:
        raise TourFailed(f"after new paper the receipt ended as '{notes['paper']}'")
    if notes["reader_back_s"] > BACK_WITHIN_S:
        raise TourFailed(f"the reader was back after {notes['reader_back_s']} s")
    shown = notes["display"]
    (out / "display.json").write_text(json.dumps(shown, ensure_ascii=False, indent=1), encoding="utf-8")
    if notes["ticket"] not in json.dumps(shown):
        raise TourFailed("the window display never showed the ticket")
    seen = diaries["supervisor"]["notes"]["counted_at"] - notes["accepted_at"]
    if seen > SEEN_WITHIN_S:
        raise TourFailed(f"the supervisor's page counted the case after {seen:.1f} s")
    summary = {
        "finished": time.strftime("%Y-%m-%d %H:%M:%S"),
        "receipt_no": notes["receipt_no"],
        "supervisor_counted_after_s": round(seen, 2),
        "reader_back_after_s": notes["reader_back_s"],
        **{name: value for scene in scenes for name, value in scene.items() if name.startswith("fields_")},
        "scenes": scenes,
        "steps": diaries["clerk"]["steps"],
        "supervisor": diaries["supervisor"]["steps"],
        "keys": sum(step["keys"] for step in diaries["clerk"]["steps"]),
    }
    (out / "tour.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")


def _kinds(around: Around, receipt_no: str) -> list[str]:
    """What the platform has of this case, in order."""
    return [event["kind"] for event in _record(around, receipt_no)["events"]]


def _record(around: Around, receipt_no: str) -> Any:
    """All that the platform has of this case."""
    return _fetch(f"{around.platform_url}/admin/record/{receipt_no}")


def _check_delivered(around: Around, receipt_no: str) -> None:
    """Every step of the case is at the platform, the hand-out as the last: none waits, none came back."""
    kinds = _kinds(around, receipt_no)
    if kinds[-1:] != ["handed_out"]:
        raise TourFailed(f"the platform's record of {receipt_no} ends with {kinds[-1:]}")


def _check_paper(out: Path, receipt_no: str) -> None:
    """Bytes, text and picture of the one receipt with this number."""
    paper = _one_paper(out, receipt_no)
    for suffix, name in ((".bin", "receipt.bin"), (".png", "receipt.png"), (".txt", "receipt.txt")):
        source = paper.with_suffix(suffix)
        if not source.exists() or not source.stat().st_size:
            raise TourFailed(f"{source.name} is missing")
        shutil.copyfile(source, out / name)


def _one_paper(out: Path, receipt_no: str) -> Path:
    """The printer's own ledger holds exactly one receipt with this number."""
    ledger = out / "surroundings" / "ledger"
    papers = [path for path in sorted(ledger.glob("receipt-*.txt")) if receipt_no in path.read_text(encoding="utf-8")]
    if len(papers) != 1:
        raise TourFailed(f"{len(papers)} receipts with number {receipt_no} came out of the printer")
    return papers[0]
