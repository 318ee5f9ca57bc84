"""What bytes on a line mean (收发记录的含义), in two or three words."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from window_client import messages as m
from window_client.words import FileFault, TraceWay, TraceWord

CONTEXT = "trace"

WORDS: dict[TraceWord, str] = {
    TraceWord.NOTHING: "",
    TraceWord.FIND: QT_TRANSLATE_NOOP("trace", "寻卡"),
    TraceWord.SELECT: QT_TRANSLATE_NOOP("trace", "选卡"),
    TraceWord.READ: QT_TRANSLATE_NOOP("trace", "读文字与照片"),
    TraceWord.READER_ASKED: QT_TRANSLATE_NOOP("trace", "问读卡器状态"),
    TraceWord.NUMBER_ASKED: QT_TRANSLATE_NOOP("trace", "问模块编号"),
    TraceWord.OTHER_ASKED: QT_TRANSLATE_NOOP("trace", "其他指令"),
    TraceWord.READER_OK: QT_TRANSLATE_NOOP("trace", "成功"),
    TraceWord.READER_FOUND: QT_TRANSLATE_NOOP("trace", "找到卡"),
    TraceWord.READER_NO_CARD: QT_TRANSLATE_NOOP("trace", "无卡或未拿起"),
    TraceWord.READER_SAYS: QT_TRANSLATE_NOOP("trace", "读卡器报告"),
    TraceWord.PRINTER_ASKED: QT_TRANSLATE_NOOP("trace", "问打印机状态"),
    TraceWord.PRINTER_ANSWER: QT_TRANSLATE_NOOP("trace", "状态应答"),
    TraceWord.PRINTER_CHANGED: QT_TRANSLATE_NOOP("trace", "打印机主动报告"),
    TraceWord.PRINTED_ASKED: QT_TRANSLATE_NOOP("trace", "问是否已打完"),
    TraceWord.PRINTED_ANSWER: QT_TRANSLATE_NOOP("trace", "已打完"),
    TraceWord.GO: QT_TRANSLATE_NOOP("trace", "可以继续发"),
    TraceWord.WAIT: QT_TRANSLATE_NOOP("trace", "暂停发送"),
    TraceWord.JOB_HIDDEN: QT_TRANSLATE_NOOP("trace", "打印内容，已遮蔽，字节"),
    TraceWord.SHOWN: QT_TRANSLATE_NOOP("trace", "显示"),
    TraceWord.CODE_HIDDEN: QT_TRANSLATE_NOOP("trace", "扫码内容，已遮蔽，字节"),
    TraceWord.HIDDEN: QT_TRANSLATE_NOOP("trace", "已遮蔽，字节"),
    TraceWord.NOT_UNDERSTOOD: QT_TRANSLATE_NOOP("trace", "读不懂，已遮蔽，字节"),
}

SIGNS = {TraceWay.OUT: "→", TraceWay.IN: "←"}
WAYS: dict[TraceWay, str] = {
    TraceWay.OPENED: QT_TRANSLATE_NOOP("trace", "—— 端口打开 ——"),
    TraceWay.LOST: QT_TRANSLATE_NOOP("trace", "—— 断开 ——"),
}

FACTS: dict[str, str] = {
    m.CardRead.__name__: QT_TRANSLATE_NOOP("trace", "读出证件"),
    m.CardTroubled.__name__: QT_TRANSLATE_NOOP("trace", "证件读不出"),
    m.BarcodeScanned.__name__: QT_TRANSLATE_NOOP("trace", "扫到码"),
    m.PrinterReady.__name__: QT_TRANSLATE_NOOP("trace", "打印机可用"),
    m.PaperPrinted.__name__: QT_TRANSLATE_NOOP("trace", "凭条已打印"),
    m.PaperDoubtful.__name__: QT_TRANSLATE_NOOP("trace", "凭条是否打出不确定"),
    m.PaperHeld.__name__: QT_TRANSLATE_NOOP("trace", "凭条没有开始打"),
    m.LabelsEnded.__name__: QT_TRANSLATE_NOOP("trace", "标签打印结束"),
    m.DisplayShown.__name__: QT_TRANSLATE_NOOP("trace", "屏幕已收到内容"),
    m.VoiceSpoke.__name__: QT_TRANSLATE_NOOP("trace", "已播报"),
    m.EvaluationAnswered.__name__: QT_TRANSLATE_NOOP("trace", "收到评价"),
    m.EvaluationNotAsked.__name__: QT_TRANSLATE_NOOP("trace", "评价没有问出"),
}
"""What a driver told of its device, by the kind of the fact."""


FAULTS: dict[FileFault, str] = {
    FileFault.NOT_FOUND: QT_TRANSLATE_NOOP("trace", "找不到这个文件或文件夹"),
    FileFault.NOT_ALLOWED: QT_TRANSLATE_NOOP("trace", "没有读写它的权限"),
    FileFault.IS_FOLDER: QT_TRANSLATE_NOOP("trace", "那是文件夹，不是文件"),
    FileFault.DISK_FULL: QT_TRANSLATE_NOOP("trace", "磁盘已满"),
    FileFault.FAILED: QT_TRANSLATE_NOOP("trace", "系统读写失败"),
    FileFault.NOT_A_TRACE: QT_TRANSLATE_NOOP("trace", "它不是收发记录，或已损坏"),
    FileFault.OTHER_VERSION: QT_TRANSLATE_NOOP("trace", "它由别的版本的程序录制"),
    FileFault.NO_DRIVER: QT_TRANSLATE_NOOP("trace", "本程序没有这种设备的驱动"),
}
_DIFFERS = QT_TRANSLATE_NOOP(
    "trace",
    "第 {line} 行起与录制不一致。录制时发送：{then}；现在发送：{now}。请核对设备设置是否与录制时相同；"
    "仍不一致，请把文件交给技术支持。窗口办理不受影响。",
)
_NOTHING_SENT = QT_TRANSLATE_NOOP("trace", "无")


def fault(code: FileFault) -> str:
    """Why a recording could not be written or played."""
    return QCoreApplication.translate(CONTEXT, FAULTS[code])


def differs(found: m.Difference) -> str:
    """Where a driver does something else than was recorded, and what to do."""
    then, now = _said(found.then, found.then_word), _said(found.now, found.now_word)
    return QCoreApplication.translate(CONTEXT, _DIFFERS).format(line=found.line, then=then, now=now)


def _said(spelled: str, word: TraceWord) -> str:
    """寻卡（AA AA …）"""
    if not spelled:
        return QCoreApplication.translate(CONTEXT, _NOTHING_SENT)
    said = meaning(word)
    return f"{said}（{spelled}）" if said else spelled


def meaning(word: TraceWord) -> str:
    """In the language of the screen."""
    text = WORDS[word]
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def facts(kinds: Sequence[str]) -> str:
    """What a driver told, each kind once with how often; "—" for nothing."""
    told = (
        (QCoreApplication.translate(CONTEXT, FACTS[kind]) if kind in FACTS else kind, times)
        for kind, times in Counter(kinds).items()
    )
    return "、".join(said if times == 1 else f"{said} ×{times}" for said, times in told) or "—"


def event(way: TraceWay) -> str:
    """What happened to the line itself; "" for bytes."""
    text = WAYS.get(way, "")
    return QCoreApplication.translate(CONTEXT, text) if text else ""
