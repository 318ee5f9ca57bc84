"""The courier at a real platform: numbers, catalogue, presence, the hall, down and up again, and itself."""

import time
from datetime import date
from pathlib import Path

import pytest

from reference_platform import sample
from tests.central_records import acceptance, raw
from tests.platform_server import CLERK, PlatformServer
from tests.raw_server import RawServer, answer
from tests.reference_platform.hall import Hall
from tests.waiting import SOON_S, until
from tests.window_client.central.post import PRESENCE, Post, events, page
from window_client import messages as m
from window_client.central.courier import WATCH_S
from window_client.domain.ids import PageId
from window_client.settings import Settings
from window_client.words import CentralState, NumberKind


def test_numbers_are_leased(hall: Hall, post: Post) -> None:
    post.do(m.LeaseNumbers(NumberKind.RECEIPT, "one"))
    block = post.facts.wait(m.BlockLeased).block
    assert (block.kind, block.first, block.last, block.next) == (NumberKind.RECEIPT, 1, Settings().lease_size, 1)


@pytest.mark.expects_log
def test_a_block_of_another_kind_is_not_taken() -> None:
    wrong = answer(b'{"id":"b","kind":"official","prefix":"","first":1,"last":9}')
    with RawServer([wrong]) as server, Post(Settings(platform_url=server.url)) as post:
        post.do(m.LeaseNumbers(NumberKind.RECEIPT, "one"), m.AskTicket("call_next", "r", "1042"))
        post.facts.wait(m.TicketRefused)
        assert post.facts.of(m.BlockLeased) == []


def test_the_catalogue_comes_once(post: Post) -> None:
    post.do(m.FetchCatalogue(""))
    came = post.facts.wait(m.CatalogueArrived)
    assert came.version == sample.load().version
    post.do(m.FetchCatalogue(came.etag), PRESENCE)
    post.facts.wait(m.QueueHeard)
    assert len(post.facts.of(m.CatalogueArrived)) == 1


def test_a_newer_catalogue_is_noticed_by_the_heartbeat(post: Post) -> None:
    post.do(m.FetchCatalogue('"an old tag"'))
    post.facts.wait(m.CatalogueArrived)
    post.courier._etag = '"the tag of yesterday"'
    post.do(PRESENCE)
    post.facts.wait(m.CatalogueArrived, nth=2)


def test_a_catalogue_that_is_none_is_not_told() -> None:
    with RawServer([answer(b"<html>hello</html>")]) as server, Post(Settings(platform_url=server.url)) as post:
        post.do(m.FetchCatalogue(""), PRESENCE)
        assert post.facts.wait(m.CentralHeard).state is CentralState.OFFLINE
        assert post.facts.of(m.CatalogueArrived) == []


def test_a_catalogue_asked_for_in_vain_is_asked_for_again_after_a_pause(hall: Hall, post: Post) -> None:
    hall.platform.fault("error", path="/catalogue", times=1)
    post.do(m.FetchCatalogue(""))
    for turn in (1, 2):
        post.do(PRESENCE)
        post.facts.wait(m.QueueHeard, nth=turn)
    post.do(m.AskDay(date(2026, 11, 23)))
    post.facts.wait(m.DayHeard)
    assert post.facts.of(m.CatalogueArrived) == []  # not with every heartbeat: a whole one is many megabytes
    post.courier._fetch_after = 0.0
    post.do(PRESENCE)
    post.facts.wait(m.CatalogueArrived)


def test_presence_tells_the_line_the_clock_and_the_queue(hall: Hall, post: Post) -> None:
    hall.take(count=3)
    began = time.monotonic()
    post.do(PRESENCE)
    heard = post.facts.wait(m.CentralHeard)
    assert heard.state is CentralState.ONLINE
    assert heard.offset_s is not None
    assert abs(heard.offset_s) < 1.0 + time.monotonic() - began
    assert post.facts.wait(m.QueueHeard).waiting == 3


def test_the_line_is_told_when_it_changes_not_every_time(post: Post) -> None:
    for _ in range(5):
        count = len(post.facts.of(m.QueueHeard))
        post.do(PRESENCE)
        post.facts.wait(m.QueueHeard, nth=count + 1)
    assert len(post.facts.of(m.CentralHeard)) == 1


