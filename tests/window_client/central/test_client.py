"""The client against every fault of the wire: refusal and silence are told apart, and nothing else is raised."""

import threading
import time
from collections.abc import Callable

import pytest

from tests.central_records import acceptance, raw
from tests.fault_proxy import FaultProxy, Plan
from tests.platform_server import CLERK
from tests.raw_server import RawServer, answer, took
from tests.reference_platform.hall import Hall, words
from window_client.central import wire
from window_client.central.client import Busy, CentralClient
from window_client.errors import CentralUnavailable, Refusal
from window_client.settings import Settings
from window_client.words import NumberKind

BEAT = wire.Heartbeat(window_name="", state="idle", staff_no="", ticket="", devices="", unsent=0, groups=[])

CALLS: dict[str, Callable[[CentralClient], object]] = {
    "sign_in": lambda client: client.sign_in(*CLERK),
    "clock": lambda client: client.clock_offset(),
    "catalogue": lambda client: client.catalogue(""),
    "call_next": lambda client: client.call_next("1042", "one"),
    "deed": lambda client: client.ticket_deed("x", "start", wire.TicketDeed(staff_no="1042", request="one")),
    "events": lambda client: client.post_events(raw(*acceptance())),
    "page": lambda client: client.begin_upload("0" * 64, "image/png", 4, b"page"),
    "piece": lambda client: client.go_on_upload("0" * 64, 0, b"page"),
    "lease": lambda client: client.lease(NumberKind.RECEIPT, 5, "one"),
    "heartbeat": lambda client: client.heartbeat(BEAT),
    "load": lambda client: client.hall_load(),
    "day": lambda client: client.day("2026-11-23"),
    "inbox": lambda client: client.inbox(0),
}


@pytest.fixture(params=CALLS)
def call(request: pytest.FixtureRequest) -> Callable[[CentralClient], object]:
    return CALLS[request.param]


def client_of(url: str, *, answer_timeout_s: float = 5.0) -> CentralClient:
    """A client of any address."""
    return CentralClient(Settings(platform_url=url, connect_timeout_s=0.5, answer_timeout_s=answer_timeout_s))


@pytest.mark.parametrize("mode", ["down", "error", "inner-error-with-200", "garbage", "drop-after-accept"])
def test_a_fault_of_the_platform_is_silence_never_an_answer(hall: Hall, mode: str) -> None:
    client = hall.window()
    hall.platform.fault(mode)
    for name, call in CALLS.items():
        try:
            call(client)
        except CentralUnavailable:
            continue
        pytest.fail(f"{name} took {mode} for an answer")


def test_nobody_listens(call: Callable[[CentralClient], object]) -> None:
    client = client_of("http://127.0.0.1:9")
    with pytest.raises(CentralUnavailable):
        call(client)
    client.close()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"nonsense\r\n\r\n",
        answer(b""),
        answer(b"null"),
        answer(b"[]"),
        answer(b"{}"),
        answer(b"<html>please sign in to this network</html>"),
        answer(b'{"status":{"code":"0"},"custom":{"code":"99","text":"busy"}}'),
        answer(b"\xff\xfe\x00"),
        answer(b'{"now":"\xff"}'),
        answer(b'{"code":"\xff"}'),
        answer(b"[" * 100_000),
        answer(b'{"code":' * 100_000),
        answer(b'{"results":')[:-3],
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        answer(b"{}", 204),
        answer(b"{}", 304),
        answer(b"{}", 404),
        answer(b"{}", 302, b"Location: http://127.0.0.1:9/elsewhere\r\n"),
        answer(b"{}", 307, b"Location: https://example.org/elsewhere\r\n"),
    ],
)
def test_words_that_are_not_of_the_contract_are_silence(said: bytes, call: Callable[[CentralClient], object]) -> None:
    with RawServer([said]) as server:
        client = client_of(server.url)
        if b" 304 " in said and call is CALLS["catalogue"]:
            assert call(client) is None
        else:
            with pytest.raises(CentralUnavailable):
                call(client)
        client.close()


