"""The form: wishes only for what the person changed, and no view ever overwrites what stands typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.pages.field_box import FieldBox
from ui.widgets.field_frame import Frame
from ui.widgets.popup_list import PopupList
from window_client.messages import AcceptCase, AnswerGiven, RevealValue, SetAside, SignOut
from window_client.views import CaseView, Notice, NoticeGone, Revealed
from window_client.words import RefusalCode, RevealReason, Source

S, CASE = samples.SESSION, samples.CASE
PHONE, TRADE_NAME, AREA = names.field("P.phone"), names.field("E.name"), names.field("L.area")


@pytest.fixture
def form(desk: Screen) -> Screen:
    """A draft half filled by the card."""
    desk.say(samples.SERVING, samples.DRAFT)
    return desk


def kept(form: Screen, element: str, view: CaseView) -> None:
    """The desk kept the answer and shows the case as it is now."""
    form.say(NoticeGone(f"field:{element}"), view)


def test_the_keyboard_goes_to_the_first_field_that_wants_something(form: Screen) -> None:
    assert form.focused().objectName() == PHONE


def test_enter_sends_the_answer_and_goes_to_the_next_empty_field(form: Screen) -> None:
    form.latin("13800138000")
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "P.phone", "13800138000")]
    assert form.focused().objectName() == TRADE_NAME


def test_a_field_is_not_wanted_any_more_as_soon_as_something_stands_in_it(form: Screen) -> None:
    [box] = [each for each in form.window.findChildren(FieldBox) if each.element == "P.phone"]
    looks, before = [box.look], box.grab().toImage()
    form.latin("1")
    looks.append(box.look)
    form.key(Qt.Key.Key_Backspace)
    looks.append(box.look)
    form.latin("   ")
    form.key(Qt.Key.Key_Tab)  # the desk has not spoken yet
    looks.append(box.look)
    assert box.grab().toImage() != before
    kept(form, "P.phone", samples.DRAFT)  # it keeps no spaces
    looks.append(box.look)
    assert looks == [Frame.WANTED, Frame.PLAIN, Frame.WANTED, Frame.PLAIN, Frame.WANTED]


def test_leaving_an_editor_unchanged_sends_nothing(form: Screen) -> None:
    form.focus(TRADE_NAME)
    form.focus(PHONE)
    assert form.wishes == []


def test_typing_and_taking_it_back_sends_nothing(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("1")
    form.key(Qt.Key.Key_Backspace)
    form.focus(TRADE_NAME)
    assert form.wishes == []


def test_chinese_comes_by_the_input_method(form: Screen) -> None:
    form.focus(TRADE_NAME)
    form.compose("李记小吃店")
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "E.name", "李记小吃店")]


def test_a_field_that_comes_with_an_answer_leaves_the_keyboard_and_the_typing_where_they_are(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    editor = form.focused()
    fields = samples.DRAFT.fields
    place = next(n for n, each in enumerate(fields) if each.element == "P.phone")
    new = replace(fields[place], element="D.tel", label="收件电话", section="送达", shown="")
    form.say(replace(samples.DRAFT, fields=(new, *fields)))
    assert form.focused() is editor
    assert form.text(PHONE) == "138"
    assert form.shown(names.field("D.tel"))
    assert form.wishes == []
    form.say(samples.DRAFT)
    assert form.focused() is editor
    assert form.text(PHONE) == "138"


def test_a_field_that_goes_sends_what_stands_typed_in_it(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    rest = tuple(each for each in samples.DRAFT.fields if each.element != "P.phone")
    form.say(replace(samples.DRAFT, fields=rest))
    assert form.wishes == [AnswerGiven(S, CASE, "P.phone", "138")]


def test_a_view_that_arrives_while_an_editor_is_changed_keeps_the_text(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    form.say(samples.answered(samples.DRAFT, E_name="李记小吃店", P_phone="999"))
    assert form.text(PHONE) == "138"
    assert form.text(TRADE_NAME) == "李记小吃店"


def test_focus_alone_does_not_protect_an_editor(form: Screen) -> None:
    form.focus(PHONE)
    form.say(samples.answered(samples.DRAFT, P_phone="13900139000"))
    assert form.text(PHONE) == "13900139000"


def test_a_word_being_composed_is_protected(form: Screen) -> None:
    form.focus(TRADE_NAME)
    form.preedit("liji")
    form.say(samples.answered(samples.DRAFT, E_name="别的"))
    form.compose("李记")
    assert form.text(TRADE_NAME) == "李记"


def test_a_view_older_than_the_answer_does_not_bring_the_old_value_back(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("13800138000")
    form.focus(TRADE_NAME)
    form.say(replace(samples.DRAFT, filled_by_machine=5))
    assert form.text(PHONE) == "13800138000"
    kept(form, "P.phone", samples.answered(samples.DRAFT, P_phone="13800138000"))
    form.say(samples.answered(samples.DRAFT, P_phone="13900139000"))
    assert form.text(PHONE) == "13900139000"


def test_a_wrong_value_is_marked_beside_its_field_and_not_lost(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("12345")
    form.focus(TRADE_NAME)
    kept(form, "P.phone", samples.marked(samples.DRAFT, "P.phone", "12345", RefusalCode.FIELD_BAD_PHONE))
    assert form.text(PHONE) == "12345"
    assert "11 位手机号码" in form.text(names.field_problem("P.phone"))
    assert form.shown(names.field_problem("P.phone"))


def test_an_answer_that_was_refused_stays_and_is_sent_again(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("13800138000")
    form.focus(TRADE_NAME)
    form.say(Notice(RefusalCode.STORE_FULL, "field:P.phone"))
    assert "磁盘已满" in form.text(names.field_problem("P.phone"))
    assert form.text(PHONE) == "13800138000"
    form.focus(PHONE)
    form.latin("1")
    form.key(Qt.Key.Key_Backspace)
    form.focus(TRADE_NAME)
    assert form.wishes[-1] == AnswerGiven(S, CASE, "P.phone", "13800138000")


def test_a_refused_answer_outlives_views_and_goes_before_the_acceptance(form: Screen) -> None:
    ready = replace(samples.answered(samples.DRAFT, P_phone="1390013900"), may_accept=True, missing=())
    form.say(ready)
    form.focus(PHONE)
    form.latin("0")
    form.key(Qt.Key.Key_F12)
    form.say(Notice(RefusalCode.STORE_FULL, "field:P.phone"), ready)
    assert form.text(PHONE) == "13900139000"
    assert form.shown(names.field_problem("P.phone"))
    assert not [wish for wish in form.wishes if isinstance(wish, AcceptCase)], "the old value would go out"
    form.key(Qt.Key.Key_F12)
    assert form.wishes[-1] == AnswerGiven(S, CASE, "P.phone", "13900139000")
    kept(form, "P.phone", replace(samples.answered(ready, P_phone="13900139000"), may_accept=True))
    assert AcceptCase(S, CASE) in form.wishes


def test_escape_takes_the_kept_answer_back(form: Screen) -> None:
    form.say(samples.answered(samples.DRAFT, P_phone="13800138000"))
    form.focus(PHONE)
    form.latin("13900139000")
    form.focus(TRADE_NAME)
    form.say(Notice(RefusalCode.STORE_FULL, "field:P.phone"))
    form.focus(PHONE)
    form.key(Qt.Key.Key_Escape)
    assert form.text(PHONE) == "13800138000"
    form.focus(TRADE_NAME)
    assert len(form.wishes) == 1


def test_what_the_card_gave_is_locked_and_shown_in_full_only_by_a_wish(form: Screen) -> None:
    number = form.find(QLineEdit, names.field("P.cert_no"))
    assert number.isReadOnly()
    form.find(QPushButton, names.reveal("P.cert_no")).click()
    assert form.shown(f"{names.reveal('P.cert_no')}.why")
    assert not form.wishes
    form.key(Qt.Key.Key_Down)
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [RevealValue(S, CASE, "P.cert_no", RevealReason.ASKED)]
    assert not form.shown(f"{names.reveal('P.cert_no')}.why")
    shown: list[str] = []
    number.textChanged.connect(shown.append)
    form.say(Revealed(CASE, "P.cert_no", "450405198506150019", seconds=1))
    form.qtbot.waitUntil(lambda: shown == ["450405198506150019", "4504**********0019"], timeout=20_000)
    assert not form.shown(names.reveal("P.phone"))


def test_a_card_that_fills_a_changed_editor_is_offered_by_escape(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    fields = tuple(
        replace(each, shown="13900139000", source=Source.READER, mark=None, locked=True)
        if each.element == "P.phone"
        else each
        for each in samples.FIELDS
    )
    form.say(replace(samples.DRAFT, fields=fields))
    assert form.text(PHONE) == "138"
    assert "Esc" in form.text(names.field_problem("P.phone"))
    form.key(Qt.Key.Key_Escape)
    assert form.text(PHONE) == "13900139000"
    assert form.wishes == []


@pytest.mark.parametrize(
    ("typed", "keys", "code"),
    [("2", (), "rent"), ("无偿", (), "free"), ("", (Qt.Key.Key_Down, Qt.Key.Key_Down), "rent")],
)
def test_a_choice_is_typed_by_number_by_name_or_picked(
    form: Screen, typed: str, keys: tuple[Qt.Key, ...], code: str
) -> None:
    form.focus(names.field("L.right"))
    form.latin(typed) if typed.isascii() else form.compose(typed)
    for key in keys:
        form.key(key)
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "L.right", code)]


def test_a_choice_that_is_none_is_sent_as_typed_to_be_marked(form: Screen) -> None:
    form.focus(names.field("L.right"))
    form.compose("借来的")
    form.focus(PHONE)
    assert form.wishes == [AnswerGiven(S, CASE, "L.right", "借来的")]


@pytest.mark.parametrize("typed", ["20261203", "2026-12-03"])
def test_a_date_needs_its_digits_only(form: Screen, typed: str) -> None:
    form.focus(names.field("L.rent_to"))
    form.latin(typed)
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "L.rent_to", "2026-12-03")]


def test_a_date_can_be_taken_back_digit_by_digit(form: Screen) -> None:
    form.focus(names.field("L.rent_to"))
    form.latin("202612")
    for _ in range(7):
        form.key(Qt.Key.Key_Backspace)
    assert form.text(names.field("L.rent_to")) == ""


def test_yes_or_no_is_said_by_the_press(form: Screen) -> None:
    form.find(QWidget, names.field("X.food") + ".1").setFocus()
    form.key(Qt.Key.Key_Space)
    assert form.wishes == [AnswerGiven(S, CASE, "X.food", "1")]


def test_several_of_a_list(form: Screen) -> None:
    for code in ("1", "3"):
        form.find(QWidget, names.field("X.kinds") + f".{code}").setFocus()
        form.key(Qt.Key.Key_Space)
    assert form.took(AnswerGiven)[-1] == AnswerGiven(S, CASE, "X.kinds", "1,3")


def test_shift_enter_makes_a_line_and_enter_goes_on(form: Screen) -> None:
    form.focus(names.field("E.scope"))
    form.compose("餐饮")
    form.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    form.compose("零售")
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "E.scope", "餐饮\n零售")]


def test_f12_sends_the_value_still_being_typed_and_accepts_when_it_was_the_last(form: Screen) -> None:
    almost = replace(samples.answered(samples.READY, L_area=""), missing=("面积",), may_accept=False)
    form.say(almost)
    form.focus(AREA)
    form.latin("36.5")
    form.key(Qt.Key.Key_F12)
    form.say(almost)  # older than the answer: decides nothing
    assert form.wishes == [AnswerGiven(S, CASE, "L.area", "36.5")]
    kept(form, "L.area", samples.READY)
    assert form.wishes[1:] == [AcceptCase(S, CASE)]


def test_f12_with_something_missing_leads_there_and_wishes_nothing(form: Screen) -> None:
    form.focus(AREA)
    form.key(Qt.Key.Key_F12)
    assert form.wishes == []
    assert form.focused().objectName() == PHONE


def test_f9_keeps_what_is_typed_before_it_clears_the_desk(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    form.key(Qt.Key.Key_F9)
    assert form.wishes == [AnswerGiven(S, CASE, "P.phone", "138"), SetAside(S)]


def test_signing_out_sends_what_is_being_typed_first(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    form.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert form.wishes == [AnswerGiven(S, CASE, "P.phone", "138"), SignOut(S)]


def test_closing_the_window_sends_what_is_being_typed(form: Screen) -> None:
    form.focus(PHONE)
    form.latin("138")
    form.window.close()
    assert form.wishes == [AnswerGiven(S, CASE, "P.phone", "138")]


def test_an_empty_desk_keeps_nothing_of_the_last_citizen(form: Screen) -> None:
    form.say(samples.answered(samples.DRAFT, P_phone="13800138000"), samples.EMPTY)
    said = [editor.text() for editor in form.window.findChildren(QLineEdit)]
    said += [label.text() for label in form.window.findChildren(QLabel)]
    assert not [text for text in said if "13800138000" in text or "李" in text]


def test_the_list_of_a_choice_goes_with_its_form(form: Screen) -> None:
    form.focus(names.field("L.right"))
    form.key(Qt.Key.Key_Down)
    assert form.window.findChildren(PopupList)
    form.say(samples.EMPTY)
    form.qtbot.waitUntil(lambda: not form.window.findChildren(PopupList), timeout=20_000)
