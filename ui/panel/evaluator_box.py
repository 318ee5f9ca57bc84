"""The simulated evaluator (评价器): five faces that the citizen presses, once the window has asked."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.panel.box import TwinBox
from ui.panel.buttons import small_button
from ui.theme import Tone
from ui.widgets.marks import Mark

translate = QCoreApplication.translate


class EvaluatorBox(TwinBox):
    """The faces are grey until somebody is asked; only this box, never the client, knows which was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "评价器"), parent, name="panel.evaluator")
        words = (
            (5, translate("panel", "非常满意")),
            (4, translate("panel", "满意")),
            (3, translate("panel", "基本满意")),
            (2, translate("panel", "不满意")),
            (1, translate("panel", "非常不满意")),
        )
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.faces = {level: small_button(text, f"panel.face{level}", self.inside) for level, text in words}
        for level, face in self.faces.items():
            face.clicked.connect(partial(self.wish, "press", level=level))
            row.addWidget(face)
        self.body.addWidget(self.inside)

    def show_twin(self, state: dict[str, object]) -> None:
        asking, ticket = bool(state.get("is_asking")), str(state.get("asked", ""))
        if asking:
            text = translate("panel", "请 {ticket} 评价").format(ticket=ticket)
            self.here(text, Tone.INFO, Mark.QUERY)
        elif state.get("paired"):
            self.here(translate("panel", "已接"))
        else:
            self.here(translate("panel", "未配对"), Tone.WARN, Mark.BANG)
        for face in self.faces.values():
            face.setEnabled(asking)
