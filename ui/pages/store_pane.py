"""The local data (本机数据) for the technician: its last check, its key, and which cases will be cleaned away when."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.models.keeping_model import KeepingModel
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.pill import Pill
from ui.widgets.table import CalmTable
from window_client.views import KeyView, StoreView

LEAST_ROWS = 2


class StorePane(QWidget):
    """`change` is the button 更换密钥; the page sends the wish, and asks for the view when the tab is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.change = KeyButton(self.tr("更换数据密钥"), "", self, name="store.change_key")
        self._state = Pill("", Tone.QUIET, Mark.DOTS, self, name="store.state")
        self._checked = word("", "muted", self, name="store.checked")
        self._key = word("", "fact", self, name="store.key", wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("store.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._model = KeepingModel(self)
        self.table = CalmTable(self._model, "store.keeping", self)
        self._said = word("", "muted", self, name="store.keeping_said", wrap=True)
        self._lay_out()
        self.show_store(StoreView())
        self.show_key(KeyView())

    def show_store(self, view: StoreView) -> None:
        """The last check, and the cases at their end."""
        if view.damaged:
            self._state.show_state(self.tr("有损坏"), Tone.BAD, Mark.BANG)
        elif view.checked_at is not None:
            self._state.show_state(self.tr("完好"), Tone.GOOD, Mark.TICK)
        else:
            self._state.show_state(self.tr("未巡检"), Tone.QUIET, Mark.DOTS)
        at = view.checked_at
        self._checked.setText(self.tr("{time} 巡检").format(time=at.strftime("%m-%d %H:%M")) if at else "")
        self._model.show_rows(view.rows)
        self._said.setText(self._summary(view))

    def show_key(self, view: KeyView) -> None:
        """How far the change of the key is, or when it was changed last."""
        self.change.setEnabled(not view.what and not view.held_up)
        self._bar.setVisible(bool(view.what and view.of))
        self._bar.setRange(0, max(1, view.of))
        self._bar.setValue(view.done)
        self._key.setText(self._key_words(view))

    def _key_words(self, view: KeyView) -> str:
        if view.held_up:
            return self.tr("更换密钥暂停：文件被占用或磁盘已满。数据照常使用，十分钟后自动继续。")
        if view.what == "pages":
            return self.tr("正在用新密钥重封影像 {done}/{of}，可照常办件。").format(done=view.done, of=view.of)
        if view.what:
            return self.tr("正在用新密钥重写数据文件，可照常办件。断电后自动继续。")
        if view.changed_at is not None:
            return self.tr("数据密钥更换于 {time}。").format(time=view.changed_at.strftime("%Y-%m-%d %H:%M"))
        return self.tr("数据密钥自建库起未更换。更换时各人口令不变，可照常办件。")

    def _summary(self, view: StoreView) -> str:
        parts = [self.tr("7 日内清理 {count} 件").format(count=view.within_week)]
        if view.waits_platform:
            parts.append(self.tr("未报完 {count} 件").format(count=view.waits_platform))
        if view.waits_archive:
            parts.append(self.tr("待归档 {count} 件").format(count=view.waits_archive))
        parts.append(self.tr("已清理 {count} 件").format(count=view.reduced))
        return " · ".join(parts) + self.tr("。清理后只留编号、状态和校验值，审计记录不删。")

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 8, 0, 0)
        frame.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        for part in (self._state, self._checked):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.change)
        frame.addLayout(head)
        frame.addWidget(self._key)
        frame.addWidget(self._bar)
        self.table.setMinimumHeight(self.table.needed_height(LEAST_ROWS))
        frame.addWidget(self.table, 1)
        frame.addWidget(self._said)
