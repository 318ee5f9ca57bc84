"""Beside a field: what another source says, and a choice with its reason; above the form: what an earlier case knows."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import SettleSource, TakeEarlier
from window_client.views import CaseId, CaseView, EarlierOffer, RivalView
from window_client.words import RefusalCode, Source

S, CASE = samples.SESSION, samples.CASE
NAME = "E.name"
TYPED, READER = names.rival(NAME, "typed"), names.rival(NAME, "reader")


def disputed(*, is_open: bool = True) -> CaseView:
    rival = RivalView(Source.TYPED, "旧名小吃店", is_open)
    mark = RefusalCode.FIELD_DISPUTED if is_open else None
    fields = tuple(
        replace(each, shown="新名小吃店", source=Source.READER, locked=True, mark=mark, rivals=(rival,))
        if each.element == NAME
        else each
        for each in samples.DRAFT.fields
    )
    return replace(samples.DRAFT, fields=fields)


@pytest.fixture
def form(desk: Screen) -> Screen:
    desk.say(samples.SERVING, samples.DRAFT)
    assert not desk.shown(names.rivals(NAME))
    desk.say(disputed())
    return desk


def test_both_values_stand_there_and_a_choice_needs_a_reason(form: Screen) -> None:
    assert "旧名小吃店" in form.text(names.rivals(NAME))
    assert not form.find(QPushButton, TYPED).isEnabled()
    form.focus(names.rival_reason(NAME))
    form.key(Qt.Key.Key_Return)
    assert form.took(SettleSource) == []
    form.compose("已变更登记")
    form.find(QPushButton, TYPED).click()
    assert form.took(SettleSource) == [SettleSource(S, CASE, NAME, Source.TYPED, "已变更登记")]


def test_enter_keeps_what_is_in_use(form: Screen) -> None:
    form.focus(names.rival_reason(NAME))
    form.compose("录入有误")
    form.key(Qt.Key.Key_Return)
    assert form.took(SettleSource) == [SettleSource(S, CASE, NAME, Source.READER, "录入有误")]


def test_what_is_settled_is_shown_and_asked_no_more(form: Screen) -> None:
    form.say(disputed(is_open=False))
    assert form.shown(names.rivals(NAME))
    assert not form.shown(names.rival_reason(NAME))
    assert not form.shown(READER)


def test_an_earlier_case_is_offered_and_taken_by_one_key(form: Screen) -> None:
    assert not form.shown(names.EARLIER)
    offer = EarlierOffer(CaseId("case-0"), "0103", "老年人优待证办理", date(2026, 10, 8), ("手机号码", "现居住地址"))
    form.say(replace(samples.DRAFT, earlier=offer))
    assert form.shown(names.EARLIER)
    form.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert form.took(TakeEarlier) == [TakeEarlier(S, CASE, CaseId("case-0"))]
    form.say(samples.DRAFT)
    form.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(form.took(TakeEarlier)) == 1
