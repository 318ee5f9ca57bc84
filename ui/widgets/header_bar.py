"""The dark bar on top of every signed-in page: where we are, who works, what is well, what time it is."""

from typing import NamedTuple

from PySide6.QtCore import QDateTime, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui import names
from ui.theme import Tone
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.lamp import Lamp
from ui.widgets.lamp_strip import LampStrip
from ui.widgets.marks import Mark
from ui.widgets.pill import Pill

HEIGHT, CLOCK_MS = 52, 1000
SIDE, SPACING = 16, 16


class _Form(NamedTuple):
    """What gives way: the person's whole name, the caps of the keys."""

    short: bool
    caps: bool


FORMS = (_Form(short=False, caps=True), _Form(short=True, caps=True), _Form(short=True, caps=False))
"""From the widest to the narrowest."""


class HeaderBar(QFrame):
    """`lamps` is its strip of lamps; `lock`, `sign_out`, `sync` and `silence` are its buttons. The hall's name
    stands whole or not at all: it gives way to devices in trouble, and is then in the tip of the window's name. On a
    narrow screen the person is named shortly, the whole being in the tip, and then the two keys stand without their caps;
    the way to the platform is always told in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.HEADER)
        self.setFixedHeight(HEIGHT)
        self.window_label = self._label("window")
        self.hall = ElidingLabel(self, size_px=14, colour="#ffffff")
        self.staff = Pill("", Tone.HEADER, Mark.NONE, self, name=names.HEADER_STAFF, size_px=14)
        self.sync = HeaderButton(names.HEADER_SYNC, self)
        self.silence = HeaderButton(names.HEADER_SILENCE, self)
        self.silence.hide()
        self.lock = KeyButton(self.tr("锁屏"), "Ctrl+K", self, name=names.LOCK, height=30)
        self.lock.setProperty("ground", "dark")
        self.sign_out = KeyButton(self.tr("签退"), "Ctrl+L", self, name=names.SIGN_OUT, height=30)
        self.sign_out.setProperty("ground", "dark")
        self._clock = self._label("clock")
        self._offset_s, self._staff = 0, ("", "")
        self.lamps = LampStrip(self)
        self._fill()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_clock)
        self._timer.start(CLOCK_MS)
        self._show_clock()

    def who(self, window: str, hall: str, staff: tuple[str, str], offset_h: float) -> None:
        """Name of the window, of the hall, who is signed in (whole, short), and the hall's hours from UTC for the
        clock."""
        self._offset_s = int(offset_h * 3600)
        self._show_clock()
        self.window_label.setText(window)
        self.window_label.setToolTip(hall)
        self.hall.setText(hall)
        self._staff = staff
        self.staff.setToolTip(staff[0])
        self.fit()

    def fit(self) -> None:
        """Something became wider or narrower: what gives way first stands as long as there is room."""
        form = next((form for form in FORMS if self._least(form) <= self.width()), FORMS[-1])
        self.staff.show_state(self._staff[form.short], Tone.HEADER)
        for key in (self.lock, self.sign_out):
            key.show_cap(shown=form.caps)
        room = self.width() - self._least(form) + self.lamps.minimumSizeHint().width() - SPACING
        self.hall.setVisible(self.lamps.wanted() + self.hall.sizeHint().width() <= room)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(FORMS[-1]), HEIGHT)

    def _least(self, form: _Form) -> int:
        """Pixels that everything but the hall's name takes, the lamps as one count."""
        parts: list[QWidget] = [self.window_label, self.sync, self._clock]
        parts += [] if self.silence.isHidden() else [self.silence]
        widths = [max(part.sizeHint().width(), part.minimumWidth()) for part in parts]
        widths += [self.staff.width_of(self._staff[form.short]), self.lamps.minimumSizeHint().width()]
        widths += [key.width_with(cap=form.caps) for key in (self.lock, self.sign_out)]
        return sum(widths) + SPACING * (len(widths) - 1) + 2 * SIDE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        return label

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(SPACING)
        row.addWidget(self.window_label)
        row.addWidget(self.hall)
        row.addWidget(self.staff)
        row.addWidget(self.silence)
        row.addWidget(self.lamps, 1)
        row.addWidget(self.sync)
        row.addWidget(self._clock)
        row.addWidget(self.lock)
        row.addWidget(self.sign_out)

    @Slot()
    def _show_clock(self) -> None:
        now = QDateTime.currentDateTimeUtc().toOffsetFromUtc(self._offset_s).toString("HH:mm")
        if now != self._clock.text():
            self._clock.setText(now)


class HeaderButton(QPushButton):
    """A word with its sign that can be pressed: the way to the platform, receipts that run out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lamp = Lamp("", self)
        self._lamp.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self._lamp)

    def show_state(self, text: str, tone: Tone, mark: Mark, tip: str) -> None:
        """One honest word and its sign."""
        self._lamp.show_state(text, tone, mark)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setMinimumWidth(self._lamp.sizeHint().width() + 22)
