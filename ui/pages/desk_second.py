"""A second person signs (值班长复核): a supervisor's password at this window, for one act."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import names, texts
from ui.pages.desk_seat import Seat
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.secret_edit import SecretEdit
from window_client.views import Notice


class SecondPerson(QWidget):
    """The clerk stays signed in; the password is cleared with every answer."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.SECOND)
        self._seat = seat
        self._why = word("", "muted", self, wrap=True)
        self.user, self.password = QLineEdit(self), SecretEdit(self)
        self.notice = NoticeLine(self, name=names.SECOND_NOTICE)
        self.sign = KeyButton(self.tr("复核同意"), "", self, name=names.SECOND_SIGN, primary=True, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="second.back")
        self._lay_out()
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._sign)
        self.sign.clicked.connect(self._sign)
        self._back.clicked.connect(self.closed)

    def begin(self, notice: Notice) -> None:
        """Ask for a signature."""
        self._why.setText(texts.sentence(notice.code, notice.facts))
        self.user.clear()
        self.password.clear()
        self.notice.clear()
        self.user.setFocus()

    def take_notice(self, notice: Notice) -> None:
        """The gate or the rules said no."""
        self.password.clear()
        self.sign.setEnabled(True)
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _sign(self) -> None:
        if self.user.text().strip() and self.password.text():
            self.notice.clear()
            self._seat.countersign(self.user.text().strip(), self.password.text())
            self.password.clear()

    def _lay_out(self) -> None:
        for edit, says, name in (
            (self.user, self.tr("值班长用户名"), names.SECOND_USER),
            (self.password, self.tr("密码"), names.SECOND_PASSWORD),
        ):
            edit.setObjectName(name)
            edit.setPlaceholderText(says)
            edit.setAccessibleName(says)
            edit.setMinimumHeight(38)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(10)
        column.addWidget(word(self.tr("值班长复核"), "head", self))
        for part in (self._why, self.user, self.password, self.notice):
            column.addWidget(part)
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.sign)
        column.addLayout(keys)
