"""Messages of the platform (平台来件) as table rows: when, what, which case, what it says, what became of it."""

from PySide6.QtCore import QCoreApplication, QObject

from ui import looks
from ui.looks import Look
from ui.models.table import Column, FrozenTable
from window_client.views import Received

translate = QCoreApplication.translate


class ReceivedModel(FrozenTable[Received]):
    """One row a message, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("received", "时间"), _time, 13),
            Column(translate("received", "类别"), _kind, 11),
            Column(translate("received", "收件编号"), _number, 20),
            Column(translate("received", "结果"), _outcome, 14),
            Column(translate("received", "内容"), _text, 57),
        )
        super().__init__(columns, _key, parent)


def kind_word(kind: str) -> str:
    """决定, 通知 …; a kind that nobody taught us is told as it is."""
    words = {
        "decision": translate("received", "审批决定"),
        "result": translate("received", "办理结果"),
        "notice": translate("received", "通知"),
        "pre_application": translate("received", "网上预审"),
        "appointment": translate("received", "预约"),
        "evaluation": translate("received", "评价"),
    }
    return words.get(kind, kind)


def _key(row: Received) -> int:
    return row.cursor


def _time(row: Received) -> Look:
    return Look(row.at.strftime("%m-%d %H:%M"))


def _kind(row: Received) -> Look:
    return Look(kind_word(row.kind))


def _number(row: Received) -> Look:
    return Look(row.receipt_no or "—")


def _outcome(row: Received) -> Look:
    return looks.look(row.outcome)


def _text(row: Received) -> Look:
    return Look(row.text)
