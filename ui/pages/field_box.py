"""One field of the form: label, editor by kind, where its value came from, and what is wrong with it."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ui import looks, names, texts, theme
from ui.pages.field_editors import editor_for
from ui.pages.field_rivals import RivalBar
from ui.widgets.card import word
from ui.widgets.field_frame import Frame
from ui.widgets.field_ground import FieldGround
from ui.widgets.field_head import Head
from ui.widgets.field_values import Editor
from ui.widgets.reason_button import ReasonButton
from ui.widgets.table_editor import TableEditor
from window_client.views import FieldView, Notice
from window_client.words import FieldKind, RefusalCode, RevealReason, Source

TALL = 36


class Form(Protocol):
    """What a field says to its form; calls, because a hundred fields with four signals each take their time to connect."""

    def answered(self, element: str, value: str) -> None:
        """This stands in it now."""

    def advance(self, element: str) -> None:
        """The person wants to go on."""

    def reveal(self, element: str, reason: str) -> None:
        """The person wants to see the value in full."""

    def choose(self, element: str, source: Source, reason: str) -> None:
        """Which source is right, and why."""


class FieldBox(FieldGround):
    """A view never overwrites what the person typed and what is not yet kept. Parts that few fields need are made when they
    are needed: a form of a hundred fields shall stand at once.

    Between `Form.answered` and the desk's word on it (`settle` or `refuse`) views of this field are older than the answer
    and are passed over.
    """

    def __init__(self, field: FieldView, form: Form, parent: QWidget | None = None) -> None:
        self._wanted = self.tr("待填")
        super().__init__(Head(field.label, field.required and not field.locked), self._wanted, parent)
        self._form, self._field, self._waiting, self._refused = form, field, 0, False
        self._settled = False  # an answer was kept: the next view says how, also when it is as before (only spaces)
        self.editor: Editor = editor_for(field, self)
        self._reveal: ReasonButton | None = None
        self._problem: QLabel | None = None
        self._rivals: RivalBar | None = None
        self._cover: QTimer | None = None
        self._lay_out(field)
        self._wire()
        self._apply(field)

    @property
    def element(self) -> str:
        return self._field.element

    @property
    def is_open(self) -> bool:
        """Whether the person still has something to do here."""
        field = self._field
        empty = not self.editor.value() and field.required
        wrong = self._refused or self._frame_of(field) is Frame.WRONG
        return not field.locked and not self._waiting and (empty or wrong)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is on its way and the desk has not yet spoken of it."""
        return self._waiting > 0

    def shows(self, field: FieldView) -> bool:
        """Whether it shows this very view, and waits for no word of the desk."""
        return field is self._field and not self._waiting and not self._settled

    def take(self, field: FieldView) -> None:
        """Show what is kept, unless something newer stands here."""
        if self._waiting:
            return
        if self.editor.is_changed() or self._refused:
            self._field = field
            if field.locked:
                self._say(self.tr("读卡已带出此项。按 Esc 采用读卡内容。"))
            return
        if self._settled or (field is not self._field and field != self._field):
            self._apply(field)

    def flush(self) -> bool:
        """Send what was changed and not yet sent, and what was refused once more; whether there was anything."""
        if not self.editor.is_changed() and not self._refused:
            return False
        self.editor.settle()
        value = self.editor.value()
        if value == self._field.shown and not self._refused and not self._waiting:
            return False
        self._waiting += 1
        self._say("")
        self.update()
        self._form.answered(self._field.element, value)
        return True

    def settle(self) -> None:
        """The desk kept the answer; the next view is newer."""
        self._waiting, self._refused, self._settled = max(0, self._waiting - 1), False, True

    def refuse(self, notice: Notice) -> None:
        """The desk did not keep the answer: it stays here unsent, with the reason beside it, until it is kept or Esc
        takes the kept one back. An answer to a field that a card has filled meanwhile gives way to the card."""
        self._waiting = max(0, self._waiting - 1)
        if notice.code is RefusalCode.FIELD_LOCKED:
            self._apply(self._field)
            return
        self._refused = True
        self._say(texts.sentence(notice.code, notice.facts, number=notice.number))
        self.show_as(Frame.WRONG)

    def show_in_full(self, value: str, seconds: int) -> None:
        """Show a masked value in full for so many seconds."""
        self.editor.put(value)
        if self._reveal is not None:
            self._reveal.hide()
        if self._cover is None:
            self._cover = QTimer(self)
            self._cover.setSingleShot(True)
            self._cover.timeout.connect(self._restore)
        self._cover.start(seconds * 1000)

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _apply(self, field: FieldView) -> None:
        self._field, self._refused, self._settled = field, False, False
        if self._cover is not None:
            self._cover.stop()
        self.editor.put(field.shown)
        self.editor.setReadOnly(field.locked)
        self.editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus if field.locked else Qt.FocusPolicy.StrongFocus)
        source, look = self._source_of(field), self._frame_of(field)
        self.tell_source(source)
        self.editor.setAccessibleDescription(source or (self._wanted if look is Frame.WANTED else ""))
        if field.masked or self._reveal is not None:
            self._reveal_key().setVisible(field.masked)
        self.show_as(look)
        self._mark_cells(field)
        if field.rivals or self._rivals is not None:
            self._rival_bar().take(field)
        self._say(_problem(field) if look is Frame.WRONG and field.mark else "", field.advice)

    def _reveal_key(self) -> ReasonButton:
        if self._reveal is None:
            self._reveal = ReasonButton(self.tr("查看"), tuple(RevealReason), self)
            self._reveal.setObjectName(names.reveal(self.element))
            self._reveal.setAccessibleName(self.tr("查看{label}全文").format(label=self._field.label))
            self._reveal.setProperty("variant", "link")
            self._reveal.setFixedHeight(24)
            self._reveal.chosen.connect(self._ask_reveal)
            self.put_beside(self._reveal)
        return self._reveal

    def _rival_bar(self) -> RivalBar:
        if self._rivals is None:
            self._rivals = RivalBar(self.element, self)
            self._rivals.chosen.connect(self._choose)
            self.put_below(self._rivals, 1)
        return self._rivals

    def _frame_of(self, field: FieldView) -> Frame:
        if field.mark is RefusalCode.FIELD_REQUIRED:
            return Frame.WANTED
        if field.mark is not None:
            return Frame.WRONG
        return Frame.LOCKED if field.locked else Frame.PLAIN

    def _source_of(self, field: FieldView) -> str:
        if field.comes_from:
            return self.tr("{result}办结后带入").format(result=field.comes_from)
        if field.source is None or field.source is Source.TYPED:
            return ""
        return looks.look(field.source).text

    def _asked_by(self, field: FieldView) -> str:
        return self.tr("{items}需要").format(items="、".join(field.asked_by)) if field.asked_by else ""

    def _say(self, problem: str, advice: str = "") -> None:
        """What is wrong, or else what a soft rule advises."""
        text = problem or (self.tr("请核对：{says}").format(says=advice) if advice else "")
        if self._problem is None and not text:
            return
        if self._problem is None:
            self._problem = word("", "problem", self, name=names.field_problem(self.element), wrap=True)
            self.put_below(self._problem, 0)
        theme.retone(self._problem, "role", "problem" if problem or not advice else "wanted")
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _mark_cells(self, field: FieldView) -> None:
        if isinstance(self.editor, TableEditor):
            self.editor.mark_cells(
                {
                    (each.row, each.column): (
                        texts.sentence(each.code, each.facts),
                        each.code is RefusalCode.FIELD_REQUIRED,
                    )
                    for each in field.cell_marks
                }
            )

    @Slot()
    def _left(self) -> None:
        self.flush()

    @Slot()
    def _go_on(self) -> None:
        self.flush()
        self._form.advance(self.element)

    @Slot()
    def _restore(self) -> None:
        self._apply(self._field)

    @Slot(object, str)
    def _choose(self, source: Source, reason: str) -> None:
        self._form.choose(self.element, source, reason)

    @Slot(str)
    def _ask_reveal(self, reason: str) -> None:
        self._form.reveal(self.element, reason)

    def _wire(self) -> None:
        self.editor.left.connect(self._left)
        self.editor.advance.connect(self._go_on)
        self.editor.restore.connect(self._restore)

    def _lay_out(self, field: FieldView) -> None:
        self.setToolTip("\n".join(part for part in (field.hint, self._asked_by(field)) if part))
        several = field.kind in {FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.TABLE}
        self.hold(self.editor, 0 if several else TALL)


def _problem(field: FieldView) -> str:
    """Of a table the first cell that is wrong is named."""
    assert field.mark is not None
    if field.mark is not RefusalCode.FIELD_ROW_WRONG or not field.cell_marks:
        return texts.sentence(field.mark, field.mark_facts)
    first = field.cell_marks[0]
    label = next((each.label for each in field.columns if each.element == first.column), "")
    said = QCoreApplication.translate("FieldBox", "第 {row} 行 {column}：{problem}")
    return said.format(row=first.row + 1, column=label, problem=texts.sentence(first.code, first.facts))
