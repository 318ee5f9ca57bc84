"""Two contents of one record (冲突对照) as table rows: the field, ours, the platform's, whether they differ."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject

from ui import looks
from ui.looks import Look
from ui.marking import QT_TRANSLATE_NOOP
from ui.models.outbox_model import event_word
from ui.models.table import Column, FrozenTable
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.views import PairRow
from window_client.words import CaseState, Role, Source

translate = QCoreApplication.translate

_FIELDS: dict[str, str] = {
    "id": QT_TRANSLATE_NOOP("pair", "记录号"),
    "case": QT_TRANSLATE_NOOP("pair", "办件内部号"),
    "seq": QT_TRANSLATE_NOOP("pair", "第几步"),
    "kind": QT_TRANSLATE_NOOP("pair", "环节"),
    "from_state": QT_TRANSLATE_NOOP("pair", "原状态"),
    "to_state": QT_TRANSLATE_NOOP("pair", "新状态"),
    "receipt_no": QT_TRANSLATE_NOOP("pair", "收件编号"),
    "official_no": QT_TRANSLATE_NOOP("pair", "办件编号"),
    "staff_no": QT_TRANSLATE_NOOP("pair", "工号"),
    "role": QT_TRANSLATE_NOOP("pair", "岗位"),
    "site": QT_TRANSLATE_NOOP("pair", "大厅"),
    "window": QT_TRANSLATE_NOOP("pair", "窗口"),
    "at": QT_TRANSLATE_NOOP("pair", "发生时间"),
    "reason": QT_TRANSLATE_NOOP("pair", "理由"),
    "entered_at": QT_TRANSLATE_NOOP("pair", "补录时间"),
    "item_code": QT_TRANSLATE_NOOP("pair", "事项编码"),
    "item_version": QT_TRANSLATE_NOOP("pair", "事项版本"),
    "item_name": QT_TRANSLATE_NOOP("pair", "事项"),
    "catalogue_version": QT_TRANSLATE_NOOP("pair", "目录版本"),
    "applicant_name": QT_TRANSLATE_NOOP("pair", "申请人"),
    "applicant_key": QT_TRANSLATE_NOOP("pair", "申请人证号"),
    "ticket": QT_TRANSLATE_NOOP("pair", "排队号"),
    "query_token": QT_TRANSLATE_NOOP("pair", "查询码"),
    "accepted_at": QT_TRANSLATE_NOOP("pair", "受理时间"),
    "due": QT_TRANSLATE_NOOP("pair", "承诺办结日"),
    "due_provisional": QT_TRANSLATE_NOOP("pair", "办结日待定"),
    "applications": QT_TRANSLATE_NOOP("pair", "网上申请号"),
}
FIELDS = frozenset(_FIELDS)
"""Fields of a record that have a word of their own; answers and pages bring the catalogue's."""

_CODES: dict[str, type[StrEnum]] = {"from_state": CaseState, "to_state": CaseState, "role": Role}


class PairModel(FrozenTable[PairRow]):
    """One row a field."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("pair", "项目"), _name, 20),
            Column(translate("pair", "本机"), lambda row: Look(said(row.name, row.ours)), 33),
            Column(translate("pair", "平台"), lambda row: Look(said(row.name, row.theirs)), 33),
            Column(translate("pair", "比较"), _differs, 14),
        )
        super().__init__(columns, lambda row: row.name, parent)


def name_of(row: PairRow) -> str:
    """The field in a person's words."""
    group, colon, _ = row.name.partition(":")
    if not colon:
        return translate("pair", _FIELDS[row.name]) if row.name in _FIELDS else row.name
    forms = {
        "source": translate("pair", "{label}（来源）"),
        "pages": translate("pair", "材料页：{label}"),
    }
    return forms.get(group, "{label}").format(label=row.label)


def said(name: str, value: str) -> str:
    """A value in a person's words: codes of the contract become the words of the other pages."""
    if not value:
        return "—"
    if name == "kind":
        return event_word(value)
    if name == "due_provisional":
        return translate("pair", "是") if value == "True" else translate("pair", "否")
    kind = Source if name.startswith("source:") else _CODES.get(name)
    return looks.look(kind(value)).text if kind is not None and value in set(kind) else value


def _name(row: PairRow) -> Look:
    return Look(name_of(row))


def _differs(row: PairRow) -> Look:
    if row.differs:
        return Look(translate("pair", "不同"), Tone.BAD, Mark.BANG)
    return Look(translate("pair", "相同"), Tone.GOOD, Mark.TICK)
