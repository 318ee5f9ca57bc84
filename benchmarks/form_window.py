"""The child of `form`: search, form, answers and pages in a real window; prints milliseconds as one JSON line.

Threads take turns, and Python's garbage is collected, as in the running program (`main.py`, `ui/collecting.py`).
"""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QListWidget, QScrollArea, QWidget

from benchmarks.large_catalogue import FIELDS, ITEMS, LONG_FORM, MODEL, initials, name, text_field
from benchmarks.office import Office
from benchmarks.scan_window import Times, scanned
from ui import names, theme
from ui.collecting import TimedCollector

STROKES, OPENS, ANSWERS, HITS = 300, 40, 300, 20
WARM_UP = 5
TURN_S = 0.0005


def main() -> None:
    """All three, ours and bare in turn."""
    sys.setswitchinterval(TURN_S)
    app = QApplication([])
    theme.apply(app)
    collector = TimedCollector(app)
    collector.start()
    office = Office(Path(sys.argv[1]))
    collector.freeze()
    try:
        times = {**searched(office), **opened(office), **answered(office), **scanned(office, MODEL)}
    finally:
        office.desk.stop()
    print(json.dumps(times), flush=True)


def searched(office: Office) -> Times:
    """The first letters of initials, one at a time, then a digit."""
    editor = office.window.findChild(QLineEdit, names.ITEM_SEARCH)
    assert editor is not None
    plain, bare, dice = [f"{name(n)} {initials(n)}" for n in range(ITEMS)], QListWidget(), random.Random(4)
    bare.resize(600, 400)
    bare.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    bare.show()
    office.activate()
    ours: list[float] = []
    other: list[float] = []
    while len(ours) < STROKES + WARM_UP:
        editor.setFocus()
        editor.clear()
        for letter in initials(dice.randrange(ITEMS - 100))[:7]:
            ours.append(office.stroke(editor, letter))
            began = time.perf_counter()
            hits = [each for each in plain if editor.text() in each][:HITS]
            bare.clear()
            bare.addItems(hits)
            other.append((office.eye.drawn(bare.viewport()) - began) * 1e3)
    bare.close()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    return {"search": ours[WARM_UP:], "search_bare": other[WARM_UP:]}


def opened(office: Office) -> Times:
    """The form of 100 fields, after another one."""
    ours, other = [], []
    for _ in range(OPENS + WARM_UP):
        office.pick(MODEL)
        ours.append(office.pick(LONG_FORM))
        began = time.perf_counter()
        area, page = QScrollArea(), QWidget()
        grid = QGridLayout(page)
        for place in range(FIELDS):
            grid.addWidget(QLabel(f"某项{place}"), place // 3 * 2, place % 3)
            grid.addWidget(QLineEdit(), place // 3 * 2 + 1, place % 3)
        area.setWidget(page)
        area.resize(700, 500)
        area.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        area.show()
        other.append((office.eye.drawn(area.viewport()) - began) * 1e3)
        area.close()
        area.deleteLater()
        office.activate()
    return {"open": ours[WARM_UP:], "open_bare": other[WARM_UP:]}


def answered(office: Office) -> Times:
    """Type in a field and leave it."""
    ours, other = [], []
    label = QLabel("")
    label.resize(200, 30)
    label.show()
    office.activate()
    for number in range(ANSWERS + WARM_UP):
        element, value = text_field(number % 50), f"v{number}"
        ours.append(office.leave(element, value))
        began = time.perf_counter()
        office.raw.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (element, value))
        label.setText(value)
        other.append((office.eye.drawn(label) - began) * 1e3)
    return {"answer": ours[WARM_UP:], "answer_bare": other[WARM_UP:]}


if __name__ == "__main__":
    main()
