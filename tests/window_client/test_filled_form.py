"""The form of each item is printed from the shared one, and says what a form of its own would have said (rule 10)."""

import json
from pathlib import Path
from typing import Any

from tests.window_client.desk_room import CARD, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import hall, made, pdf_of
from tests.window_client.test_sitting import USCC, answer, begin, scan
from window_client import messages as m
from window_client.views import CaseView
from window_client.words import DocumentKind, MaterialState

KIND = DocumentKind.APPLICATION_FORM


def served(directory: Path, *codes: str) -> dict[str, dict[str, Any]]:
    """These items taken together, filled and accepted: item code → what its printed form says."""
    with stage(directory) as room:
        session, view = begin(room, *codes)
        view = answer(room, session, view)
        assert view.case is not None
        own = {"E.uscc": USCC, "E.legal.name": "李壮", "E.legal.cert_no": CARD.number}
        for element, value in own.items():
            if any(field.element == element and not field.shown for field in view.fields):
                room.desk.submit(m.AnswerGiven(session, view.case, element, value))
        scan(room, view, *(line.type for line in view.materials if line.state is MaterialState.MISSING))
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.accepted_at)
        with room.store_rows() as unit:
            rows = unit.baskets.together(view.case)
            cases = {row.item: row.became for row in rows if row.became is not None} or {codes[0]: view.case}
            papers = {code: unit.documents.of_case(case) for code, case in cases.items()}
        return {code: json.loads(each.data) for code, made in papers.items() for each in made if each.kind is KIND}


def test_the_printed_form_of_each_item_equals_what_its_separate_form_would_have_held(tmp_path: Path) -> None:
    together = served(tmp_path / "together", "R03", "I04")
    assert set(together) == {"R03"}  # the sign's list wants a form that is brought signed
    alone = served(tmp_path / "alone", "R03")
    assert together["R03"]["form"] == alone["R03"]["form"]
    assert together["R03"]["form_name"] == "食品经营许可申请书"
    assert all(row["value"] for row in alone["R03"]["form"])


def test_the_form_that_the_system_writes_is_a_paper_of_the_case_to_be_signed(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.accepted_at)
        paper = made(room, KIND)
        assert paper.number == ""
        text = words_of(pdf_of(room, sealer, paper, session, tmp_path), tmp_path)
        for expected in ("参保登记表", CARD.number, CARD.name, "新兴三路1号", "居民身份证", "申请人（签名或盖章）"):
            assert expected in text, expected
