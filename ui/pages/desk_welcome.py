"""The empty desk: three quiet lines that say how a visit begins."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.pages.desk_online import OnlineOffers
from ui.pages.desk_seat import Seat
from ui.widgets.card import word
from ui.widgets.key_cap import KeyCap
from window_client.views import CaseView, QueueView
from window_client.words import TicketState


class Welcome(QWidget):
    """Shown while no case is on the desk."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.online = word("", "head", self), OnlineOffers(seat, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self.online)
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
            pair = KeyCap(key, self), word(text, "plain", self)
            for column_no, part in enumerate(pair):
                grid.addWidget(part, row, column_no)
            if not row:
                self._call = pair
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.show_stage(QueueView(), CaseView(case=None))

    def show_stage(self, queue: QueueView, case: CaseView) -> None:
        """What to do next, by the number in hand and the draft on the desk."""
        self.online.take(case.offers)
        for part in self._call:
            part.setVisible(queue.state is None and not queue.paused)
        if case.case is not None:
            self._title.setText(self.tr("请选择要办的事项（F3）"))
        elif queue.state is TicketState.CALLED:
            self._title.setText(self.tr("正在叫 {number}，来人后放上证件或按 F5").format(number=queue.number))
        elif queue.state is TicketState.SERVING:
            self._title.setText(self.tr("正在办理 {number}，请放上证件或选择事项").format(number=queue.number))
        elif queue.paused:
            self._title.setText(self.tr("暂停服务中，按 Ctrl+T 恢复"))
        else:
            self._title.setText(self.tr("桌面空闲"))
