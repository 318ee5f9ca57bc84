"""The day's answer: every record of the window's day with the hash of what lies there, of every kind, and lost pages."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from reference_platform.moments import hall_day
from tests.central_records import acceptance, event, raw
from tests.reference_platform.hall import Hall, words
from tests.reference_platform.test_evaluations import evaluation
from tests.reference_platform.test_problems import problem
from window_client.central import wire


@pytest.fixture
def hall(each_hall: Hall) -> Hall:
    """On each engine."""
    return each_hall


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_each_kind_of_record_with_the_hash_of_its_bytes(hall: Hall, algorithm: str) -> None:
    now = datetime.now(UTC)
    today, yesterday = hall_day(now), hall_day(now - timedelta(days=1))
    client = hall.window(request_signature=algorithm)
    page = wire.PageRef(material="M.ID", sha256="ab" * 32, size=3, mime="image/png", means="scanned")
    changes = {"accepted_at": now, "pages": [page]}
    accepted = acceptance(site=hall.site, at=now, content_changes=changes)
    older = event(accepted[0].case, 3, "accepted>in_review", accepted[0].receipt_no, site=hall.site)
    later = {"site": hall.site, "at": now - timedelta(days=1), "entered_at": now}
    entered = event(accepted[0].case, 4, "in_review>in_review", accepted[0].receipt_no, **later)
    bodies = raw(*accepted, older, entered)
    assert words(client.post_events(bodies)) == ["accepted"] * 4
    others = [evaluation(hall), problem(hall)]
    client.post_evaluations(others[:1])
    client.post_problems(others[1:])
    told = client.day(today)
    assert told.algorithm == algorithm
    hashes = {each.hash for each in told.held or []}
    assert hashes == {hashlib.new(algorithm, body).hexdigest() for body in (*bodies[:2], bodies[3], *others)}
    assert told.lost_pages == ["ab" * 32]
    assert {each.receipt_no for each in told.held or []} == {accepted[0].receipt_no, "01032026112300190", ""}
    assert client.day(yesterday).held == []
    assert hall.window("04").day(today).held == []


def test_a_record_that_was_lost_takes_its_place_again_and_moves_nothing(hall: Hall) -> None:
    client = hall.window()
    first, second = acceptance(site=hall.site)
    note = event(first.case, 3, "accepted>accepted", first.receipt_no, site=hall.site)
    after = event(first.case, 4, "accepted>in_review", first.receipt_no, site=hall.site)
    assert words(client.post_events(raw(first, second, after))) == ["accepted"] * 3
    assert words(client.post_events(raw(note, note))) == ["accepted", "known"]
    assert hall.platform.record(first.receipt_no)["case"]["state"] == "in_review"
    assert hall.platform.record(first.receipt_no)["case"]["last_seq"] == 4