def test_down_and_up_again(tmp_path: Path) -> None:
    with PlatformServer.on_sqlite(tmp_path) as server:
        token = Hall(server, "UP").client().sign_in(*CLERK).window_token
        case = acceptance()
        order = events(*raw(*case))
        with Post(server.settings(site="UP")) as post:
            post.do(m.UseWindowToken(token), PRESENCE)
            assert post.facts.wait(m.CentralHeard).state is CentralState.ONLINE
            server.kill()
            post.do(order, PRESENCE)
            assert post.facts.wait(m.CentralAnswered).unknown
            assert post.facts.wait(m.CentralHeard, nth=2).state is CentralState.OFFLINE
            server.start()
            post.do(PRESENCE, order)
            assert post.facts.wait(m.CentralHeard, nth=3).state is CentralState.ONLINE
            assert [v.accepted for v in post.facts.wait(m.CentralAnswered, nth=2).verdicts] == [True, True]
        assert len(server.record(case[0].receipt_no)["events"]) == 2


def test_the_hall_shows_a_fresh_acceptance_within_a_second(hall: Hall, post: Post) -> None:
    other = hall.window("07")
    post.do(m.WatchHall(True))
    post.facts.wait(m.HallLoadHeard)
    other.post_events(raw(*acceptance()))
    looks = len(post.facts.of(m.HallLoadHeard))
    post.facts.wait(m.HallLoadHeard, lambda load: load.accepted_today == 1)
    shown = [load.accepted_today for load in post.facts.of(m.HallLoadHeard)].index(1)
    assert shown <= looks + 1  # one look may have been on its way
    assert WATCH_S < 1.0


def test_nobody_watches_any_more(hall: Hall, post: Post) -> None:
    post.do(m.WatchHall(True))
    post.facts.wait(m.HallLoadHeard)
    post.do(m.WatchHall(False), PRESENCE)
    post.facts.wait(m.QueueHeard)
    seen = len(post.facts.of(m.HallLoadHeard))
    hall.platform.fault("slow", path="/heartbeat", seconds=1.2, times=1)
    post.do(PRESENCE)
    post.facts.wait(m.QueueHeard, nth=2)
    assert len(post.facts.of(m.HallLoadHeard)) == seen


# --- people before bulk


def test_a_call_waits_for_one_request_at_most(hall: Hall) -> None:
    number = hall.take()
    hall.platform.fault("slow", path="/uploads", seconds=15)
    with Post(hall.platform.settings(site=hall.site), lambda _: b"page") as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        post.do(m.SendRecords(tuple(page(b"page") for _ in range(6))))
        until(lambda: hall.platform.fault_now()["holding"] == 1)
        post.do(PRESENCE)
        post.ask("call_next")
        hall.platform.fault("ok")  # the page in hand goes on
        assert [post.facts.wait(m.TicketCalled).number] == number
        post.facts.wait(m.CentralAnswered)
        kinds = post.facts.kinds()
        assert kinds.index("TicketCalled") < kinds.index("QueueHeard") < kinds.index("CentralAnswered")


def test_heartbeats_do_not_pile_up_while_the_platform_hangs(hall: Hall, post: Post) -> None:
    hall.platform.fault("slow", path="/heartbeat", seconds=15)
    post.do(PRESENCE)
    until(lambda: hall.platform.fault_now()["holding"] == 1)
    post.do(*[PRESENCE] * 50)
    hall.platform.fault("ok")
    post.facts.wait(m.QueueHeard, nth=2)
    post.ask("call_next")
    post.facts.wait(m.TicketRefused)
    assert len(post.facts.of(m.QueueHeard)) == 2


# --- itself


def test_performing_never_blocks_and_stopping_keeps_its_deadline() -> None:
    with RawServer([], hang=True) as server:
        post = Post(Settings(platform_url=server.url, answer_timeout_s=3.0))
        post.courier.start()
        post.do(*[events(b'{"id":"%d"}' % n) for n in range(1000)])
        assert post.facts.of(m.CentralAnswered) == []  # nobody waited for the first answer, which is silence
        until(lambda: len(server.heard) == 1)
        assert not post.courier.stop(0.05)
        assert post.courier.stop(SOON_S)
        assert len(server.heard) == 1


@pytest.mark.expects_log
def test_a_fault_of_our_own_is_told_and_does_not_end_it(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    said_inside = "陈" * 3

    def unseal(_: PageId) -> bytes:
        raise RuntimeError(said_inside)

    with Post(hall.platform.settings(site=hall.site), unseal) as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        post.do(m.SendRecords((page(b"x"),)))
        said = post.facts.wait(m.CentralAnswered)
        assert (said.unknown, said.cause) == (True, "internal")
        post.do(PRESENCE)
        post.facts.wait(m.QueueHeard)
    assert "RuntimeError" in caplog.text
    assert said_inside not in caplog.text
