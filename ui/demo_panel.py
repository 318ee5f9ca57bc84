"""The demo panel (演示面板): a small window beside the client that plays the citizens, the cables and the network.

A process of its own. It speaks to the simulated devices and to the reference platform, never to the client.
"""

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import input_method, theme, translation
from ui.panel.barcode_box import BarcodeBox
from ui.panel.box import TwinBox
from ui.panel.display_box import DisplayBox
from ui.panel.evaluator_box import EvaluatorBox
from ui.panel.parent_watch import ParentWatch
from ui.panel.platform_box import PlatformBox
from ui.panel.platform_line import PlatformLine
from ui.panel.printer_box import PrinterBox
from ui.panel.reader_box import ReaderBox
from ui.panel.tray_box import TrayBox
from ui.panel.twins_line import TwinsLine
from ui.panel.voice_box import VoiceBox
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from ui.widgets.scroll_column import ScrollColumn

translate = QCoreApplication.translate
SIZE, SCROLL_BAR = QSize(420, 760), 10
SAMPLE_GROUPS = ("社会事务", "注册经营", "投资建设")
"""Ticket groups of the sample hall."""


class DemoPanel(QWidget):
    """Boxes from the citizen's way through the hall: number, card, display, paper."""

    def __init__(
        self,
        control_port: int,
        platform_url: str,
        groups: Sequence[str] = SAMPLE_GROUPS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("panel", "演示面板"))
        self.twins = TwinsLine(control_port, self)
        self.platform = PlatformLine(platform_url, self)
        column = ScrollColumn(self, spacing=8)
        self.tickets = PlatformBox(groups, column.inside)
        self.reader = ReaderBox(column.inside)
        self.display = DisplayBox(translate("panel", "窗口屏"), column.inside, name="panel.display")
        self.voice = VoiceBox(column.inside)
        self.printer = PrinterBox(column.inside)
        self.evaluator = EvaluatorBox(column.inside)
        self.a4 = TrayBox(translate("panel", "A4 打印机"), column.inside, name="panel.a4")
        self.labels = TrayBox(translate("panel", "标签打印机"), column.inside, name="panel.labels")
        self.scanner = BarcodeBox(column.inside)
        self._notice = NoticeLine(self, name="panel.notice", closable=True)
        self._boxes: dict[str, TwinBox] = {
            "id-reader": self.reader,
            "window-display": self.display,
            "voice": self.voice,
            "receipt-printer": self.printer,
            "evaluator": self.evaluator,
            "a4-printer": self.a4,
            "label-printer": self.labels,
            "barcode-scanner": self.scanner,
            **{
                f"{make}-display": DisplayBox(title, column.inside, name=f"panel.{make}", spare=True)
                for make, title in (
                    ("onbon", translate("panel", "另一块屏：仰邦")),
                    ("modbus", translate("panel", "另一块屏：Modbus")),
                    ("alpha", translate("panel", "另一块屏：Alpha")),
                )
            },
        }
        for box in (self.tickets, *self._boxes.values()):
            column.add(box)
        self._column = column
        self._fit()
        self._lay_out(column)
        self._connect()
        self.resize(SIZE)

    @Slot()
    def start(self) -> None:
        """Begin to talk to both."""
        self.twins.start()
        self.platform.start()

    def stop(self) -> None:
        """Hang up both."""
        self.twins.stop()
        self.platform.stop()

    def _connect(self) -> None:
        self.twins.heard.connect(self._hear)
        self.twins.answered.connect(self._answered)
        self.twins.refused.connect(self._refused)
        for box in self._boxes.values():
            box.wished.connect(self._wish)
        self.platform.fault_heard.connect(self.tickets.show_fault)
        self.platform.ticket_taken.connect(self.tickets.show_ticket)
        self.platform.refused.connect(self._platform_refused)
        self.tickets.ticket_wished.connect(self._take_ticket)
        self.tickets.fault_wished.connect(self._set_fault)

    def _fit(self) -> None:
        """Be as wide as the longest words need; Chinese needs less than the size designed."""
        wide = self._column.inside.minimumSizeHint().width() + SCROLL_BAR
        if wide > self._column.minimumWidth():
            self._column.setMinimumWidth(wide)

    @Slot(object)
    def _hear(self, states: Mapping[str, dict[str, object]] | None) -> None:
        for name, box in self._boxes.items():
            box.hear(None if states is None else states.get(name))
        if states is not None and not self.reader.cards.count():
            self.twins.ask("id-reader", "cards")
        self._fit()

    @Slot(str, object)
    def _wish(self, deed: str, facts: dict[str, object]) -> None:
        name = next(name for name, box in self._boxes.items() if box is self.sender())
        self.twins.ask(name, deed, **facts)

    @Slot(str, str, object)
    def _answered(self, twin: str, deed: str, answer: object) -> None:
        self._notice.clear()
        if deed == "cards" and isinstance(answer, dict):
            self.reader.show_cards(answer)

    @Slot(str, str, str)
    def _refused(self, twin: str, deed: str, cause: str) -> None:
        text = translate("panel", "{twin} 没有做 {deed}：{cause}").format(twin=twin, deed=deed, cause=cause)
        self._notice.tell(text)

    @Slot(str)
    def _platform_refused(self, what: str) -> None:
        self._notice.tell(translate("panel", "参考平台没有接受：{what}").format(what=what))

    @Slot(str, bool)
    def _take_ticket(self, group: str, priority: bool) -> None:
        self.platform.take_ticket(group, priority=priority)

    @Slot(str)
    def _set_fault(self, mode: str) -> None:
        self.platform.set_fault(mode)

    def _lay_out(self, column: ScrollColumn) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(PanelStrip(self))
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(8)
        inner.addWidget(self._notice)
        inner.addWidget(column, 1)
        page.addLayout(inner, 1)


class PanelStrip(QWidget):
    """Says that nothing here is real."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(46)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(word(translate("panel", "演示面板"), "head", self))
        row.addStretch(1)
        row.addWidget(Pill(translate("panel", "演示 · 样例数据"), Tone.WARN, Mark.NONE, self))


def run_panel(control_port: int, platform_url: str, language: str = "zh", *, with_parent: bool = False) -> int:
    """Show the panel until it is closed; `control_port` of the twins on loopback, `platform_url` without /api.

    With `with_parent` it also ends at the end of standard input. Returns the exit code. Robust against either process
    being away: its box is greyed with a word.
    """
    input_method.prepare()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    theme.apply(app)
    app.setStyleSheet(theme.style_sheet("panel.qss"))
    translation.install(app, language)
    panel = DemoPanel(control_port, platform_url)
    panel.show()
    panel.start()
    app.aboutToQuit.connect(panel.stop)
    watch = ParentWatch(app)
    watch.gone.connect(app.quit)
    if with_parent:
        watch.start()
    return app.exec()
