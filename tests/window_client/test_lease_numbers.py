"""Numbers in reserve: asked for again when the door for them is out of order, and none from a block leased twice."""

from datetime import timedelta
from pathlib import Path

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.domain.number import NumberBlock
from window_client.views import CaseView, Notice
from window_client.words import CaseState, CentralState, NumberKind, RefusalCode


def block(kind: NumberKind, first: int, last: int, name: str = "") -> m.BlockLeased:
    return m.BlockLeased(NumberBlock(name or f"{kind}{first}", kind, "45", first, last, first))


def asked(room: Stage, since: int) -> list[NumberKind]:
    return [each.kind for each in room.said[since:] if isinstance(each, m.LeaseNumbers)]


def test_a_question_for_numbers_that_got_no_answer_is_asked_again(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        first = room.tell(m.Tick(NOW), m.LeaseNumbers, lambda order: order.kind is NumberKind.RECEIPT)
        assert room.tell(m.PickItem(session, "S02"), Notice).code is not None
        since = len(room.said)
        for seconds, kinds in ((20, 0), (40, len(NumberKind)), (50, 0)):
            since, room.clock.time = len(room.said), NOW + timedelta(seconds=seconds)
            room.tell(m.Tick(room.clock.time), m.TellPresence)
            assert len(asked(room, since)) == kinds
        again = room.wait(m.LeaseNumbers, lambda order: order.kind is NumberKind.RECEIPT)
        assert again.request == first.request  # two answers would be the same block


def test_a_block_that_a_restored_platform_leases_twice_is_passed_over(tmp_path: Path) -> None:
    with stage(tmp_path, lease_low=5) as room:
        room.sign_in()
        room.desk.submit(block(NumberKind.OFFICIAL, 1, 4))
        room.desk.submit(block(NumberKind.OFFICIAL, 1, 4))  # told twice: one block
        twice = block(NumberKind.OFFICIAL, 3, 9, "twice")
        room.tell(twice, m.LeaseNumbers, lambda order: order.kind is NumberKind.OFFICIAL)
        room.tell(block(NumberKind.OFFICIAL, 5, 12), m.TellPresence)
        with room.store_rows() as unit:
            held = [(each.first, each.last) for each in unit.numbers.blocks(NumberKind.OFFICIAL)]
            told = [each.outcome for each in unit.audit.entries(limit=100) if each.deed == "block_leased"]
        assert held == [(1, 4), (5, 12)]
        assert told.count("leased_twice") == 1


def test_when_the_last_official_number_is_gone_the_acceptance_goes_on_and_without_receipts_it_says_so(
    tmp_path: Path,
) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        with room.store_rows() as unit:
            for kind in (NumberKind.OFFICIAL, NumberKind.RECEIPT):
                while unit.numbers.left(kind):
                    unit.numbers.take(kind, case="", at=NOW, text=lambda held, seq: f"{held.id}/{seq}")
        done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert done.receipt_no
        assert not done.official_no  # the platform gives one with its receipt
        assert room.tell(m.PickItem(session, "S02"), Notice).code is RefusalCode.NUMBERS_EXHAUSTED
