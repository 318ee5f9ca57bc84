"""The official papers of the case on the desk (文书): which, their numbers, whether they are made; press one to see it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import looks, names
from ui.pages.desk_seat import Seat
from ui.pages.print_words import print_look
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.pill import Pill
from window_client.messages import ShowDocument
from window_client.views import DocumentId, DocumentRow
from window_client.words import DocumentState


class PapersList(QWidget):
    """One row a paper; rebuilt only when the papers changed."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._rows: tuple[DocumentRow, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def take(self, rows: tuple[DocumentRow, ...]) -> None:
        """Show these papers."""
        if rows == self._rows:
            return
        self._rows = rows
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [self._row(row) for row in rows]
        for part in self._parts:
            self._column.addWidget(part)

    def _row(self, row: DocumentRow) -> QWidget:
        part = QWidget(self)
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        shown = print_look(row) or looks.look(row.state)
        pill = Pill(parent=part, name=f"{names.paper(row.kind.value)}.state")
        pill.show_state(shown.text, shown.tone, shown.mark)
        copy = self.tr(" · 补打 第{n}次").format(n=row.copy) if row.copy else ""
        line.addWidget(word(looks.look(row.kind).text, "strong", part))
        line.addWidget(word(f"{row.number}{copy}", "muted", part))
        line.addStretch(1)
        line.addWidget(pill)
        key = KeyButton(self.tr("预览"), "", part, name=names.paper(row.kind.value), height=30)
        key.setProperty("document", row.id)
        key.setEnabled(row.state is DocumentState.READY)
        key.clicked.connect(self._pressed)
        line.addWidget(key)
        return part

    @Slot()
    def _pressed(self) -> None:
        key = self.sender()
        if key is not None:
            self._seat.submit(ShowDocument(self._seat.session, DocumentId(str(key.property("document")))))
