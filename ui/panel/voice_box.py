"""The simulated speech chip (语音芯片): what the hall hears, and whether it still speaks."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panel.box import TwinBox
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.marks import Mark

translate = QCoreApplication.translate


class VoiceBox(TwinBox):
    """The text that is spoken now, else the last one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "语音"), parent, name="panel.voice")
        self.text = word("", "fact", self.inside, name="panel.voice.text", wrap=True)
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.text)
        self.body.addWidget(self.inside)

    def show_twin(self, state: dict[str, object]) -> None:
        lines = state.get("lines")
        last = str(lines[0]) if isinstance(lines, list) and lines else ""
        self.text.setText(str(state.get("text", "")) or last or "—")
        if state.get("speaking"):
            self.here(translate("panel", "正在播报"), Tone.INFO, Mark.DOTS)
        else:
            self.here(translate("panel", "已接"))
