"""A file to write or to read, asked for without blocking (选文件)."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget


class FileQuestion(QObject):
    """`ask` opens the dialog once; `answered` brings the path."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, *, title: str, pattern: str, suggestion: str = "") -> None:
        super().__init__(parent)
        self._window, self._title, self._pattern, self._suggestion = parent, title, pattern, suggestion
        self._dialog: QFileDialog | None = None

    @Slot()
    def ask(self) -> None:
        """With a suggestion it asks where to write, else what to read."""
        if self._dialog is not None:
            return
        dialog = QFileDialog(self._window, self._title)
        dialog.setNameFilter(self._pattern)
        if self._suggestion:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(self._suggestion.rpartition(".")[2])
            dialog.selectFile(self._suggestion)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if name is not None:  # Qt's own dialog: the list under its name and the ear for scanners exchange typed letters
            name.setCompleter(None)  # type: ignore[arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.answered)
        dialog.finished.connect(self._done)
        self._dialog = dialog
        dialog.open()

    @Slot(int)
    def _done(self, result: int) -> None:
        QTimer.singleShot(0, self._forget)  # fileSelected may come after finished

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
