"""Sample views of the hall and of the devices for the supervisor's and the technician's pages. Nobody real."""

from dataclasses import replace
from datetime import timedelta

from tests.ui.samples import NOW
from window_client import views as v
from window_client.messages import GroupCount, WindowCount
from window_client.words import CentralState, DeviceKind, DeviceState, DeviceTrouble, Role, WindowState

SESSION = v.SessionId("session-9")
SUPERVISOR = v.SessionView(SESSION, "0007", "罗敏", Role.SUPERVISOR, "90", "值班台", "长洲区政务服务中心", True)
TECHNICIAN = replace(SUPERVISOR, staff_no="9001", name="韦强", role=Role.TECHNICIAN)
ONLINE = v.SyncView(central=CentralState.ONLINE, since=NOW - timedelta(hours=1), acknowledged_today=146)
CUT_OFF = v.SyncView(
    central=CentralState.OFFLINE,
    since=NOW - timedelta(minutes=3),
    waiting=9,
    oldest_at=NOW - timedelta(minutes=3),
    returned=1,
    cause="timed out",
)


def window(number: str, state: WindowState, *, devices: str = "", ticket: str = "", unsent: int = 0) -> WindowCount:
    """One window; it has been at it for 372 s."""
    return WindowCount(
        window=number,
        name=f"{int(number)}号窗口",
        state=state,
        staff_no=f"10{number}",
        ticket=ticket,
        since=NOW - timedelta(seconds=372),
        accepted=6,
        served=7,
        mean_handle_s=468,
        devices=devices,
        unsent=unsent,
        heard_at=NOW,
    )


WINDOWS = (
    window("01", WindowState.SERVING, ticket="S021", unsent=2),
    window("02", WindowState.PAUSED),
    window("03", WindowState.IDLE, devices="receipt-printer:paper_out,id-reader:unplugged"),
    window("04", WindowState.OFFLINE, ticket="Z040", unsent=4),
    window("05", WindowState.CLOSED),
    window("06", WindowState.CALLING, ticket="T010"),
)
GROUPS = (GroupCount("社会事务", 14, 1860), GroupCount("注册经营", 11, 2040), GroupCount("投资建设", 0, 0))
HALL = v.HallView(WINDOWS, GROUPS, accepted_today=146, served_today=151, at=NOW)


def device(kind: DeviceKind, state: DeviceState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> v.DeviceRow:
    """One device that answered a minute ago in 12 ms."""
    return v.DeviceRow(kind, state, trouble, f"socket://{kind.value}", NOW - timedelta(minutes=1), 12.0, "SAM 05.03", 3)


DEVICES = v.DevicesView(
    (
        device(DeviceKind.ID_READER, DeviceState.READY),
        device(DeviceKind.RECEIPT_PRINTER, DeviceState.ATTENTION, DeviceTrouble.PAPER_OUT),
        replace(device(DeviceKind.WINDOW_DISPLAY, DeviceState.OPEN), last_answer=None, answer_ms=None),
        v.DeviceRow(
            DeviceKind.BARCODE_SCANNER, DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED, "", None, None, "", 0
        ),
        device(DeviceKind.DOCUMENT_SCANNER, DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
    )
)
