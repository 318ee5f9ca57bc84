"""The live trace of one device (收发记录): hex and meaning, personal data hidden before it came here."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import trace_texts
from ui.models.device_model import OFF_PORT, full_name
from ui.pages.file_question import FileQuestion
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from window_client.views import RecordingView, TraceLine, TraceView
from window_client.words import DeviceKind

MOST_LINES = 500


class TracePane(QWidget):
    """Shows the lines of the chosen device; says which files to record into and to play."""

    record = Signal(str)  # a path for the device shown
    stop = Signal(object)  # DeviceKind whose recording ends, also while another device is shown
    replay = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._device: DeviceKind | None = None
        self._recording: DeviceKind | None = None
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("trace.text")
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(MOST_LINES)
        self.text.setProperty("role", "trace")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.text.setFont(font)
        self.text.setMinimumHeight(96)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what the page leaves
        self._record = KeyButton(self.tr("录制…"), "", self, name="trace.record")
        self._replay = KeyButton(self.tr("回放…"), "", self, name="trace.replay")
        self._said = word("", "muted", self, name="trace.said", wrap=True)
        files = self.tr("收发记录 (*.trace)")
        self._to = FileQuestion(self, title=self.tr("录制到文件"), pattern=files, suggestion="device.trace")
        self._from = FileQuestion(self, title=self.tr("回放文件"), pattern=files)
        self._record.clicked.connect(self._pressed_record)
        self._replay.clicked.connect(self._from.ask)
        self._to.answered.connect(self.record)
        self._from.answered.connect(self.replay)
        self._lay_out()
        self.show_recording(RecordingView())

    def show_device(self, device: DeviceKind | None) -> None:
        """Another device: its lines begin anew."""
        if device is not self._device:
            self._device = device
            self.text.clear()
            no_line = self.tr("这台设备由系统驱动，没有串口线路可看，也不能录制。")
            self.text.setPlaceholderText(no_line if device in OFF_PORT else self.tr("还没有收发。"))
            self._name_record()

    def show_lines(self, view: TraceView) -> None:
        """New lines."""
        if view.device is self._device:
            self.text.appendPlainText("\n".join(_line(line) for line in view.lines))

    def show_recording(self, view: RecordingView) -> None:
        """What records, what was recorded, what a played recording showed."""
        recorded, replayed = view.recorded, view.replayed
        self._recording = recorded.device if recorded and recorded.running else None
        self._name_record()
        parts = []
        if recorded and recorded.fault:
            parts.append(
                self.tr("没有录成：{fault}。请换一个能写文件的位置再录。").format(
                    fault=trace_texts.fault(recorded.fault)
                )
            )
        elif recorded and recorded.running:
            name = full_name(recorded.device)
            parts.append(self.tr("正在录制{device}：{path}").format(device=name, path=recorded.path))
        elif recorded:
            parts.append(self.tr("已录制 {count} 行：{path}").format(count=recorded.lines, path=recorded.path))
        if replayed and replayed.fault:
            parts.append(
                self.tr("不能回放：{fault}。请选一个由“录制”得到的文件。").format(
                    fault=trace_texts.fault(replayed.fault)
                )
            )
        elif replayed and replayed.differs:
            parts.append(trace_texts.differs(replayed.differs))
        elif replayed:
            facts = trace_texts.facts(replayed.facts)
            parts.append(
                self.tr("回放 {count} 行，与录制一致。驱动得出：{facts}").format(count=replayed.lines, facts=facts)
            )
        self._said.setText("\n".join(parts) or self.tr("个人信息在进入屏幕和文件之前已遮蔽，[n] 是 n 个遮蔽的字节。"))

    def _name_record(self) -> None:
        self._record.say(self.tr("停止录制") if self._recording else self.tr("录制…"))
        self._record.setEnabled(self._recording is not None or (self._device not in {None, *OFF_PORT}))

    @Slot()
    def _pressed_record(self) -> None:
        if self._recording is not None:
            self.stop.emit(self._recording)
        else:
            self._to.ask()

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 8, 0, 0)
        frame.setSpacing(8)
        frame.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._record)
        foot.addWidget(self._replay)
        frame.addLayout(foot)


def _line(line: TraceLine) -> str:
    time = line.at.strftime("%H:%M:%S.%f")[:-3]
    event = trace_texts.event(line.way)
    if event:
        return f"{time} {event} {line.facts}".rstrip()
    said = " ".join(part for part in (trace_texts.meaning(line.word), line.facts) if part)
    return f"{time} {trace_texts.SIGNS[line.way]} {line.hex}   {said}"
