"""The case as it is kept (办件), its true times, and how long it is kept (留存)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.window_client.domain.records import NOW, TODAY, a_case, an_item
from window_client.domain import visits
from window_client.domain.case import BackEntry, Event
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.keeping import Days, Ended, Plan, plan
from window_client.words import CaseState, Role, VisitList, Waits

C = CaseState
TAKEN, ACCEPTED = NOW - timedelta(days=3), NOW - timedelta(days=2)


@pytest.mark.parametrize(
    ("accepted", "came_from", "to", "at"),
    [
        (ACCEPTED, None, C.DRAFT, TAKEN),
        (ACCEPTED, C.DRAFT, C.RECEIVED, TAKEN),
        (ACCEPTED, C.RECEIVED, C.ACCEPTED, ACCEPTED),
        (None, C.RECEIVED, C.ACCEPTED, NOW),  # only received on paper
        (ACCEPTED, C.ACCEPTED, C.IN_REVIEW, NOW),
    ],
)
def test_what_was_done_on_paper_happened_then(
    accepted: object, came_from: CaseState, to: CaseState, at: object
) -> None:
    case = replace(a_case(), back=BackEntry(TAKEN, accepted, "停电", StaffNo("0007")))  # type: ignore[arg-type]
    assert case.true_time(came_from, to, NOW) == at
    assert a_case().true_time(came_from, to, NOW) == NOW


def test_a_case_is_named_after_its_person_or_its_unit() -> None:
    person = a_case().named_after({"P.name": "李壮", "P.cert_no": "1"})
    assert (person.applicant_name, person.applicant_key, person.is_unit) == ("李壮", "111:1", False)
    assert a_case().named_after({"P.name": "李壮", "P.cert_type": "414"}).applicant_key == ""
    unit = a_case().named_after({"U.legal": "1", "E.name": "某公司", "E.uscc": "91", "P.name": "李壮"})
    assert (unit.applicant_name, unit.applicant_key, unit.is_unit) == ("某公司", "uscc:91", True)


def test_an_event_more_changes_nothing_else() -> None:
    assert a_case().with_event() == replace(a_case(), events=1)


def ended(state: CaseState, **more: object) -> Ended:
    values: dict[str, object] = {"ended_at": NOW, "heard_at": None, "unsent": 0, "pages": 2, **more}
    return Ended(CaseId("c"), "n", "某事项", state, NOW, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "elsewhere", "what"),
    [
        (ended(C.WITHDRAWN, unsent=1), True, Plan(waits=Waits.PLATFORM)),
        (ended(C.DELIVERED), False, Plan(waits=Waits.ARCHIVE)),
        (ended(C.DELIVERED), True, Plan(TODAY + timedelta(days=30))),
        (ended(C.WITHDRAWN, heard_at=NOW + timedelta(days=2)), False, Plan(TODAY + timedelta(days=32))),
        (ended(C.ARCHIVED), False, Plan(TODAY + timedelta(days=30), TODAY + timedelta(days=7))),
        (ended(C.ARCHIVED, pages=0), False, Plan(TODAY + timedelta(days=30))),
    ],
)
def test_when_a_case_goes_or_what_it_waits_for(case: Ended, elsewhere: bool, what: Plan) -> None:
    assert plan(case, Days(30, 7, elsewhere)) == what


def test_one_visit_is_the_promise_and_each_further_one_counts() -> None:
    assert visits.promised(an_item())
    assert not visits.promised(an_item(visit_list=VisitList.TELL_ONCE))
    event = Event(CaseId("c"), 1, visits.KIND, C.ACCEPTED, C.ACCEPTED, StaffNo("1"), Role.CLERK, "03", NOW)
    assert visits.count([replace(event, kind="accepted"), event, event]) == 3
    assert visits.count([]) == 1
