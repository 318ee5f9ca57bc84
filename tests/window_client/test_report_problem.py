"""A problem of an item is reported to the platform (报告目录问题): durable, once, shown until it is there."""

from pathlib import Path

import pytest

from tests.window_client.desk_room import NOW, Stage, stage
from tests.window_client.test_catalogue_versions import newer
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.views import CaseView, Notice, OutboxView, ProblemsView
from window_client.words import CentralState, DeliveryKind, DeliveryState, ItemElement, RefusalCode

WORDS = "法定时限写成30天，应为20个工作日"


def report(room: Stage, session: SessionId, item: str = "R04", text: str = WORDS) -> ProblemsView:
    return room.tell(m.ReportProblem(session, item, ItemElement.LIMIT, text), ProblemsView, lambda v: v.rows)


def test_a_report_needs_no_case_outlives_a_stop_and_says_what_q02_asks(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        row = report(room, session).rows[0]
        assert row.state in {DeliveryState.WAITING, DeliveryState.SENDING}
    with stage(tmp_path) as room:
        again = room.tell(m.LookAtProblems(room.sign_in()), ProblemsView, lambda v: v.rows).rows[0]
    assert again.problem == row.problem
    problem = again.problem
    assert (problem.item_code, problem.element, problem.text) == ("R04", ItemElement.LIMIT, WORDS)
    assert (problem.by, problem.at, problem.item_version) == ("1042", NOW, 1)


def test_pressed_twice_it_is_one_report(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        report(room, session)
        assert len(report(room, session, text=f" {WORDS}\n").rows) == 1
        assert len(report(room, session, text="另一处").rows) == 2
        with room.store_rows() as unit:
            deeds = [entry.deed for entry in unit.audit.entries()]
        assert deeds.count("report_problem") == 2


def test_it_goes_out_with_the_other_records_and_is_shown_as_sent(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        report(room, session, item="B1")
        order = room.wait(m.SendRecords)
        assert [each.kind for each in order.records] == [DeliveryKind.PROBLEM]
        ident = order.records[0].id
        listed = room.tell(m.LookAtOutbox(session, on=True), OutboxView, lambda v: v.rows)
        assert [(row.kind, row.receipt_no) for row in listed.rows] == [(DeliveryKind.PROBLEM, "")]
        answered = m.CentralAnswered((ident,), (m.Verdict(ident, True),), unknown=False)
        shown = room.tell(answered, ProblemsView, lambda v: v.rows[0].state is DeliveryState.ACKNOWLEDGED)
        assert shown.rows[0].problem.item_code == "B1"


@pytest.mark.parametrize("text", ["", "  \n ", "长" * 301])
def test_a_report_says_something_and_not_too_much(tmp_path: Path, text: str) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        wish = m.ReportProblem(session, "R04", ItemElement.FEE, text)
        assert room.tell(wish, Notice, lambda n: n.place == "problem").code is RefusalCode.PROBLEM_UNTOLD
        unknown = m.ReportProblem(session, "R77", ItemElement.FEE, WORDS)
        assert room.tell(unknown, Notice, lambda n: n.place == "problem").code is RefusalCode.NO_ITEM


def test_an_item_of_an_older_draft_is_named_as_the_clerk_sees_it(tmp_path: Path) -> None:
    def gone(tree: dict[str, list[dict[str, object]]]) -> None:
        tree["items"] = [each for each in tree["items"] if each["code"] != "S02"]

    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.ready_case(session)
        room.tell(newer(gone), CaseView)
        assert report(room, session, item="S02").rows[0].problem.item_code == "S02"
