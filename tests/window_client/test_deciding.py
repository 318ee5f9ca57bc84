"""Deciding through the desk on a real store, with the real press: what is durable, what the papers say, who must sign."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from local_cache.sealer import FileSealer
from tests.window_client.desk_room import NOW, PAGE, Stage, stage
from tests.window_client.papers.reading import codes_of, words_of
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import SessionId, StaffNo
from window_client.papers.press import Press
from window_client.views import CaseView, DayView, Defect, DocumentPages, DocumentRow, Notice
from window_client.words import (
    CaseState,
    DocumentKind,
    DocumentState,
    MaterialMeans,
    MaterialState,
    RefusalCode,
    RefusalGround,
    Role,
    SecondVisit,
)

WHY = SecondVisit.UNPREPARED
LUO = Clerk("luo", StaffNo("0007"), "罗敏", Role.SUPERVISOR, NOW + timedelta(days=20))


@contextmanager
def hall(directory: Path) -> Iterator[tuple[Stage, FileSealer]]:
    """A desk whose paper orders go to a real press."""
    with stage(directory) as room:
        sealer = FileSealer(directory, room.vault)
        press = Press(room.settings, room.desk.submit, room.note, sealer, room.directory / "temp")
        press.start()
        room.hands = press.perform
        try:
            yield room, sealer
        finally:
            assert press.stop()


def _begin(room: Stage, item: str) -> tuple[SessionId, CaseView]:
    session = room.sign_in()
    room.equip()
    room.ready_case(session)
    view = room.tell(m.PickItem(session, item), CaseView, lambda v: v.item_code == item)
    assert view.case is not None
    return session, view


def made(room: Stage, kind: DocumentKind, since: int = 0) -> DocumentRow:
    def row(view: CaseView) -> DocumentRow | None:
        return next((d for d in view.documents if d.kind is kind and d.state is DocumentState.READY), None)

    found = row(room.wait(CaseView, row, since))
    assert found is not None
    return found


def pdf_of(room: Stage, sealer: FileSealer, row: DocumentRow, session: SessionId, path: Path) -> bytes:
    target = path / f"{row.id}.pdf"
    room.tell(m.SaveDocument(session, row.id, str(target)), m.WriteDocument)
    room.tell(m.ShowDocument(session, row.id), DocumentPages)  # the press works in order: the file is written
    return target.read_bytes()


def test_a_correction_notice_lists_every_defect_once_and_is_read_back(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, view = _begin(room, "R04")
        assert view.case is not None
        open_ones = (*view.missing, *view.tolerated)
        assert len(open_ones) > 8
        remark = Defect("平面图", "比例尺不清", "重新标注比例尺")
        done = room.tell(
            m.GiveNotice(session, view.case, (remark,), visit=WHY), CaseView, lambda v: v.state is CaseState.CORRECTION
        )
        assert done.editable
        row = made(room, DocumentKind.CORRECTION_NOTICE)
        pdf = pdf_of(room, sealer, row, session, tmp_path)
        text = words_of(pdf, tmp_path)
        for name in (*open_ones, "比例尺不清", "重新标注比例尺", "李壮", "一次性告知书"):
            assert "".join(name.split()) in text, name
        assert "450499198506150019" not in text
        codes = " ".join(codes_of(pdf).values())
        assert done.receipt_no in codes
        assert "李壮" not in codes
        assert "4504991985" not in codes


def test_a_second_notice_needs_a_reason_and_a_supervisor_who_is_somebody_else(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, _):
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.GiveNotice(session, view.case, visit=WHY), CaseView, lambda v: v.state is CaseState.CORRECTION)
        assert room.tell(m.GiveNotice(session, view.case), Notice).code is RefusalCode.REASON_MISSING
        again = m.GiveNotice(session, view.case, reason="法规调整")
        assert room.tell(again, Notice).code is RefusalCode.SECOND_PERSON_NEEDED
        clerk = Clerk("mo", StaffNo("1050"), "莫", Role.CLERK, LUO.right_until)
        assert room.tell(m.SecondPersonProved(clerk, again), Notice).code is RefusalCode.SECOND_PERSON_WRONG
        since = len(room.said)
        room.desk.submit(m.SecondPersonProved(LUO, again))
        room.wait(CaseView, lambda v: sum(d.kind is DocumentKind.CORRECTION_NOTICE for d in v.documents) == 2, since)
        with room.store_rows() as unit:
            events = unit.cases.events(view.case)
            assert [e.kind for e in events] == [
                "opened", "received", "correction_notice", "second_visit", "supplemented", "correction_notice",
            ]  # fmt: skip
            assert events[-1].second == "0007"
            assert all(e.actor == "1042" for e in events)


def test_a_refusal_outside_our_powers_names_the_competent_organ(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, view = _begin(room, "R04")
        assert view.case is not None
        wish = m.RefuseCase(session, view.case, RefusalGround.OUT_OF_POWERS, "应由林业部门办理")
        assert room.tell(wish, Notice).code is RefusalCode.ORGAN_MISSING
        with room.store_rows() as unit:
            assert unit.documents.of_case(view.case) == []  # a refused step leaves no paper and no number behind
        wish = m.RefuseCase(session, view.case, RefusalGround.OUT_OF_POWERS, "应由林业部门办理", "长洲区林业局")
        done = room.tell(wish, CaseView, lambda v: v.state is CaseState.NOT_ACCEPTED)
        assert not done.editable
        pdf = pdf_of(room, sealer, made(room, DocumentKind.NON_ACCEPTANCE_NOTICE), session, tmp_path)
        text = words_of(pdf, tmp_path)
        for expected in ("长洲区林业局", "应由林业部门办理", "行政复议", "行政诉讼"):
            assert expected in text


def complete_but(room: Stage, session: SessionId, view: CaseView, left_out: set[str]) -> CaseView:
    """Scan every missing material but these, and answer every open field of R04."""
    assert view.case is not None
    for line in view.materials:
        if line.state is MaterialState.MISSING and line.type not in left_out:
            room.desk.submit(m.PagesCaptured(view.case, line.type, (PAGE,), MaterialMeans.SCANNED))
    values = {
        "E.name": "好再来理发店",
        "E.uscc": "91350100M000100Y43",
        "E.legal.name": "李壮",
        "E.legal.cert_no": "450499198506150019",
        "P.phone": "13977412345",
        "L.addr": "新兴三路1号",
        "L.area": "60",
        "H.aircon": "0",
        "E.staff": "3",
    }
    for field in view.fields:
        choice = field.choices[0][0] if field.choices else ""
        value = values.get(field.element, choice)
        if field.mark and value:
            room.desk.submit(m.AnswerGiven(session, view.case, field.element, value))
    return room.tell(m.AnswerGiven(session, view.case, "P.phone", "13977412345"), CaseView, lambda v: v.case)


def test_tolerated_materials_are_promised_with_a_date_and_kept_later(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.CommitInstead(session, view.case, "M.TEST"), CaseView)
        view = complete_but(room, session, view, {"M.RULES", "M.HEALTH", "M.TEST"})
        view = room.wait(CaseView, lambda v: v.may_accept)
        assert view.case is not None
        assert view.tolerated == ("卫生管理制度", "从业人员健康合格证明")
        assert room.tell(m.AcceptCase(session, view.case), Notice).code is RefusalCode.PROMISED_VISIT
        accept = m.AcceptCase(session, view.case, visit=SecondVisit.LAW)
        done = room.tell(accept, CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert done.visits == 2
        rules = next(line for line in done.materials if line.type == "M.RULES")
        assert rules.state is MaterialState.PROMISED
        assert rules.due is not None
        letter = words_of(pdf_of(room, sealer, made(room, DocumentKind.TOLERANT_LETTER), session, tmp_path), tmp_path)
        assert "卫生管理制度" in letter
        assert f"{rules.due.year}年{rules.due.month}月{rules.due.day}日" in letter
        assert "450499198506150019" in letter
        commitment = pdf_of(room, sealer, made(room, DocumentKind.COMMITMENT_LETTER), session, tmp_path)
        assert "卫生检测或评价报告" in words_of(commitment, tmp_path)
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.RULES"), m.ScanPages)
        room.desk.submit(m.PagesCaptured(view.case, "M.RULES", (PAGE,), MaterialMeans.SCANNED))
        room.tell(m.OpenCase(session, view.case), CaseView, lambda v: v.materials[-3].state is MaterialState.COMPLETE)
        with room.store_rows() as unit:
            kept = {p.material: p.kept_at is not None for p in unit.documents.promises(view.case)}
            assert kept == {"M.RULES": True, "M.HEALTH": False, "M.TEST": False}
            assert [p.material for p in unit.documents.promises_due(rules.due, 10)] == ["M.HEALTH"]
            assert "promise_kept" in [e.kind for e in unit.cases.events(view.case)]
        assert room.tell(m.DayHeard(NOW.date(), {}), DayView).late == ()
        room.clock.time += timedelta(days=(rules.due - NOW.date()).days + 1)
        day = room.tell(m.DayHeard(room.clock.time.date(), {}), DayView)
        assert (day.late, day.is_green) == ((done.receipt_no,), False)


def test_a_paper_is_frozen_whatever_happens_to_the_case_later(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.GiveNotice(session, view.case, visit=WHY), CaseView, lambda v: v.state is CaseState.CORRECTION)
        row = made(room, DocumentKind.CORRECTION_NOTICE)
        before = pdf_of(room, sealer, row, session, tmp_path)
        room.tell(m.AnswerGiven(session, view.case, "P.phone", "13900000000"), CaseView)
        room.tell(
            m.WithdrawCase(session, view.case, True, "不办了"), CaseView, lambda v: v.state is CaseState.WITHDRAWN
        )
        assert pdf_of(room, sealer, row, session, tmp_path) == before
        reprint = m.ReprintDocument(session, row.id)
        assert room.tell(reprint, Notice).code is RefusalCode.SECOND_PERSON_NEEDED
        room.tell(
            m.SecondPersonProved(LUO, reprint),
            CaseView,
            lambda v: any(d.copy == 1 and d.state is DocumentState.READY for d in v.documents),
        )
        copy = next(d for d in room.wait(CaseView).documents if d.copy == 1)
        assert copy.number == row.number
        text = words_of(pdf_of(room, sealer, copy, session, tmp_path), tmp_path)
        assert text.replace("补打第1次", "") == words_of(before, tmp_path)


def test_papers_frozen_before_a_stop_are_made_after_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.GiveNotice(session, view.case, visit=WHY), m.MakeDocument)
    with hall(tmp_path) as (room, _):
        room.sign_in()
        assert made(room, DocumentKind.CORRECTION_NOTICE).pages >= 1


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (lambda s, c: m.WithdrawCase(s, c, request=False), RefusalCode.REQUEST_MISSING),
        (lambda s, c: m.VoidCase(s, c, "录入错误"), RefusalCode.SECOND_PERSON_NEEDED),
        (lambda s, c: m.CommitInstead(s, c, "M.PLAN"), RefusalCode.CANNOT_BE_PROMISED),
        (lambda s, c: m.CorrectOnSpot(s, c, " "), RefusalCode.REASON_MISSING),
    ],
)
def test_what_may_not_be_done_is_refused(tmp_path: Path, wish: object, code: RefusalCode) -> None:
    with hall(tmp_path) as (room, _):
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        assert callable(wish)
        assert room.tell(wish(session, view.case), Notice).code is code


def test_a_void_with_a_second_person_keeps_the_papers(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, _):
        session, view = _begin(room, "R04")
        assert view.case is not None
        room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        wish = m.VoidCase(session, view.case, "录入错误")
        voided = room.tell(m.SecondPersonProved(LUO, wish), CaseView, lambda v: v.state is CaseState.VOID)
        assert not voided.editable
        row = made(room, DocumentKind.MATERIAL_RECEIPT)
        assert row.number
