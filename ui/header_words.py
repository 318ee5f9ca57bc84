"""Words of the header bar: the way to the platform, device lamps, who works here."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui import looks, texts
from ui.theme import Tone
from ui.widgets.header_bar import HeaderBar, SyncButton
from ui.widgets.marks import Mark
from window_client.views import DeviceRow, DevicesView, SessionView, SyncView
from window_client.words import CentralState, DeviceState, DeviceTrouble

MINUTE_S, HOUR_S = 60, 3600


def staff(view: SessionView) -> str:
    """工号 and role, and whether the platform itself confirmed the person."""
    role = looks.look(view.role).text if view.role else ""
    text = QCoreApplication.translate("header", "{role} 工号 {number}").format(role=role, number=view.staff_no)
    if not view.online:
        text += QCoreApplication.translate("header", " · 离线登录")
        if view.right_until is not None:
            text += QCoreApplication.translate("header", "，可用至 {day}").format(day=f"{view.right_until:%m-%d %H:%M}")
    return text


def show_sync(button: SyncButton, view: SyncView) -> None:
    """在线 · 待同步 2 · 最早 40 秒; a returned record comes before everything."""
    shown = looks.look(view.central)
    parts, tone, mark = [shown.text], shown.tone, shown.mark
    if view.waiting:
        parts.append(QCoreApplication.translate("header", "待同步 {count}").format(count=view.waiting))
    if view.waiting and view.oldest_at is not None and view.central is not CentralState.ONLINE:
        parts.append(QCoreApplication.translate("header", "最早 {age}").format(age=age(view.oldest_at)))
    if view.returned:
        parts.append(QCoreApplication.translate("header", "退回 {count}").format(count=view.returned))
        tone, mark = Tone.BAD, Mark.BACK
    tip = QCoreApplication.translate("header", "今日平台已收 {count} 件。按下立即上报。").format(
        count=view.acknowledged_today
    )
    button.show_state(" · ".join(parts), tone, mark, tip)


def show_lamps(header: HeaderBar, view: DevicesView) -> None:
    """A quiet name for a device that is well; name and trouble for one that is not."""
    for row in view.rows:
        shown = looks.look(row.state)
        header.lamp(row.device.value, lamp_text(row), shown.tone, shown.mark, lamp_tip(row))


def lamp_text(row: DeviceRow) -> str:
    """读卡器, or 凭条 缺纸."""
    name = looks.look(row.device).text
    if row.trouble not in {DeviceTrouble.NONE, DeviceTrouble.NOT_CONFIGURED}:
        return f"{name} {texts.trouble(row.trouble)}"
    if row.state in {DeviceState.READY, DeviceState.OPEN}:
        return name
    return f"{name} {looks.look(row.state).text}"


def lamp_tip(row: DeviceRow) -> str:
    """Name, state, port."""
    parts = (looks.look(row.device).text, looks.look(row.state).text, texts.trouble(row.trouble), row.port)
    return " · ".join(part for part in parts if part)


def age(since: datetime, now: datetime | None = None) -> str:
    """How long ago, in the one unit that a person would say."""
    seconds = max(0, int(((now or datetime.now(since.tzinfo)) - since).total_seconds()))
    if seconds < MINUTE_S:
        return QCoreApplication.translate("header", "{n} 秒").format(n=seconds)
    if seconds < HOUR_S:
        return QCoreApplication.translate("header", "{n} 分").format(n=seconds // MINUTE_S)
    return QCoreApplication.translate("header", "{n} 小时").format(n=seconds // HOUR_S)
