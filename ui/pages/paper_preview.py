"""An official paper on the screen (文书预览): pictures of the sealed PDF itself, to look at, save or reprint."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.pages.desk_seat import Seat
from ui.pages.print_words import print_sentence
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.scroll_column import ScrollColumn
from window_client.messages import PrintDocument, ReprintDocument, SaveDocument
from window_client.views import CaseView, DocumentPages, DocumentRow, Notice, NoticeGone


class PaperPreview(QWidget):
    """Pages stand below each other at the width of the column."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None, *, of_day: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(names.DAY_PREVIEW if of_day else names.PREVIEW)
        self._seat = seat
        self._shown: DocumentPages | None = None
        self._pages: list[QLabel] = []
        self._dialog: QFileDialog | None = None
        self._title = word("", "head", self)
        self._stands = word("", "muted", self, name=names.PREVIEW_STANDS, wrap=True)
        self._rows: tuple[DocumentRow, ...] = ()
        self._area = ScrollColumn(self, spacing=12)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._save = KeyButton(self.tr("另存为 PDF"), "Ctrl+S", self, name=names.PREVIEW_SAVE)
        self._print = KeyButton(self.tr("打印"), "Ctrl+Return", self, name=names.PREVIEW_PRINT, primary=True)
        self.notice = NoticeLine(self, name=names.PREVIEW_NOTICE)
        self._again = KeyButton(self.tr("补打一份"), "", self, name="preview.reprint")
        self._again.setVisible(not of_day)  # the day is closed again instead
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="preview.back")
        self._lay_out()
        self._save.clicked.connect(self._ask_where)
        self._again.clicked.connect(self._reprint)
        self._print.clicked.connect(self._send)
        seat.bridge.said.connect(self.hear)
        self._back.clicked.connect(self.closed)

    def take(self, view: DocumentPages) -> None:
        """Show these pages."""
        self._shown = view
        self._title.setText(f"{looks.look(view.kind).text}  {view.number}")
        for page in self._pages:
            page.hide()
            page.deleteLater()
        self._pages = [self._picture(png) for png in view.pictures]
        for page in self._pages:
            self._area.add(page)
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus()
        self.notice.clear()
        self._show_stand()

    @Slot(object)
    def hear(self, view: object) -> None:
        """How the paper that is shown stands with the printer, and why something was not done with it."""
        match view:
            case CaseView():
                self._rows = view.documents
                self._show_stand()
            case Notice(place="paper") if self.isVisible():
                self.notice.tell(texts.sentence(view.code, view.facts, number=view.number))
            case NoticeGone(place="paper"):
                self.notice.clear()

    def _show_stand(self) -> None:
        row = next((row for row in self._rows if self._shown is not None and row.id == self._shown.document), None)
        says = print_sentence(row) if row is not None else ""
        self._stands.setText(says)
        self._stands.setVisible(bool(says))
        self._print.setVisible(not says)

    @Slot()
    def _send(self) -> None:
        if self._shown is not None:
            self._seat.submit(PrintDocument(self._seat.session, self._shown.document))

    def _picture(self, png: bytes) -> QLabel:
        page = QLabel(self._area.inside)
        picture = QPixmap()
        picture.loadFromData(png)
        wide = max(self._area.viewport().width() - 8, 320)
        fitting = picture.scaledToWidth(min(wide, picture.width()), Qt.TransformationMode.SmoothTransformation)
        page.setPixmap(fitting)
        page.setFixedHeight(fitting.height())
        page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.setAccessibleName(self._title.text())
        return page

    @Slot()
    def _ask_where(self) -> None:
        if self._dialog is not None or self._shown is None:
            return
        dialog = QFileDialog(self, self.tr("另存文书"))
        dialog.setObjectName("preview.save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._shown.number or self._shown.kind.value}.pdf")
        dialog.fileSelected.connect(self._save_as)
        dialog.finished.connect(self._dialog_done)
        self._dialog = dialog
        dialog.open()

    @Slot(str)
    def _save_as(self, path: str) -> None:
        if self._shown is not None:
            self._seat.submit(SaveDocument(self._seat.session, self._shown.document, path))

    @Slot(int)
    def _dialog_done(self, result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        QTimer.singleShot(0, self._forget_dialog)  # fileSelected may come after finished

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    @Slot()
    def _reprint(self) -> None:
        if self._shown is not None:
            self._seat.submit(ReprintDocument(self._seat.session, self._shown.document))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.addWidget(self._title)
        column.addWidget(self._stands)
        column.addWidget(self._area, 1)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self._again)
        keys.addWidget(self._save)
        keys.addWidget(self._print)
        column.addLayout(keys)
