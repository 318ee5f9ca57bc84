"""An earlier case of the same person can fill fields (以往办件带入): one press, every value marked with its source."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import names, theme
from ui.pages.desk_seat import Seat
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from window_client.messages import TakeEarlier
from window_client.views import CaseView, EarlierOffer


class EarlierBar(QWidget):
    """Hidden while there is nothing to offer."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._offer: EarlierOffer | None = None
        self._says = ElidingLabel(self, size_px=13, colour=theme.TEXT)
        self._says.setObjectName(names.EARLIER)
        self._take = KeyButton(self.tr("带入"), "Ctrl+E", self, name=names.EARLIER_TAKE, height=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._says, 1)
        row.addWidget(self._take)
        self._take.clicked.connect(self._pressed)
        self.hide()

    def take(self, view: CaseView) -> None:
        """Show what can be taken over."""
        self._offer = offer = view.earlier
        self._take.setEnabled(offer is not None)
        self.setVisible(offer is not None)
        if offer is not None:
            said = self.tr("以往办件 {day} {item}，可带入 {count} 项：{labels}").format(
                day=offer.day.isoformat(), item=offer.item_name, count=len(offer.labels), labels="、".join(offer.labels)
            )
            self._says.setText(said)
            self.setToolTip(f"{said} · {offer.receipt_no}")

    @Slot()
    def _pressed(self) -> None:
        if self._offer is not None and self._seat.case is not None:
            self._seat.submit(TakeEarlier(self._seat.session, self._seat.case, self._offer.case))
