"""What a technician reads beside a troubled device (处置建议): what it means at the window, and what to do."""

from PySide6.QtCore import QCoreApplication

from ui import card_texts
from ui.marking import QT_TRANSLATE_NOOP
from window_client.views import DeviceRow
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

CONTEXT = "advice"

WELL = QT_TRANSLATE_NOOP("advice", "工作正常。")
OPEN = QT_TRANSLATE_NOOP("advice", "端口已打开。这种设备不会应答，只能确认数据已写出。")

LISTENS = QT_TRANSLATE_NOOP("advice", "端口已打开。扫码枪只在扫码时说话：扫一个码，这里就有最近应答。")
CONNECTING = QT_TRANSLATE_NOOP("advice", "正在连接。几秒后还没有应答，会写明原因。")
UNKNOWN = QT_TRANSLATE_NOOP("advice", "设备没有说明原因。请按 F5 重新检测；再次出现请断电重启设备。")

ADVICE: dict[DeviceTrouble, str] = {
    DeviceTrouble.NOT_CONFIGURED: QT_TRANSLATE_NOOP("advice", "配置中没有填写端口。窗口照常办理，这项功能停用。"),
    DeviceTrouble.PORT_MISSING: QT_TRANSLATE_NOOP(
        "advice", "找不到这个端口。请检查线缆和供电；插回后 3 秒内自动恢复，不必重启。"
    ),
    DeviceTrouble.PORT_BUSY: QT_TRANSLATE_NOOP("advice", "端口被其他程序占用。请关闭占用它的程序。"),
    DeviceTrouble.PORT_TAKEN: QT_TRANSLATE_NOOP(
        "advice", "本窗口的另一台设备正用着这个端口。正在其他端口上寻找；找不到请在端口表里选对端口，按 F4 绑定。"
    ),
    DeviceTrouble.UNPLUGGED: QT_TRANSLATE_NOOP(
        "advice", "线缆被拔下，或有其他程序在读同一端口。插回后自动恢复，已录入的内容不受影响。"
    ),
    DeviceTrouble.SILENT: QT_TRANSLATE_NOOP("advice", "端口打得开，设备没有应答。请检查电源、波特率和接线。"),
    DeviceTrouble.GARBLED: QT_TRANSLATE_NOOP(
        "advice", "设备有应答，但校验不对。请检查波特率、接线和干扰，或确认接的就是这种设备。"
    ),
    DeviceTrouble.WRONG_DEVICE: QT_TRANSLATE_NOOP(
        "advice", "这个端口上是打印机，没有向它发任何指令。正在其他端口上寻找；接上后自动恢复。"
    ),
    DeviceTrouble.PAPER_OUT: QT_TRANSLATE_NOOP("advice", "请装纸。等待打印的凭条会自动打印一次。"),
    DeviceTrouble.PAPER_NEAR_END: QT_TRANSLATE_NOOP("advice", "纸快用完，请备纸。"),
    DeviceTrouble.COVER_OPEN: QT_TRANSLATE_NOOP("advice", "请合上打印机盖子。"),
    DeviceTrouble.CUTTER: QT_TRANSLATE_NOOP("advice", "切刀卡住。请断电后清除卡纸。"),
    DeviceTrouble.OVERHEATED: QT_TRANSLATE_NOOP("advice", "打印头过热，冷却后自动恢复。"),
    DeviceTrouble.NOT_TAKING: QT_TRANSLATE_NOOP(
        "advice", "打印机用握手线表示现在不收数据：可能缺纸、开盖或正忙。好了以后自动继续，不会重复。"
    ),
    DeviceTrouble.PRINTER_ERROR: QT_TRANSLATE_NOOP("advice", "打印机报告故障。请断电重启打印机。"),
    DeviceTrouble.ORDER_REFUSED: QT_TRANSLATE_NOOP(
        "advice", "设备有应答，但拒绝执行。请核对种类和各项设置（宽高、寄存器）。期间请口头叫号。"
    ),
    DeviceTrouble.READER_FAULT: QT_TRANSLATE_NOOP("advice", "读卡模块自检未通过。请断电重启；仍不行请送修。"),
    DeviceTrouble.READER_NOT_AUTHORISED: QT_TRANSLATE_NOOP(
        "advice", "安全模块未授权。请联系读卡器供应商。期间可手工录入证件号码。"
    ),
    DeviceTrouble.NO_PROGRAM: QT_TRANSLATE_NOOP(
        "advice", "没有安装扫描程序（sane-utils；摄像头要 PySide6-Addons）。可先用“导入”收取材料。"
    ),
    DeviceTrouble.NO_SCANNER: QT_TRANSLATE_NOOP(
        "advice", "系统看不到这台扫描仪或摄像头。请检查线缆、电源和设备名，再按 F5。"
    ),
    DeviceTrouble.PAPER_JAM: QT_TRANSLATE_NOOP("advice", "卡纸。请打开盖板取出纸张；扫描再扫一次，打印会自动继续。"),
    DeviceTrouble.RIBBON_OUT: QT_TRANSLATE_NOOP("advice", "请换碳带。正在打的标签随后自动打出。"),
    DeviceTrouble.TONER_OUT: QT_TRANSLATE_NOOP("advice", "请换墨粉盒或硒鼓。队列里的文书随后自动打出，不会重复。"),
    DeviceTrouble.QUEUE_STOPPED: QT_TRANSLATE_NOOP(
        "advice", "打印队列被停用，文书还没有送出。请在系统的打印设置里启用它，文书随后自动打印一次。"
    ),
    DeviceTrouble.QUEUE_REFUSES: QT_TRANSLATE_NOOP(
        "advice", "打印队列不接收任务，文书还没有送出。请在系统的打印设置里允许接收，并检查权限。"
    ),
    DeviceTrouble.QUEUE_MISSING: QT_TRANSLATE_NOOP(
        "advice", "打印服务里没有这个名字的队列。请在“设置”里改队列名，或在系统里添加打印机。"
    ),
    DeviceTrouble.SERVICE_MISSING: QT_TRANSLATE_NOOP(
        "advice", "连不上打印服务或网络打印机。请检查服务是否在运行、地址和网线；文书可先另存为 PDF。"
    ),
    DeviceTrouble.NOT_PAIRED: QT_TRANSLATE_NOOP(
        "advice", "评价器里没有本窗口的密钥，它的评价不会采用。请按住机内的配对开关，再按 F7 试机。"
    ),
    DeviceTrouble.JOB_ENDED: QT_TRANSLATE_NOOP("advice", "有人取消了打印任务，可能已打出一部分。请看打印机。"),
    DeviceTrouble.NO_VOICE: QT_TRANSLATE_NOOP(
        "advice", "没有找到语音程序，或它不会普通话。请安装 espeak-ng（由大厅自行安装）。期间请口头叫号。"
    ),
    DeviceTrouble.NO_SOUND: QT_TRANSLATE_NOOP(
        "advice", "语音程序在，但系统没有地方放声音。请检查声卡、音箱和系统音量，再按试机。期间请口头叫号。"
    ),
    DeviceTrouble.INTERNAL: QT_TRANSLATE_NOOP("advice", "驱动内部错误，已记录日志并会自动重试。"),
}