def test_a_password_follows_no_redirect() -> None:
    with RawServer([answer(b"{}")]) as other:
        away = answer(b"", 307, b"Location: " + other.url.encode() + b"/\r\n")
        with RawServer([away]) as server:
            client = client_of(server.url)
            with pytest.raises(CentralUnavailable):
                client.sign_in(*CLERK)
            client.close()
            assert len(server.heard) == 1
        assert other.heard == []


@pytest.mark.parametrize(
    ("status", "headers", "after"),
    [
        (503, b"Retry-After: 7\r\n", 7.0),
        (429, b"Retry-After: 99999\r\n", 900.0),
        (429, b"Retry-After: Mon, 23 Nov 2020 10:00:00 GMT\r\n", 0.0),
        (429, b"Retry-After: soon\r\n", None),
        (500, b"", None),
        (408, b"", None),
    ],
)
def test_a_busy_platform_says_when_to_come_again(status: int, headers: bytes, after: float | None) -> None:
    with RawServer([answer(b'{"code":"busy"}', status, headers)]) as server:
        client = client_of(server.url)
        with pytest.raises(Busy) as busy:
            client.hall_load()
        assert busy.value.after_s == after
        client.close()


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (409, b'{"code":"window_taken"}', "window_taken"),
        (200, b'{"code":"window_taken","message":"inside a 200"}', "window_taken"),
        (200, b'{"ticket":null,"fault":{"code":"window_taken"}}', "window_taken"),
        (403, b'{"code":"a_new_word_of_the_platform"}', "internal"),
        (413, b"<html>nginx</html>", "internal"),
    ],
)
def test_a_refusal_is_told_as_one_wherever_it_stands(status: int, body: bytes, code: str) -> None:
    with RawServer([answer(body, status)]) as server:
        client = client_of(server.url)
        with pytest.raises(Refusal) as refused:
            client.call_next("1042", "one")
        assert refused.value.code.value == code
        client.close()


def test_silence_after_the_question_ends_by_the_time_out() -> None:
    with RawServer([], hang=True) as server:
        client, began = client_of(server.url, answer_timeout_s=0.3), time.monotonic()
        with pytest.raises(CentralUnavailable):
            client.hall_load()
        assert 0.25 < took(began) < 20
        client.close()


def test_a_dribbled_answer_ends_too() -> None:
    whole = answer(b" " * 400 + b"{}")
    head, body = whole.split(b"\r\n\r\n")
    drops = [head + b"\r\n\r\n", *[body[n : n + 1] for n in range(len(body))]]
    with RawServer(drops, pause_s=0.05) as server:
        client, began = client_of(server.url, answer_timeout_s=0.3), time.monotonic()
        with pytest.raises(CentralUnavailable, match="too long"):
            client.hall_load()
        assert 0.8 < took(began) < 15
        client.close()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.org", "https"),
        ("http://127.0.0.1.example.org", "https"),
        ("http://10.0.0.1:8600", "https"),
        ("ftp://127.0.0.1", "https"),
        ("", "no platform address"),
    ],
)
def test_plain_http_is_for_loopback_only(url: str, reason: str) -> None:
    client = client_of(url)
    with pytest.raises(CentralUnavailable, match=reason):
        client.sign_in(*CLERK)
    client.close()


def test_no_trouble_tells_a_password_or_a_record() -> None:
    client, case = client_of("http://127.0.0.1:9"), acceptance()
    for ask in (lambda: client.sign_in("chen", "Secret-1"), lambda: client.post_events(raw(*case))):
        with pytest.raises(CentralUnavailable) as silent:
            ask()
        told = f"{silent.value!r} {silent.value} {silent.value.__cause__!r}"
        assert "Secret-1" not in told
        assert case[0].receipt_no not in told
    client.close()


