"""Whether a material will do (合格与否), for each item that asks for it: a reason of the catalogue and the clerk's words."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import names
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.reason_list import ReasonList
from window_client.messages import JudgeMaterial
from window_client.views import JudgedBy, MaterialView


class JudgePane(QWidget):
    """Hidden until it is asked for. One box an item when several ask; what is said goes to the ticked ones."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.JUDGE)
        self._seat = seat
        self._line: MaterialView | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._title = word(self.tr("哪里不合格？"), "section", self)
        self.why = ReasonList(self.tr("补充说明，写进一次性告知书"), self, name=names.JUDGE)
        self.bad = KeyButton(self.tr("记为不合格"), "Ctrl+Return", self, name=names.JUDGE_BAD, height=32)
        self.good = KeyButton(self.tr("改为合格"), "Ctrl+H", self, name=names.JUDGE_GOOD, height=32)
        self._items = QVBoxLayout()
        self._items.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Rule(self))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.good)
        head.addWidget(self.bad)
        column.addLayout(head)
        column.addLayout(self._items)
        column.addWidget(self.why)
        self.bad.clicked.connect(self._bad)
        self.why.done.connect(self._bad)
        self.good.clicked.connect(self._good)
        self.hide()

    def begin(self) -> None:
        """Ask what is wrong."""
        if self._line is None:
            return
        self.show()
        self.why.begin(self._line.reasons, next((each.reason for each in self._line.judged if each.reason), ""))

    def take(self, line: MaterialView) -> None:
        """What the items say now."""
        before, self._line = self._line, line
        if before is None or [e.item for e in before.judged] != [e.item for e in line.judged]:
            self._build(line.judged)
        for each in line.judged:
            if each.item in self._boxes:
                self._boxes[each.item].setText(_says(each, self.tr("不合格"), self.tr("合格")))
        self.good.setEnabled(any(each.wrong for each in line.judged))

    def _build(self, judged: tuple[JudgedBy, ...]) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for each in judged if len(judged) > 1 else ():
            box = QCheckBox("", self)
            box.setObjectName(names.judge_item(each.item))
            box.setChecked(True)
            self._boxes[each.item] = box
            self._items.addWidget(box)

    def _ticked(self) -> tuple[str, ...]:
        line = self._line
        if line is None:
            return ()
        return tuple(e.item for e in line.judged if e.item not in self._boxes or self._boxes[e.item].isChecked())

    @Slot()
    def _bad(self) -> None:
        self._judge(self.why.reason())

    @Slot()
    def _good(self) -> None:
        self._judge("")

    def _judge(self, reason: str) -> None:
        items, line = self._ticked(), self._line
        if not self.isVisible() or line is None or self._seat.case is None or not items:
            return
        words = self.why.words.text().strip() if reason else ""
        self._seat.submit(JudgeMaterial(self._seat.session, self._seat.case, line.type, items, reason, words))
        self.why.words.clear()
        self.hide()


def _says(each: JudgedBy, bad: str, good: str) -> str:
    return f"{each.name} · {bad}：{each.wrong}" if each.wrong else f"{each.name} · {good}"
