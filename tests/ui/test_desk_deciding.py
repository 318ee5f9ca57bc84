"""Deciding on the desk: what a key press says to the core, what stands on the screen, and that nothing is lost on the way."""

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QRadioButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client import messages as m
from window_client import views as v
from window_client.words import (
    CaseAct,
    CaseState,
    ClockState,
    DocumentKind,
    DocumentState,
    HandOutWay,
    RefusalCode,
    RefusalGround,
    SecondVisit,
    VisitList,
)

Kind = TypeVar("Kind")
CASE = samples.CASE
DRAFT = replace(samples.DRAFT, tolerated=("从业人员健康证明",))
PNG = samples.thumbnail()


@pytest.fixture
def desk(screen: Screen) -> Screen:
    screen.say(samples.CLERK, DRAFT)
    return screen


def _last(desk: Screen, kind: type[Kind]) -> Kind:
    found = [wish for wish in desk.wishes if isinstance(wish, kind)]
    assert found, kind.__name__
    return found[-1]


def _type(desk: Screen, name: str, text: str) -> None:
    desk.find(QLineEdit, name).setText(text)


def test_f8_lists_everything_that_is_open_and_gives_the_notice(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F8)
    assert desk.shown(names.DECIDE)
    _type(desk, "decide.remark", "平面图")
    _type(desk, "decide.remedy", "重画")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wish = _last(desk, m.GiveNotice)
    assert wish == m.GiveNotice(samples.SESSION, CASE, (v.Defect("平面图", "", "重画"),))
    desk.say(v.Notice(RefusalCode.NOT_IDENTIFIED, "decide"))
    assert desk.text(names.DECIDE_NOTICE)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.shown(names.DECIDE)


def test_a_refusal_asks_for_the_competent_organ_only_where_it_matters(desk: Screen) -> None:
    desk.find(QAbstractButton, names.REFUSE).click()
    assert not desk.shown(names.DECIDE_ORGAN)
    desk.find(QRadioButton, names.ground(RefusalGround.OUT_OF_POWERS.value)).click()
    assert desk.shown(names.DECIDE_ORGAN)
    _type(desk, names.DECIDE_REASON, "应由林业部门办理")
    _type(desk, names.DECIDE_ORGAN, "林业局")
    desk.find(QAbstractButton, names.DECIDE_GIVE).click()
    expected = m.RefuseCase(samples.SESSION, CASE, RefusalGround.OUT_OF_POWERS, "应由林业部门办理", "林业局")
    assert _last(desk, m.RefuseCase) == expected


def test_a_second_person_signs_the_same_wish(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F8)
    desk.find(QAbstractButton, names.DECIDE_GIVE).click()
    wish = _last(desk, m.GiveNotice)
    desk.say(v.Notice(RefusalCode.SECOND_PERSON_NEEDED, "decide"))
    assert desk.shown(names.SECOND)
    _type(desk, names.SECOND_USER, "luo")
    _type(desk, names.SECOND_PASSWORD, "Demo-chief-1")
    desk.find(QAbstractButton, names.SECOND_SIGN).click()
    assert _last(desk, m.Countersign) == m.Countersign("luo", "Demo-chief-1", wish)
    assert desk.text(names.SECOND_PASSWORD) == ""
    desk.say(v.Notice(RefusalCode.WRONG_PASSWORD, "second"))
    assert desk.text(names.SECOND_NOTICE)
    desk.say(v.NoticeGone("second"))
    assert not desk.shown(names.SECOND)


def test_a_tolerated_material_does_not_grey_the_key(desk: Screen) -> None:
    ready = replace(DRAFT, missing=(), may_accept=True)
    desk.say(ready)
    assert desk.find(QWidget, names.ACCEPT).isEnabled()
    assert "从业人员健康证明" in desk.text(names.MISSING)


def test_papers_are_listed_looked_at_and_put_away(desk: Screen) -> None:
    row = v.DocumentRow(
        v.DocumentId("d1"), DocumentKind.CORRECTION_NOTICE, "450", DocumentState.READY, 1, 0, samples.NOW
    )
    late = replace(row, id=v.DocumentId("d2"), kind=DocumentKind.MATERIAL_RECEIPT, state=DocumentState.FROZEN)
    desk.say(replace(DRAFT, state=CaseState.CORRECTION, documents=(row, late)))
    assert not desk.find(QWidget, names.paper("material_receipt")).isEnabled()
    desk.find(QAbstractButton, names.paper("correction_notice")).click()
    assert _last(desk, m.ShowDocument) == m.ShowDocument(samples.SESSION, row.id)
    desk.say(v.DocumentPages(row.id, row.kind, "450", (PNG, PNG)))
    assert desk.shown(names.PREVIEW)
    pages = [label for label in desk.find(QWidget, names.PREVIEW).findChildren(QLabel) if not label.pixmap().isNull()]
    assert [page.height() for page in pages] == [page.pixmap().height() for page in pages]
    assert len(pages) == 2
    desk.key(Qt.Key.Key_Escape)
    assert desk.shown(names.RESULT)
    desk.key(Qt.Key.Key_F4)
    assert desk.shown(names.FORM)


