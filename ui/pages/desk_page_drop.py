"""Why a page is taken off (删页): a reason of the list, words where they are needed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import looks, names
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.reason_list import ReasonList
from window_client.messages import DropPage
from window_client.views import PageId
from window_client.words import DropReason


class DropPane(QWidget):
    """Hidden until it asks; nothing goes without a reason."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.PAGES_DROP)
        self._seat, self._material, self._page = seat, "", PageId("")
        self._title = word("", "section", self)
        self.why = ReasonList(self.tr("补充说明（选“其他”时必填）"), self, name=names.PAGES_DROP)
        self.do = KeyButton(self.tr("删去此页"), "Ctrl+Return", self, name=names.PAGES_DROP_DO, height=32)
        self.do.setProperty("variant", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Rule(self))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.do)
        column.addLayout(head)
        column.addWidget(self.why)
        self.do.clicked.connect(self._drop)
        self.why.done.connect(self._drop)
        self.hide()

    def begin(self, material: str, page: str, number: int) -> None:
        """Ask for the reason of this page."""
        self._material, self._page = material, PageId(page)
        self._title.setText(self.tr("删去第 {number} 页：为什么？").format(number=number))
        self.show()
        self.why.begin(tuple((reason.value, looks.look(reason).text) for reason in DropReason))

    @Slot()
    def _drop(self) -> None:
        reason = self.why.reason()
        if not self.isVisible() or self._seat.case is None or not reason:
            return
        words = self.why.words.text().strip()
        if reason == DropReason.OTHER and not words:
            self.why.words.setFocus()
            return
        wish = DropPage(self._seat.session, self._seat.case, self._material, self._page, DropReason(reason), words)
        self._seat.submit(wish)
        self.hide()
