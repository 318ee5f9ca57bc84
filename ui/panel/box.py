"""A box of the demo panel: one part of the surroundings, greyed with a word while its process is not there."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.marks import Mark
from ui.widgets.pill import Pill

translate = QCoreApplication.translate


class Box(Card):
    """Add content to `.body`, parented to `.inside`; `state` is the pill at the right of the title."""

    def __init__(self, title: str, parent: QWidget, *, name: str) -> None:
        super().__init__(title, parent, name=name)
        self.body.setContentsMargins(12, 8, 12, 9)
        self.body.setSpacing(6)
        self.inside = QWidget(self)
        self.state = Pill("", Tone.QUIET, Mark.DOTS, self, name=f"{name}.state", size_px=12)
        self.head.addWidget(self.state)
        self.away()

    def away(self) -> None:
        """Its process does not answer."""
        self.inside.setEnabled(False)
        self.state.show_state(translate("panel", "没有运行"), Tone.QUIET, Mark.RING)

    def here(self, text: str, tone: Tone = Tone.GOOD, mark: Mark = Mark.DOT) -> None:
        """Its process answers."""
        self.inside.setEnabled(True)
        self.state.show_state(text, tone, mark)


class TwinBox(Box):
    """A simulated device with a cable that can be pulled."""

    wished = Signal(str, object)  # deed, facts

    def __init__(self, title: str, parent: QWidget, *, name: str) -> None:
        super().__init__(title, parent, name=name)
        self.plugged = True
        self.cable = QPushButton(translate("panel", "拔线"), self)
        self.cable.setObjectName(f"{name}.cable")
        self.cable.setProperty("variant", "link")
        self.cable.clicked.connect(self._move_cable)
        self.head.addWidget(self.cable)

    def hear(self, state: dict[str, object] | None) -> None:
        """What the twin says of itself; None while it is not there."""
        self.cable.setEnabled(state is not None)
        if state is None:
            self.away()
            return
        self.plugged = bool(state.get("plugged", True))
        self.cable.setText(translate("panel", "拔线") if self.plugged else translate("panel", "插回"))
        if self.plugged:
            self.show_twin(state)
        else:
            self.here(translate("panel", "线已拔下"), Tone.WARN, Mark.BANG)

    def show_twin(self, state: dict[str, object]) -> None:
        """Its state while the cable is in; boxes say more."""
        self.here(translate("panel", "已接"))

    def wish(self, deed: str, **facts: object) -> None:
        """Ask the twin for a deed."""
        self.wished.emit(deed, facts)

    @Slot()
    def _move_cable(self) -> None:
        self.wish("unplug" if self.plugged else "plug")
