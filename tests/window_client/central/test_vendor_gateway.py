"""The adapter seam: the same courier against a vendor's gateway, and code maps that lose nothing."""

import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.central_records import AT, acceptance, raw
from tests.reference_platform.hall import words
from tests.window_client.central.post import Post, events
from window_client import messages as m
from window_client.central.vendor_gateway import VendorGateway, vendor_gateway
from window_client.domain.code_maps import CodeMap, CodeMapError, UnmappedCodeError, read_maps
from window_client.domain.ids import DeliveryId
from window_client.errors import CentralUnavailable
from window_client.settings import Settings
from window_client.words import CaseState, Role

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "docs" / "code-maps.sample.toml"


class Gateway:
    """A vendor's gateway on loopback: keeps rows by `row_guid`; `says` overrides the next answers."""

    def __init__(self) -> None:
        gateway = self
        self.rows: dict[str, dict[str, str]] = {}
        self.says: list[tuple[int, bytes]] = []

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, body = gateway.day(asked) if self.path == "/day" else gateway.answer(asked)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def answer(self, asked: dict[str, dict[str, str]]) -> tuple[int, bytes]:
        if self.says:
            return self.says.pop(0)
        row = asked["params"]
        known = row["row_guid"] in self.rows
        self.rows[row["row_guid"]] = row
        return 200, said("1", "2" if known else "1")

    def day(self, asked: dict[str, dict[str, str]]) -> tuple[int, bytes]:
        """The rows of the cases accepted on this day."""
        if self.says:
            return self.says.pop(0)
        accepted, day = "3", asked["params"]["day"]
        cases = {r["accept_doc_no"] for r in self.rows.values() if r["event_name"] == accepted}
        found = [r for r in self.rows.values() if r["accept_doc_no"] in cases and r["event_start_time"].startswith(day)]
        rows = [{key: row[key] for key in ("accept_doc_no", "row_guid")} for row in found]
        return 200, json.dumps({**json.loads(said("1", "1")), "rows": rows}).encode()


def said(status: str, custom: str) -> bytes:
    return json.dumps({"status": {"code": status, "text": ""}, "custom": {"code": custom, "text": ""}}).encode()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    gateway = Gateway()
    thread = threading.Thread(target=gateway.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield gateway
    gateway.server.shutdown()
    thread.join(10)
    gateway.server.server_close()


@pytest.fixture
def adapter(gateway: Gateway) -> Iterator[VendorGateway]:
    adapter = vendor_gateway(settings_of(gateway))
    yield adapter
    adapter.close()


def settings_of(gateway: Gateway) -> Settings:
    return Settings(
        platform_url="http://127.0.0.1:9",
        gateway_url=gateway.url,
        gateway_token="t",
        code_maps=str(SAMPLE),
    )


def test_records_go_out_in_the_vendor_s_words_and_once(gateway: Gateway, adapter: VendorGateway) -> None:
    case = acceptance()
    assert words(adapter.post_events(raw(*case))) == ["accepted", "accepted"]
    assert words(adapter.post_events(raw(*case))) == ["known", "known"]
    assert [row["event_name"] for row in gateway.rows.values()] == ["1", "3"]


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ((200, said("1", "9")), "later vendor:9"),
        ((200, said("1", "57")), "refused vendor:57"),
    ],
)
def test_the_inner_code_decides(gateway: Gateway, adapter: VendorGateway, answer: tuple[int, bytes], word: str) -> None:
    gateway.says = [answer]
    assert words(adapter.post_events(raw(*acceptance(), *acceptance()))) == [
        word,
        "later earlier_missing",  # of the same case: never before the one that was not taken
        "accepted",
        "accepted",
    ]
    assert [row["event_name"] for row in gateway.rows.values()] == ["1", "3"]


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (200, b"{}"),
        (200, b"\xff"),
        (200, b"[" * 100_000),
        (200, said("0", "1")),
        (200, b'{"status":{"code":"1"}}'),
    ],
)
def test_what_is_no_answer_is_unknown(gateway: Gateway, adapter: VendorGateway, answer: tuple[int, bytes]) -> None:
    case = acceptance()
    gateway.says = [answer]
    with pytest.raises(CentralUnavailable):
        adapter.post_events(raw(*case))
    gateway.says = [(200, said("1", "1")), answer]
    assert words(adapter.post_events(raw(*case))) == ["accepted", "later unknown"]


