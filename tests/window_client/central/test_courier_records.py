"""The courier and the outbox: a verdict for every record, unknown is not failed, spoilt ones stand alone."""

import os
from datetime import date

import pytest

from tests.central_records import acceptance, raw
from tests.fault_proxy import FaultProxy
from tests.platform_server import CLERK
from tests.raw_server import RawServer, answer
from tests.reference_platform.hall import Hall
from tests.reference_platform.test_evaluations import evaluation
from tests.waiting import until
from tests.window_client.central.post import PRESENCE, Post, events, page
from window_client import messages as m
from window_client.domain.delivery import NOT_YET
from window_client.domain.ids import DeliveryId, PageId
from window_client.settings import Settings
from window_client.words import CentralState, DeliveryKind, NumberKind, RefusalCode


def test_a_verdict_for_every_record(post: Post) -> None:
    good, other = raw(*acceptance()), raw(*acceptance())
    spoilt = b'{"id":"spoilt","case":5}'
    post.do(events(*good, spoilt, *other[1:]))
    said = post.facts.wait(m.CentralAnswered)
    assert [verdict.delivery for verdict in said.verdicts] == list(said.sent)
    assert [(v.accepted, v.code, v.retry) for v in said.verdicts] == [
        (True, "", False),
        (True, "", False),
        (False, "malformed", False),
        (False, "earlier_missing", True),
    ]
    assert said.verdicts[1].official_no
    assert (said.unknown, said.cause) == (False, "")


def test_the_same_again_is_accepted_too(post: Post) -> None:
    order = events(*raw(*acceptance()))
    post.do(order, order)
    assert all(verdict.accepted for verdict in post.facts.wait(m.CentralAnswered, nth=2).verdicts)


@pytest.mark.parametrize("mode", ["down", "error", "inner-error-with-200", "garbage", "drop-after-accept"])
def test_without_a_usable_answer_the_outcome_is_unknown(hall: Hall, post: Post, mode: str) -> None:
    case = acceptance()
    order = events(*raw(*case))
    hall.platform.fault(mode, path="/events", times=1)
    post.do(order)
    said = post.facts.wait(m.CentralAnswered)
    assert (said.unknown, said.verdicts, len(said.sent)) == (True, (), 2)
    assert said.cause
    post.do(order)
    assert all(verdict.accepted for verdict in post.facts.wait(m.CentralAnswered, nth=2).verdicts)
    assert len(hall.platform.record(case[0].receipt_no)["events"]) == 2


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("/events", events(*raw(*acceptance()))),
        ("/catalogue", m.FetchCatalogue("")),
        ("/inbox", m.FetchInbox(0)),
        ("/number-blocks", m.LeaseNumbers(NumberKind.RECEIPT, "one")),
        ("/days", m.AskDay(date(2026, 11, 23))),
        ("/hall/load", m.WatchHall(on=True)),
    ],
)
def test_a_platform_that_fails_at_one_door_only_is_not_away(
    hall: Hall, post: Post, path: str, order: m.CentralOrder
) -> None:
    hall.platform.fault("error", path=path)
    for turn in range(1, 4):
        post.do(order, PRESENCE)
        post.facts.wait(m.QueueHeard, nth=turn)
    until(lambda: hall.platform.fault_now()["hits"] >= 1)
    assert [fact.state for fact in post.facts.of(m.CentralHeard)] == [CentralState.ONLINE]


def test_a_record_that_breaks_the_whole_batch_stands_alone_in_the_end(hall: Hall, post: Post) -> None:
    cases = [raw(*acceptance()) for _ in range(3)]
    order = events(*cases[0], b'{"id":"broken", oops', *cases[1], *cases[2])
    post.do(order)
    said = post.facts.wait(m.CentralAnswered)
    words = {verdict.delivery: (verdict.accepted, verdict.code) for verdict in said.verdicts}
    assert words.pop(DeliveryId("broken")) == (False, "malformed")
    assert list(words.values()) == [(True, "")] * 6


def test_a_page_is_opened_and_sent(hall: Hall) -> None:
    kept = {"one": b"first page" * 1000, "two": b"second"}
    with Post(hall.platform.settings(site=hall.site), lambda name: kept[name]) as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        records = tuple(page(content, name) for name, content in kept.items())
        post.do(m.SendRecords(records))
        said = post.facts.wait(m.CentralAnswered)
    assert [(v.delivery, v.accepted) for v in said.verdicts] == [(record.id, True) for record in records]


