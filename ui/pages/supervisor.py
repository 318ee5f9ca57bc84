"""The supervisor's page (值班长): the hall as the platform counts it, troubled windows first, honest about its age."""

import time
from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.header_words import age, catalogue_line, inbox_line
from ui.models.ages import Freshness, clock
from ui.models.hall_model import AT_WORK, TIMED, GroupsModel, WindowsModel
from ui.pages.hall_matters import MattersCard
from ui.pages.hall_tile import Tile
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from ui.widgets.scroll_page import SPACING, ScrollPage
from ui.widgets.table import FADED, CalmTable
from window_client.views import HallView, SyncView
from window_client.words import CentralState, WindowState

STALE_S = 5.0  # the platform is asked about once a second
TURN_MS = 1000
ASIDE_WIDTH, MATTERS_HEIGHT, LEAST_ROWS = 336, 150, 4
NARROW = 960


class SupervisorPage(QWidget):
    """Only what was really counted stands here; what is not known yet shows a dash."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._sync, self._fresh = HallView(), SyncView(), Freshness()
        page = ScrollPage(self, narrow=NARROW)
        inside = page.inside
        self.tiles = {
            name: Tile(title, f"hall.{name}", inside)
            for name, title in (
                ("waiting", self.tr("等候")),
                ("accepted_today", self.tr("今日受理")),
                ("served_today", self.tr("今日办结号")),
                ("open", self.tr("开放窗口")),
                ("unsent", self.tr("未上报")),
            )
        }
        self._broken = NoticeLine(inside, name="hall.broken")
        self._freshness = Pill("", Tone.QUIET, Mark.DOTS, inside, name="hall.freshness")
        self._windows = WindowsModel(self._moment, self)
        self._groups = GroupsModel(self)
        self.windows = CalmTable(self._windows, "hall.windows", inside)
        self.groups = CalmTable(self._groups, "hall.groups", inside)
        self.matters = MattersCard(inside)
        self._lay_out(page)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)
        self._show()
        bridge.said.connect(self.take)

    def begin(self) -> None:
        """The keyboard goes to the windows."""
        self.windows.setFocus()

    @Slot(object)
    def take(self, view: object) -> None:
        """A new count, or news of the connection."""
        if isinstance(view, HallView):
            self._fresh.heard(view.at, time.monotonic())
            self._view = view
            self._show()
        elif isinstance(view, SyncView):
            self._sync = view
            self._show_age()

    def _show(self) -> None:
        view = self._view
        self._show_tiles(view, known=view.at is not None)
        self._windows.show_hall(view.windows)
        self._groups.show_rows(view.groups)
        rows = max(3, len(view.groups))
        self.groups.setFixedHeight(self.groups.needed_height(rows))
        self._show_age()

    def _show_tiles(self, view: HallView, *, known: bool) -> None:
        waiting = sum(group.waiting for group in view.groups)
        longest = max((group.longest_s for group in view.groups if group.waiting), default=0)
        states = [row.state for row in view.windows]
        unsent = sum(row.unsent for row in view.windows)
        away = states.count(WindowState.PAUSED)
        paused = self.tr("暂停 {count}").format(count=away) if away else ""
        waited = self.tr("最长 {time}").format(time=clock(longest)) if waiting else ""
        asked = view.rated_today + view.not_rated_today
        rated = self.tr("评价 {rated} / {asked}").format(rated=view.rated_today, asked=asked) if asked else ""
        for name, value, note, tone, mark in (
            ("waiting", waiting, waited, Tone.QUIET, Mark.NONE),
            ("accepted_today", view.accepted_today, "", Tone.QUIET, Mark.NONE),
            ("served_today", view.served_today, rated, Tone.QUIET, Mark.NONE),
            ("open", sum(state in AT_WORK for state in states), paused, Tone.WARN, Mark.BANG),
            ("unsent", unsent, "", Tone.QUIET, Mark.NONE),
        ):
            self.tiles[name].tell(value if known else None, note if known else "", tone, mark)

    def _moment(self) -> datetime | None:
        """The platform's clock; while nothing is heard it stands still, because nobody knows what goes on."""
        return self._view.at if self._is_old() else self._fresh.platform_now(time.monotonic())

    def _is_old(self) -> bool:
        cut_off = self._sync.central in {CentralState.OFFLINE, CentralState.REFUSED}
        return self._view.at is not None and (cut_off or self._fresh.age_s(time.monotonic()) > STALE_S)

    @Slot()
    def _turn(self) -> None:
        self._windows.redraw(TIMED)
        self._show_age()

    def _show_age(self) -> None:
        old, at = self._is_old(), self._view.at
        for tile in self.tiles.values():
            tile.grey(old or at is None)
        self.matters.show_hall(self._view.windows, known=at is not None and not old)
        for faded in (self.windows, self.groups, self.matters.list):
            faded.setProperty(FADED, old)
            faded.viewport().update()
        if at is None:
            self._freshness.show_state(self.tr("正在等平台数据"), Tone.QUIET, Mark.DOTS)
        else:
            seconds = int(self._fresh.age_s(time.monotonic()))
            text = self.tr("{count} 秒前的数据").format(count=seconds)
            if old:
                text = self.tr("{time} 的数据").format(time=at.strftime("%H:%M:%S"))
            self._freshness.show_state(text, Tone.WARN if old else Tone.GOOD, Mark.BANG if old else Mark.DOT)
        lines = (self._trouble(at), inbox_line(self._sync), catalogue_line(self._sync))
        self._broken.tell("\n".join(line for line in lines if line), Tone.WARN, Mark.BANG)

    def _trouble(self, at: datetime | None) -> str:
        """What is wrong with the connection, since when, and what that means for the numbers; empty when all is well."""
        since = self._sync.since
        match self._sync.central:
            case CentralState.OFFLINE if since is None:
                text = self.tr("平台断开。")
            case CentralState.OFFLINE if since is not None:
                moment = since.strftime("%H:%M:%S")
                text = self.tr("平台断开，从 {time} 起已 {age}。").format(time=moment, age=age(since))
            case CentralState.REFUSED:
                text = self.tr("平台不接受本机。请运维核对窗口号和登记。")
            case _ if self._is_old():
                text = self.tr("平台在线，但大厅数据没有更新。")
            case _:
                return ""
        rest = self.tr("灰色内容停在 {time}，各窗口照常办理。")
        return text + (rest.format(time=at.strftime("%H:%M:%S")) if at else "")

    def _lay_out(self, page: ScrollPage) -> None:
        page.body.addWidget(self._broken)
        tiles = QHBoxLayout()
        tiles.setSpacing(SPACING)
        for tile in self.tiles.values():
            tile.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            tiles.addWidget(tile, 1)
        page.body.addLayout(tiles)
        windows = Card(self.tr("窗口（异常在前）"), page.inside)
        windows.head.addWidget(self._freshness)
        windows.body.addWidget(self.windows)
        self.windows.setMinimumHeight(self.windows.needed_height(LEAST_ROWS))
        page.pair.addWidget(windows, 1)
        page.pair.addLayout(self._aside(page.inside))
        page.body.addLayout(page.pair, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(page)

    def _aside(self, parent: QWidget) -> QVBoxLayout:
        groups = Card(self.tr("各类等候"), parent)
        groups.body.addWidget(self.groups)
        groups.setMinimumWidth(ASIDE_WIDTH)
        self.matters.setMinimumSize(ASIDE_WIDTH, MATTERS_HEIGHT)
        column = QVBoxLayout()
        column.setSpacing(SPACING)
        column.addWidget(groups)
        column.addWidget(self.matters, 1)
        return column
