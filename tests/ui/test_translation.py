"""Every text of the screens has a finished English translation with the same placeholders, and it really is used."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hall_samples, samples
from ui import texts, theme, translation
from ui.bridge import Bridge
from ui.demo_panel import SAMPLE_GROUPS, DemoPanel
from ui.main_window import MainWindow
from window_client.words import RefusalCode

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
CATALOGUE = translation.FOLDER / "en.ts"
SMALL_SCREEN = 1366
Entries = dict[tuple[str, str], str]


def entries(path: Path) -> Entries:
    """(context, source) → finished translation, "" where it is not finished."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            target = message.find("translation")
            assert target is not None
            text = "" if target.get("type") else (target.text or "")
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Entries:
    """What lupdate finds in the sources now."""
    target = tmp_path_factory.mktemp("ts") / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    subprocess.run([TOOLS / "pyside6-lupdate", *sources, "-ts", target], check=True, capture_output=True, timeout=60)
    return entries(target)


@pytest.fixture
def english(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QTranslator]]:
    """The screens in English, from a catalogue compiled for this test."""
    subprocess.run(
        [TOOLS / "pyside6-lrelease", CATALOGUE, "-qm", tmp_path / "en.qm"], check=True, capture_output=True, timeout=60
    )
    monkeypatch.setattr(translation, "FOLDER", tmp_path)
    before = QLocale()
    installed = translation.install(qapp, "en")
    yield installed
    for each in installed:
        qapp.removeTranslator(each)
    QLocale.setDefault(before)


def test_every_text_is_in_the_catalogue_and_no_other(fresh: Entries) -> None:
    assert len(fresh) > 300
    assert entries(CATALOGUE).keys() == fresh.keys()


def test_every_translation_is_finished_with_the_same_placeholders() -> None:
    for (context, source), target in entries(CATALOGUE).items():
        assert target, (context, source)
        assert texts.placeholders(source) == texts.placeholders(target), (context, source)
        assert not _has_han(target), (context, source)


def test_no_text_was_built_before_it_was_translated(fresh: Entries) -> None:
    """An f-string inside tr() would be found as a literal with its braces, and never match at run time."""
    for _, source in fresh:
        assert all(name.isidentifier() for name in texts.placeholders(source)), source


def test_both_qt_and_ours_are_installed(english: list[QTranslator]) -> None:
    assert len(english) == 2
    assert translation.languages() == ("zh",)  # the folder of this test holds no source file
    assert QLocale().name() == "en_GB"


def test_pages_hold_no_chinese_but_their_data(english: list[QTranslator], qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    views = (samples.SERVING, samples.CARD_CASE, samples.DRAFT, samples.ACCEPTED, samples.DOUBTFUL, samples.EMPTY)
    for session, said in (
        (samples.NOBODY, ()),
        (samples.CLERK, views),
        (hall_samples.SUPERVISOR, (hall_samples.HALL, hall_samples.CUT_OFF)),
        (hall_samples.TECHNICIAN, (hall_samples.DEVICES, hall_samples.CUT_OFF)),
    ):
        bridge = Bridge()
        window = MainWindow(bridge, window_name="Window 3", demo_people=("chen/demo/clerk",))
        qtbot.addWidget(window)
        window.show()
        for view in (session, samples.SYNC, samples.DEVICES, *said):
            bridge.say(view)
            assert [text for text in _words(window) if _is_ours(text)] == []
            assert window.minimumSizeHint().width() <= SMALL_SCREEN


def test_the_panel_too(english: list[QTranslator], qtbot: QtBot) -> None:
    panel = DemoPanel(1, "")
    qtbot.addWidget(panel)
    assert [text for text in _words(panel) if _has_han(text) and text not in SAMPLE_GROUPS] == []
    assert panel.windowTitle() == "Demo panel"


def test_a_language_without_catalogue_leaves_chinese(qapp: QApplication) -> None:
    before = QLocale()
    installed = translation.install(qapp, "xx")
    QLocale.setDefault(before)
    assert installed == []
    assert texts.sentence(RefusalCode.NO_TICKET) == "手上没有号。请先叫号。"


SOURCES = {source for _, source in entries(CATALOGUE)}
DATA = {"男", "壮族", "居民身份证"}


def _is_ours(text: str) -> bool:
    """Whether this is a source text that should have been translated, whole or with its values filled in."""
    return text in SOURCES - DATA or (_has_han(text) and any(part in text for part in parts()))


@cache
def parts() -> set[str]:
    """What stands in Chinese between the placeholders of any source."""
    return {part for source in SOURCES if "{" in source for part in _fixed(source) if len(part) > 1}


def _fixed(source: str) -> list[str]:
    """The Chinese between the placeholders."""
    pieces = [piece.partition("}")[2] if "}" in piece else piece for piece in source.split("{")]
    return [piece for piece in pieces if _has_han(piece)]


def _has_han(text: str) -> bool:
    return any("一" <= each <= "鿿" for each in text)


def _words(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTableView):
            model = widget.model()
            for column in range(model.columnCount()):
                for row in range(model.rowCount()):
                    yield str(model.index(row, column).data())
