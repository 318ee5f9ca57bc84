"""The life of a case: 10 000 random legal and illegal moves hold every invariant of domain.md 2.3."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.window_client.domain import records
from window_client.domain import life
from window_client.domain.case import Case, Event
from window_client.domain.document import Defect
from window_client.domain.ids import StaffNo
from window_client.domain.life import Act, Grounds
from window_client.domain.moves import CASE_MOVES
from window_client.errors import Refusal
from window_client.words import CaseState as C
from window_client.words import RefusalCode as R
from window_client.words import RefusalGround, Role

MOVES = 10_000
ENDS = {C.NOT_ACCEPTED, C.ABANDONED, C.WITHDRAWN, C.VOID, C.ARCHIVED}
BACK = {(C.CORRECTION, C.RECEIVED), (C.SPECIAL, C.IN_REVIEW)}
ORDER = [
    C.DRAFT, C.RECEIVED, C.CORRECTION, C.ACCEPTED, C.IN_REVIEW, C.SPECIAL, C.DECIDED_GRANT, C.DECIDED_REFUSE,
    C.CONCLUDED, C.ISSUED, C.DELIVERED, C.ARCHIVED, C.NOT_ACCEPTED, C.WITHDRAWN, C.ABANDONED, C.VOID,
]  # fmt: skip
FORM, PLAN = Defect("申请表", "缺少"), Defect("平面图", "缺少")


def _grounds(dice: random.Random, notices: int) -> Grounds:
    def maybe(value: object) -> object:
        return value if dice.random() < 0.7 else type(value)()

    return Grounds(
        reason=str(maybe("理由")),
        identified=dice.random() < 0.8,
        receipt=dice.random() < 0.8,
        lacking=dice.choice([(), (), ("申请表",), ("申请表", "平面图")]),
        defects=dice.choice([(), (FORM,), (FORM, PLAN)]),
        notices=notices,
        second=StaffNo("0007") if dice.random() < 0.5 else None,
        ground=dice.choice([None, *RefusalGround]),
        organ=str(maybe("林业局")),
        remedies=dice.random() < 0.8,
        deemed=dice.random() < 0.1,
        request=dice.random() < 0.2,
        reminded=dice.random() < 0.5,
        told=dice.random() < 0.7,
        from_department=dice.random() < 0.7,
        original_seen=dice.random() < 0.8,
        handed_over=dice.random() < 0.8,
        packed=dice.random() < 0.8,
    )


def _lives(
    dice: random.Random, moves: int
) -> Iterator[tuple[Case, C, Grounds, Case | None, Event | None, list[Event]]]:
    """Cases walked at random: (before, wished state, grounds, after, event, events so far)."""
    case, events, now = records.a_case(), list[Event](), records.a_case().opened_at
    for _ in range(moves):
        if case.state in ENDS and dice.random() < 0.8:
            case, events = records.a_case(), []
        likely = sorted(CASE_MOVES[case.state] - {C.VOID, C.WITHDRAWN})
        to = dice.choice(likely) if likely and dice.random() < 0.7 else dice.choice(list(C))
        grounds = _grounds(dice, sum(1 for event in events if event.to_state is C.CORRECTION))
        now += timedelta(minutes=1)
        at = now + timedelta(minutes=dice.choice([0, 0, 0, 0, -90, 5]))
        act = Act("move", StaffNo("1042"), Role.CLERK, "03", at, "W03", ("d1",))
        last = events[-1].at if events else None
        try:
            after, event = life.move(case, to, grounds, act, last, now)
        except Refusal:
            yield case, to, grounds, None, None, events
            continue
        events.append(event)
        yield case, to, grounds, after, event, events
        case = after


def test_ten_thousand_random_moves_hold_every_invariant() -> None:
    done = refused = 0
    reached: set[C] = set()
    for before, to, grounds, after, event, events in _lives(random.Random(20261123), MOVES):
        if after is None or event is None:
            refused += 1
            continue
        done += 1
        reached.add(after.state)
        assert to in CASE_MOVES[before.state]
        assert before.state not in {C.VOID}
        back = ORDER.index(to) < ORDER.index(before.state)
        assert not back or (before.state, to) in BACK
        assert (event.from_state, event.to_state, after.state) == (before.state, to, to)
        assert event.seq == after.events == before.events + 1
        assert (event.actor, event.role, event.window, event.device, event.documents) == (
            "1042", Role.CLERK, "03", "W03", "d1",
        )  # fmt: skip
        assert [each.at for each in events] == sorted(each.at for each in events)
        _guards_held(before, to, grounds)
    assert done + refused == MOVES
    assert done > 1_500
    assert refused > 3_000
    assert reached == set(C) - {C.DRAFT}


def _guards_held(before: Case, to: C, grounds: Grounds) -> None:
    if to is C.RECEIVED:
        assert grounds.identified
        assert grounds.receipt
    if to is C.ACCEPTED:
        assert grounds.deemed or not grounds.lacking
    if to is C.CORRECTION:
        assert set(grounds.lacking) <= {defect.name for defect in grounds.defects}
        assert grounds.defects
        assert not grounds.notices or (grounds.second and grounds.reason)
    if to is C.ARCHIVED:
        assert grounds.packed
        assert grounds.reason
    if to is C.NOT_ACCEPTED:
        assert grounds.ground
        assert grounds.reason
        assert grounds.remedies
        assert grounds.organ or grounds.ground is not RefusalGround.OUT_OF_POWERS
    if to in {C.DECIDED_GRANT, C.DECIDED_REFUSE}:
        assert grounds.from_department
    if to is C.WITHDRAWN:
        assert grounds.request
        assert before.state in {C.RECEIVED, C.CORRECTION, C.ACCEPTED, C.IN_REVIEW, C.SPECIAL}
    if to is C.VOID:
        assert grounds.reason
        assert grounds.second or before.state is C.DRAFT
    if to is C.ABANDONED:
        assert grounds.reminded
    if to is C.DELIVERED:
        assert grounds.original_seen
        assert grounds.handed_over


ACT = Act("move", StaffNo("1042"), Role.CLERK, "03", records.a_case().opened_at)


@pytest.mark.parametrize(
    ("state", "to", "grounds", "code"),
    [
        (C.DRAFT, C.RECEIVED, Grounds(receipt=True), R.NOT_IDENTIFIED),
        (C.DELIVERED, C.ARCHIVED, Grounds(reason="档号 1"), R.PACKAGE_DIFFERS),
        (C.DELIVERED, C.ARCHIVED, Grounds(packed=True), R.REASON_MISSING),
        (C.RECEIVED, C.ACCEPTED, Grounds(lacking=("申请表",)), R.MATERIALS_MISSING),
        (C.RECEIVED, C.CORRECTION, Grounds(), R.NO_DEFECT),
        (C.RECEIVED, C.CORRECTION, Grounds(defects=(FORM,), lacking=("申请表", "平面图")), R.DEFECTS_OPEN),
        (C.RECEIVED, C.CORRECTION, Grounds(defects=(FORM,), notices=1), R.REASON_MISSING),
        (C.RECEIVED, C.CORRECTION, Grounds(defects=(FORM,), notices=1, reason="新情况"), R.SECOND_PERSON_NEEDED),
        (C.RECEIVED, C.NOT_ACCEPTED, Grounds(reason="x", remedies=True), R.REASON_MISSING),
        (
            C.RECEIVED,
            C.NOT_ACCEPTED,
            Grounds(reason="x", remedies=True, ground=RefusalGround.OUT_OF_POWERS),
            R.ORGAN_MISSING,
        ),
        (C.CORRECTION, C.ABANDONED, Grounds(), R.REMINDER_MISSING),
        (C.IN_REVIEW, C.DECIDED_GRANT, Grounds(), R.NOT_FROM_DEPARTMENT),
        (C.ISSUED, C.DELIVERED, Grounds(original_seen=False), R.ORIGINALS_UNSEEN),
        (C.ACCEPTED, C.WITHDRAWN, Grounds(), R.REQUEST_MISSING),
        (C.ACCEPTED, C.VOID, Grounds(reason="x"), R.SECOND_PERSON_NEEDED),
        (C.CONCLUDED, C.RECEIVED, Grounds(), R.WRONG_STATE),
    ],
)
def test_each_guard_says_what_is_missing(state: C, to: C, grounds: Grounds, code: R) -> None:
    case = replace(records.a_case(), state=state)
    with pytest.raises(Refusal) as caught:
        life.move(case, to, grounds, ACT, None, ACT.at)
    assert caught.value.code is code


def test_five_silent_days_accept_what_is_incomplete() -> None:
    case = replace(records.a_case(), state=C.RECEIVED)
    accepted, _ = life.move(case, C.ACCEPTED, Grounds(deemed=True, lacking=("申请表",)), ACT, None, ACT.at)
    assert accepted.state is C.ACCEPTED


@pytest.mark.parametrize("late", [timedelta(minutes=1), timedelta(days=1)])
def test_no_event_lies_in_the_future_or_before_the_last(late: timedelta) -> None:
    case = replace(records.a_case(), state=C.RECEIVED)
    for last, now in ((ACT.at + late, ACT.at + 2 * late), (None, ACT.at - late)):
        with pytest.raises(Refusal) as caught:
            life.move(case, C.ACCEPTED, Grounds(), ACT, last, now)
        assert caught.value.code is R.TIME_RUNS_BACK