SCANNER: dict[DeviceTrouble, str] = {
    DeviceTrouble.SILENT: QT_TRANSLATE_NOOP(
        "advice", "扫描仪或摄像头没有送来页面。请检查电源和线缆，重启它，再按 F5。期间可用“导入”收取材料。"
    ),
    DeviceTrouble.GARBLED: QT_TRANSLATE_NOOP(
        "advice", "扫描仪或摄像头的应答读不懂。请核对“设置”里的设备，重启它，再按 F5。期间可用“导入”收取材料。"
    ),
}
"""What is otherwise for a scanner: it has neither speed nor wires of its own."""

QUIET: dict[DeviceState, str] = {
    DeviceState.UNBOUND: ADVICE[DeviceTrouble.NOT_CONFIGURED],
    DeviceState.CONNECTING: CONNECTING,
    DeviceState.READY: WELL,
    DeviceState.OPEN: OPEN,
}
"""What to say while no trouble is named."""


def advice(row: DeviceRow) -> str:
    """One or two sentences for this device now, in the language of the screen."""
    quiet = QUIET.get(row.state, UNKNOWN)
    if quiet is OPEN and row.device is DeviceKind.BARCODE_SCANNER:
        quiet = LISTENS
    if row.device is DeviceKind.ID_READER and (said := card_texts.of_status(row.detail)):
        return said
    own = SCANNER.get(row.trouble) if row.device is DeviceKind.DOCUMENT_SCANNER else None
    return QCoreApplication.translate(CONTEXT, own or ADVICE.get(row.trouble) or quiet)