@pytest.mark.expects_log
def test_a_page_whose_file_is_gone_or_changed_stops_only_itself(hall: Hall) -> None:
    def unseal(name: PageId) -> bytes:
        if name == "gone":
            raise FileNotFoundError
        if name == "changed":
            raise ValueError
        return b"other bytes" if name == "wrong" else b"good"

    with Post(hall.platform.settings(site=hall.site), unseal) as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        post.do(m.SendRecords(tuple(page(b"good", name) for name in ("gone", "changed", "wrong", "good"))))
        said = post.facts.wait(m.CentralAnswered)
    assert [(v.accepted, v.code) for v in said.verdicts] == [
        (False, "page_file_broken"),
        (False, "page_file_broken"),
        (False, "hash_differs"),
        (True, ""),
    ]


def test_a_heap_of_slow_pages_is_sent_in_portions(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("window_client.central.sending.PAGES_S", 0.3)
    hall.platform.fault("slow", path="/uploads", seconds=0.2)
    with Post(hall.platform.settings(site=hall.site), lambda _: b"page") as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        post.do(m.SendRecords(tuple(page(b"page") for _ in range(20))))
        said = post.facts.wait(m.CentralAnswered)
    assert 1 <= len(said.verdicts) < 20
    assert (said.unknown, said.cause, said.retry_after_s) == (False, NOT_YET, 0.0)


@pytest.mark.expects_log
def test_a_window_that_is_not_let_in_says_so_and_sends_later(hall: Hall) -> None:
    with Post(hall.platform.settings(site=hall.site)) as post:
        post.do(events(*raw(*acceptance())))
        said = post.facts.wait(m.CentralAnswered)
        assert (said.unknown, said.verdicts, said.cause) == (False, (), "not_signed_in")
        assert post.facts.wait(m.CentralHeard).state is CentralState.REFUSED
        post.ask("call_next")
        assert post.facts.wait(m.TicketRefused).code is RefusalCode.QUEUE_UNREACHABLE
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token), PRESENCE)
        assert post.facts.wait(m.CentralHeard, nth=2).state is CentralState.ONLINE


@pytest.mark.expects_log
@pytest.mark.parametrize(
    "body",
    [
        b'{"results":[]}',
        b'{"results":[{"id":"of another","status":"accepted"}]}',
        b'{"results":[{"id":"","status":"a new word"}]}',
    ],
)
def test_results_that_do_not_fit_are_unknown(body: bytes) -> None:
    with RawServer([answer(body)]) as server, Post(Settings(platform_url=server.url)) as post:
        post.do(events(b'{"id":"mine"}'))
        said = post.facts.wait(m.CentralAnswered)
        assert (said.verdicts, said.sent) == ((), (DeliveryId("mine"),))


def test_a_busy_platform_is_asked_again_when_it_said() -> None:
    busy = answer(b"", 429, b"Retry-After: 7\r\n")
    with RawServer([busy]) as server, Post(Settings(platform_url=server.url)) as post:
        post.do(events(b'{"id":"mine"}'))
        assert post.facts.wait(m.CentralAnswered).retry_after_s == 7.0


def test_an_evaluation_goes_through_its_own_door_beside_the_events(hall: Hall, post: Post) -> None:
    body = evaluation(hall, id="rating")
    order = events(*raw(*acceptance()))
    rating = m.OutgoingRecord(DeliveryId("rating"), DeliveryKind.EVALUATION, body)
    both = m.SendRecords((*order.records, rating))
    post.do(both, both)
    said = post.facts.wait(m.CentralAnswered, nth=2)
    assert len(said.verdicts) == 3
    assert all(verdict.accepted for verdict in said.verdicts)


def test_a_page_that_several_cases_of_a_sitting_share_is_sent_once(hall: Hall) -> None:
    content = os.urandom(200_000)
    token = hall.client().sign_in(*CLERK).window_token
    with FaultProxy(hall.platform.url) as proxy:
        settings = hall.platform.settings(site=hall.site, platform_url=proxy.url)
        with Post(settings, lambda _: content) as post:
            post.do(m.UseWindowToken(token), m.SendRecords((page(content), page(content), page(content))))
            verdicts = post.facts.wait(m.CentralAnswered).verdicts
        assert [verdict.accepted for verdict in verdicts] == [True] * 3
        assert len(content) < proxy.sent < len(content) + 3000