def test_an_unmapped_code_stops_only_its_record(gateway: Gateway, adapter: VendorGateway) -> None:
    case = acceptance(role="a new role")
    assert words(adapter.post_events(raw(*case, *acceptance()))) == [
        "refused code_not_mapped:role.a new role",
        "later earlier_missing",
        "accepted",
        "accepted",
    ]
    assert len(gateway.rows) == 2


def test_the_courier_sends_records_through_the_adapter_of_the_profile(gateway: Gateway) -> None:
    with Post(settings_of(gateway)) as post:
        post.do(events(*raw(*acceptance())))
        answered = post.facts.wait(m.CentralAnswered)
    assert [verdict.accepted for verdict in answered.verdicts] == [True, True]


def test_the_day_is_compared_with_the_gateway_that_has_the_records(gateway: Gateway) -> None:
    case, other = acceptance(), acceptance()
    with Post(settings_of(gateway)) as post:
        post.do(events(*raw(*case, *other[:1])))
        post.facts.wait(m.CentralAnswered)
        post.do(m.AskDay(AT.date()))
        heard = post.facts.wait(m.DayHeard)
        assert heard.records == {case[0].receipt_no: frozenset(record.id for record in case)}
        assert heard.held is None  # it tells no hashes
        for answer in ((200, said("1", "57")), (200, said("0", "1")), (500, b"")):
            gateway.says = [answer]
            count = len(post.facts.of(m.DayHeard))
            post.do(m.AskDay(AT.date()))
            assert post.facts.wait(m.DayHeard, nth=count + 1).records is None


def test_it_shows_no_record_and_says_so_without_a_word_to_the_gateway(gateway: Gateway) -> None:
    with Post(settings_of(gateway)) as post:
        post.do(m.AskRecord(DeliveryId("d1")))
        heard = post.facts.wait(m.RecordHeard)
    assert (heard.delivery, heard.body, heard.cause) == ("d1", None, "record_not_shown")
    assert not gateway.rows


def test_the_sample_maps_every_state_and_role_and_back() -> None:
    maps = read_maps(tomllib.loads(SAMPLE.read_text(encoding="utf-8")))
    for name, words_of in (("state", CaseState), ("role", Role)):
        for word in words_of:
            assert maps[name].back(maps[name].out(word.value)) == word.value


CODES = st.text(min_size=1, max_size=6)


@given(st.dictionaries(CODES, CODES), CODES)
def test_every_code_comes_back_or_the_table_is_refused(pairs: dict[str, str], other: str) -> None:
    if len(set(pairs.values())) < len(pairs):
        with pytest.raises(CodeMapError):
            read_maps({"list": pairs})
        return
    made: CodeMap = read_maps({"list": pairs})["list"]
    assert all(made.back(made.out(code)) == code for code in pairs)
    if other not in pairs:
        with pytest.raises(UnmappedCodeError):
            made.out(other)


@pytest.mark.parametrize("tables", [{"a": "b"}, {"a": {"b": 1}}, {"a": {"b": ""}}])
def test_a_table_that_is_none_is_refused(tables: dict[str, object]) -> None:
    with pytest.raises(CodeMapError):
        read_maps(tables)


@pytest.mark.parametrize("text", [None, "[state", "\xff", '[state]\na = "1"\n'])
def test_a_profile_without_usable_maps_does_not_start(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "maps.toml"
    if text is not None:
        file.write_text(text, encoding="latin-1")
    with pytest.raises(CodeMapError):
        vendor_gateway(Settings(gateway_url="https://gateway.example", code_maps=str(file)))
