"""The desk on devices: bindings and settings are a technician's audited acts; tests open no case and keep no person."""

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from local_cache.profile_key import ProfileKey
from tests.window_client.desk_room import CARD, NOW, Stage, stage
from window_client import messages as m
from window_client.device_profile import export
from window_client.domain.ids import PaperId
from window_client.setting_shapes import CHOICES
from window_client.settings import Settings
from window_client.views import (
    CaseView,
    DeviceSettingsView,
    DevicesView,
    Notice,
    PortsView,
    ProfileView,
    TraceLine,
    TraceView,
    TrialView,
)
from window_client.words import (
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    PaperState,
    RefusalCode,
    Role,
    TraceWay,
    TraceWord,
    TrialState,
)

READER, PRINTER = DeviceKind.ID_READER, DeviceKind.RECEIPT_PRINTER


def row(view: DeviceSettingsView, name: str) -> str:
    return next(each.text for each in view.rows if each.name == name)


def well(room: Stage, kind: DeviceKind, port: str) -> m.DeviceReported:
    return m.DeviceReported(kind, DeviceState.READY, DeviceTrouble.NONE, port, room.clock.now())


def test_bind_is_audited_ordered_and_takes_the_port_from_another(tmp_path: Path) -> None:
    with stage(tmp_path, receipt_printer="COM3") as room:
        session = room.sign_in(Role.TECHNICIAN)
        view = room.tell(m.BindDevice(session, READER, "COM3"), DeviceSettingsView)
        assert (row(view, "id_reader"), row(view, "receipt_printer")) == ("COM3", "")
        order = room.wait(m.UseDeviceSettings)
        assert order.values == {"id_reader": "COM3", "receipt_printer": ""}


def test_what_was_heard_of_a_device_is_forgotten_with_its_port_and_its_outages_are_not(tmp_path: Path) -> None:
    with stage(tmp_path, id_reader="COM3") as room:
        session, heard = room.sign_in(Role.TECHNICIAN), room.clock.now()
        answered = replace(well(room, READER, "COM3"), heard_at=heard, answer_ms=12.0)
        lamp = room.tell(answered, DevicesView).rows[0]
        assert (lamp.last_answer, lamp.answer_ms, lamp.faults_today) == (heard, 12.0, 0)
        room.tell(replace(well(room, READER, "COM3"), state=DeviceState.DOWN), DevicesView)
        lamp = room.tell(well(room, READER, "COM3"), DevicesView).rows[0]
        assert (lamp.last_answer, lamp.answer_ms, lamp.faults_today) == (heard, 12.0, 1)
        view = room.tell(m.BindDevice(session, READER, "COM4"), DevicesView, lambda v: v.rows[0].last_answer is None)
        assert (view.rows[0].state, view.rows[0].faults_today) == (DeviceState.CONNECTING, 1)
        room.clock.time += timedelta(days=1)
        assert room.tell(well(room, PRINTER, "COM5"), DevicesView).rows[0].faults_today == 0


@pytest.mark.parametrize("kind", [READER, DeviceKind.WINDOW_DISPLAY, DeviceKind.BARCODE_SCANNER, DeviceKind.EVALUATOR])
def test_a_device_that_is_away_is_not_tried(tmp_path: Path, kind: DeviceKind) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        gone = replace(well(room, kind, "COM3"), state=DeviceState.DOWN, trouble=DeviceTrouble.UNPLUGGED)
        room.tell(gone, DevicesView)
        since = len(room.said)
        told = room.tell(m.TryDevice(session, kind), TrialView)
        assert (told.state, told.facts) == (TrialState.FAILED, {"trouble": "unplugged"})
        assert not [each for each in room.said[since:] if isinstance(each, m.ShowOnDisplay | m.AskEvaluation)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("id_reader_baud", "fast"),
        ("window", "09"),
        ("receipt_printer_encoding", "utf-8"),
        ("barcode_scanner_ticket_codes", "[A-"),
    ],
)
def test_a_wrong_setting_changes_nothing(tmp_path: Path, name: str, text: str) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.ChangeSetting(session, name, text), Notice).code is RefusalCode.SETTING_WRONG
        assert not [each for each in room.said if isinstance(each, m.UseDeviceSettings)]


