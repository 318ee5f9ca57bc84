"""`main.py device …` as a technician types it, in its own process, against twins in another."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devices.simulated.cards import CARDS
from reference_platform.demo import ROOT, Companion
from window_client.device_overlay import FILE_NAME, DeviceOverlay


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A profile for twins of all devices."""
    folder = tmp_path_factory.mktemp("twins")
    child = Companion("devices.simulated", "--tcp", "--control", "0", "--ledger", str(folder))
    ready = child.ready()
    lines = [f"{name.replace('-', '_')} = {json.dumps(url)}" for name, url in ready["ports"].items()]
    (folder / "profile.toml").write_text("\n".join(lines), encoding="utf-8")
    yield {**ready["ports"], "profile": str(folder / "profile.toml"), "control": str(ready["control"])}
    child.stop()


def run(twins: dict[str, str], *arguments: str, data: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "main.py"), "--profile", twins["profile"], "--data-dir", str(data)]
    return subprocess.run(
        [*command, "device", *arguments], capture_output=True, text=True, timeout=60, check=False, env={**os.environ}
    )


def tell(twins: dict[str, str], **request: object) -> Any:
    with socket.create_connection(("127.0.0.1", int(twins["control"])), 5) as line:
        line.sendall(json.dumps(request).encode() + b"\n")
        answer = json.loads(line.makefile().readline())
    assert answer["ok"]
    return answer["answer"]


def test_a_probe_for_a_reader_sends_the_printer_none_of_its_commands(twins: dict[str, str], tmp_path: Path) -> None:
    ended = run(twins, "probe", "id-reader", "--port", twins["receipt-printer"], "--json", data=tmp_path)
    assert (ended.returncode, json.loads(ended.stdout)["trouble"]) == (1, "wrong_device")
    assert "aaaaaa96" not in tell(twins, twin="receipt-printer", do="received_bytes")


def test_list_says_what_answers_where(twins: dict[str, str], tmp_path: Path) -> None:
    ended = run(twins, "list", "--json", "--ask", data=tmp_path)
    rows = {row["port"]: row for row in json.loads(ended.stdout)}
    assert rows[twins["id-reader"]]["bound"] == rows[twins["id-reader"]]["speaks"] == "id-reader"
    assert rows[twins["receipt-printer"]]["speaks"] == "receipt-printer"
    assert rows[twins["window-display"]]["speaks"] == ""
    assert {rows[twins[name]]["bound"] for name in ("a4-printer", "document-scanner")} == {
        "a4-printer",
        "document-scanner",
    }


def test_what_the_technician_bound_is_bound_after_a_restart(twins: dict[str, str], tmp_path: Path) -> None:
    DeviceOverlay(tmp_path).put({"barcode_scanner": "", "id_reader": "socket://127.0.0.1:9"})
    rows = {row["port"]: row["bound"] for row in json.loads(run(twins, "list", "--json", data=tmp_path).stdout)}
    assert rows["socket://127.0.0.1:9"] == "id-reader"
    assert rows.get(twins["barcode-scanner"], "") == ""
    (tmp_path / FILE_NAME).write_text("nonsense", encoding="utf-8")
    ended = run(twins, "list", data=tmp_path)
    assert (ended.returncode, FILE_NAME in ended.stderr, ended.stderr.count("\n")) == (2, True, 1)


def test_the_printer_prints_its_test_sheet(twins: dict[str, str], tmp_path: Path) -> None:
    ended = run(twins, "test", "receipt-printer", "--json", data=tmp_path)
    assert json.loads(ended.stdout)["printed"] == "confirmed"
    sheets = list(Path(twins["profile"]).parent.glob("receipt-*.txt"))
    assert "自检单" in sheets[0].read_text(encoding="utf-8")


def test_the_display_shows_and_a_card_is_read_masked(twins: dict[str, str], tmp_path: Path) -> None:
    assert json.loads(run(twins, "test", "window-display", "--json", data=tmp_path).stdout)["heard"] is False
    tell(twins, twin="id-reader", do="lay_card", card="resident")
    ended = run(twins, "test", "id-reader", data=tmp_path)
    assert ended.returncode == 0
    assert "ok=True" in ended.stdout
    assert "450499198506150019" not in ended.stdout
    tell(twins, twin="id-reader", do="lift_card")


def test_record_trace_and_replay(twins: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "reader.trace"
    tell(twins, twin="id-reader", do="lay_card", card="resident")
    ended = run(twins, "record", "id-reader", "--seconds", "1.5", "--out", str(file), "--json", data=tmp_path)
    assert json.loads(ended.stdout)["lines"] > 6
    assert CARDS["resident"].text.hex(" ").upper()[:24] not in file.read_text(encoding="utf-8")
    played = json.loads(run(twins, "replay", str(file), "--json", data=tmp_path).stdout)
    assert played["ok"]
    assert "CardRead" in played["facts"]
    shown = run(twins, "trace", "id-reader", "--seconds", "1", data=tmp_path).stdout
    assert "reader_asked" in shown
    tell(twins, twin="id-reader", do="lift_card")


def test_a_network_scanner_is_probed_and_scans_a_page(twins: dict[str, str], tmp_path: Path) -> None:
    there = twins["document-scanner"]
    found = run(twins, "probe", "document-scanner", "--port", there, "--json", data=tmp_path)
    assert (found.returncode, json.loads(found.stdout)["detail"]) == (0, "Twin Office Scanner")
    tried = run(twins, "test", "document-scanner", "--port", there, "--json", data=tmp_path)
    assert (tried.returncode, json.loads(tried.stdout)["width"]) == (0, 1654)
    gone = run(twins, "test", "document-scanner", "--port", "http://127.0.0.1:9/eSCL", "--json", data=tmp_path)
    assert (gone.returncode, json.loads(gone.stdout)["trouble"]) == (1, "scanner_absent")


def test_faults_have_their_exit_codes(twins: dict[str, str], tmp_path: Path) -> None:
    assert run(twins, "test", "toaster", data=tmp_path).returncode == 2
    ended = run(twins, "test", "id-reader", "--port", "socket://127.0.0.1:1", "--json", data=tmp_path)
    assert (ended.returncode, json.loads(ended.stdout)["reason"]) == (1, "port_missing")
    missing = run(twins, "replay", str(tmp_path / "none"), data=tmp_path)
    assert (missing.returncode, "cannot be read" in missing.stderr) == (1, True)
