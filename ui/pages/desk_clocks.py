"""The clocks of the case on the desk (时限): which run, until when, how many working days are left."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import looks, names
from ui.widgets.card import word
from ui.widgets.pill import Pill
from window_client.views import ClockRow
from window_client.words import ClockState

translate = QCoreApplication.translate  # the name lupdate looks for


class ClocksList(QWidget):
    """One line a clock, in the order of the law; rebuilt only when a clock changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ClockRow, ...] = ()
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(1, 96)
        self._grid.setColumnStretch(2, 1)

    def take(self, rows: tuple[ClockRow, ...]) -> None:
        """Show these clocks."""
        if rows == self._rows:
            return
        self._rows = rows
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for line, row in enumerate(rows):
            shown = looks.look(row.state)
            pill = Pill(parent=self, name=names.clock(row.kind.value))
            pill.show_state(shown.text, shown.tone, shown.mark)
            parts = (word(looks.look(row.kind).text, "label", self), pill, word(says(row), "muted", self, wrap=True))
            for column, part in enumerate(parts):
                self._grid.addWidget(part, line, column)
                part.show()
            self._parts += parts


def says(row: ClockRow) -> str:
    """One clock in words: the material, the last day, what is left."""
    day = translate("ClocksList", "截至 {day}").format(day=row.due.isoformat())
    parts = [row.name, day + (translate("ClocksList", "（暂定）") if row.provisional else "")]
    if row.state is not ClockState.STOPPED:
        late = translate("ClocksList", "已超 {days} 个工作日").format(days=-row.left)
        left = translate("ClocksList", "还有 {days} 个工作日").format(days=row.left)
        today = translate("ClocksList", "今天到期")
        parts.append(late if row.left < 0 else left if row.left else today)
    return " · ".join(part for part in parts if part)