def test_after_a_dropped_answer_the_same_records_are_known(hall: Hall) -> None:
    client, bodies = hall.window(), raw(*acceptance())
    hall.platform.fault("drop-after-accept", path="/events", times=1)
    with pytest.raises(CentralUnavailable):
        client.post_events(bodies)
    assert words(client.post_events(bodies)) == ["known", "known"]


def test_after_a_dropped_answer_the_same_lease_gives_the_same_block(hall: Hall) -> None:
    client = hall.window()
    hall.platform.fault("drop-after-accept", path="/number-blocks", times=1)
    with pytest.raises(CentralUnavailable):
        client.lease(NumberKind.RECEIPT, 5, "one")
    assert client.lease(NumberKind.RECEIPT, 5, "one").first == 1


def test_after_a_dropped_answer_to_the_sign_in_the_old_token_still_opens(hall: Hall) -> None:
    client = hall.window()
    hall.platform.fault("drop-after-accept", path="/sign-in", times=1)
    with pytest.raises(CentralUnavailable):
        client.sign_in(*CLERK)
    assert client.hall_load().windows


def test_a_held_answer_is_unknown_and_then_known(hall: Hall) -> None:
    client, bodies = hall.window(answer_timeout_s=2.0), raw(*acceptance())
    hall.platform.fault("hold-after-commit", path="/events", seconds=60, times=1)
    with pytest.raises(CentralUnavailable):
        client.post_events(bodies)
    hall.platform.fault("ok")
    assert words(client.post_events(bodies)) == ["known", "known"]


def test_the_line_serves_again_after_every_fault(hall: Hall) -> None:
    client = hall.window()
    for mode in ("down", "error", "inner-error-with-200", "garbage", "drop-after-accept"):
        hall.platform.fault(mode, times=1)
        with pytest.raises(CentralUnavailable):
            client.hall_load()
        assert client.hall_load().accepted_today == 0


def test_one_connection_serves_every_call(hall: Hall) -> None:
    client = hall.window()
    for _ in range(3):
        client.hall_load()
        client.catalogue("")
        client.post_events(raw(*acceptance()))
    pools = client._line._session.get_adapter(hall.platform.url).poolmanager.pools  # type: ignore[attr-defined]
    assert [pools[key].num_connections for key in pools.keys()] == [1]  # noqa: SIM118 - it refuses to be iterated


def test_a_catalogue_that_was_changed_on_the_way_is_not_believed(hall: Hall) -> None:
    def spoil(whole: bytes) -> bytes:
        return whole.replace("企业投资".encode(), "企业投机".encode())

    token = hall.client().sign_in(*CLERK).window_token
    with FaultProxy(hall.platform.url) as proxy:
        client = CentralClient(hall.platform.settings(site=hall.site, platform_url=proxy.url))
        client.use_token(token)
        proxy.plan = Plan(spoil=spoil)
        with pytest.raises(CentralUnavailable, match="wrong_signature"):
            client.catalogue("")
        client.close()
        proxy.plan = Plan()
        client = CentralClient(hall.platform.settings(site=hall.site, platform_url=proxy.url))
        client.use_token(token)
        assert client.catalogue("") is not None
        client.close()


def test_records_leave_byte_for_byte_as_they_were_made() -> None:
    odd = b'{"id" : "1", "b":1.50,\t"a":"\\u4e00"}'
    with RawServer([answer(b"{}")]) as server:
        client = client_of(server.url)
        with pytest.raises(CentralUnavailable):
            client.post_events([odd, b"2"])
        client.close()
        assert b'{"records":[' + odd + b",2]}" in b"".join(server.heard)


def test_a_client_belongs_to_one_thread(hall: Hall) -> None:
    client, found = hall.window(), []

    def elsewhere() -> None:
        with pytest.raises(AssertionError):
            client.hall_load()
        found.append("refused")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(5)
    assert found == ["refused"]
