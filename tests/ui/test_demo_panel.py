"""The demo panel against the real twins and the real reference platform, each a process of its own."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from devices.frames import syn6288
from reference_platform.demo import Surroundings
from tests.waiting import until
from ui import theme
from ui.demo_panel import SAMPLE_GROUPS, DemoPanel
from ui.panel.platform_line import PlatformLine
from ui.panel.twins_line import TwinsLine

SOON_MS = 30_000
ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surroundings]:
    with Surroundings(tmp_path_factory.mktemp("around")) as surroundings:
        yield surroundings


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, around: Surroundings) -> Iterator[DemoPanel]:
    theme.apply(qapp)
    panel = DemoPanel(around.control_port, around.platform_url)
    qtbot.addWidget(panel)
    panel.show()
    panel.start()
    qtbot.waitUntil(lambda: panel.reader.cards.count() > 0 and panel.tickets.inside.isEnabled(), timeout=SOON_MS)
    yield panel
    panel.stop()


def press(panel: DemoPanel, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def says(panel: DemoPanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def ask(around: Surroundings, twin: str, deed: str) -> Any:
    """What the twin itself says, past the panel."""
    with socket.create_connection(("127.0.0.1", around.control_port), 30) as line:
        line.sendall(json.dumps({"twin": twin, "do": deed}).encode() + b"\n")
        with line.makefile() as answers:
            return json.loads(answers.readline())["answer"]


def port_of(around: Surroundings, twin: str) -> tuple[str, int]:
    return "127.0.0.1", int(around.ports[twin].rsplit(":", 1)[1])


def test_lays_the_chosen_card_and_lifts_it(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    panel.reader.cards.setCurrentIndex(panel.reader.cards.findData("hmt"))
    press(panel, "panel.lay_card")
    qtbot.waitUntil(lambda: says(panel, "panel.reader.state") == "港澳台居民居住证", timeout=SOON_MS)
    assert ask(around, "id-reader", "state")["card"] == "hmt"
    press(panel, "panel.lift_card")
    qtbot.waitUntil(lambda: says(panel, "panel.reader.state") == "台面空着", timeout=SOON_MS)
    assert ask(around, "id-reader", "state")["card"] == ""


def test_paper_and_cover_by_hand(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    for button, said in (("paper", "缺纸"), ("paper", "有纸"), ("cover", "盖子开着"), ("cover", "有纸")):
        press(panel, f"panel.{button}")
        qtbot.waitUntil(lambda said=said: says(panel, "panel.printer.state") == said, timeout=SOON_MS)  # type: ignore[misc]
    assert ask(around, "receipt-printer", "state")["paper"] > 0


def test_shows_the_paper_that_came_out(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    assert panel.printer.picture.pixmap().isNull()
    with socket.create_connection(port_of(around, "receipt-printer"), 30) as printer:
        printer.sendall(b"\x1b@\x1c&" + "收件凭条".encode("gb18030") + b"\n\n\x1dV\x00")
        qtbot.waitUntil(lambda: says(panel, "panel.printed") == "已出纸 1 张", timeout=SOON_MS)
    qtbot.waitUntil(lambda: not panel.printer.picture.pixmap().isNull(), timeout=SOON_MS)


def test_shows_what_the_display_shows(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    with socket.create_connection(port_of(around, "window-display"), 30) as display:
        display.sendall(b"\x0c\x1bQAS023\r\x1bQB-> 03\r")
        qtbot.waitUntil(lambda: "S023" in says(panel, "panel.display.screen"), timeout=SOON_MS)
    assert "-> 03" in says(panel, "panel.display.screen")


def test_shows_further_displays_with_their_port_and_what_is_spoken(
    qtbot: QtBot, panel: DemoPanel, around: Surroundings
) -> None:
    for make in ("onbon", "modbus", "alpha"):
        url = ask(around, f"{make}-display", "state")["url"]
        qtbot.waitUntil(lambda make=make, url=url: url in says(panel, f"panel.{make}.port"), timeout=SOON_MS)  # type: ignore[misc]
    with socket.create_connection(port_of(around, "voice"), 30) as chip:
        chip.sendall(syn6288.speak("请A023号", 80))
        qtbot.waitUntil(lambda: "A023" in says(panel, "panel.voice.text"), timeout=SOON_MS)


def test_scans_what_stands_in_the_line(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    code = panel.findChild(QLineEdit, "panel.code")
    assert code is not None
    with socket.create_connection(port_of(around, "barcode-scanner"), 30) as window:
        until(lambda: ask(around, "barcode-scanner", "state")["held"])  # connected is not yet accepted
        press(panel, "panel.scan")  # nothing stands there: nothing is scanned
        code.setText("0103-20261123-0042")
        received: list[bytes] = []
        window.setblocking(False)
        QTest.keyClick(code, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(_drain(window, received)), timeout=SOON_MS)
    assert b"".join(received) == b"0103-20261123-0042\r"


def _drain(line: socket.socket, received: list[bytes]) -> list[bytes]:
    try:
        received.append(line.recv(100))
    except BlockingIOError:
        return received
    return received


def test_pulls_a_cable_and_plugs_it_in_again(qtbot: QtBot, panel: DemoPanel, around: Surroundings) -> None:
    press(panel, "panel.display.cable")
    qtbot.waitUntil(lambda: says(panel, "panel.display.state") == "线已拔下", timeout=SOON_MS)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(port_of(around, "window-display"), 30)
    press(panel, "panel.display.cable")
    qtbot.waitUntil(lambda: says(panel, "panel.display.state") == "已接", timeout=SOON_MS)


def test_citizens_take_numbers(qtbot: QtBot, panel: DemoPanel) -> None:
    for number, first in enumerate("SZT"):
        press(panel, f"panel.ticket.{number}")
        qtbot.waitUntil(lambda first=first: says(panel, "panel.taken").startswith(f"取到 {first}"), timeout=SOON_MS)  # type: ignore[misc]
    assert len(SAMPLE_GROUPS) == 3


def test_cuts_the_network_and_restores_it(qtbot: QtBot, panel: DemoPanel) -> None:
    for mode, said in (("down", "网络已断开"), ("slow", "网络很慢"), ("ok", "网络正常")):
        press(panel, f"panel.network.{mode}")
        qtbot.waitUntil(lambda said=said: says(panel, "panel.platform.state") == said, timeout=SOON_MS)  # type: ignore[misc]
        qtbot.waitUntil(panel.tickets.modes[mode].isChecked, timeout=SOON_MS)


def test_a_deed_that_the_twin_refuses_is_told(qtbot: QtBot, panel: DemoPanel) -> None:
    panel.reader.wish("lay_card", card="nobody")
    qtbot.waitUntil(lambda: "没有做 lay_card" in says(panel, "panel.notice"), timeout=SOON_MS)


def test_greyed_with_a_word_while_nobody_is_there(qtbot: QtBot, qapp: QApplication) -> None:
    panel = DemoPanel(1, NOWHERE)
    qtbot.addWidget(panel)
    with qtbot.waitSignals([panel.twins.heard, panel.platform.fault_heard], timeout=SOON_MS):
        panel.start()
    for name in ("reader", "printer", "display", "scanner", "platform"):
        assert says(panel, f"panel.{name}.state") == "没有运行"
    assert not panel.reader.lay.isEnabled()
    assert not panel.tickets.modes["down"].isEnabled()
    panel.stop()


def test_the_twins_may_go_and_come_again(qtbot: QtBot, qapp: QApplication) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    line = TwinsLine(port)
    heard: list[object] = []
    line.heard.connect(heard.append)
    line.start()
    qtbot.waitUntil(lambda: line.is_open, timeout=SOON_MS)
    peer, _ = server.accept()
    peer.recv(100)
    peer.sendall(b'{"ok": true, "ans')
    peer.sendall(b'wer": {"id-reader": {"card": ""}}}\n')
    qtbot.waitUntil(lambda: heard == [{"id-reader": {"card": ""}}], timeout=SOON_MS)
    peer.close()
    qtbot.waitUntil(lambda: heard[-1] is None, timeout=SOON_MS)
    qtbot.waitUntil(lambda: line.is_open, timeout=SOON_MS)
    line.stop()
    server.close()


def test_a_platform_that_is_away_refuses_deeds_in_words(qtbot: QtBot, qapp: QApplication) -> None:
    line = PlatformLine(NOWHERE)
    with qtbot.waitSignal(line.refused, timeout=SOON_MS) as told:
        line.take_ticket("社会事务", priority=False)
    assert told.args == ["社会事务"]
    line.stop()


def test_the_whole_process_ends_with_its_parent(around: Surroundings) -> None:
    code = (
        f"from ui.demo_panel import run_panel; raise SystemExit(run_panel({around.control_port}, '', with_parent=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(60) == 0