def test_a_wrong_choice_is_refused_with_what_can_be_chosen(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        for name, text in (("window_display_kind", "led"), ("evaluator_protocol", "jt808"), ("id_reader_baud", "9601")):
            told = room.tell(m.ChangeSetting(session, name, text), Notice)
            assert told.code is RefusalCode.SETTING_WRONG
            assert told.facts == {"value": text, "choices": ", ".join(CHOICES[name])}
        view = room.tell(m.ChangeSetting(session, "window_display_kind", "onbon"), DeviceSettingsView)
        lists = {each.name: each.choices for each in view.rows}
        assert lists["window_display_kind"] == CHOICES["window_display_kind"]
        assert lists["id_reader"] == ()


def test_each_type_of_setting_is_taken_as_typed(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        for name, text in (("id_reader_baud", "9600"), ("receipt_printer_answers", "no"), ("more_ports", "a, b")):
            assert row(room.tell(m.ChangeSetting(session, name, text), DeviceSettingsView), name) == text
        orders = [each.values for each in room.said if isinstance(each, m.UseDeviceSettings)]
        assert orders == [{"id_reader_baud": 9600}, {"receipt_printer_answers": False}, {"more_ports": ("a", "b")}]


def test_a_clerk_may_not_set_devices(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        assert room.tell(m.BindDevice(session, READER, "COM3"), Notice).code is RefusalCode.NOT_ALLOWED


def test_a_look_at_the_ports_is_ordered_and_shown(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.LookAtPorts(session, touch=True), PortsView).touching
        assert room.wait(m.FindPorts).touch
        found = m.PortFound("COM3", "usb://1A86:7523/A", touched=True)
        assert room.tell(m.PortsFound((found,)), PortsView) == PortsView((found,))


def test_a_test_card_is_shown_masked_and_opens_no_case(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.TryDevice(session, READER), TrialView).state is TrialState.WAITING
        view = room.tell(m.CardRead(CARD), TrialView)
        assert view.state is TrialState.PASSED
        assert CARD.name not in str(view)
        assert CARD.number not in str(view)
        since = len(room.said)
        room.desk.submit(m.CardRead(CARD))
        room.tell(m.LookAtPorts(session), PortsView)
        assert not [each for each in room.said[since:] if isinstance(each, CaseView | TrialView)]


@pytest.mark.parametrize(
    ("fact", "state"),
    [
        (lambda paper: m.PaperPrinted(paper, confirmed=True), TrialState.PASSED),
        (lambda paper: m.PaperPrinted(paper, confirmed=False), TrialState.LOOK),
        (lambda paper: m.PaperDoubtful(paper, DeviceTrouble.SILENT), TrialState.FAILED),
        (lambda paper: m.PaperHeld(paper, DeviceTrouble.PAPER_OUT), TrialState.FAILED),
    ],
)
def test_a_test_page_ends_as_the_printer_says(tmp_path: Path, fact: object, state: TrialState) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        paper: PaperId = room.tell(m.TryDevice(session, PRINTER), m.PrintSlip).paper
        assert callable(fact)
        assert room.tell(fact(paper), TrialView).state is state


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("A023", RefusalCode.CODE_IS_TICKET),
        ("1.2.156.3005.2.1110.1145", RefusalCode.CODE_IS_LICENCE),
        ("id:7Qx9", RefusalCode.CODE_IS_IDENTITY),
        ("450499198506150019", RefusalCode.CODE_UNKNOWN),
    ],
)
def test_a_scanned_code_is_said_by_its_kind_and_never_read(tmp_path: Path, payload: str, code: RefusalCode) -> None:
    with stage(tmp_path, barcode_scanner_identity_codes="id:.+") as room:
        room.sign_in()
        told = room.tell(m.BarcodeScanned(payload, "Q1"), Notice)
        assert (told.code, told.facts) == (code, {})


def test_a_scan_for_a_test_tells_its_length_and_kind_alone(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        room.tell(m.TryDevice(session, DeviceKind.BARCODE_SCANNER), TrialView)
        view = room.tell(m.BarcodeScanned("450499198506150019", "]C1"), TrialView)
        assert view.facts == {"length": "18", "symbology": "]C1", "kind": "other"}


def test_a_test_scan_tells_the_size_of_the_page_or_why_none_came(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        kind = DeviceKind.DOCUMENT_SCANNER
        assert room.tell(m.TryDevice(session, kind), m.TryScan) == m.TryScan()
        view = room.tell(m.ScanTried(None, 1654, 2339, 412), TrialView)
        assert (view.state, view.facts) == (TrialState.PASSED, {"width": "1654", "height": "2339", "kb": "412"})
        view = room.tell(m.ScanTried(RefusalCode.SCANNER_JAMMED), TrialView)
        assert (view.device, view.state, view.facts) == (kind, TrialState.FAILED, {"code": "scanner_jammed"})


def test_settings_of_another_make_are_not_shown_and_a_change_of_make_shows_anew(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        kind = m.ChangeSetting(session, "window_display_kind", "onbon")
        names = {row.name for row in room.tell(kind, DeviceSettingsView).rows}
        assert {"window_display_onbon_width", "window_display_idle"} <= names
        assert not [name for name in names if "modbus" in name or "alpha" in name]
        assert room.wait(m.ShowOnDisplay, lambda order: order.lines == ("3号窗口", "未开放"))
        shown = room.tell(m.TryDevice(session, DeviceKind.WINDOW_DISPLAY), m.ShowOnDisplay)
        assert shown.lines == ("0123456789", "03 汉字试机")


def test_the_display_shows_closed_again_some_seconds_after_its_test(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        shown = room.tell(m.TryDevice(session, DeviceKind.WINDOW_DISPLAY), m.ShowOnDisplay)
        assert shown.lines[0] == "0123456789"
        room.clock.time += timedelta(seconds=7)
        room.wait(m.ShowOnDisplay, lambda order: order.lines == ("03", "CLOSED"), room.said.index(shown))


def test_lines_are_watched_and_shown(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.ShowTrace(session, READER), m.WatchTrace).device is READER
        line = TraceLine(NOW.astimezone(UTC), TraceWay.OUT, "AA", TraceWord.FIND)
        view = room.tell(m.TraceHeard(READER, (line,)), TraceView)
        assert view == TraceView(READER, (line,))
        assert view.lines[0].at.utcoffset() == NOW.utcoffset()  # told at the hall's time, whatever the machine's zone


class OneKey:
    """Keys of a neighbour's vault."""

    def subkey(self, purpose: str) -> bytes:
        return b"n" * 32


def neighbours(room: Stage, **changes: object) -> bytes:
    return export(replace(Settings(), window="05", **changes), ProfileKey(OneKey()), room.clock.now())  # type: ignore[arg-type]


def test_a_new_window_ends_its_set_up_with_a_printed_sheet(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.ReadProfile(session, "f"), m.FetchProfile).path == "f"
        offer = room.tell(m.ProfileFetched("f", neighbours(room, receipt_printer="COM4")), ProfileView)
        assert offer.changes == (("receipt_printer", "", "COM4"),)
        assert offer.offered.endswith("05")
        assert offer.fingerprint != offer.own
        assert room.tell(m.UseProfile(session), ProfileView).said == "used"
        assert room.wait(m.UseDeviceSettings).values == {"receipt_printer": "COM4"}
        room.tell(m.PrinterReady(), object)
        assert not [each for each in room.said if isinstance(each, m.PrintSlip)]  # its lamp would still say 连接中
        sheet = room.tell(well(room, PRINTER, "COM4"), m.PrintSlip)
        assert sheet.slip[0].text == "自检单"
        assert "凭条打印机：就绪" in [part.text for part in sheet.slip]
        assert any(part.kind == "code128" for part in sheet.slip)
        since = len(room.said)
        room.tell(m.PrinterReady(), object)
        assert not [each for each in room.said[since:] if isinstance(each, m.PrintSlip)]


def test_the_sheet_waits_until_no_device_is_being_connected(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        room.tell(well(room, READER, "COM3"), object)
        body = neighbours(room, receipt_printer="COM4", id_reader="COM5")
        room.tell(m.ProfileFetched("f", body), ProfileView)
        assert room.tell(m.UseProfile(session), ProfileView).said == "used"
        room.tell(well(room, PRINTER, "COM4"), object)
        assert not [each for each in room.said if isinstance(each, m.PrintSlip)]
        slip = room.tell(well(room, READER, "COM5"), m.PrintSlip).slip
        assert {"身份证阅读器：就绪", "  COM5"} <= {part.text for part in slip}


def test_an_equal_profile_prints_its_sheet_at_once(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        offer = room.tell(m.ProfileFetched("f", neighbours(room)), ProfileView)
        assert offer.changes == ()
        assert room.tell(m.UseProfile(session), m.PrintSlip)


def test_a_forged_profile_is_refused_and_not_offered(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        forged = neighbours(room).replace(b"115200", b"9600")
        assert room.tell(m.ProfileFetched("f", forged), Notice).code is RefusalCode.PROFILE_FORGED
        assert room.tell(m.UseProfile(session), Notice).code is RefusalCode.WRONG_STATE


def test_an_export_is_signed_by_this_window(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        body = room.tell(m.ExportProfile(session, "f"), m.WriteProfile).body
        view = room.tell(m.ProfileFetched("f", body), ProfileView)
        assert view.fingerprint == view.own
        assert room.tell(m.ProfileWritten("f"), ProfileView).said == "written"
        assert room.tell(m.ProfileWritten("f", "full"), Notice).code is RefusalCode.PROFILE_NOT_WRITTEN
        assert room.tell(m.ProfileFetched("f", fault="gone"), Notice).code is RefusalCode.FILE_NOT_READABLE


def test_a_receipt_stopped_in_the_printer_says_what_it_waits_for(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.paper_state is PaperState.SENDING)
        out = m.DeviceReported(PRINTER, DeviceState.DOWN, DeviceTrouble.PAPER_OUT, "COM4", room.clock.now())
        assert room.tell(out, CaseView).paper_trouble is DeviceTrouble.PAPER_OUT
        mended = replace(out, state=DeviceState.READY, trouble=DeviceTrouble.NONE)
        assert room.tell(mended, CaseView).paper_trouble is DeviceTrouble.NONE


def test_the_sheet_speaks_chinese_and_its_digits_fill_one_line(tmp_path: Path) -> None:
    with stage(tmp_path, receipt_printer_columns=32) as room:
        session = room.sign_in(Role.TECHNICIAN)
        at = room.clock.now()
        down = m.DeviceReported(READER, DeviceState.DOWN, DeviceTrouble.UNPLUGGED, "COM3", at)
        room.tell(down, object)
        room.tell(m.DeviceReported(PRINTER, DeviceState.READY, DeviceTrouble.NONE, "COM4", at), object)
        lines = [part.text for part in room.tell(m.TryDevice(session, PRINTER), m.PrintSlip).slip]
        assert "身份证阅读器：故障（已拔出）" in lines
        assert "凭条打印机：就绪" in lines
        assert "12345678901234567890123456789012" in lines
