"""What the applicant applied for online (网上预审, 预约): one row each, made a case by one press; absent when there is none."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import names, theme
from ui.models.received_model import kind_word
from ui.pages.desk_seat import Seat
from ui.widgets.card import word
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.pill import Pill
from window_client.messages import TakeApplication
from window_client.views import OfferRow

KEY = "Ctrl+J"
MOST = 4
"""Rows that the smallest screen has room for; more than this nobody has under way."""


class OnlineOffers(QWidget):
    """The first row's key is Ctrl+J."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.ONLINE)
        self._seat = seat
        self._shown: tuple[OfferRow, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(10)
        self._column.addWidget(word(self.tr("此人已在网上申请，材料已预审的只核对原件："), "muted", self))
        self.hide()

    def take(self, offers: tuple[OfferRow, ...]) -> None:
        """Show these; rows are built anew only when they change."""
        self.setVisible(bool(offers))
        if offers == self._shown:
            return
        self._shown = offers
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(offer, place) for place, offer in enumerate(offers[:MOST])]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, offer: OfferRow, place: int) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        pill = Pill(kind_word(offer.kind), theme.Tone.INFO, parent=row)
        name = ElidingLabel(row, size_px=15, colour=theme.TEXT)
        name.setText(offer.item_name)
        detail = " · ".join(part for part in (offer.unit or offer.number, offer.when) if part)
        press = KeyButton(self.tr("转为办件"), "" if place else KEY, row, name=names.online(offer.cursor), height=32)
        press.setProperty("cursor_no", offer.cursor)
        press.clicked.connect(self._take)
        line.addWidget(pill)
        line.addWidget(name, 1)
        said = word(detail, "muted", row)
        said.setToolTip(offer.number)
        line.addWidget(said)
        line.addWidget(press)
        return row

    @Slot()
    def _take(self) -> None:
        self._seat.submit(TakeApplication(self._seat.session, int(self.sender().property("cursor_no"))))
