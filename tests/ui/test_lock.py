"""Lock (锁屏): the screen is covered, nothing of the citizen is on it, and the keyboard comes back where it was."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.unattended import Unattended
from window_client.messages import Lock, SignIn
from window_client.views import Revealed, SessionId, SignInFailed
from window_client.words import RefusalCode

LOCKED = replace(samples.CLERK, user="chen", locked=True)
UNLOCKED = replace(LOCKED, locked=False)
FIELD = "field.P.phone"


def seen(screen: Screen) -> str:
    """Every word that a person reads on the window now, and what a screen reader would read out."""
    shown = [each for each in screen.window.findChildren(QWidget) if each.isVisible()]
    words = [each.text() for each in shown if isinstance(each, QLabel | QLineEdit)]
    return "\n".join([*words, *(each.accessibleName() for each in shown)])


def test_the_key_asks_the_desk_and_the_sign_in_page_covers_everything(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.READY)
    assert samples.APPLICANT.name in seen(desk)
    desk.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(Lock) == [Lock(samples.SESSION)]
    desk.say(LOCKED)
    text = seen(desk)
    assert "陈静" in text
    assert not desk.shown(names.DESK_PAGE)
    assert samples.APPLICANT.name not in text
    assert samples.APPLICANT.number not in text


def test_a_password_brings_back_the_same_page_and_the_same_field(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.READY)
    editor = desk.focus(FIELD)
    desk.latin("139")
    desk.say(LOCKED)
    assert desk.focused() is desk.find(QLineEdit, names.SIGNIN_PASSWORD)
    assert desk.text(names.SIGNIN_USER) == "chen"
    desk.latin("secret")
    desk.key(Qt.Key.Key_Return)
    assert desk.took(SignIn) == [SignIn("chen", "secret")]
    desk.say(SignInFailed(RefusalCode.WRONG_PASSWORD))
    assert not desk.shown(names.DESK_PAGE)
    desk.say(UNLOCKED)
    assert desk.focused() is editor
    assert isinstance(editor, QLineEdit)
    assert editor.text().replace(" ", "").startswith("139")


def test_what_was_revealed_is_not_there_when_somebody_else_takes_over(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.READY, Revealed(samples.CASE, "P.cert_no", "450405198506150019", seconds=30))
    desk.say(LOCKED, replace(UNLOCKED, session=SessionId("session-2"), name="黄敏", user="huang"))
    assert any(page.isVisible() for page in desk.window.findChildren(QWidget, names.DESK_PAGE))
    assert "450405198506150019" not in seen(desk)


def test_whatever_floats_beside_the_window_goes_with_it(desk: Screen) -> None:
    floating = QLabel("450405198506150019")
    floating.show()
    desk.say(LOCKED)
    assert not floating.isVisible()


def test_an_untouched_window_asks_once_and_a_touch_counts(desk: Screen) -> None:
    handle = desk.window.windowHandle()
    assert handle is not None
    clock, said = [0.0], list[str]()
    watch = Unattended(desk.window, 0.2, now=lambda: clock[0])
    watch.idle.connect(lambda: said.append("idle"))
    watch.start()
    here = QPointF(3, 3)
    move = QMouseEvent(
        QEvent.Type.MouseMove, here, here, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier(0)
    )
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier(0), "a")
    for event in (move, key, move, key):
        clock[0] += 0.15
        desk.qtbot.wait(250)  # it looks every 100 ms
        QApplication.sendEvent(handle, event)
    assert said == []

    def asked() -> bool:
        clock[0] += 0.05  # whatever the platform itself sent to the window meanwhile was a touch, too
        return bool(said)

    desk.qtbot.waitUntil(asked, timeout=20_000)
    desk.qtbot.wait(250)
    assert said == ["idle"]


def test_what_was_copied_is_forgotten_after_a_while_and_at_once_when_locked(desk: Screen) -> None:
    clipboard = QGuiApplication.clipboard()
    watch = Unattended(desk.window, 0, forget_ms=200)
    clipboard.setText("450405198506150019")
    desk.qtbot.waitUntil(lambda: not clipboard.text(), timeout=20_000)
    desk.say(samples.SERVING)
    clipboard.setText("450405198506150019", QClipboard.Mode.Clipboard)
    desk.say(LOCKED)
    assert clipboard.text() == ""
    watch.deleteLater()
