"""The settings of one device (设备设置), each with a plain sentence; a change is sent when Enter is pressed or it is left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui import choice_texts, setting_texts
from ui.widgets.card import word
from ui.widgets.editors import ChoiceEditor, LineEditor
from ui.widgets.scroll_column import ScrollColumn
from window_client.views import DeviceSettingsView, SettingRow
from window_client.words import DeviceKind


class SettingList(QWidget):
    """Shows the rows of one device."""

    changed = Signal(str, str)  # name of the setting, what the person wrote

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = DeviceSettingsView(())
        self._device: DeviceKind | None = None
        self._rows: dict[str, _SettingLine] = {}
        self._column = ScrollColumn(self)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 8, 0, 0)
        frame.addWidget(self._column)

    def show_settings(self, view: DeviceSettingsView) -> None:
        """The settings as they are now; what is being typed is left alone."""
        self._view = view
        self._draw()

    def show_device(self, device: DeviceKind | None) -> None:
        """Show the settings of this device."""
        if device is not self._device:
            self._device = device
            self._drop(list(self._rows))
            self._draw()

    def _draw(self) -> None:
        own = [row for row in self._view.rows if row.device is self._device and row.device is not None]
        wanted = {row.name: row for row in (*own, *(row for row in self._view.rows if row.device is None))}
        self._drop([name for name in self._rows if name not in wanted])
        for name, row in wanted.items():
            if name not in self._rows:
                line = _SettingLine(row, self._column.inside)
                line.changed.connect(self.changed)
                self._rows[name] = line
                self._column.add(line)
            self._rows[name].show_row(row)

    def _drop(self, names: list[str]) -> None:
        for name in names:
            gone = self._rows.pop(name)
            gone.hide()
            gone.deleteLater()


class _SettingLine(QWidget):
    """Title, editor, sentence. A closed setting is chosen from its list."""

    changed = Signal(str, str)

    def __init__(self, row: SettingRow, parent: QWidget) -> None:
        super().__init__(parent)
        name = row.name
        self._name, self._row = name, SettingRow(name, None, "", "")
        title = setting_texts.title(name)
        self._switch = QCheckBox(title, self) if row.is_switch else None
        frame = QWidget(self)
        self._edit = None if row.is_switch else _editor(row, frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 8, 6)
        column.setSpacing(3)
        if self._switch is not None:
            self._switch.setObjectName(f"setting.{name}")
            self._switch.clicked.connect(self._switched)
            column.addWidget(self._switch)
        if self._edit is not None:
            self._edit.setObjectName(f"setting.{name}")
            self._edit.setAccessibleName(title)
            self._edit.setProperty("bare", False)
            self._edit.setFixedHeight(34)
            self._edit.left.connect(self._send)
            self._edit.advance.connect(self._send)
            self._edit.restore.connect(self._restore)
            column.addWidget(word(title, "label", self))
            column.addWidget(frame)
        self._sentence = word(setting_texts.sentence(name), "faint", self, wrap=True)
        column.addWidget(self._sentence)

    def show_row(self, row: SettingRow) -> None:
        """The value in use."""
        self._row = row
        if self._switch is not None:
            self._switch.setChecked(row.text == "yes")
        if self._edit is not None:
            self._edit.setPlaceholderText(choice_texts.label(self._name, row.default))
            if not self._edit.is_changed():
                self._edit.put(row.text)

    @Slot()
    def _switched(self) -> None:
        if self._switch is not None:
            self.changed.emit(self._name, "yes" if self._switch.isChecked() else "no")

    @Slot()
    def _send(self) -> None:
        if self._edit is None or not self._edit.is_changed():
            return
        self._edit.settle()
        if self._edit.value() != self._row.text:
            self.changed.emit(self._name, self._edit.value())

    @Slot()
    def _restore(self) -> None:
        if self._edit is not None:
            self._edit.put(self._row.text)


def _editor(row: SettingRow, frame: QWidget) -> LineEditor:
    """Alone in its frame, under which its list hangs."""
    choices = [(code, choice_texts.label(row.name, code)) for code in row.choices]
    edit = ChoiceEditor(choices, frame) if choices else LineEditor(frame)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(edit)
    return edit
