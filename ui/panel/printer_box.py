"""The simulated receipt printer (凭条打印机): its paper as a picture, paper and cover by hand."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.panel.box import TwinBox
from ui.panel.buttons import small_button
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.marks import Mark

translate = QCoreApplication.translate
PICTURE_WIDTH, PICTURE_HEIGHT = 252, 222


class PrinterBox(TwinBox):
    """The picture is drawn by the twin from the bytes that reached it; here it is only shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "凭条打印机"), parent, name="panel.printer")
        self._has_paper = True
        self._is_open = False
        self._shown = ""
        self.paper = small_button(translate("panel", "取走纸"), "panel.paper", self.inside)
        self.cover = small_button(translate("panel", "打开盖"), "panel.cover", self.inside)
        self.count = word("", "muted", self.inside, name="panel.printed", wrap=True)
        self.picture = QLabel(self.inside)
        self.picture.setObjectName("panel.picture")
        self.paper.clicked.connect(self._move_paper)
        self.cover.clicked.connect(self._move_cover)
        self._lay_out()

    def show_twin(self, state: dict[str, object]) -> None:
        self._has_paper = _number(state.get("paper")) > 0
        self._is_open = bool(state.get("cover_open"))
        self.paper.setText(translate("panel", "取走纸") if self._has_paper else translate("panel", "装纸"))
        self.cover.setText(translate("panel", "合上盖") if self._is_open else translate("panel", "打开盖"))
        waiting = _number(state.get("unprinted"))
        text = translate("panel", "已出纸 {count} 张").format(count=_number(state.get("printed")))
        if waiting:
            text += "\n" + translate("panel", "还有内容没有打出")
        self.count.setText(text)
        if self._is_open:
            self.here(translate("panel", "盖子开着"), Tone.WARN, Mark.BANG)
        elif not self._has_paper:
            self.here(translate("panel", "缺纸"), Tone.WARN, Mark.BANG)
        elif state.get("near_end"):
            self.here(translate("panel", "纸将尽"), Tone.WARN, Mark.BANG)
        else:
            self.here(translate("panel", "有纸"))
        self._show_paper(str(state.get("picture", "")))

    def _show_paper(self, path: str) -> None:
        """The last receipt; its file may not be whole yet, then the next turn shows it."""
        if path == self._shown or not path or not Path(path).exists():
            return
        pixmap = QPixmap(path)
        if pixmap.isNull():
            return
        self._shown = path
        ratio = self.devicePixelRatioF()
        scaled = pixmap.scaledToWidth(int(PICTURE_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self.picture.setPixmap(scaled)
        self.picture.setFixedSize(scaled.deviceIndependentSize().toSize())

    @Slot()
    def _move_paper(self) -> None:
        self.wish("take_paper" if self._has_paper else "feed_paper")

    @Slot()
    def _move_cover(self) -> None:
        self.wish("close_cover" if self._is_open else "open_cover")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        buttons = QVBoxLayout()
        buttons.addWidget(self.paper)
        buttons.addWidget(self.cover)
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        row.addLayout(buttons, 1)
        paper = QScrollArea(self.inside)
        paper.setObjectName("panel.paper_slot")
        paper.setFixedSize(PICTURE_WIDTH + 14, PICTURE_HEIGHT)
        paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        paper.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.picture.setText(translate("panel", "还没有出纸"))
        self.picture.setProperty("role", "faint")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(PICTURE_WIDTH, 60)
        paper.setWidget(self.picture)
        row.addWidget(paper)
        self.body.addWidget(self.inside)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
