"""Another source says otherwise (来源不一致): its value beside the field, and a choice with its reason."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import looks, names
from ui.widgets.card import word
from ui.widgets.field_frame import FieldFrame
from window_client.views import FieldView
from window_client.words import Source

TALL = 30


class RivalBar(QWidget):
    """Hidden while all sources agree. A choice needs a reason; Enter in the reason keeps what is in use."""

    chosen = Signal(object, str)  # Source, reason

    def __init__(self, element: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used: Source | None = None
        self._says = word("", "wanted", self, name=names.rivals(element), wrap=True)
        self._ask = FieldFrame(self)
        self._ask.setFixedHeight(TALL)
        self.reason = QLineEdit(self._ask)
        self.reason.setObjectName(names.rival_reason(element))
        self.reason.setProperty("bare", True)
        self.reason.setPlaceholderText(self.tr("选用理由，如 录入有误"))
        self.reason.setAccessibleName(self.tr("选用理由"))
        self._ask.watch(self.reason)
        inside = QHBoxLayout(self._ask)
        inside.setContentsMargins(8, 1, 8, 1)
        inside.addWidget(self.reason)
        self._element, self._keys = element, QHBoxLayout()
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._says)
        column.addWidget(self._ask)
        column.addLayout(self._keys)
        self.reason.textChanged.connect(self._typed)
        self.reason.returnPressed.connect(self._keep)
        self.hide()

    def take(self, field: FieldView) -> None:
        """Show what the other sources of this field say."""
        self._used = field.source
        is_open = any(each.open for each in field.rivals)
        said = "；".join(f"{looks.look(each.source).text} {each.shown}" for each in field.rivals)
        self._says.setText(self.tr("另有来源：{said}").format(said=said) if said else "")
        self._says.setProperty("role", "wanted" if is_open else "muted")
        self._says.style().polish(self._says)
        self._offer([field.source, *(each.source for each in field.rivals)] if is_open and field.source else [])
        self._ask.setVisible(is_open)
        self.setVisible(bool(field.rivals))

    def _offer(self, sources: list[Source | None]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        while self._keys.count():
            self._keys.takeAt(0)
        for source in sources:
            if source is None:
                continue
            button = QPushButton(self.tr("用{source}").format(source=looks.look(source).text), self)
            button.setObjectName(names.rival(self._element, source.value))
            button.setProperty("variant", "link")
            button.setProperty("source", source)
            button.clicked.connect(self._pressed)
            self._keys.addWidget(button)
            self._buttons.append(button)
        self._keys.addStretch(1)
        self._typed()

    @Slot()
    def _typed(self) -> None:
        for button in self._buttons:
            button.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._choose(sender.property("source"))

    @Slot()
    def _keep(self) -> None:
        if self._used is not None and self._buttons:
            self._choose(self._used)

    def _choose(self, source: Source) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.reason.clear()
            self.chosen.emit(source, reason)