def test_results_are_found_chosen_and_handed_out(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F11)
    assert _last(desk, m.FindResults) == m.FindResults(samples.SESSION, "")
    row = v.ResultRow(
        v.CaseId("c9"), "01032026112300190", "参保登记", "李*", True, "登记表", "7号", CaseState.ISSUED, originals=True
    )
    desk.say(v.ResultsView((row,)))
    assert desk.shown(names.ISSUE_ORIGINALS)
    assert not desk.shown(names.ISSUE_WAYBILL)
    desk.find(QAbstractButton, names.issue_way(HandOutWay.COURIER.value)).click()
    assert desk.shown(names.ISSUE_WAYBILL)
    _type(desk, names.ISSUE_WAYBILL, "EMS1")
    desk.find(QAbstractButton, names.ISSUE_IDENTITY).click()
    desk.find(QAbstractButton, names.ISSUE_ORIGINALS).click()
    desk.find(QAbstractButton, names.ISSUE_GIVE).click()
    expected = m.HandOut(samples.SESSION, row.case, HandOutWay.COURIER, "", True, True, "EMS1")
    assert _last(desk, m.HandOut) == expected
    desk.say(v.Notice(RefusalCode.ALREADY_HANDED_OUT, "issue"))
    assert desk.text(names.ISSUE_NOTICE)
    desk.say(v.ResultsView((replace(row, state=CaseState.DELIVERED),)))
    assert not desk.find(QWidget, names.ISSUE_GIVE).isEnabled()
    desk.say(v.Scanned("01032026112300190"))
    assert _last(desk, m.FindResults) == m.FindResults(samples.SESSION, "01032026112300190")
    desk.key(Qt.Key.Key_Escape)
    assert isinstance(desk.wishes[-1], m.CloseIssuing)


def test_f7_offers_only_what_the_state_allows_and_closes_when_it_is_done(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F7)
    offered = {act for act in CaseAct if desk.shown(names.act(act.value))}
    assert offered == {CaseAct.RECEIVE, CaseAct.CORRECT, CaseAct.CONSULT}
    desk.find(QRadioButton, names.act(CaseAct.CORRECT.value)).click()
    _type(desk, names.ACTS_REASON, "更正门牌号")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _last(desk, m.CorrectOnSpot) == m.CorrectOnSpot(samples.SESSION, CASE, "更正门牌号")
    desk.say(v.Notice(RefusalCode.REASON_MISSING, "decide"))
    assert desk.text(names.ACTS_NOTICE)
    desk.say(v.NoticeGone("decide"))
    assert not desk.shown(names.ACTS)


def test_an_accepted_case_is_withdrawn_on_a_written_request_and_made_void_with_a_second_person(desk: Screen) -> None:
    desk.say(replace(DRAFT, state=CaseState.ACCEPTED))
    desk.key(Qt.Key.Key_F7)
    assert not desk.shown(names.ACTS_REQUEST)
    desk.find(QAbstractButton, names.ACTS_DO).click()
    assert _last(desk, m.WritePaper).kind is DocumentKind.HAND_OVER_SLIP  # the harmless act stands first
    desk.find(QRadioButton, names.act(CaseAct.WITHDRAW.value)).click()
    desk.find(QAbstractButton, names.ACTS_REQUEST).click()
    desk.find(QAbstractButton, names.ACTS_DO).click()
    assert _last(desk, m.WithdrawCase) == m.WithdrawCase(samples.SESSION, CASE, request=True)
    desk.find(QRadioButton, names.act(CaseAct.VOID.value)).click()
    _type(desk, names.ACTS_REASON, "重复登记")
    desk.find(QAbstractButton, names.ACTS_DO).click()
    assert _last(desk, m.VoidCase) == m.VoidCase(samples.SESSION, CASE, "重复登记")
    desk.say(v.Notice(RefusalCode.SECOND_PERSON_NEEDED, "decide"))
    assert desk.shown(names.SECOND)


def test_an_instant_case_says_on_the_spot_and_no_date(desk: Screen) -> None:
    desk.say(replace(DRAFT, instant=True, committed_days=0, missing=(), tolerated=(), may_accept=True))
    assert "受理并办结" in desk.text(names.ACCEPT)
    desk.say(replace(DRAFT, state=CaseState.ISSUED, committed_days=0, due=samples.NOW.date()))
    assert "承诺办结" not in " ".join(label.text() for label in desk.find(QWidget, names.RESULT).findChildren(QLabel))


