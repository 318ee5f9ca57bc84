"""One field of the form: label, editor by kind, where its value came from, and what is wrong with it."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import looks, names, texts, theme
from ui.pages.field_editors import Editor, editor_for
from ui.pages.field_rivals import RivalBar
from ui.widgets.card import word
from ui.widgets.field_frame import FieldFrame, Frame
from ui.widgets.reason_button import ReasonButton
from ui.widgets.table_editor import TableEditor
from window_client.views import FieldView, Notice
from window_client.words import FieldKind, RefusalCode, RevealReason, Source

TALL = 36


class FieldBox(QWidget):
    """A view never overwrites what the person typed and what is not yet kept.

    Between `answered` and the desk's word on it (`settle` or `refuse`) views of this field are older than the answer
    and are passed over.
    """

    answered = Signal(str, str)  # element, value
    advance = Signal(str)
    reveal = Signal(str, str)  # element, why
    chosen = Signal(str, object, str)  # element, source, reason

    def __init__(self, field: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._waiting, self._refused = field, 0, False
        self._frame = FieldFrame(self)
        self.editor: Editor = editor_for(field, self._frame)
        self._source, self._wanted = word("", "source", self), word(self.tr("待填"), "wanted", self._frame)
        self._reveal = ReasonButton(self.tr("查看"), tuple(RevealReason), self._frame)
        self._problem = word("", "problem", self, name=names.field_problem(field.element), wrap=True)
        self._rivals = RivalBar(field.element, self)
        self._cover = QTimer(self)
        self._cover.setSingleShot(True)
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

    def take(self, field: FieldView) -> None:
        """Show what is kept, unless something newer stands here."""
        if self._waiting:
            return
        if self.editor.is_changed() or self._refused:
            self._field = field
            if field.locked:
                self._say(self.tr("读卡已带出此项。按 Esc 采用读卡内容。"))
            return
        if field != self._field:
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
        self.answered.emit(self._field.element, value)
        return True

    def settle(self) -> None:
        """The desk kept the answer; the next view is newer."""
        self._waiting, self._refused = max(0, self._waiting - 1), False

    def refuse(self, notice: Notice) -> None:
        """The desk did not keep the answer: it stays here unsent, with the reason beside it, until it is kept or Esc
        takes the kept one back. An answer to a field that a card has filled meanwhile gives way to the card."""
        self._waiting = max(0, self._waiting - 1)
        if notice.code is RefusalCode.FIELD_LOCKED:
            self._apply(self._field)
            return
        self._refused = True
        self._say(texts.sentence(notice.code, notice.facts, number=notice.number))
        self._frame.show_as(Frame.WRONG)

    def show_in_full(self, value: str, seconds: int) -> None:
        """Show a masked value in full for so many seconds."""
        self.editor.put(value)
        self._reveal.hide()
        self._cover.start(seconds * 1000)

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _apply(self, field: FieldView) -> None:
        self._field, self._refused = field, False
        self._cover.stop()
        self.editor.put(field.shown)
        self.editor.setReadOnly(field.locked)
        self.editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus if field.locked else Qt.FocusPolicy.StrongFocus)
        source = self._source_of(field)
        self._source.setText(source)
        self._wanted.setVisible(field.mark is RefusalCode.FIELD_REQUIRED)
        self.editor.setAccessibleDescription(source or ("" if self._wanted.isHidden() else self._wanted.text()))
        self._reveal.setVisible(field.masked)
        look = self._frame_of(field)
        self._frame.show_as(look)
        self._mark_cells(field)
        self._rivals.take(field)
        self._say(_problem(field) if look is Frame.WRONG and field.mark else "", field.advice)

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
        role = "problem" if problem or not advice else "wanted"
        if self._problem.property("role") != role:
            self._problem.setProperty("role", role)
            self._problem.style().polish(self._problem)
        self._problem.setText(problem or (self.tr("请核对：{says}").format(says=advice) if advice else ""))
        self._problem.setVisible(bool(problem or advice))

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
        self.advance.emit(self.element)

    @Slot()
    def _restore(self) -> None:
        self._apply(self._field)

    @Slot(object, str)
    def _choose(self, source: Source, reason: str) -> None:
        self.chosen.emit(self.element, source, reason)

    @Slot(str)
    def _ask_reveal(self, reason: str) -> None:
        self.reveal.emit(self.element, reason)

    def _wire(self) -> None:
        self.editor.left.connect(self._left)
        self.editor.advance.connect(self._go_on)
        self.editor.restore.connect(self._restore)
        self._reveal.chosen.connect(self._ask_reveal)
        self._cover.timeout.connect(self._restore)
        self._rivals.chosen.connect(self._choose)

    def _lay_out(self, field: FieldView) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # equal columns
        self._frame.watch(self.editor)
        self._reveal.setObjectName(names.reveal(field.element))
        self._reveal.setAccessibleName(self.tr("查看{label}全文").format(label=field.label))
        self._reveal.setProperty("variant", "link")
        self._reveal.setFixedHeight(24)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        star = (
            f' <span style="color:{theme.INK[theme.Tone.BAD]}">*</span>' if field.required and not field.locked else ""
        )
        label = word(f"{escape(field.label)}{star}", "label", self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setToolTip("\n".join(part for part in (field.hint, self._asked_by(field)) if part))
        label.setBuddy(self.editor)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addStretch(1)
        top.addWidget(self._source)
        column.addLayout(top)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(4)
        row.addWidget(self.editor, 1)
        row.addWidget(self._wanted)
        row.addWidget(self._reveal)
        if field.kind not in {FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.TABLE}:
            self._frame.setFixedHeight(TALL)
        column.addWidget(self._frame)
        column.addWidget(self._problem)
        column.addWidget(self._rivals)
        column.addStretch(1)


def _problem(field: FieldView) -> str:
    """Of a table the first cell that is wrong is named."""
    assert field.mark is not None
    if field.mark is not RefusalCode.FIELD_ROW_WRONG or not field.cell_marks:
        return texts.sentence(field.mark, field.mark_facts)
    first = field.cell_marks[0]
    label = next((each.label for each in field.columns if each.element == first.column), "")
    said = QCoreApplication.translate("FieldBox", "第 {row} 行 {column}：{problem}")
    return said.format(row=first.row + 1, column=label, problem=texts.sentence(first.code, first.facts))
