"""The draft was begun by an older catalogue: the differences stand beside the form, one key takes the newest over."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.desk_window import desk_window
from tests.ui.driving import Screen
from tests.window_client.test_catalogue_versions import changed_pension, elements, newer
from ui import names
from window_client.messages import TakeNewVersion
from window_client.views import CaseView, Change
from window_client.words import ItemChange

SAID = {
    Change(ItemChange.FIELD_NEW, "首次参保日期"): "新增填写 首次参保日期",
    Change(ItemChange.FIELD_GONE, "银行卡号"): "不再填写 银行卡号",
    Change(ItemChange.FIELD_RENAMED, "联系手机", "手机号码", "联系手机"): "手机号码 改称 联系手机",
    Change(ItemChange.FIELD_OTHERWISE, "缴费档次"): "缴费档次 填写要求有变",
    Change(ItemChange.MATERIAL_NEW, "近期照片", after="required"): "新增材料 近期照片（必须）",
    Change(ItemChange.MATERIAL_GONE, "登记表"): "不再收 登记表",
    Change(ItemChange.MATERIAL_NECESSITY, "户口簿", "conditional", "tolerant"): "户口簿：视情况 改为 可容缺",
    Change(ItemChange.MATERIAL_OTHERWISE, "租赁合同"): "租赁合同 材料要求有变",
    Change(ItemChange.LEGAL_LIMIT, "x", "20 wd", "10 d"): "法定时限 20 个工作日 → 10 天",
    Change(ItemChange.COMMITTED_LIMIT, "x", "3 wd", "0 wd"): "承诺时限 3 个工作日 → 当场",
    Change(ItemChange.OTHERWISE, "设立登记"): "设立登记 的指南或规则有变",
    Change(ItemChange.GONE, "变更登记"): "变更登记 已取消",
}


@pytest.mark.parametrize("change", list(SAID), ids=[each.kind.value for each in SAID])
def test_each_difference_is_said_in_words(desk: Screen, change: Change) -> None:
    desk.say(samples.SERVING, replace(samples.DRAFT, newer=(change,)))
    assert SAID[change] in desk.find(QLabel, names.NEWER).text()
    desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(TakeNewVersion) == [TakeNewVersion(samples.SESSION, samples.CASE)]
    desk.say(samples.DRAFT)
    assert not desk.shown(names.NEWER)
    desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.took(TakeNewVersion)) == 1


def test_one_key_takes_the_newest_over_and_what_is_kept_apart_stands_there(tmp_path: Path, qtbot: QtBot) -> None:
    with desk_window(tmp_path / "data", qtbot) as (room, screen, _):
        session = room.sign_in()
        room.equip()
        room.ready_case(session)
        room.tell(newer(changed_pension), CaseView, lambda v: v.newer)
        qtbot.waitUntil(lambda: screen.shown(names.NEWER_TAKE), timeout=20_000)
        since = len(room.said)
        screen.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        after = room.wait(CaseView, lambda v: v.kept_apart and not v.newer, since)
        assert "IN.since" in elements(after)
        qtbot.waitUntil(lambda: screen.shown(names.KEPT_APART), timeout=20_000)
        assert "银行卡号" in screen.find(QLabel, names.KEPT_APART).text()
        assert not screen.shown(names.NEWER_TAKE)
