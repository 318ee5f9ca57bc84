"""Why the applicant must come once more (再跑一次的原因): pressed, never taken for granted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui import looks, names
from ui.widgets.card import word
from window_client.words import SecondVisit


class VisitPick(QWidget):
    """One row of reasons; nothing is chosen until one is pressed. Arrow keys go from one to the next."""

    chosen = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._radios = {why: QRadioButton(looks.look(why).text, self) for why in SecondVisit}
        row = QHBoxLayout()
        row.setSpacing(14)
        for why, radio in self._radios.items():
            radio.setObjectName(names.visit(place, why.value))
            radio.toggled.connect(self.chosen)
            self._group.addButton(radio)
            row.addWidget(radio)
        row.addStretch(1)
        self.setFocusProxy(self._radios[SecondVisit.UNPREPARED])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(word(self.tr("申请人须再跑一次，原因："), "label", self))
        column.addLayout(row)

    def why(self) -> SecondVisit | None:
        """The reason that is pressed; None while it is hidden too."""
        chosen = next((why for why, radio in self._radios.items() if radio.isChecked()), None)
        return None if self.isHidden() else chosen

    def clear(self) -> None:
        """Nothing is pressed."""
        self._group.setExclusive(False)
        for radio in self._radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)