def test_a_case_of_an_investment_project_shows_its_folder(desk: Screen) -> None:
    folder = v.ProjectView("2026-450405-48-01-000123", 101, 120, 4, ("施工许可 20", "排水许可 15"), ClockState.AMBER)
    desk.say(replace(DRAFT, state=CaseState.ACCEPTED, project=folder))
    assert desk.shown(names.PROJECT)
    said = " ".join(label.text() for label in desk.find(QWidget, names.RESULT).findChildren(QLabel))
    for expected in ("施工许可 20、排水许可 15", "4", "2026-450405-48-01-000123"):
        assert expected in said
    desk.say(replace(DRAFT, state=CaseState.ACCEPTED))
    assert not desk.shown(names.PROJECT)


def test_a_soft_rule_asks_for_a_reason_before_it_is_accepted(desk: Screen) -> None:
    desk.say(replace(DRAFT, missing=(), tolerated=(), may_accept=True))
    desk.key(Qt.Key.Key_F12)
    desk.say(v.Notice(RefusalCode.SOFT_RULE, "accept", {"rules": "申请人证件在承诺办结日之前到期"}))
    assert desk.shown(names.OVERRULE)
    assert not desk.find(QWidget, names.OVERRULE_GO).isEnabled()
    _type(desk, names.OVERRULE_REASON, "新证已在制")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _last(desk, m.AcceptCase) == m.AcceptCase(samples.SESSION, CASE, "新证已在制")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.shown(names.OVERRULE)


def test_the_archives_list_and_an_empty_counter_say_so(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F10)
    assert not desk.shown(names.WORK_FIX)
    row = v.FixRow(v.CaseId("c9"), "01032026112300190", "参保登记", "李*", "完整性: there is no result")
    desk.say(v.WorkView(to_fix=(row,)))
    assert desk.shown(names.WORK_FIX)
    desk.key(Qt.Key.Key_F11)
    desk.say(v.ResultsView(()))
    assert "没有找到待发放的结果" in {label.text() for label in desk.find(QWidget, names.ISSUE).findChildren(QLabel)}


def test_a_notice_says_why_the_applicant_must_come_again(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F8)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _last(desk, m.GiveNotice).visit is None  # nothing is taken for granted; the rules ask
    desk.say(v.Notice(RefusalCode.SECOND_VISIT, "decide"))
    assert "最多跑一次" in desk.text(names.DECIDE_NOTICE)
    desk.find(QRadioButton, names.visit("decide", SecondVisit.NOT_TOLD.value)).click()
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _last(desk, m.GiveNotice).visit is SecondVisit.NOT_TOLD
    desk.key(Qt.Key.Key_Escape)
    desk.say(replace(DRAFT, case=v.CaseId("c2"), visit_list=VisitList.TELL_ONCE))
    desk.key(Qt.Key.Key_F8)
    assert not desk.shown(names.visit("decide", SecondVisit.NOT_TOLD.value))


def test_a_promise_asks_for_the_reason_of_the_second_way_and_keeps_the_first_answer(desk: Screen) -> None:
    desk.say(replace(DRAFT, missing=(), may_accept=True))
    desk.key(Qt.Key.Key_F12)
    desk.say(v.Notice(RefusalCode.SOFT_RULE, "accept", {"rules": "证件将到期"}))
    _type(desk, names.OVERRULE_REASON, "新证已在制")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.say(v.Notice(RefusalCode.PROMISED_VISIT, "accept"))
    assert not desk.shown(names.OVERRULE_REASON)
    assert not desk.find(QWidget, names.OVERRULE_GO).isEnabled()
    desk.find(QRadioButton, names.visit("accept", SecondVisit.LAW.value)).click()
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _last(desk, m.AcceptCase) == m.AcceptCase(samples.SESSION, CASE, "新证已在制", SecondVisit.LAW)


def test_a_special_procedure_is_written_down_with_the_keyboard_alone(desk: Screen) -> None:
    desk.say(replace(DRAFT, state=CaseState.IN_REVIEW))
    desk.key(Qt.Key.Key_F7)
    for _ in range(2):
        desk.key(Qt.Key.Key_Down)  # past the slip and the voucher
    assert desk.find(QRadioButton, names.act(CaseAct.SPECIAL.value)).isChecked()
    desk.key(Qt.Key.Key_Tab)
    desk.compose("情况复杂")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Tab)
    desk.latin("5")
    desk.key(Qt.Key.Key_Tab)
    desk.compose("局长")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    expected = m.BeginSpecial(samples.SESSION, CASE, extension=True, reason="情况复杂", days=5, approver="局长")
    assert _last(desk, m.BeginSpecial) == expected
    desk.key(Qt.Key.Key_Escape)
    desk.say(replace(DRAFT, state=CaseState.SPECIAL))
    desk.key(Qt.Key.Key_F7)
    desk.find(QRadioButton, names.act(CaseAct.SPECIAL_OVER.value)).click()
    _type(desk, names.ACTS_REASON, "已结束")
    desk.find(QAbstractButton, names.ACTS_DO).click()
    assert _last(desk, m.EndSpecial) == m.EndSpecial(samples.SESSION, CASE, "已结束")
