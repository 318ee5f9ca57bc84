"""Records on their way (上报明细) as table rows: which case, what, state, since when, how often tried, why not yet."""

from PySide6.QtCore import QCoreApplication, QObject

from ui import causes, looks
from ui.header_words import age
from ui.looks import Look
from ui.marking import QT_TRANSLATE_NOOP
from ui.models.table import Column, FrozenTable
from window_client.views import ListedDelivery
from window_client.words import DeliveryKind, DeliveryState

translate = QCoreApplication.translate
TIMED = 3

_EVENTS: dict[str, str] = {
    "received": QT_TRANSLATE_NOOP("outbox", "收件"),
    "accepted": QT_TRANSLATE_NOOP("outbox", "受理"),
    "deemed_accepted": QT_TRANSLATE_NOOP("outbox", "视为受理"),
    "not_accepted": QT_TRANSLATE_NOOP("outbox", "不予受理"),
    "correction_notice": QT_TRANSLATE_NOOP("outbox", "补正告知"),
    "correction": QT_TRANSLATE_NOOP("outbox", "补正告知"),
    "supplemented": QT_TRANSLATE_NOOP("outbox", "补正收件"),
    "abandoned": QT_TRANSLATE_NOOP("outbox", "逾期未补正"),
    "withdrawn": QT_TRANSLATE_NOOP("outbox", "撤回"),
    "voided": QT_TRANSLATE_NOOP("outbox", "作废"),
    "in_review": QT_TRANSLATE_NOOP("outbox", "审查"),
    "special": QT_TRANSLATE_NOOP("outbox", "特别程序"),
    "special_over": QT_TRANSLATE_NOOP("outbox", "特别程序结束"),
    "extended": QT_TRANSLATE_NOOP("outbox", "延长审批"),
    "decided_grant": QT_TRANSLATE_NOOP("outbox", "准予"),
    "decided_refuse": QT_TRANSLATE_NOOP("outbox", "不予"),
    "concluded": QT_TRANSLATE_NOOP("outbox", "办结"),
    "issued": QT_TRANSLATE_NOOP("outbox", "结果到窗口"),
    "delivered": QT_TRANSLATE_NOOP("outbox", "送达"),
    "handed_out": QT_TRANSLATE_NOOP("outbox", "送达"),
    "sent_by_courier": QT_TRANSLATE_NOOP("outbox", "寄出"),
    "sent_electronically": QT_TRANSLATE_NOOP("outbox", "电子发出"),
    "arrived": QT_TRANSLATE_NOOP("outbox", "电子送达"),
    "signed_for": QT_TRANSLATE_NOOP("outbox", "签收"),
    "came_back": QT_TRANSLATE_NOOP("outbox", "退回"),
    "archived": QT_TRANSLATE_NOOP("outbox", "归档"),
}
EVENTS = frozenset(_EVENTS)
"""Kinds of events that have a word of their own; another is told as it is."""


class OutboxModel(FrozenTable[ListedDelivery]):
    """One row a record."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("outbox", "收件编号"), _number, 20),
            Column(translate("outbox", "内容"), _what, 11),
            Column(translate("outbox", "状态"), _state, 13),
            Column(translate("outbox", "多久以前"), _age, 10),
            Column(translate("outbox", "工号"), _actor, 8),
            Column(translate("outbox", "次数"), _tries, 7),
            Column(translate("outbox", "原因与办法"), _cause, 46),
        )
        super().__init__(columns, _key, parent)


def what(row: ListedDelivery) -> str:
    """收件, 受理, or 材料页 3/5: so many pages of its case are there."""
    if row.kind is DeliveryKind.PAGE:
        says = translate("outbox", "材料页")
        return f"{says} {row.pages_sent}/{row.pages_total}" if row.pages_total else says
    if row.kind is DeliveryKind.EVALUATION:
        return translate("outbox", "评价")
    if row.kind is DeliveryKind.PROBLEM:
        return translate("outbox", "目录问题")
    return event_word(row.event)


def event_word(kind: str) -> str:
    """收件, 受理 …"""
    return translate("outbox", _EVENTS[kind]) if kind in _EVENTS else kind


def _key(row: ListedDelivery) -> str:
    return row.id


def _number(row: ListedDelivery) -> Look:
    return Look(row.receipt_no)


def _what(row: ListedDelivery) -> Look:
    return Look(what(row))


def _state(row: ListedDelivery) -> Look:
    return looks.look(row.state)


def _age(row: ListedDelivery) -> Look:
    return Look(age(row.at))


def _actor(row: ListedDelivery) -> Look:
    return Look(row.actor)


def _tries(row: ListedDelivery) -> Look:
    return Look(str(row.attempts) if row.attempts else "—")


def _cause(row: ListedDelivery) -> Look:
    return Look("" if row.state is DeliveryState.ACKNOWLEDGED else causes.of_record(row.cause, row.kind))
