"""How an official paper stands with the A4 printer (文书打印), as word, tone and sign; and what that means."""

from PySide6.QtCore import QCoreApplication

from ui import texts
from ui.looks import Look
from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.views import DocumentRow
from window_client.words import DeviceTrouble, PaperState

CONTEXT = "print"
_OPEN = {PaperState.QUEUED, PaperState.SENDING}
_LOOKS = {
    PaperState.QUEUED: Look(QT_TRANSLATE_NOOP("print", "待打印"), Tone.INFO, Mark.DOTS),
    PaperState.SENDING: Look(QT_TRANSLATE_NOOP("print", "打印中"), Tone.INFO, Mark.DOTS),
    PaperState.PRINTED: Look(QT_TRANSLATE_NOOP("print", "已打印"), Tone.GOOD, Mark.TICK),
    PaperState.HANDED_OVER: Look(QT_TRANSLATE_NOOP("print", "已交打印机"), Tone.INFO, Mark.UP),
    PaperState.DOUBTFUL: Look(QT_TRANSLATE_NOOP("print", "打印存疑"), Tone.WARN, Mark.QUERY),
}
_SAYS = {
    PaperState.QUEUED: QT_TRANSLATE_NOOP("print", "正在打印。"),
    PaperState.SENDING: QT_TRANSLATE_NOOP("print", "正在打印。"),
    PaperState.PRINTED: QT_TRANSLATE_NOOP("print", "打印服务确认已打完。再要一份请按“补打一份”。"),
    PaperState.HANDED_OVER: QT_TRANSLATE_NOOP("print", "已交给打印服务，它不再回报。请看打印机。"),
    PaperState.DOUBTFUL: QT_TRANSLATE_NOOP("print", "不知道有没有打出来（{why}）。请看打印机，没有再按“补打一份”。"),
}
_WAITS = {
    PaperState.QUEUED: QT_TRANSLATE_NOOP("print", "打印机{why}，还没有送出。恢复后自动打印一次，不必再按。"),
    PaperState.SENDING: QT_TRANSLATE_NOOP("print", "已在打印队列里，打印机{why}。恢复后打出一份，不必再按。"),
}


def print_look(row: DocumentRow) -> Look | None:
    """None = it was never sent to the A4 printer."""
    if row.print_state is None:
        return None
    if row.print_state in _OPEN and row.print_trouble is not DeviceTrouble.NONE:
        text = _translated(QT_TRANSLATE_NOOP("print", "待打印：{why}")).format(why=texts.trouble(row.print_trouble))
        return Look(text, Tone.WARN, Mark.BANG)
    shown = _LOOKS[row.print_state]
    return shown._replace(text=_translated(shown.text))


def print_sentence(row: DocumentRow) -> str:
    """What happened to it and what to do; "" while it was never sent."""
    if row.print_state is None:
        return ""
    waits = row.print_trouble is not DeviceTrouble.NONE and row.print_state in _WAITS
    source = (_WAITS if waits else _SAYS)[row.print_state]
    return _translated(source).format(why=texts.trouble(row.print_trouble))


def _translated(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)
