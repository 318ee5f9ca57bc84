"""The sign-in page: keyboard only, a refusal beside the editors, nothing sent twice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import SignIn
from window_client.views import Notice, SignInFailed
from window_client.words import RefusalCode


def sign_in(screen: Screen) -> None:
    screen.latin("clerk")
    screen.key(Qt.Key.Key_Return)
    screen.latin("secret")
    screen.key(Qt.Key.Key_Return)


def test_the_keyboard_is_in_the_user_editor_and_enter_leads_through(screen: Screen) -> None:
    sign_in(screen)
    assert screen.wishes == [SignIn("clerk", "secret")]


def test_while_the_gate_works_nothing_is_sent_twice(screen: Screen) -> None:
    sign_in(screen)
    screen.key(Qt.Key.Key_Return)
    assert not screen.find(QPushButton, names.SIGNIN_ENTER).isEnabled()
    assert len(screen.wishes) == 1


def test_a_refusal_stands_beside_and_the_password_is_ready_to_be_typed_over(screen: Screen) -> None:
    sign_in(screen)
    screen.say(SignInFailed(RefusalCode.WRONG_PASSWORD))
    assert "密码不对" in screen.text(names.SIGNIN_NOTICE)
    assert screen.shown(names.SIGNIN_NOTICE)
    screen.latin("other")
    screen.key(Qt.Key.Key_Return)
    assert screen.wishes[-1] == SignIn("clerk", "other")
    assert not screen.shown(names.SIGNIN_NOTICE)


def test_the_desk_may_refuse_a_proved_person(screen: Screen) -> None:
    sign_in(screen)
    screen.say(Notice(RefusalCode.SOMEONE_SIGNED_IN))
    assert "还有人在岗" in screen.text(names.SIGNIN_NOTICE)


def test_a_notice_while_nobody_tries_is_not_a_refusal(screen: Screen) -> None:
    screen.say(Notice(RefusalCode.INTERNAL, number="1"))
    assert not screen.shown(names.SIGNIN_NOTICE)


def test_caps_lock_is_noticed_by_what_is_typed(screen: Screen) -> None:
    screen.focus(names.SIGNIN_PASSWORD)
    screen.latin("a")
    assert not screen.shown(names.SIGNIN_CAPS)
    screen.latin("A")  # QTest sends this capital without Shift, as Caps Lock does
    assert screen.shown(names.SIGNIN_CAPS)
    screen.latin("a")
    assert not screen.shown(names.SIGNIN_CAPS)


def test_a_demo_person_signs_in_by_one_press(screen: Screen) -> None:
    screen.find(QPushButton, "signin.demo.clerk").click()
    assert screen.wishes == [SignIn("clerk", "demo")]


def test_after_signing_out_no_password_is_left(screen: Screen) -> None:
    sign_in(screen)
    screen.say(samples.CLERK)
    assert screen.text(names.SIGNIN_PASSWORD) == ""
    screen.say(samples.NOBODY)
    assert screen.text(names.SIGNIN_USER) == ""
    assert screen.shown(names.SIGNIN_USER)
