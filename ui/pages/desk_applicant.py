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
from ui.widgets.pill import Pill
from window_client.messages import SetAgent
from window_client.views import ApplicantPhoto, ApplicantView, CaseView, Notice
from window_client.words import CaseState

PHOTO = QSize(68, 84)  # 102 × 126 at two thirds


class ApplicantCard(Card):
    """Says `stood` when a card's fields are on the screen: milliseconds since its last byte came, for the bench."""

    stood = Signal(float)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("申请人"), parent, name=names.APPLICANT)
        self._seat, self._acts = seat, False
        self._agent = word("", "muted", self, name=names.AGENT, wrap=True)
        self._agent_key = QPushButton(self.tr("代办"), self)
        self._agent_key.setObjectName(names.AGENT_KEY)
        self._agent_key.setProperty("variant", "link")
        self._agent_key.setFixedHeight(24)
        self._agent_key.setShortcut(QKeySequence("Ctrl+D"))
        self._agent_key.setToolTip(self.tr("有人代办，或改回本人办理 (Ctrl+D)"))
        self._agent_key.setAccessibleName(self._agent_key.toolTip())
        self._agent_key.clicked.connect(self._toggle_agent)
        self._awaited = False
        self._painted_from = 0.0
        self._name = word("", "big", self, name=names.APPLICANT_NAME)
        self._facts = word("", "strong", self)
        self._number = word("", "muted", self, name=names.APPLICANT_NUMBER)
        self._address = word("", "muted", self, wrap=True)
        self._photo, self._photo_of = QLabel(self), ""
        self._photo.setObjectName(names.APPLICANT_PHOTO)
        self._photo.setAccessibleName(self.tr("证件照片"))
        self._photo.setFixedSize(PHOTO)
        self._photo.setScaledContents(True)
        self._photo.hide()
        self._hint = word(self.tr("请把证件放在读卡器上，或在表单中填写。"), "muted", self, wrap=True)
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
        self._show(view.applicant)
        self._show_agent(view)
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
        self._number.setText(f"{view.kind} {view.number}".strip())
        self._address.setText(view.address)
        for label in (self._name, self._facts, self._number, self._address):
            label.setVisible(bool(label.text()))
        self._valid.setVisible(bool(view.valid))
        self._valid.show_state(*self._validity(view))
        self._read.setVisible(view.read_at is not None)
        if view.read_at is not None:
            text = self.tr("读卡 {time}").format(time=f"{view.read_at:%H:%M}")
            self._read.show_state(text, Tone.INFO, Mark.CARD)

    def _show_agent(self, view: CaseView) -> None:
        agent = view.applicant.agent
        self._acts = agent is not None
        self._agent_key.setVisible(view.state is CaseState.DRAFT)
        self._agent_key.setText(self.tr("本人") if self._acts else self.tr("代办"))
        self._agent_key.setShortcut(QKeySequence("Ctrl+D"))  # a new text takes it away
        known = bool(view.applicant.number)
        wanted = self.tr("请读代理人的证件。") if known else self.tr("先读申请人的证件，再读代理人的。")
        self._agent.setText(self.tr("代理人 {who}").format(who=agent) if agent else wanted)
        self._agent.setVisible(self._acts)

    @Slot()
    def _toggle_agent(self) -> None:
        if self._seat.case is not None:
            self._seat.submit(SetAgent(self._seat.session, self._seat.case, on=not self._acts))

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
        row.addWidget(self._agent_key)
        self.body.addLayout(row)
        self.body.addWidget(self._agent)
        self.head.addWidget(self._read)
