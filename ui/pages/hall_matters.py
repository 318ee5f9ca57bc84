"""What a supervisor should look at (需要处理): windows that fell silent, receipts without a
word, devices in trouble, records not yet sent."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui import looks
from ui.looks import Look
from ui.models.hall_model import device_troubles, urgency, window_name
from ui.models.rows import RowsModel
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.marks import Mark
from ui.widgets.row_delegate import Lines, RowDelegate
from window_client.messages import WindowCount
from window_client.words import WindowState

translate = QCoreApplication.translate


class Matter(NamedTuple):
    """One thing to see to; `kind` tells two of one window apart."""

    window: str
    kind: str
    name: str
    what: str
    look: Look


class MattersCard(Card):
    """Only what windows said of themselves; no threshold is invented here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("matters", "需要处理"), parent)
        self._model: RowsModel[Matter] = RowsModel(_key, _text, self)
        self.list = QListView(self)
        self.list.setObjectName("hall.matters")
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(_lines, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._none = word("", "muted", self, name="hall.no_matters", wrap=True)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)  # holds the sentence up where the list is away

    def show_hall(self, windows: Iterable[WindowCount], *, known: bool) -> None:
        """The matters of these windows, the gravest first."""
        rows = [each for row in sorted(windows, key=urgency) for each in matters(row)]
        self._model.show_rows(rows)
        self.aside.setText(str(len(rows)) if rows else "")
        self._none.setText(translate("matters", "各窗口都正常。") if known else "—")
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))


def matters(row: WindowCount) -> list[Matter]:
    """What is to be seen to at one window."""
    name = window_name(row)
    found = []
    if row.state is WindowState.OFFLINE:
        heard = row.heard_at.strftime("%H:%M") if row.heard_at else "—"
        what = translate("matters", "最后一次心跳 {time}，请到窗口查看").format(time=heard)
        found.append(Matter(row.window, "offline", name, what, looks.look(row.state)))
    if row.silent:
        what = translate("matters", "{count} 件未告知，已到期或明天到期").format(count=row.silent)
        found.append(
            Matter(row.window, "silent", name, what, Look(translate("matters", "视为受理"), Tone.BAD, Mark.BANG))
        )
    look = Look(translate("matters", "设备"), Tone.WARN, Mark.BANG)
    troubles = device_troubles(row)
    if troubles:
        found.append(Matter(row.window, "devices", name, translate("matters", "，").join(troubles), look))
    if row.unsent and row.state is WindowState.OFFLINE:
        what = translate("matters", "{count} 件还在窗口，平台未收到").format(count=row.unsent)
        found.append(Matter(row.window, "unsent", name, what, Look(translate("matters", "未上报"), Tone.WARN, Mark.UP)))
    return found


def _key(row: Matter) -> tuple[str, str]:
    return row.window, row.kind


def _text(row: Matter) -> str:
    return f"{row.name} {row.what}"


def _lines(row: Matter) -> Lines:
    return Lines(row.name, row.what, (row.look,))
