"""The day close (日结): three counts that must agree, the numbers, what is open; green only without a gap."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import names
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from window_client.views import DayView

MOST_NUMBERS = 3


class DayCard(Card):
    """`close_key` asks for the close; the result stands here until the page goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.close_key = KeyButton(self.tr("日结"), "F10", self, name=names.DAY_CLOSE, height=32)
        self.sheet_key = KeyButton(self.tr("日结单"), "Ctrl+P", self, name=names.DAY_SHEET, height=32)
        self.sheet_key.hide()
        self._figures = word(self.tr("收工时按日结，与打印和平台核对。"), "muted", self, name=names.DAY_FIGURES)
        self._result = NoticeLine(self, name=names.DAY_RESULT)
        row = QHBoxLayout()
        row.addWidget(self._figures, 1)
        row.addWidget(self.sheet_key)
        row.addWidget(self.close_key)
        self.body.addLayout(row)
        self.body.addWidget(self._result)

    def take(self, view: DayView) -> None:
        """Show one close."""
        self.sheet_key.setVisible(view.sheet is not None)
        self.sheet_key.setEnabled(view.sheet_made)
        platform = self.tr("没有回答") if view.platform is None else str(view.platform)
        figures = self.tr(
            "{day}  受理 {local} · 凭条 {printed} · 平台 {platform} · 编号 用 {used} 废 {void} 缺 {missing}"
        )
        self._figures.setText(
            figures.format(
                day=view.day.isoformat(),
                local=view.local,
                printed=view.printed,
                platform=platform,
                used=view.used,
                void=view.void,
                missing=view.missing,
            )
        )
        if view.ids_only:
            self._figures.setText(self._figures.text() + self.tr(" · 平台不给内容摘要，只核对了编号"))
        if view.promised_once:
            share = self.tr(" · 本月最多跑一次 {share:.1%}（{once} / {all}）")
            told = share.format(share=view.once / view.promised_once, once=view.once, all=view.promised_once)
            self._figures.setText(self._figures.text() + told)
        if view.is_green:
            done = self.tr("日结相符：凭条、本机、平台一致。工号 {staff} {time}")
            time = view.at.strftime("%H:%M")
            self._result.tell(done.format(staff=view.staff_no or "—", time=time), Tone.GOOD, Mark.TICK)
        else:
            self._result.tell(self.tr("日结不符：") + "；".join(self._gaps(view)) + "。", Tone.BAD, Mark.BANG)

    def _gaps(self, view: DayView) -> list[str]:
        """Each gap with its remedy in a few words."""
        told = []
        if view.platform is None:
            told.append(self.tr("平台没有回答，恢复后再结"))
        if view.trail_changed:
            told.append(self.tr("审计记录与平台留存的不一致：请勿改动本机，立即告知值班长和运维"))
        for count, text in (
            (view.unsent, self.tr("还有 {n} 条没上报")),
            (view.returned, self.tr("平台退回 {n} 条，请处理")),
            (view.resent, self.tr("平台缺 {n} 条，已自动重报，稍后再结")),
            (view.altered, self.tr("平台上 {n} 条内容与本机不同，双方都没有改动，请到上报明细核对")),
            (view.doubtful, self.tr("凭条存疑 {n} 件，请查看并补打")),
            (view.local - view.printed - view.doubtful, self.tr("没打凭条 {n} 件")),
            (view.missing, self.tr("编号缺 {n} 个，请告知值班长")),
        ):
            if count > 0:
                told.append(text.format(n=count))
        for numbers, text in (
            (view.only_here, self.tr("平台没有 {numbers}")),
            (view.only_there, self.tr("本机没有 {numbers}")),
            (view.records_only_there, self.tr("平台多出记录 {numbers}，请告知值班长")),
            (view.late, self.tr("容缺材料逾期 {numbers}，请催交或按规定处理")),
        ):
            if numbers:
                rest = " …" if len(numbers) > MOST_NUMBERS else ""
                told.append(text.format(numbers=" ".join(numbers[:MOST_NUMBERS]) + rest))
        return told
