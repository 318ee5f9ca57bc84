"""The empty desk: three quiet lines that say how a visit begins."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.card import word
from ui.widgets.key_cap import KeyCap


class Welcome(QWidget):
    """Shown while no case is on the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = word("", "head", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 24, 8, 8)
        column.setSpacing(14)
        column.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        for row, (key, text) in enumerate(
            (
                ("F2", self.tr("叫下一位")),
                ("①", self.tr("放上证件，自动带出申请人；没有证件可手工填写")),
                ("F3", self.tr("查找事项：输入拼音首字母、俗称、名称或编码")),
                ("F10", self.tr("接着办暂存的草稿，或查看今日已受理的办件")),
            )
        ):
            grid.addWidget(KeyCap(key, self), row, 0)
            grid.addWidget(word(text, "plain", self), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.show_case(False)

    def show_case(self, has_applicant: bool) -> None:
        """Whether a draft without an item is on the desk."""
        self._title.setText(self.tr("请选择要办的事项（F3）") if has_applicant else self.tr("桌面空闲"))
