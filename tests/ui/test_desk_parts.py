"""Search, materials, foot, result, work list and applicant: views in, wishes out."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListView, QPushButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.pages.desk import DeskPage
from ui.widgets.key_button import KeyButton
from ui.widgets.material_row import MaterialRow
from ui.widgets.page_strip import PageStrip
from ui.widgets.scroll_page import ScrollPage
from window_client.messages import (
    AcceptCase,
    DiscardDraft,
    DropPage,
    ImportFiles,
    OpenCase,
    PickItem,
    ReprintPaper,
    ScanMaterial,
    SearchItems,
    StopCapture,
)
from window_client.views import ApplicantPhoto, ApplicantView, CaseId, ItemsFound, Notice, NoticeGone, PageId
from window_client.words import (
    DeliveryState,
    DeviceTrouble,
    DropReason,
    MaterialMeans,
    MaterialState,
    PaperState,
    RefusalCode,
)

S, CASE = samples.SESSION, samples.CASE


def search(desk: Screen, text: str) -> None:
    desk.key(Qt.Key.Key_F3)
    desk.latin(text)


def test_each_key_stroke_asks_and_enter_picks_the_chosen_hit(desk: Screen) -> None:
    search(desk, "gt")
    assert desk.wishes == [SearchItems(S, "g"), SearchItems(S, "gt")]
    desk.say(ItemsFound("gt", samples.HITS))
    assert desk.shown(names.ITEM_HITS)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.wishes[-1] == PickItem(S, samples.HITS[1].code)
    assert not desk.shown(names.ITEM_HITS)
    assert desk.text(names.ITEM_SEARCH) == samples.HITS[1].name


def test_chinese_is_searched_when_it_is_committed(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F3)
    desk.compose("个体户")
    assert desk.wishes == [SearchItems(S, "个体户")]


def test_a_late_answer_is_dropped(desk: Screen) -> None:
    search(desk, "gt")
    desk.say(ItemsFound("g", samples.HITS))
    assert not desk.shown(names.ITEM_HITS)


def test_no_hit_is_said_and_escape_brings_the_item_back(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    search(desk, "zz")
    desk.say(ItemsFound("zz", ()))
    assert "没有找到" in desk.text(names.ITEM_NOTICE)
    desk.key(Qt.Key.Key_Escape)
    assert desk.text(names.ITEM_SEARCH) == samples.DRAFT.item_name


def test_not_found_is_said_only_while_it_is_true(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    search(desk, "zz")
    desk.say(ItemsFound("zz", ()))
    assert desk.shown(names.ITEM_NOTICE)
    desk.key(Qt.Key.Key_Backspace)
    assert not desk.shown(names.ITEM_NOTICE)
    desk.latin("y")
    desk.say(ItemsFound("zy", ()))
    assert desk.shown(names.ITEM_NOTICE)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.shown(names.ITEM_NOTICE)


def test_the_hits_satisfy_qt(desk: Screen) -> None:
    search(desk, "g")
    desk.say(ItemsFound("g", samples.HITS))
    model = desk.find(QListView, names.ITEM_HITS).model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.latin("t")
    desk.say(ItemsFound("gt", samples.HITS[1:]))
    assert tester.model().rowCount() == 2


def test_f6_scans_for_the_first_missing_material_and_goes_on_to_the_next(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    desk.key(Qt.Key.Key_F6)
    assert desk.wishes == [ScanMaterial(S, CASE, "M.SITE")]
    desk.say(samples.with_pages(samples.DRAFT, "M.SITE", 2))
    desk.key(Qt.Key.Key_F6)
    assert desk.wishes[-1] == ScanMaterial(S, CASE, "M.HEALTH")


@pytest.mark.parametrize(
    ("coming", "said"),
    [(MaterialMeans.ELICENCE, "停止取用"), (MaterialMeans.IMPORTED, "停止导入"), (MaterialMeans.SCANNED, "停止扫描")],
)
def test_what_is_under_way_is_stopped_by_its_own_word(desk: Screen, coming: MaterialMeans, said: str) -> None:
    lines = [
        replace(line, state=MaterialState.CAPTURING, coming=coming) if line.type == "M.SITE" else line
        for line in samples.DRAFT.materials
    ]
    desk.say(samples.DRAFT)
    desk.find(MaterialRow, names.material("M.SITE")).click()
    desk.say(replace(samples.DRAFT, materials=tuple(lines)))
    key = desk.find(KeyButton, names.STOP_SCAN)
    assert desk.shown(names.STOP_SCAN)
    assert key.text() == said


def test_while_pages_come_they_are_counted_and_the_scan_can_be_stopped(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    desk.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.wishes == []
    assert not desk.shown(names.STOP_SCAN)
    coming = samples.with_pages(samples.DRAFT, "M.SITE", 37)
    lines = (replace(line, state=MaterialState.CAPTURING) if line.pages else line for line in coming.materials)
    desk.say(replace(coming, materials=tuple(lines)))
    assert "37" in desk.find(MaterialRow, names.material("M.SITE")).toolTip()
    assert not desk.shown(names.SCAN)
    desk.key(Qt.Key.Key_F6)
    assert desk.wishes == []
    desk.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.wishes == [StopCapture(S, CASE, "M.SITE")]
    desk.say(samples.DRAFT)
    assert desk.shown(names.SCAN)


def test_a_capture_that_failed_says_why_beside_its_material(desk: Screen) -> None:
    desk.say(samples.DRAFT, Notice(RefusalCode.SCANNER_NO_PAPER, "material:M.SITE"))
    assert desk.shown("notice.material.M.SITE")
    desk.find(MaterialRow, names.material("M.ID")).click()
    assert not desk.shown("notice.material.M.ID")
    desk.find(MaterialRow, names.material("M.SITE")).click()
    assert "没有纸" in desk.text("notice.material.M.SITE")
    desk.say(NoticeGone("material:M.SITE"))
    assert not desk.shown("notice.material.M.SITE")


def test_files_are_imported_without_a_nested_loop(desk: Screen, tmp_path: object) -> None:
    desk.say(samples.DRAFT)
    desk.find(QPushButton, names.IMPORT).click()
    dialog = desk.find(QFileDialog, "desk.import_dialog")
    dialog.filesSelected.emit(["/scan/page 1.jpg", "/scan/page 2.png"])
    dialog.reject()
    QApplication.processEvents()
    assert desk.wishes == [ImportFiles(S, CASE, "M.SITE", ("/scan/page 1.jpg", "/scan/page 2.png"))]


def test_delete_asks_why_and_takes_the_page_off(desk: Screen) -> None:
    desk.say(samples.with_pages(samples.DRAFT, "M.SITE", 2))
    desk.find(MaterialRow, names.material("M.SITE")).click()
    strip = desk.find(PageStrip, names.MATERIAL_STRIP)
    assert strip.model().rowCount() == 2
    strip.choose("page-1")
    strip.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert desk.shown(names.PAGES_DROP)
    assert desk.took(DropPage) == []
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(DropPage) == [DropPage(S, CASE, "M.SITE", PageId("page-1"), DropReason.BLANK)]


def test_accept_is_greyed_and_says_what_is_missing(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    assert not desk.find(QPushButton, names.ACCEPT).isEnabled()
    assert desk.text(names.MISSING).startswith("还缺 7 项：手机号码、")
    desk.say(samples.READY)
    assert desk.find(QPushButton, names.ACCEPT).isEnabled()
    desk.key(Qt.Key.Key_F12)
    assert desk.wishes == [AcceptCase(S, CASE)]


def test_a_refused_acceptance_stands_at_the_key(desk: Screen) -> None:
    desk.say(samples.READY, Notice(RefusalCode.DUPLICATE_CASE, "accept", {"receipt_no": "0103-1"}))
    assert "0103-1" in desk.text(names.ACCEPT_NOTICE)
    desk.say(NoticeGone("accept"))
    assert not desk.shown(names.ACCEPT_NOTICE)


def test_a_draft_is_thrown_away_by_the_second_press_only(desk: Screen) -> None:
    desk.say(samples.DRAFT)
    button = desk.find(QPushButton, names.DISCARD)
    button.click()
    assert desk.wishes == []
    assert "再按一次" in button.text()
    button.click()
    assert desk.wishes == [DiscardDraft(S, CASE)]


def marks(desk: Screen) -> tuple[str, str, str]:
    return desk.text(names.MARK_CASE), desk.text(names.MARK_PAPER), desk.text(names.MARK_DELIVERY)


def test_after_acceptance_three_marks_stand_there(desk: Screen) -> None:
    desk.say(samples.READY, samples.ACCEPTED)
    assert desk.shown(names.RESULT)
    assert marks(desk) == ("已受理", "凭条已打印", "平台已收")
    assert desk.text(names.RECEIPT_NO) == samples.ACCEPTED.receipt_no
    assert desk.text(names.OFFICIAL_NO) == samples.ACCEPTED.official_no
    assert not desk.shown(names.ACCEPT)


@pytest.mark.parametrize(
    ("paper", "delivery", "said", "reprint"),
    [
        (PaperState.DOUBTFUL, DeliveryState.WAITING, ("凭条存疑", "待上报"), True),
        (PaperState.SENDING, DeliveryState.SENDING, ("凭条打印中", "上报中"), False),
        (PaperState.HANDED_OVER, DeliveryState.RETURNED, ("已交打印机", "平台退回"), True),
        (PaperState.QUEUED, DeliveryState.WAITING, ("凭条待打印", "待上报"), False),
    ],
)
def test_each_mark_says_its_own_state(
    desk: Screen, paper: PaperState, delivery: DeliveryState, said: tuple[str, str], reprint: bool
) -> None:
    desk.say(replace(samples.ACCEPTED, paper_state=paper, delivery_state=delivery))
    assert marks(desk)[1:] == said
    assert desk.shown(names.REPRINT) is reprint


def test_only_the_clerk_prints_again(desk: Screen) -> None:
    desk.say(samples.DOUBTFUL)
    desk.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.wishes == [ReprintPaper(S, samples.PAPER)]
    desk.say(Notice(RefusalCode.PAPER_NOT_REPRINTABLE, "paper"))
    assert desk.shown(names.PAPER_NOTICE)


def test_a_held_paper_says_what_the_printer_lacks(desk: Screen) -> None:
    held = replace(samples.ACCEPTED, paper_state=PaperState.QUEUED, paper_trouble=DeviceTrouble.PAPER_OUT)
    desk.say(held)
    page = desk.find(QWidget, names.RESULT)
    assert any("打印机缺纸" in label.text() for label in page.findChildren(QLabel))


def test_drafts_and_todays_cases_are_a_key_away(desk: Screen) -> None:
    desk.say(samples.WORK)
    assert desk.text(names.WORK_KEY) == "暂存 1 · 今日 2"
    desk.key(Qt.Key.Key_F10)
    assert desk.shown(names.WORK_LIST)
    desk.key(Qt.Key.Key_Return)
    assert desk.wishes == [OpenCase(S, CaseId("draft-7"))]
    assert not desk.shown(names.WORK_LIST)
    desk.key(Qt.Key.Key_F10)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.shown(names.WORK_LIST)


def test_the_work_lists_satisfy_qt(desk: Screen) -> None:
    models = [desk.find(QListView, name).model() for name in (names.WORK_DRAFTS, names.WORK_RECENT)]
    testers = [QAbstractItemModelTester(m, QAbstractItemModelTester.FailureReportingMode.Fatal) for m in models]
    desk.say(samples.WORK, replace(samples.WORK, drafts=()), samples.WORK)
    assert [tester.model().rowCount() for tester in testers] == [1, 2]


def test_an_expired_card_is_told_on_the_applicant_and_goes_with_the_card(desk: Screen) -> None:
    desk.say(Notice(RefusalCode.CARD_EXPIRED, "card"))
    assert "有效期" in desk.text(names.CARD_NOTICE)
    desk.say(NoticeGone("card"))
    assert not desk.shown(names.CARD_NOTICE)


def test_when_a_card_stands_on_the_screen_its_time_is_told(desk: Screen) -> None:
    last_byte = time.monotonic()
    with desk.qtbot.waitSignal(desk.bridge.card_painted, timeout=20_000) as painted:
        desk.bridge.say(replace(samples.CARD_CASE, painted_from=last_byte))
    assert painted.args is not None
    assert 0 < painted.args[0] <= (time.monotonic() - last_byte) * 1000
    assert desk.text(names.APPLICANT_NAME) == "李*"


def test_a_view_without_a_card_tells_no_time(desk: Screen) -> None:
    with desk.qtbot.assertNotEmitted(desk.bridge.card_painted):
        desk.say(samples.DRAFT, replace(samples.DRAFT, applicant=ApplicantView("欧**")))


def test_a_new_case_brings_a_new_form(desk: Screen) -> None:
    desk.say(samples.answered(samples.DRAFT, P_phone="13800138000"))
    desk.say(samples.EMPTY)
    desk.say(replace(samples.DRAFT, case=CaseId("case-2")))
    assert desk.text(names.field("P.phone")) == ""


def test_every_key_of_the_desk_has_a_name_for_screen_readers(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.DRAFT)
    seen = [button for button in desk.window.findChildren(QPushButton) if button.isVisible()]
    assert len(seen) > 10
    assert [button.objectName() for button in seen if not button.accessibleName()] == []


@pytest.mark.parametrize("height", [768, 720])
def test_no_state_makes_the_window_larger_than_a_small_screen(desk: Screen, height: int) -> None:
    desk.window.resize(1280, height)
    states = (samples.EMPTY, samples.CARD_CASE, samples.DRAFT, samples.READY, samples.ACCEPTED, samples.DOUBTFUL)
    for state in states:
        desk.say(samples.SERVING, samples.OFFLINE, state)
        desk.say(Notice(RefusalCode.INTERNAL, number="1"), Notice(RefusalCode.DUPLICATE_CASE, "accept"))
        desk.say(Notice(RefusalCode.QUEUE_UNREACHABLE, "queue"), Notice(RefusalCode.CARD_EXPIRED, "card"))
        assert (desk.window.width(), desk.window.height()) == (1280, height)


def test_after_the_card_the_keyboard_waits_for_the_item(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.CARD_CASE)
    desk.latin("g")
    assert desk.wishes == [SearchItems(S, "g")]


@pytest.mark.parametrize("place", ["field:X.gone", "material:M.GONE"])
def test_a_notice_whose_place_is_gone_is_not_swallowed(desk: Screen, place: str) -> None:
    desk.say(samples.DRAFT, Notice(RefusalCode.CASE_CLOSED, place))
    assert "不能再改" in desk.text(names.ACCEPT_NOTICE)
    desk.say(samples.EMPTY)
    assert not desk.shown(names.ACCEPT_NOTICE)


def test_a_paper_stopped_in_the_printer_asks_for_no_reprint(desk: Screen) -> None:
    stopped = replace(samples.ACCEPTED, paper_state=PaperState.SENDING, paper_trouble=DeviceTrouble.COVER_OPEN)
    desk.say(stopped)
    words = [label.text() for label in desk.window.findChildren(QLabel) if "不要补打" in label.text()]
    assert words == ["打印机盖子开，凭条没有打完。处理好后接着打完，请不要补打。"]
    assert not desk.shown(names.REPRINT)


def _photo(folder: Path, colour: Qt.GlobalColor) -> bytes:
    image = QImage(102, 126, QImage.Format.Format_RGB32)
    image.fill(colour)
    image.save(str(folder / "photo.bmp"))
    return (folder / "photo.bmp").read_bytes()


def test_a_card_photo_stands_beside_the_name_and_goes_with_the_case(desk: Screen, tmp_path: Path) -> None:
    desk.say(samples.DRAFT)
    assert not desk.shown(names.APPLICANT_PHOTO)
    desk.say(ApplicantPhoto(CaseId("another"), _photo(tmp_path, Qt.GlobalColor.red)))
    desk.say(ApplicantPhoto(CASE, b"BM no picture"))
    assert not desk.shown(names.APPLICANT_PHOTO)
    desk.say(ApplicantPhoto(CASE, _photo(tmp_path, Qt.GlobalColor.blue)))
    assert desk.shown(names.APPLICANT_PHOTO)
    desk.say(samples.DRAFT)
    assert desk.shown(names.APPLICANT_PHOTO)
    desk.say(samples.EMPTY)
    assert not desk.shown(names.APPLICANT_PHOTO)
    assert desk.find(QLabel, names.APPLICANT_PHOTO).pixmap().isNull()


def test_an_empty_desk_fits_the_smallest_screen_without_scrolling(desk: Screen) -> None:
    desk.window.resize(1366, 768)
    QApplication.processEvents()
    page = desk.window.findChildren(DeskPage)[0].findChild(ScrollPage)
    assert page is not None
    assert page.widget().height() <= page.height()
