"""The same matter of the same applicant at two windows (两头受理, Q12): neither store knows of the other, the platform does.
The second one becomes a task with the other's number, and either end settles it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from window_client import messages as m
from window_client.domain.delivery import ListedDelivery
from window_client.domain.ids import CaseId
from window_client.views import CaseView, FixRow, OutboxView, SyncView, WorkView
from window_client.words import CaseState, DeliveryState


@contextmanager
def taken_twice(
    hall: Hall, directory: Path, first: str, second: str
) -> Iterator[tuple[Connected, Connected, str, FixRow]]:
    """Both windows, the first one's number, and the task at the second."""
    (directory / first).mkdir()
    (directory / second).mkdir()
    card = another_card(8_000_000 + int(first))
    with connected(hall, directory / first, first) as one, connected(hall, directory / second, second) as two:
        cases = []
        for room in (one, two):
            case = room.ready_case(room.session, card).case
            assert case is not None
            accept = m.AcceptCase(room.session, case)
            cases.append(room.tell(accept, CaseView, lambda view: view.state is CaseState.ACCEPTED))
            if room is one:
                room.wait(SyncView, lambda view: view.acknowledged_today == 2)
        told = two.wait(WorkView, lambda view: view.to_fix)
        [task] = told.to_fix
        assert (task.case, task.other) == (cases[1].case, cases[0].receipt_no)
        shown = two.wait(CaseView, lambda view: view.delivery_state is DeliveryState.RETURNED)
        assert shown.delivery_cause == f"duplicate_case:{cases[0].receipt_no}"
        assert shown.state is CaseState.ACCEPTED  # what the citizen holds in his hand stays true until somebody decides
        yield one, two, cases[0].receipt_no, task


def withdraw(room: Connected, case: CaseId) -> None:
    wish = m.WithdrawCase(room.session, case, request=True, reason="与另一窗口重复，申请人同意撤回")
    room.tell(wish, CaseView, lambda view: view.state is CaseState.WITHDRAWN)


def returned(room: Connected) -> ListedDelivery:
    view = room.tell(m.LookAtOutbox(room.session, on=True), OutboxView, lambda view: view.rows)
    [row] = [each for each in view.rows if each.state is DeliveryState.RETURNED]
    return row


def test_the_second_is_taken_back_and_the_platform_hears_of_its_end(hall: Hall, tmp_path: Path) -> None:
    with taken_twice(hall, tmp_path, "83", "84") as (_, two, number, task):
        since = len(two.said)
        withdraw(two, task.case)
        two.wait(WorkView, lambda view: not view.to_fix, since)
        two.wait(SyncView, lambda view: view.waiting == 0 and view.returned == 0, since)
        kept = hall.platform.record(task.receipt_no)
        assert [event["to_state"] for event in kept["events"]] == ["received", "withdrawn"]
        assert kept["case"]["state"] == "withdrawn"
        assert hall.platform.record(number)["case"]["state"] == "accepted"
        with two.store_rows() as unit:
            states = [row.state for row in unit.deliveries.of_case(task.case)]
        assert states.count(DeliveryState.SUPERSEDED) == 1
        assert DeliveryState.RETURNED not in states


def test_the_first_is_taken_back_and_the_second_goes_again(hall: Hall, tmp_path: Path) -> None:
    with taken_twice(hall, tmp_path, "85", "86") as (one, two, number, task):
        case = one.wait(CaseView, lambda view: view.receipt_no == number).case
        assert case is not None
        withdraw(one, case)
        one.wait(SyncView, lambda view: view.acknowledged_today == 3)
        since = len(two.said)
        two.desk.submit(m.SendAgain(two.session, returned(two).id))
        two.wait(SyncView, lambda view: view.returned == 0 and view.waiting == 0, since)
        two.wait(WorkView, lambda view: not view.to_fix, since)
        assert hall.platform.record(task.receipt_no)["case"]["state"] == "accepted"
