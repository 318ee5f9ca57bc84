"""Records: one result each, harmless repeats, order within a case, collisions, numbers."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from tests.central_records import acceptance, event, raw
from tests.reference_platform.hall import Hall, bare, words
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.errors import Refusal


@dataclass
class Desk:
    """A window with its client."""

    client: CentralClient
    hall: Hall

    def send(self, *events: wire.EventRecord) -> list[str]:
        return words(self.client.post_events(raw(*events)))

    def kept(self, receipt_no: str) -> dict[str, Any]:
        return self.hall.platform.record(receipt_no)


@pytest.fixture
def hall(each_hall: Hall) -> Hall:
    """On each engine."""
    return each_hall


@pytest.fixture
def desk(hall: Hall) -> Desk:
    return Desk(hall.window(), hall)


def test_an_acceptance_is_kept_as_it_came(desk: Desk) -> None:
    events = acceptance(official_no="450405000123" + uuid.uuid4().hex[:6])
    answer = desk.client.post_events(raw(*events))
    assert words(answer) == ["accepted", "accepted"]
    assert bare(answer.results) == [each.id for each in events]
    kept = desk.kept(events[0].receipt_no)
    assert kept["events"] == [json.loads(body) for body in raw(*events)]
    assert (kept["case"]["state"], kept["case"]["official_no"]) == ("accepted", events[0].official_no)


def test_the_same_again_is_known_and_kept_once(desk: Desk) -> None:
    events = acceptance()
    desk.send(*events)
    assert desk.send(*events) == ["known", "known"]
    assert len(desk.kept(events[0].receipt_no)["events"]) == 2


def test_the_same_twice_in_one_batch_is_kept_once(desk: Desk) -> None:
    events = acceptance()
    assert desk.send(*events, *events) == ["accepted", "accepted", "known", "known"]
    assert len(desk.kept(events[0].receipt_no)["events"]) == 2


def test_the_same_id_with_other_content_is_a_conflict(desk: Desk) -> None:
    first, second = acceptance()
    desk.send(first, second)
    changed = msgspec.structs.replace(second, reason="something else")
    assert desk.send(changed) == ["refused conflict"]
    assert desk.kept(first.receipt_no)["events"][1]["reason"] == ""


@pytest.mark.parametrize(
    "spoilt",
    [
        b"17",
        b'"text"',
        b"null",
        b"{}",
        b'{"id":"known-by-name"}',
        b'{"id":5}',
        b'{"id":"\xff"}',
        b"[[[]]]",
        msgspec.json.encode(event(str(uuid.uuid4()), 0, "draft>received", "R")),
        msgspec.json.encode(event(str(uuid.uuid4()), 1, "draft>received", "")),
        msgspec.json.encode(event(str(uuid.uuid4()), 1, "draft>received", "R", id="")),
        msgspec.json.encode(event(str(uuid.uuid4()), 1, "draft>received", "R")).replace(b"02:00:00Z", b"02:00:00"),
        msgspec.json.encode(event(str(uuid.uuid4()), 2**63, "draft>received", "R")),
    ],
)
def test_a_spoilt_record_spoils_only_itself(desk: Desk, spoilt: bytes) -> None:
    before, after = acceptance(), acceptance()
    answer = desk.client.post_events([*raw(*before), spoilt, *raw(*after)])
    assert words(answer) == ["accepted", "accepted", "refused malformed", "accepted", "accepted"]
    if b"known-by-name" in spoilt:
        assert answer.results[2].id == "known-by-name"


@pytest.mark.parametrize("record", [b"not json", b'{"a":', b"]}", b'{"id":"1"},'])
def test_a_batch_that_is_no_json_is_refused_as_a_whole(desk: Desk, record: bytes) -> None:
    good = acceptance()
    with pytest.raises(Refusal) as refused:
        desk.client.post_events([*raw(*good), record])
    assert refused.value.facts["code"] == "malformed"
    assert good[0].receipt_no not in {case["receipt_no"] for case in desk.hall.platform.records()}


def test_a_batch_beyond_all_measure_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        desk.client.post_events([b"1"] * 1001)
    assert refused.value.facts["code"] == "too_large"


def test_a_later_event_waits_for_the_earlier_one(desk: Desk) -> None:
    first, second = acceptance()
    assert desk.send(second) == ["later earlier_missing"]
    assert desk.send(first) == ["accepted"]
    assert desk.send(second) == ["accepted"]


def test_an_event_before_the_newest_comes_out_of_order(desk: Desk) -> None:
    first, second = acceptance()
    desk.send(first, second)
    late = event(first.case, 1, "draft>received", first.receipt_no, id=str(uuid.uuid4()))
    assert desk.send(late) == ["refused out_of_order"]


def test_when_the_first_is_refused_the_second_waits(desk: Desk) -> None:
    first, second = acceptance()
    broken = msgspec.structs.replace(first, to_state="dancing")
    assert desk.send(broken, second) == ["refused unknown_state", "later earlier_missing"]


def test_two_cases_cannot_have_one_receipt_number(desk: Desk) -> None:
    mine, other = acceptance(), acceptance()
    desk.send(*mine)
    thief = [msgspec.structs.replace(each, receipt_no=mine[0].receipt_no) for each in other]
    assert desk.send(*thief) == ["refused receipt_no_taken", "later earlier_missing"]
    assert desk.kept(mine[0].receipt_no)["case"]["id"] == mine[0].case


def test_two_cases_cannot_have_one_receipt_number_in_one_batch(desk: Desk) -> None:
    number = f"R{uuid.uuid4().hex}"
    found = desk.send(*acceptance(receipt_no=number), *acceptance(receipt_no=number))
    assert found == ["accepted", "accepted", "refused receipt_no_taken", "later earlier_missing"]


def test_a_case_keeps_its_receipt_number(desk: Desk) -> None:
    first, second = acceptance()
    changed = msgspec.structs.replace(second, receipt_no="another")
    assert desk.send(first, changed) == ["accepted", "refused receipt_no_differs"]


def test_two_cases_cannot_have_one_official_number(desk: Desk) -> None:
    number = uuid.uuid4().hex
    assert desk.send(*acceptance(official_no=number))[0] == "accepted"
    assert desk.send(acceptance(official_no=number)[0]) == ["refused official_no_taken"]


def test_the_platform_numbers_a_case_that_has_no_number(desk: Desk) -> None:
    events, others = acceptance(), acceptance()
    answer = desk.client.post_events(raw(*events, *others))
    numbers = [each.official_no for each in answer.results]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert all(number.startswith("4504059") for number in (numbers[1], numbers[3]))
    again = desk.client.post_events(raw(*events))
    assert again.results[1].official_no == numbers[1]


def test_the_same_matter_of_the_same_applicant_twice_names_the_other_case(desk: Desk) -> None:
    key = {"applicant_key": uuid.uuid4().hex}
    first, second, third = (acceptance(content_changes=key) for _ in range(3))
    told = f"refused duplicate_case:{first[0].receipt_no}"
    assert desk.send(*first, *second) == ["accepted", "accepted", "accepted", told]
    assert desk.send(*third) == ["accepted", told]
    other_item = acceptance(content_changes={**key, "item_code": "450405-0002"})
    assert desk.send(*other_item) == ["accepted", "accepted"]


def test_a_finished_case_stands_in_nobodys_way(desk: Desk) -> None:
    key = {"applicant_key": uuid.uuid4().hex}
    first, second = acceptance(content_changes=key), acceptance(content_changes=key)
    withdrawn = event(first[0].case, 3, "accepted>withdrawn", first[0].receipt_no)
    assert desk.send(*first, withdrawn, *second) == ["accepted"] * 5


def test_cases_without_a_known_applicant_do_not_collide(desk: Desk) -> None:
    nobody = {"applicant_key": ""}
    found = desk.send(*acceptance(content_changes=nobody), *acceptance(content_changes=nobody))
    assert found == ["accepted"] * 4


def test_windows_sending_the_same_records_at_once_keep_them_once(hall: Hall) -> None:
    bodies = raw(*acceptance(), *acceptance())
    answers = hall.at_once(6, lambda client: words(client.post_events(bodies)))
    assert sorted(answers) == [["accepted"] * 4, *[["known"] * 4] * 5]


def test_only_the_pages_of_a_case_are_told_with_it(desk: Desk) -> None:
    page = wire.PageRef(material="m", sha256="ab" * 32, size=1, mime="image/png", means="scanned")
    case = acceptance(content_changes={"pages": [page]})
    assert desk.send(*case) == ["accepted", "accepted"]
    assert desk.kept(case[0].receipt_no)["pages"] == {}


def test_content_may_hold_any_text(desk: Desk) -> None:
    answers = {"P.name": ("𠮷𪚥\u0000'\";--", "typed")}
    case = acceptance(content_changes={"answers": answers})
    assert desk.send(*case) == ["accepted", "accepted"]
    assert desk.kept(case[0].receipt_no)["events"][1]["content"]["answers"]["P.name"][0] == answers["P.name"][0]
