"""The applicant card (申请人): who stands at the window, masked, and what the reader says."""

import time

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import names, texts
from ui.pages.desk_seat import Seat
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.one_layout import one_layout
from ui.widgets.pill import Pill
from window_client.messages import SetAgent, SetUnit
from window_client.views import ApplicantPhoto, ApplicantView, CaseView, Notice
from window_client.words import CaseState

PHOTO = QSize(68, 84)  # 102 × 126 at two thirds


class ApplicantCard(Card):
    """Says `stood` when a card's fields are on the screen: milliseconds since its last byte came, for the bench."""

    stood = Signal(float)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("申请人"), parent, name=names.APPLICANT)
        self._seat, self._acts, self._unit = seat, False, False
        self._agent = word("", "muted", self, name=names.AGENT, wrap=True)
        self._agent_key = self._link(names.AGENT_KEY, self.tr("有人代办、监护或帮办，或改回本人办理 (Ctrl+D)"))
        self._agent_key.clicked.connect(self._toggle_agent)
        self._unit_key = self._link(
            names.UNIT_KEY, self.tr("由单位申请（法人、其他组织），或改回个人申请 (Ctrl+Shift+D)")
        )
        self._unit_key.clicked.connect(self._toggle_unit)
        self._shown: tuple[ApplicantView, CaseState | None] | None = None
        self._awaited = False
        self._painted_from = 0.0
        self._name = word("", "big", self, name=names.APPLICANT_NAME, wrap=True)
        self._facts = word("", "strong", self, wrap=True)
        self._number = word("", "muted", self, name=names.APPLICANT_NUMBER, wrap=True)
        self._address = word("", "muted", self, wrap=True)
        self._photo, self._photo_of = QLabel(self), ""
        self._photo.setObjectName(names.APPLICANT_PHOTO)
        self._photo.setAccessibleName(self.tr("证件照片"))
        self._photo.setFixedSize(PHOTO)
        self._photo.setScaledContents(True)
        self._photo.hide()
        self._hint = word("", "muted", self, wrap=True)
        self._valid, self._read = Pill(parent=self), Pill(parent=self)
        self.notice = NoticeLine(self, name=names.CARD_NOTICE)
        self._lay_out()
        self._show(ApplicantView())

    def take(self, view: CaseView) -> None:
        """Show the applicant of the case on the desk."""
        if view.case != self._photo_of or not view.applicant.number:
            self._photo.clear()
            self._photo.hide()
        self._awaited = view.painted_from > 0
        self._painted_from = view.painted_from
        if (view.applicant, view.state) != self._shown:
            self._shown = view.applicant, view.state
            with one_layout(self):
                self._show(view.applicant)
                self._show_agent(view)
        if self._awaited:
            self.update()

    def take_photo(self, view: ApplicantPhoto) -> None:
        """The photo of the card; it came later than the card, and goes with the case."""
        picture = QPixmap()
        if view.case == self._seat.case and picture.loadFromData(view.picture):
            self._photo.setPixmap(picture)
            self._photo_of = view.case
            self._photo.show()

    def take_notice(self, notice: Notice) -> None:
        """What is wrong with the card that lies there."""
        text = texts.sentence(notice.code, notice.facts, number=notice.number, card=notice.card)
        self.notice.tell(text, Tone.BAD, Mark.CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._awaited:
            self._awaited = False
            QTimer.singleShot(0, self._stands)  # after the labels, which are painted after this frame

    @Slot()
    def _stands(self) -> None:
        self.stood.emit((time.monotonic() - self._painted_from) * 1000)

    def _show(self, view: ApplicantView) -> None:
        known = bool(view.name or view.number)
        self._hint.setVisible(not known)
        self._name.setText(view.name)
        self._facts.setText(" · ".join(part for part in (view.sex, view.ethnic, view.birth) if part))
        kind = self.tr("统一社会信用代码") if view.unit else view.kind
        self._number.setText(f"{kind} {view.number}".strip() if known or not view.unit else "")
        self._hint.setText(self._what_first(view))
        self._address.setText(view.address)
        for label in (self._name, self._facts, self._number, self._address):
            label.setVisible(bool(label.text()))
        self._valid.setVisible(bool(view.valid))
        self._valid.show_state(*self._validity(view))
        self._read.setVisible(view.read_at is not None)
        if view.read_at is not None:
            text = self.tr("读卡 {time}").format(time=f"{view.read_at:%H:%M}")
            self._read.show_state(text, Tone.INFO, Mark.CARD)

    def _what_first(self, view: ApplicantView) -> str:
        if view.unit:
            return self.tr("单位申请：请填单位名称和统一社会信用代码，法定代表人到场的请读其证件。")
        return self.tr("请把证件放在读卡器上，或在表单中填写。")

    def _show_agent(self, view: CaseView) -> None:
        who = view.applicant
        self._acts, self._unit = who.agent is not None, who.unit
        self._say(self._agent_key, self.tr("本人") if self._acts else self.tr("代办"), "Ctrl+D")
        self._say(self._unit_key, self.tr("个人") if self._unit else self.tr("单位"), "Ctrl+Shift+D")
        for key in (self._agent_key, self._unit_key):
            key.setVisible(view.state is CaseState.DRAFT)
        minor = self.tr("未成年人，{age} 岁").format(age=who.age) if who.age is not None else ""
        alone = self.tr("应由监护人办理（Ctrl+D）")
        lines = (minor, self._agent_lines(who) if self._acts else alone if minor else "")
        self._agent.setText("\n".join(line for line in lines if line))
        self._agent.setVisible(any(lines))

    def _agent_lines(self, who: ApplicantView) -> str:
        if who.agent or not who.reads_card:
            return "\n".join(part for part in (f"{who.acts_as} {who.agent or ''}".strip(), who.authority) if part)
        if who.unit or who.number:
            return self.tr("{kind}：请读其证件。").format(kind=who.acts_as)
        return self.tr("先读申请人的证件，再读{kind}的。").format(kind=who.acts_as)

    def _say(self, key: QPushButton, text: str, shortcut: str) -> None:
        key.setText(text)
        key.setShortcut(QKeySequence(shortcut))  # a new text takes it away

    def _link(self, name: str, tip: str) -> QPushButton:
        key = QPushButton(self)
        key.setObjectName(name)
        key.setProperty("variant", "link")
        key.setFixedHeight(24)
        key.setToolTip(tip)
        key.setAccessibleName(tip)
        return key

    @Slot()
    def _toggle_agent(self) -> None:
        if self._seat.case is not None:
            self._seat.submit(SetAgent(self._seat.session, self._seat.case, on=not self._acts))

    @Slot()
    def _toggle_unit(self) -> None:
        if self._seat.case is not None:
            self._seat.submit(SetUnit(self._seat.session, self._seat.case, on=not self._unit))

    def _validity(self, view: ApplicantView) -> tuple[str, Tone, Mark]:
        if view.valid == "expired":
            return self.tr("证件已过期 {day}").format(day=view.valid_to), Tone.BAD, Mark.CROSS
        if view.valid == "soon":
            return self.tr("证件将到期 {day}").format(day=view.valid_to), Tone.WARN, Mark.BANG
        return self.tr("证件有效 {day}").format(day=view.valid_to), Tone.GOOD, Mark.TICK

    def _lay_out(self) -> None:
        self.body.setSpacing(5)
        for part in (self.notice, self._hint):
            self.body.addWidget(part)
        who, lines = QHBoxLayout(), QVBoxLayout()
        for part in (self._name, self._facts, self._number, self._address):
            lines.addWidget(part)
        who.addLayout(lines, 1)
        who.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(who)
        row = QHBoxLayout()
        row.addWidget(self._valid)
        row.addStretch(1)
        row.addWidget(self._unit_key)
        row.addWidget(self._agent_key)
        self.body.addLayout(row)
        self.body.addWidget(self._agent)
        self.head.addWidget(self._read)
