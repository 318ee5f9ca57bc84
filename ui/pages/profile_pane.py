"""The device profile (设备配置): out of this window, into another; whose it is and what it changes, before it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import setting_texts
from ui.models.device_model import full_name
from ui.pages.file_question import FileQuestion
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.scroll_column import ScrollColumn
from window_client.views import ProfileView
from window_client.words import DeviceKind


class ProfilePane(QWidget):
    """Says where to write, what to read, and that what was read is to be used."""

    write = Signal(str)
    read = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._export = KeyButton(self.tr("导出本窗口配置…"), "", self, name="profile.export")
        self._import = KeyButton(self.tr("从邻窗导入…"), "", self, name="profile.import")
        self.use = KeyButton(self.tr("使用并打印自检单"), "F10", self, name="profile.use", primary=True)
        self._notice = NoticeLine(self, name="profile.notice")
        self._offer = word("", "fact", self, name="profile.offer", wrap=True)
        self._column = ScrollColumn(self)
        self._changes = word("", "muted", self._column.inside, name="profile.changes", wrap=True)
        files = self.tr("设备配置 (*.json)")
        self._to = FileQuestion(self, title=self.tr("导出设备配置"), pattern=files, suggestion="devices.json")
        self._from = FileQuestion(self, title=self.tr("导入设备配置"), pattern=files)
        self._export.clicked.connect(self._to.ask)
        self._import.clicked.connect(self._from.ask)
        self._to.answered.connect(self.write)
        self._from.answered.connect(self.read)
        self._lay_out()
        self.show_profile(ProfileView())

    def show_profile(self, view: ProfileView) -> None:
        """The last word on profiles."""
        self.use.setVisible(bool(view.offered))
        if view.said == "written":
            own = self.tr("已导出。签名指纹 {own}，请在邻窗核对。").format(own=view.own)
            self._notice.tell(own, Tone.GOOD, Mark.TICK)
        elif view.said == "used":
            self._notice.tell(self.tr("已使用。打印机就绪后自动打印自检单。"), Tone.GOOD, Mark.TICK)
        else:
            self._notice.clear()
        if view.offered:
            text = self.tr("{who} 的配置，签名指纹 {print}。请与邻窗屏幕上的指纹核对，一致再使用。")
            self._offer.setText(text.format(who=view.offered, print=view.fingerprint))
        elif view.own:
            self._offer.setText(self.tr("本窗口的签名指纹：{own}").format(own=view.own))
        else:
            self._offer.setText(self.tr("新窗口可从邻窗导入全部设备设置，一分钟内装好。"))
        lines = [_change(*change) for change in view.changes]
        if view.offered and not lines:
            lines = [self.tr("与本窗口完全相同。")]
        self._changes.setText("\n".join(lines))

    def unsay(self) -> None:
        """What went well before is no answer to what was refused since."""
        self._notice.clear()

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 8, 0, 0)
        frame.setSpacing(8)
        frame.addWidget(self._notice)
        frame.addWidget(self._offer)
        self._column.add(self._changes)
        frame.addWidget(self._column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._export)
        foot.addWidget(self._import)
        foot.addStretch(1)
        foot.addWidget(self.use)
        frame.addLayout(foot)


def _change(name: str, now: str, then: str) -> str:
    kind = next((kind for kind in DeviceKind if name.startswith(kind.value.replace("-", "_"))), None)
    device = f"{full_name(kind)} · " if kind else ""
    return f"{device}{setting_texts.title(name)}：{now or '—'} → {then or '—'}"
