"""A simulated printer with a tray or roll (纸盒、标签卷): paper by hand, and how much came out."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.panel.box import TwinBox
from ui.panel.buttons import small_button
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.marks import Mark

translate = QCoreApplication.translate


class TrayBox(TwinBox):
    """`name` as in `panel.a4`."""

    def __init__(self, title: str, parent: QWidget, *, name: str) -> None:
        super().__init__(title, parent, name=name)
        self._has_paper = True
        self.paper = small_button(translate("panel", "取走纸"), f"{name}.paper", self.inside)
        self.count = word("", "muted", self.inside, name=f"{name}.printed")
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.paper)
        row.addWidget(self.count, 1)
        self.body.addWidget(self.inside)
        self.paper.clicked.connect(self._move_paper)

    def show_twin(self, state: dict[str, object]) -> None:
        self._has_paper = bool(state.get("paper"))
        self.paper.setText(translate("panel", "取走纸") if self._has_paper else translate("panel", "装纸"))
        self.count.setText(translate("panel", "已出纸 {count} 张").format(count=state.get("printed", 0)))
        if self._has_paper:
            self.here(translate("panel", "有纸"))
        else:
            self.here(translate("panel", "缺纸"), Tone.WARN, Mark.BANG)

    @Slot()
    def _move_paper(self) -> None:
        self.wish("take_paper" if self._has_paper else "feed_paper")
