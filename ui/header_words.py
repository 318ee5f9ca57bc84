"""Words of the header bar: the way to the platform, device lamps, who works here."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui import causes, looks, texts
from ui.theme import Tone
from ui.widgets.header_bar import HeaderBar
from ui.widgets.marks import Mark
from window_client.views import DeviceRow, DevicesView, SessionView, Silence, SyncView
from window_client.words import CatalogueTrouble, CentralState, DeviceKind, DeviceState, DeviceTrouble

MINUTE_S, HOUR_S = 60, 3600
RARE = {DeviceKind.A4_PRINTER, DeviceKind.EVALUATOR, DeviceKind.LABEL_PRINTER, DeviceKind.VOICE}
"""Devices that many windows do not have: no lamp for one that nobody bound."""


def staff(view: SessionView) -> tuple[str, str]:
    """Role and 工号, and whether the platform itself confirmed the person; and the same for a narrow screen."""
    role = looks.look(view.role).text if view.role else ""
    text = QCoreApplication.translate("header", "{role} 工号 {number}").format(role=role, number=view.staff_no)
    short = QCoreApplication.translate("header", "工号 {number}").format(number=view.staff_no)
    if view.online:
        return text, short
    offline = QCoreApplication.translate("header", " · 离线登录")
    until = ""
    if view.right_until is not None:
        until = QCoreApplication.translate("header", "，可用至 {day}").format(day=f"{view.right_until:%m-%d %H:%M}")
    return text + offline + until, short + offline


def show_sync(header: HeaderBar, view: SyncView) -> None:
    """在线 · 待同步 12 最久 3 分; a returned record comes before everything."""
    shown = looks.look(view.central)
    tone, mark = (Tone.BAD, Mark.BACK) if view.returned else (shown.tone, shown.mark)
    tip = QCoreApplication.translate("header", "今日平台已收 {count} 条。按下看上报明细。").format(
        count=view.acknowledged_today
    )
    header.sync.show_state(" · ".join(sync_parts(view, short=view.returned > 0)), tone, mark, tip)
    header.fit()


def show_silence(header: HeaderBar, view: Silence) -> None:
    """明日视为受理 2: stands until each was accepted, told or looked at; what is accepted already comes first."""
    if view.deemed:
        text = QCoreApplication.translate("header", "已视为受理 {count}").format(count=view.deemed)
    else:
        text = QCoreApplication.translate("header", "明日视为受理 {count}").format(count=view.tomorrow)
    tip = QCoreApplication.translate(
        "header", "收件后没有告知：{deemed} 件已视为受理、还没有人打开，{tomorrow} 件明天起视为受理。按下看清单。"
    ).format(deemed=view.deemed, tomorrow=view.tomorrow)
    header.silence.show_state(text, Tone.BAD if view.deemed else Tone.WARN, Mark.BANG, tip)
    header.silence.setVisible(view.total > 0)
    header.fit()


def sync_parts(view: SyncView, *, short: bool = False) -> list[str]:
    """离线 自 10:42, 待同步 12 最久 3 分, 退回 1, 时钟差 2 分: what is so, and nothing of what is well.
    `short` leaves out the age."""
    text = looks.look(view.central).text
    if view.central is CentralState.OFFLINE and view.since is not None:
        moment = view.since.strftime("%H:%M")
        text = QCoreApplication.translate("header", "离线 自 {time}").format(time=moment)
    parts = [text]
    if view.waiting:
        waiting = QCoreApplication.translate("header", "待同步 {count}").format(count=view.waiting)
        is_old = view.oldest_at is not None and _seconds_since(view.oldest_at) >= MINUTE_S
        if not short and view.oldest_at is not None and (is_old or view.central is not CentralState.ONLINE):
            waiting += " " + QCoreApplication.translate("header", "最久 {age}").format(age=age(view.oldest_at))
        parts.append(waiting)
    if view.returned:
        parts.append(QCoreApplication.translate("header", "退回 {count}").format(count=view.returned))
    if view.unseen:
        parts.append(QCoreApplication.translate("header", "来件 {count}").format(count=view.unseen))
    if abs(view.clock_offset_s) > MINUTE_S:
        minutes = round(abs(view.clock_offset_s) / MINUTE_S)
        parts.append(QCoreApplication.translate("header", "时钟差 {n} 分").format(n=minutes))
    return parts


def catalogue_line(view: SyncView) -> str:
    """Why the newest catalogue is not in use, for who can see to it; "" while all is well."""
    if view.catalogue is CatalogueTrouble.BROKEN:
        return QCoreApplication.translate(
            "header", "新来的事项目录有错，没有采用，仍按原目录办理。请告知平台目录管理员：{fault}"
        ).format(fault=view.catalogue_fault)
    if view.catalogue is not CatalogueTrouble.UNREAD or view.catalogue_again is None:
        return ""
    return QCoreApplication.translate(
        "header", "新来的事项目录没有读成（程序故障），仍按原目录办理，{time} 再取。反复出现请运维查看日志。"
    ).format(time=view.catalogue_again.strftime("%H:%M"))


def inbox_line(view: SyncView) -> str:
    """What does not arrive while the line is well, why, and what to do, for who can see to it; "" while all is well."""
    if not view.inbox_cause or view.inbox_since is None or view.central is not CentralState.ONLINE:
        return ""
    return QCoreApplication.translate(
        "header",
        "平台来件从 {time} 起取不到：{why}受理和上报照常；审批结果、预约、网上申请暂时收不到，群众来问请先向部门核实。",
    ).format(time=view.inbox_since.strftime("%H:%M"), why=causes.sentence(view.inbox_cause))


def show_lamps(header: HeaderBar, view: DevicesView) -> None:
    """A quiet name for a device that is well; name and trouble for one that is not."""
    for row in view.rows:
        if row.device in RARE and row.state is DeviceState.UNBOUND:
            header.lamps.no_lamp(row.device.value)
            continue
        shown = looks.look(row.state)
        header.lamps.lamp(row.device.value, lamp_text(row), shown.tone, shown.mark, lamp_tip(row))
    header.lamps.told()
    header.fit()


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
    seconds = _seconds_since(since, now)
    if seconds < MINUTE_S:
        return QCoreApplication.translate("header", "{n} 秒").format(n=seconds)
    if seconds < HOUR_S:
        return QCoreApplication.translate("header", "{n} 分").format(n=seconds // MINUTE_S)
    return QCoreApplication.translate("header", "{n} 小时").format(n=seconds // HOUR_S)


def _seconds_since(since: datetime, now: datetime | None = None) -> int:
    return max(0, int(((now or datetime.now(since.tzinfo)) - since).total_seconds()))
