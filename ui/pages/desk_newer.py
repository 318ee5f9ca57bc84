"""The draft was begun by an older catalogue (事项已更新): what is different, one key to take it over, what is kept apart."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import looks, names
from ui.pages.desk_seat import Seat
from ui.pages.item_guide import limit_text
from ui.theme import Tone
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from window_client.messages import TakeNewVersion
from window_client.views import CaseView, Change, KeptApart
from window_client.words import ItemChange, Necessity, Source

MOST = 6
"""Differences said beside the form; all of them stand in its tip."""

translate = QCoreApplication.translate  # the name lupdate looks for


class NewerBar(QWidget):
    """Hidden while the draft is served by the newest catalogue and nothing is kept apart."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._says = NoticeLine(self, name=names.NEWER)
        self._kept = NoticeLine(self, name=names.KEPT_APART)
        self._take = KeyButton(self.tr("改用新版"), "Ctrl+N", self, name=names.NEWER_TAKE, height=32)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._says, 0, 0)
        grid.addWidget(self._take, 0, 1)
        grid.addWidget(self._kept, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self._take.clicked.connect(self._pressed)
        self.hide()

    def take(self, view: CaseView) -> None:
        """Show what the newest catalogue says otherwise of this draft."""
        every = [_said(each) for each in view.newer]
        self._take.setVisible(bool(every))
        self._take.setEnabled(bool(every))
        self._says.tell(_newer(every))
        self._says.setToolTip("\n".join(every))
        self._kept.tell(_kept(view.kept_apart), Tone.QUIET, Mark.BACK)
        self.setVisible(bool(every or view.kept_apart))

    @Slot()
    def _pressed(self) -> None:
        if self._seat.case is not None:
            self._seat.submit(TakeNewVersion(self._seat.session, self._seat.case))


def _newer(every: list[str]) -> str:
    if not every:
        return ""
    shown = "；".join(every[:MOST])
    more = translate("NewerBar", "等 {count} 处").format(count=len(every)) if len(every) > MOST else ""
    return translate("NewerBar", "事项已更新，草稿仍按旧版办理。{changes}{more}。").format(changes=shown, more=more)


def _said(change: Change) -> str:
    """One difference in a few words, with the items that it concerns where it could be several."""
    text = {
        ItemChange.FIELD_NEW: translate("NewerBar", "新增填写 {what}"),
        ItemChange.FIELD_GONE: translate("NewerBar", "不再填写 {what}"),
        ItemChange.FIELD_RENAMED: translate("NewerBar", "{before} 改称 {after}"),
        ItemChange.FIELD_OTHERWISE: translate("NewerBar", "{what} 填写要求有变"),
        ItemChange.MATERIAL_NEW: translate("NewerBar", "新增材料 {what}（{after}）"),
        ItemChange.MATERIAL_GONE: translate("NewerBar", "不再收 {what}"),
        ItemChange.MATERIAL_NECESSITY: translate("NewerBar", "{what}：{before} 改为 {after}"),
        ItemChange.MATERIAL_OTHERWISE: translate("NewerBar", "{what} 材料要求有变"),
        ItemChange.LEGAL_LIMIT: translate("NewerBar", "法定时限 {before} → {after}"),
        ItemChange.COMMITTED_LIMIT: translate("NewerBar", "承诺时限 {before} → {after}"),
        ItemChange.OTHERWISE: translate("NewerBar", "{what} 的指南或规则有变"),
        ItemChange.GONE: translate("NewerBar", "{what} 已取消"),
    }[change.kind]
    return text.format(what=change.what, before=_worded(change.before), after=_worded(change.after))


def _worded(value: str) -> str:
    """A label as it is, a necessity or a limit in words."""
    days, _, unit = value.partition(" ")
    if days.isdecimal() and unit:
        return limit_text(int(days), unit)
    return looks.look(Necessity(value)).text if value in set(Necessity) else value


def _kept(rows: tuple[KeptApart, ...]) -> str:
    if not rows:
        return ""
    said = translate("NewerBar", "旧版填写、新版不再要求，受理前保留备查：{rows}")
    return said.format(rows="；".join(_row(each) for each in rows))


def _row(row: KeptApart) -> str:
    if row.source is Source.SYSTEM:  # pages: nobody filled them in
        return f"{row.label} {row.shown}"
    said = translate("NewerBar", "{label} {shown}（{source}）")
    return said.format(label=row.label, shown=row.shown, source=looks.look(row.source).text)
