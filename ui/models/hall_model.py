"""Windows and waiting groups of the hall (大厅) as table rows; troubled windows stand first."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from ui import looks, texts
from ui.looks import Look
from ui.models.ages import clock
from ui.models.table import Column, FrozenTable
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.messages import GroupCount, WindowCount
from window_client.words import DeviceKind, DeviceTrouble, WindowState

AT_WORK = {WindowState.IDLE, WindowState.CALLING, WindowState.SERVING}
_TIMED = {WindowState.CALLING, WindowState.SERVING, WindowState.PAUSED, WindowState.OFFLINE}
_ORDER = (
    WindowState.OFFLINE,
    WindowState.PAUSED,
    WindowState.SERVING,
    WindowState.CALLING,
    WindowState.IDLE,
    WindowState.CLOSED,
)
_KINDS = {kind.value: kind for kind in DeviceKind}
_TROUBLES = {trouble.value: trouble for trouble in DeviceTrouble}
_BLANK = Look("—")
translate = QCoreApplication.translate
TIMED = 3  # the column whose words run with the clock


class WindowsModel(FrozenTable[WindowCount]):
    """One row a window. Times run by `moment`, the platform's clock, which stands still while nothing is heard."""

    def __init__(self, moment: Callable[[], datetime | None], parent: QObject | None = None) -> None:
        self._moment = moment
        super().__init__(self._columns(), _window, parent)

    def show_hall(self, windows: Iterable[WindowCount]) -> None:
        """Become these windows, troubled ones first."""
        self.show_rows(sorted(windows, key=urgency))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("hall", "窗口"), _name, 12),
            Column(translate("hall", "状态"), _state, 11),
            Column(translate("hall", "号"), _ticket, 7),
            Column(translate("hall", "已历时"), self._since, 8),
            Column(translate("hall", "工号"), _staff, 7),
            Column(translate("hall", "今日受理"), _accepted, 9),
            Column(translate("hall", "办结号"), _served, 7),
            Column(translate("hall", "平均用时"), _mean, 9),
            Column(translate("hall", "设备"), _devices, 20),
            Column(translate("hall", "未上报"), _unsent, 8),
        )

    def _since(self, row: WindowCount) -> Look:
        now = self._moment()
        began = row.heard_at if row.state is WindowState.OFFLINE else row.since
        if began is None or now is None or row.state not in _TIMED:
            return _BLANK
        return Look(clock((now - began).total_seconds()))


class GroupsModel(FrozenTable[GroupCount]):
    """One row a group of tickets, the bar says how many wait."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("hall", "业务类别"), _group, 10),
            Column(translate("hall", "等候"), _waiting, 9, _waiting_count),
            Column(translate("hall", "最长"), _longest, 8),
        )
        super().__init__(columns, _group_key, parent)


def urgency(row: WindowCount) -> tuple[bool, int, str]:
    """Offline, with a device in trouble or receipts without a word first, then by what the window is doing, then by its number."""
    well = row.state is not WindowState.OFFLINE and not row.devices and not row.silent
    return (well, _ORDER.index(row.state), row.window)


def window_name(row: WindowCount) -> str:
    """As the window calls itself."""
    return row.name or row.window


def device_troubles(row: WindowCount) -> list[str]:
    """凭条 缺纸, 读卡器 已拔出; the words of a newer window that we do not know are shown as they came."""
    return [_device(each) for each in row.devices.split(",") if each]


def _device(text: str) -> str:
    name, _, code = text.partition(":")
    kind, trouble = _KINDS.get(name), _TROUBLES.get(code)
    if kind is None or trouble is None:
        return text
    return f"{looks.look(kind).text} {texts.trouble(trouble)}"


def _window(row: WindowCount) -> str:
    return row.window


def _group_key(row: GroupCount) -> str:
    return row.group


def _name(row: WindowCount) -> Look:
    return Look(window_name(row))


def _state(row: WindowCount) -> Look:
    return looks.look(row.state)


def _ticket(row: WindowCount) -> Look:
    return Look(row.ticket) if row.ticket else _BLANK


def _staff(row: WindowCount) -> Look:
    return Look(row.staff_no) if row.staff_no else _BLANK


def _accepted(row: WindowCount) -> Look:
    return Look(str(row.accepted))


def _served(row: WindowCount) -> Look:
    return Look(str(row.served))


def _mean(row: WindowCount) -> Look:
    return _BLANK if row.mean_handle_s is None else Look(clock(row.mean_handle_s))


def _devices(row: WindowCount) -> Look:
    troubles = device_troubles(row)
    if troubles:
        more = translate("hall", "{first} 等 {count} 项").format(first=troubles[0], count=len(troubles))
        return Look(more if len(troubles) > 1 else troubles[0], Tone.WARN, Mark.BANG)
    if row.state in {WindowState.OFFLINE, WindowState.CLOSED}:
        return _BLANK
    return Look(translate("hall", "正常"))


def _unsent(row: WindowCount) -> Look:
    return Look(str(row.unsent))


def _group(row: GroupCount) -> Look:
    return Look(row.group)


def _waiting(row: GroupCount) -> Look:
    return Look(str(row.waiting))


def _waiting_count(row: GroupCount) -> int:
    return row.waiting


def _longest(row: GroupCount) -> Look:
    return Look(clock(row.longest_s)) if row.waiting else _BLANK
