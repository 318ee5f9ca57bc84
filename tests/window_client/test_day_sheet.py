"""The day-close sheet: frozen with the close, typeset, for two signatures, and never green over a gap."""

from pathlib import Path

import pytest

from tests.window_client.desk_room import NOW, Stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import hall
from window_client import messages as m
from window_client.domain.document import Document
from window_client.domain.ids import SessionId
from window_client.views import CaseView, DayView, DocumentPages
from window_client.words import CaseState, DocumentKind, NumberKind, Role

DAY = NOW.date()


def closed(room: Stage, session: SessionId, records: dict[str, frozenset[str]] | None) -> DayView:
    """Asked for by a person, answered by the platform; the view after its sheet is made."""
    room.tell(m.CloseDay(session), m.AskDay)
    return room.tell(m.DayHeard(DAY, records), DayView, lambda view: view.sheet_made)


def sheets(room: Stage) -> list[Document]:
    with room.store_rows() as unit:
        ids = [said.document for said in room.said if isinstance(said, m.MakeDocument)]
        found = [unit.documents.get(ident) for ident in dict.fromkeys(ids)]
    return [each for each in found if each is not None and each.kind is DocumentKind.DAY_SHEET]


@pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR])
def test_an_empty_day_is_green_and_has_its_sheet(tmp_path: Path, role: Role) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in(role)
        room.equip()
        view = closed(room, session, {})
        assert view.is_green
        assert view.sheet is not None
        shown = room.tell(m.ShowDocument(session, view.sheet), DocumentPages)
        assert shown.kind is DocumentKind.DAY_SHEET
        assert shown.pictures
        (sheet,) = sheets(room)
        assert sheet.pdf is not None
        words = words_of(sealer.unseal(sheet.pdf), tmp_path)
        for part in ("窗口日结单", "相符", sheet.number, "2026年11月23日", "经办人签名", "值班长签名", "1042"):
            assert part in words
        assert "缺口：" not in words
        assert "不符" not in words


def test_the_sheet_names_every_gap(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        number = room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED).receipt_no
        view = closed(room, session, {"07032026112300999": frozenset()})
        assert not view.is_green
        (sheet,) = sheets(room)
        assert sheet.pdf is not None
        words = words_of(sealer.unseal(sheet.pdf), tmp_path)
        for part in (
            "不符",
            "平台没有" + number,
            "本机没有07032026112300999",
            "未上报记录（条）2",
            "没出凭条（件）1",
            "处理情况",
        ):
            assert part in words, part
        assert "一致，无缺口" not in words


def test_a_close_by_the_clock_has_no_sheet_and_a_close_again_has_another_number(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, _):
        session = room.sign_in()
        room.equip()
        assert room.tell(m.DayHeard(DAY, {}), DayView).sheet is None
        first, second = closed(room, session, {}), closed(room, session, None)
        assert first.sheet != second.sheet
        numbers = [sheet.number for sheet in sheets(room)]
        assert len(numbers) == len(set(numbers)) == 2
        with room.store_rows() as unit:
            assert set(numbers) <= {fate.text for fate in unit.numbers.fates(NumberKind.DOCUMENT)}
