"""The sign-in page (登录): user, password, Enter. Painted before the core is imported, so it imports Qt and ui/ only."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import names
from ui.bridge import Bridge
from ui.version import VERSION
from ui.widgets.card import Card, word
from ui.widgets.secret_edit import SecretEdit

WIDE, TALL = 420, 40


class SignInPage(QWidget):
    """`people` are "user/password/role" texts, given by a demo only: each becomes a row that signs in."""

    first_paint = Signal()

    def __init__(
        self,
        bridge: Bridge,
        *,
        window_name: str,
        hall: str = "",
        people: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(names.SIGNIN_PAGE)
        self._bridge, self._painted, self._busy = bridge, False, False
        self.user, self.password = QLineEdit(self), SecretEdit(self)
        self._locked = word("", "muted", self, name=names.SIGNIN_LOCKED, wrap=True)
        self._caps = word(self.tr("大写锁定已打开"), "muted", self, name=names.SIGNIN_CAPS)
        self._notice = word("", "problem", self, name=names.SIGNIN_NOTICE, wrap=True)
        self.enter = _button(self.tr("登录"), names.SIGNIN_ENTER, self)
        self.enter.setProperty("variant", "primary")
        self._panel = self._panel_of(window_name, hall)
        self._lay_out(people)
        self._locked.hide()
        self._caps.hide()
        self._notice.hide()
        self.user.returnPressed.connect(self._next)
        self.password.returnPressed.connect(self._go)
        self.password.caps_changed.connect(self._caps.setVisible)
        self.enter.clicked.connect(self._go)
        bridge.said.connect(self.take)

    @Slot(object)
    def take(self, view: object) -> None:
        """The gate's answer, or the desk's refusal of a proved person."""
        # Imported here for start-up time: by the first view the preload thread has these modules ready.
        from ui import texts
        from window_client.views import Notice, SessionView, SignInFailed
        from window_client.words import RefusalCode

        if isinstance(view, SessionView) and not view.locked:
            self._rest()
            self.password.clear()
            self._notice.hide()
        elif isinstance(view, SignInFailed):
            self._refused(texts.sentence(view.code, view.facts))
        elif (
            isinstance(view, Notice)
            and view.place in {"", "store"}
            and (self._busy or view.code is RefusalCode.STORE_FAILED)
        ):
            self._refused(texts.sentence(view.code, view.facts, number=view.number))

    def begin(self, user: str = "", name: str = "") -> None:
        """Ready for the next person; a key typed before the first paint belongs to the user editor.

        `user`, `name`: who locked this window and unlocks it by the password; anybody else takes over.
        """
        self._rest()
        self.user.setText(user)
        self.password.clear()
        self._notice.hide()
        self._locked.setText(
            self.tr("已锁定：{name}。输入密码继续；换人请改用户名登录，办理中的事项接着办。").format(name=name)
        )
        self._locked.setVisible(bool(user))
        (self.password if user else self.user).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_paint.emit()

    @Slot()
    def _next(self) -> None:
        if self.password.text():
            self._go()
        else:
            self.password.setFocus()

    @Slot()
    def _go(self) -> None:
        user, password = self.user.text().strip(), self.password.text()
        if self._busy:
            return
        if not user or not password:
            (self.password if user else self.user).setFocus()
            return
        # Imported here for start-up time: messages pull in the trade's values, a tenth of a second.
        from window_client.messages import SignIn

        self._busy = True
        self._notice.hide()
        self.enter.setText(self.tr("正在核对…"))
        self.enter.setEnabled(False)
        self._bridge.submit(SignIn(user, password))

    @Slot()
    def _pick(self) -> None:
        row = self.sender()
        assert isinstance(row, QPushButton)
        user, password = str(row.property("person")).split("/")[:2]
        self.user.setText(user)
        self.password.setText(password)
        self._go()

    def _refused(self, sentence: str) -> None:
        self._rest()
        self._notice.setText(f"! {sentence}")
        self._notice.show()
        self.password.setFocus()
        self.password.selectAll()

    def _rest(self) -> None:
        self._busy = False
        self.enter.setText(self.tr("登录"))
        self.enter.setEnabled(True)

    def _panel_of(self, window_name: str, hall: str) -> Card:
        panel = Card("", self)
        panel.setFixedWidth(WIDE)
        body = panel.body
        body.setContentsMargins(32, 28, 32, 28)
        body.setSpacing(6)
        body.addWidget(word(hall or self.tr("政务服务综合窗口"), "muted", panel))
        body.addWidget(word(window_name, "big", panel))
        body.addSpacing(12)
        body.addWidget(self._locked)
        for name, label, editor in (
            (names.SIGNIN_USER, self.tr("用户名"), self.user),
            (names.SIGNIN_PASSWORD, self.tr("密码"), self.password),
        ):
            editor.setObjectName(name)
            editor.setAccessibleName(label)
            editor.setFixedHeight(TALL)
            caption = word(label, "label", panel)
            caption.setBuddy(editor)
            body.addWidget(caption)
            body.addWidget(editor)
            body.addSpacing(4)
        body.addWidget(self._caps)
        body.addWidget(self._notice)
        body.addSpacing(6)
        body.addWidget(self.enter)
        return panel

    def _lay_out(self, people: tuple[str, ...]) -> None:
        frame = QVBoxLayout(self)
        frame.addStretch(2)
        frame.addLayout(_centred(self._panel))
        if people:
            frame.addSpacing(12)
            frame.addLayout(_centred(self._people(people)))
        frame.addStretch(3)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(word(self.tr("版本 {version}").format(version=VERSION), "faint", self))
        frame.addLayout(foot)

    def _people(self, people: tuple[str, ...]) -> Card:
        card = Card(self.tr("演示人员（示例数据），点一下即登录"), self)
        card.setFixedWidth(WIDE)
        roles = {"clerk": self.tr("窗口人员"), "supervisor": self.tr("值班长"), "technician": self.tr("运维")}
        for person in people:
            user, password, role = (*person.split("/"), "", "")[:3]
            row = _button(f"{roles.get(role, role)}   {user} / {password}", f"signin.demo.{user}", card)
            row.setProperty("person", person)
            row.clicked.connect(self._pick)
            card.body.addWidget(row)
        return card


def _button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setFixedHeight(TALL)
    return button


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
