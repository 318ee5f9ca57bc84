"""Papers that wait for the typesetter stay rows: a few are ordered at once, each answer brings the next."""

from dataclasses import replace
from pathlib import Path

from tests.window_client.desk_room import CARD, Stage, stage
from window_client import messages as m
from window_client.domain.check_digits import citizen_check
from window_client.domain.ids import DocumentId, PageId
from window_client.steps.make_paper import AT_ONCE
from window_client.views import CaseView
from window_client.words import CaseState


def ordered(room: Stage) -> list[DocumentId]:
    return [each.document for each in room.said if isinstance(each, m.MakeDocument)]


def test_a_few_papers_are_at_the_typesetter_and_each_answer_brings_the_next(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        for place in (1, 3, 5, 7, 9, 11):
            body = f"450499198506150{place:02d}"
            number = body + citizen_check(body)
            view = room.ready_case(session, replace(CARD, number=number))
            assert view.case is not None
            room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
            room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        assert len(ordered(room)) == AT_ONCE
        for count in (1, 2):
            name = ordered(room)[count - 1]
            room.tell(m.DocumentMade(name, PageId(f"p{count}"), "0" * 64, 1), m.MakeDocument)
            assert len(ordered(room)) == AT_ONCE + count
        assert len(set(ordered(room))) == AT_ONCE + 2
