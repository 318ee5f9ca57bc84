"""Something speaks against acceptance (软性规则, 再跑一次): what it says, and the clerk's reason to accept all the same."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import names, texts
from ui.pages.desk_seat import Seat
from ui.pages.desk_visit import VisitPick
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from window_client.messages import AcceptCase
from window_client.views import CaseId, Notice
from window_client.words import RefusalCode


class OverruleView(QWidget):
    """Nothing is accepted without a reason; the reason is kept with the check."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.OVERRULE)
        self._seat = seat
        self._why = word("", "strong", self, wrap=True)
        self._says = word(
            self.tr("这条规则可以由您判断。写明理由后仍可受理，理由随办件留存；否则请返回。"), "muted", self, wrap=True
        )
        self.reason, self.visit = QLineEdit(self), VisitPick("accept", self)
        self._overruled: tuple[CaseId | None, str] = (None, "")
        self.go = KeyButton(self.tr("仍然受理"), "Ctrl+Return", self, name=names.OVERRULE_GO, primary=True, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="overrule.back")
        self._lay_out()
        self.reason.textChanged.connect(self._typed)
        self.visit.chosen.connect(self._typed)
        self.reason.returnPressed.connect(self._accept)
        self.go.clicked.connect(self._accept)
        self._back.clicked.connect(self.closed)

    def begin(self, notice: Notice) -> None:
        """Say which rules stand against it."""
        self._why.setText(texts.sentence(notice.code, notice.facts))
        asks_visit = notice.code is RefusalCode.PROMISED_VISIT
        self._says.setVisible(not asks_visit)
        self.reason.setVisible(not asks_visit)
        self.visit.setVisible(asks_visit)
        self.reason.clear()
        self.visit.clear()
        self._typed()
        (self.visit if asks_visit else self.reason).setFocus()

    @Slot()
    def _typed(self) -> None:
        self.go.setEnabled(bool(self.reason.text().strip() or self.visit.why()))

    @Slot()
    def _accept(self) -> None:
        reason, why, case = self.reason.text().strip(), self.visit.why(), self._seat.case
        if case is None or not (reason or why) or not self.isVisible():
            return
        if reason:
            self._overruled = (case, reason)  # a further visit may be asked after it
        kept = self._overruled[1] if self._overruled[0] == case else ""
        self._seat.submit(AcceptCase(self._seat.session, case, kept, why))

    def _lay_out(self) -> None:
        self.reason.setObjectName(names.OVERRULE_REASON)
        self.reason.setPlaceholderText(self.tr("理由"))
        self.reason.setAccessibleName(self.tr("理由"))
        self.reason.setMinimumHeight(38)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(10)
        column.addWidget(word(self.tr("请先判断"), "head", self))
        for part in (self._why, self._says, self.reason, self.visit):
            column.addWidget(part)
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.go)
        column.addLayout(keys)
