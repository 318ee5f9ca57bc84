"""A simulated window display (窗口屏): what citizens see on it, live."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.panel.box import TwinBox
from ui.widgets.card import word

translate = QCoreApplication.translate


class DisplayBox(TwinBox):
    """Two lines of green on black; several displays on one line each with its address. `spare`: one that stands beside
    the window until a technician binds it, so its port is told."""

    def __init__(self, title: str, parent: QWidget, *, name: str, spare: bool = False) -> None:
        super().__init__(title, parent, name=name)
        self.shown = QLabel(self.inside)
        self.shown.setObjectName(f"{name}.screen")
        self.shown.setProperty("role", "led")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(20)
        font.setWeight(QFont.Weight.DemiBold)
        self.shown.setFont(font)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setFixedHeight(58)
        self.port = word("", "faint", self.inside, name=f"{name}.port", wrap=True)
        self.port.setVisible(spare)
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.shown)
        box.addWidget(self.port)
        self.body.addWidget(self.inside)

    def show_twin(self, state: dict[str, object]) -> None:
        super().show_twin(state)
        lines, several = state.get("lines"), state.get("displays")
        if isinstance(several, dict):
            lines = [f"{address}: {text}" for address, text in several.items()]
        self.shown.setText("\n".join(str(line) for line in lines) if isinstance(lines, list) else "")
        self.port.setText(translate("panel", "端口 {url}，由运维绑定").format(url=state.get("url", "")))
