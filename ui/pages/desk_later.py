"""Enter a case later (补录): when it was taken on paper, when it was accepted there, and why it was not entered then."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import names, texts
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from window_client.messages import EnterLater
from window_client.views import Notice


class LaterView(QWidget):
    """A supervisor signs before the draft opens; what was typed stays while the page asks for that."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.LATER)
        self._seat = seat
        self.taken = _line(self.tr("收件时间"), self.tr("照纸上登记，如 2026-11-20 09:30"), names.LATER_TAKEN, self)
        self.accepted = _line(
            self.tr("受理时间"), self.tr("当场受理的照纸上填，只收件的不填"), names.LATER_ACCEPTED, self
        )
        self.reason = _line(
            self.tr("原因"), self.tr("停机原因和纸质单号，如 停电，单号 0012"), names.LATER_REASON, self
        )
        self.notice = NoticeLine(self, name=names.LATER_NOTICE)
        self.go = KeyButton(self.tr("开始补录"), "Ctrl+Return", self, name=names.LATER_GO, primary=True, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="later.back")
        self._lay_out()
        self.reason.returnPressed.connect(self._begin)
        self.go.clicked.connect(self._begin)
        self._back.clicked.connect(self.closed)

    def begin(self) -> None:
        """Open empty."""
        for edit in (self.taken, self.accepted, self.reason):
            edit.clear()
        self.notice.clear()
        self.taken.setFocus()

    def take_notice(self, notice: Notice) -> None:
        """Why no draft was opened."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _begin(self) -> None:
        if self.isVisible():
            self.notice.clear()
            taken, accepted = self.taken.text().strip(), self.accepted.text().strip()
            self._seat.submit(EnterLater(self._seat.session, taken, accepted, self.reason.text().strip()))

    def _lay_out(self) -> None:
        says = self.tr("停机期间在纸上办的，照纸上的时间补录。时限从真实收件日起算，两个时间都上报，须值班长复核。")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(6)
        column.addWidget(word(self.tr("补录"), "head", self))
        column.addWidget(word(says, "muted", self, wrap=True))
        column.addWidget(Rule(self))
        for edit in (self.taken, self.accepted, self.reason):
            column.addWidget(word(edit.accessibleName(), "label", self))
            column.addWidget(edit)
        column.addStretch(1)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.go)
        column.addLayout(keys)


def _line(label: str, says: str, name: str, parent: QWidget) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    edit.setPlaceholderText(says)
    edit.setAccessibleName(label)
    edit.setMinimumHeight(38)
    return edit
