"""Two contents of one record: a supervisor sees both, masked, in full for a while, and decides in two steps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui import samples
from tests.ui.driving import Screen
from tests.ui.hall_samples import SESSION, SUPERVISOR
from tests.ui.test_outbox_page import PAGE, RETURNED, choose
from ui import names
from ui.models.pair_model import FIELDS, name_of, said
from ui.pages.record_pair import RecordPairPage
from ui.widgets.reason_button import ReasonButton
from ui.widgets.table import CalmTable
from window_client import views as v
from window_client.central import wire
from window_client.messages import CompareRecord, KeepPlatforms
from window_client.words import RefusalCode, RevealReason, Role

CONFLICT = replace(RETURNED, id=v.DeliveryId("d9"), cause="conflict")
HEAD = v.RecordPair(CONFLICT.id, "01032026112300017", "灵活就业社会保险补贴", made_at=samples.NOW)
ROWS = (
    v.PairRow("at", "", "2026-11-23 10:02:00", "2026-11-23 08:40:11", True),
    v.PairRow("answer:P.phone", "联系电话", "139****2222", "139****2345", True),
    v.PairRow("source:P.phone", "联系电话", "typed", "reader", True),
    v.PairRow("pages:M.HUKOU", "居民户口簿", "1a2b3c4d 99ffee00", "1a2b3c4d", True),
    v.PairRow("to_state", "", "accepted", "accepted", False),
    v.PairRow("role", "", "clerk", "clerk", False),
    v.PairRow("applicant_name", "", "李*", "李*", False),
    v.PairRow("applicant_key", "", "450499********0019", "450499********0019", False),
    v.PairRow("answer:P.addr_now", "现居住地址", "广西梧州市长洲区…", "广西梧州市长洲区…", False),
)
PAIR = replace(
    HEAD, rows=ROWS, their_made_at=samples.NOW - timedelta(hours=2), stored_at=samples.NOW - timedelta(hours=1)
)
FULL = replace(PAIR, rows=(replace(ROWS[1], ours="13911112222", theirs="13977412345"),), seconds=30)


@pytest.fixture
def pair(screen: Screen) -> Screen:
    """A supervisor asked for the pair of the one record in conflict."""
    screen.say(SUPERVISOR, samples.SYNC)
    screen.find(QAbstractButton, names.HEADER_SYNC).click()
    screen.say(v.OutboxView((CONFLICT, PAGE)))
    choose(screen, 0)
    press(screen, names.OUTBOX_PAIR)
    assert screen.wishes[-1] == CompareRecord(SESSION, CONFLICT.id)
    screen.say(HEAD)
    assert "正在向平台要" in screen.text(names.PAIR_NOTICE)
    screen.say(PAIR)
    return screen


def press(screen: Screen, name: str) -> None:
    screen.find(QAbstractButton, name).click()


def cells(screen: Screen, row: int) -> list[str]:
    model = screen.find(CalmTable, names.PAIR_TABLE).model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_both_stand_side_by_side_and_what_differs_is_marked_by_a_word(pair: Screen) -> None:
    assert cells(pair, 1) == ["联系电话", "139****2222", "139****2345", "不同"]
    assert cells(pair, 2) == ["联系电话（来源）", "填写", "读卡", "不同"]
    assert cells(pair, 4) == ["新状态", "已受理", "已受理", "相同"]
    assert "有 4 项不同" in pair.text(names.PAIR_NOTICE)
    assert "平台收到于" in pair.text(names.PAIR_WHEN)


def test_in_full_only_for_a_while_and_with_a_reason(pair: Screen) -> None:
    pair.find(ReasonButton, names.PAIR_FULL).chosen.emit(RevealReason.CORRECT.value)
    assert pair.wishes[-1] == CompareRecord(SESSION, CONFLICT.id, RevealReason.CORRECT)
    pair.say(replace(FULL, seconds=1))
    assert "13977412345" in cells(pair, 0)
    pair.qtbot.waitUntil(lambda: cells(pair, 1)[1] == "139****2222")


def test_the_decision_is_asked_twice_and_ends_the_view(pair: Screen) -> None:
    press(pair, names.PAIR_KEEP)
    assert not pair.took(KeepPlatforms)
    assert "不再上报" in pair.text(names.PAIR_NOTICE)
    press(pair, names.PAIR_KEEP)
    assert pair.took(KeepPlatforms) == [KeepPlatforms(SESSION, CONFLICT.id)]
    pair.say(v.Notice(RefusalCode.WRONG_STATE, "sync"))
    assert pair.shown(names.PAIR_PAGE)
    pair.say(v.RecordPair(CONFLICT.id, is_open=False))
    assert pair.shown(names.OUTBOX_TABLE)


def test_what_comes_after_it_was_left_is_not_shown(pair: Screen) -> None:
    press(pair, names.PAIR_BACK)
    pair.say(PAIR, FULL)
    assert pair.shown(names.OUTBOX_TABLE)
    assert pair.find(CalmTable, names.PAIR_TABLE).model().rowCount() == 0


@pytest.mark.parametrize(
    ("cause", "word"),
    [("offline", "连不上"), ("record_unknown", "别的窗口"), ("record_not_shown", "网关"), ("HTTP 500", "HTTP 500")],
)
def test_it_says_why_it_cannot_be_compared_and_offers_no_decision(pair: Screen, cause: str, word: str) -> None:
    pair.say(replace(HEAD, cause=cause))
    assert word in pair.text(names.PAIR_NOTICE)
    assert not pair.text(names.PAIR_DETAIL)
    assert not pair.shown(names.PAIR_KEEP)
    assert not pair.shown(names.PAIR_FULL)


@pytest.mark.parametrize(
    ("role", "row", "offered"),
    [
        (Role.SUPERVISOR, CONFLICT, True),
        (Role.SUPERVISOR, RETURNED, False),
        (Role.SUPERVISOR, replace(CONFLICT, kind=PAGE.kind), False),
        (Role.CLERK, CONFLICT, False),
    ],
)
def test_only_a_supervisor_compares_and_only_a_conflict(
    screen: Screen, role: Role, row: v.ListedDelivery, offered: bool
) -> None:
    screen.say(replace(samples.CLERK, role=role), samples.SYNC)
    press(screen, names.HEADER_SYNC)
    screen.say(v.OutboxView((row,)))
    choose(screen, 0)
    assert screen.shown(names.OUTBOX_PAIR) is offered
    has_pair = row.cause == "conflict" and row.kind is CONFLICT.kind
    assert ("两份对照" in screen.text(names.OUTBOX_DETAIL)) is has_pair  # nobody is sent to a key that is not there


def test_every_field_of_the_contract_has_a_word() -> None:
    own = {*wire.EventRecord.__struct_fields__, *wire.CaseContent.__struct_fields__}
    assert own - {"content", "answers", "pages"} == FIELDS
    assert name_of(v.PairRow("new_field", "", "", "", False)) == "new_field"
    assert said("to_state", "a_new_state") == "a_new_state"
    assert (said("due_provisional", "True"), said("due", "")) == ("是", "—")


def test_the_page_keeps_nothing_when_it_is_left(pair: Screen) -> None:
    page = pair.find(RecordPairPage, names.PAIR_PAGE)
    press(pair, names.PAIR_BACK)
    assert page.table.model().rowCount() == 0
    assert "139" not in pair.text(names.PAIR_DETAIL)
