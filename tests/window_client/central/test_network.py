"""The network sweep: whatever the line does, the platform ends with each record once. The oracle is its database."""

import hashlib
import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.central_records import acceptance, raw
from tests.fault_proxy import FaultProxy, Plan
from tests.platform_server import CLERK
from tests.raw_server import answer
from tests.reference_platform.hall import Hall, words
from tests.window_client.central.connected import Connected, another_card, connected
from tests.window_client.desk_room import NOW, PAGE
from tests.window_client.test_evaluate import BOX, pressed, stands
from window_client import messages as m
from window_client.central.client import CentralClient
from window_client.domain.ids import PageId, TicketId
from window_client.domain.materials import SealedPage
from window_client.errors import CentralUnavailable
from window_client.views import CaseView, QueueView, SyncView
from window_client.words import CaseState, EvaluationState, ItemElement, MaterialMeans

_WINDOWS = itertools.count(30)
ARRIVED = {"accepted", "known"}


def changed(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    """The right answer with other content."""

    def spoil(whole: bytes) -> bytes:
        if b'"results"' not in whole:
            return answer(b"{}")  # to a heartbeat or another short question
        content = json.loads(body_of(whole))
        change(content)
        return answer(json.dumps(content).encode())

    return spoil


def body_of(whole: bytes) -> bytes:
    return whole.partition(b"\r\n\r\n")[2]


def of_another(content: dict[str, object]) -> None:
    content["results"] = [{"id": "another", "status": "accepted"}, {"id": "and another", "status": "accepted"}]


def of_nobody(content: dict[str, object]) -> None:
    content["results"] = [{"id": "", "status": "accepted"}, {"id": "", "status": "accepted"}]


def in_new_words(content: dict[str, object]) -> None:
    content["results"] = [{"id": "", "status": "fine"}, {"id": "", "status": "fine"}]


def changed_catalogue(whole: bytes) -> bytes:
    """What is signed is not believed when a byte of it is another; what is not signed comes as it is."""
    return whole.replace(b'"signature":"', b'"signature":"0').replace(b'"version":"', b'"version":"0')


FAULTS: dict[str, Plan] = {
    "latency": Plan(latency_s=0.1),
    "narrow": Plan(bytes_s=12_000),
    "cut in the request": Plan(cut_request=700),
    "cut in the answer": Plan(cut_response=60),
    "reset in the request": Plan(cut_request=700, reset=True),
    "reset in the answer": Plan(cut_response=100, reset=True),
    "black hole": Plan(black_hole=True),
    "half-open": Plan(half_open=True),
    "500": Plan(spoil=lambda _: answer(b"<html>oops</html>", 500)),
    "502": Plan(spoil=lambda _: answer(b"", 502)),
    "429": Plan(spoil=lambda _: answer(b'{"code":"busy"}', 429, b"Retry-After: 3\r\n")),
    "wrong signature": Plan(spoil=changed_catalogue),
    "truncated JSON": Plan(spoil=lambda whole: answer(body_of(whole)[:-7])),
    "garbage": Plan(spoil=lambda _: answer(b"\xff\xfe[[[[")),
    "nothing": Plan(spoil=lambda _: b""),
    "answer twice": Plan(spoil=lambda whole: whole + whole),
    "answer to another": Plan(spoil=changed(of_another)),
    "receipt for nothing": Plan(spoil=changed(of_nobody)),
    "fewer results": Plan(spoil=changed(lambda content: content.update(results=[]))),
    "unknown words": Plan(spoil=changed(in_new_words)),
    "error inside a 200": Plan(spoil=lambda _: answer(b'{"code":"gateway_busy","retry":true}')),
    "fault beside the results": Plan(spoil=changed(lambda content: content.update(fault={"code": "x", "retry": True}))),
    "a vendor's envelope": Plan(spoil=lambda _: answer(b'{"status":{"code":"1"},"custom":{"code":"99"}}')),
}


def one_of_each_kind(room: Connected, window: str) -> tuple[CaseView, SealedPage]:
    """A problem of the catalogue, a case with its two events and a page, and the evaluation of the visit."""
    room.desk.submit(m.ReportProblem(room.session, "R04", ItemElement.FEE, "收费有误"))
    room.tell(m.TicketCalled(TicketId(window), "A023", "社会事务", NOW, NOW, 1, "fifo"), QueueView)
    case = room.ready_case(room.session, another_card()).case
    assert case is not None
    name = f"page-of-window-{window}"
    page = replace(PAGE, id=PageId(name), sha256=hashlib.sha256(name.encode()).hexdigest(), size=len(name))
    captured = m.PagesCaptured(case, "M.HUKOU", (page,), MaterialMeans.SCANNED)
    room.tell(captured, CaseView, lambda v: v.may_accept and any(line.pages for line in v.materials))
    slip = room.tell(m.AcceptCase(room.session, case), m.PrintSlip)
    view = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
    order = room.tell(m.PaperPrinted(slip.paper, confirmed=True), m.AskEvaluation)
    room.tell(pressed(room, order, 2), CaseView, stands(EvaluationState.RATED))
    return view, page


@pytest.mark.expects_log
@pytest.mark.parametrize("name", FAULTS)
def test_each_record_arrives_once_through_any_fault(hall: Hall, tmp_path: Path, name: str) -> None:
    with FaultProxy(hall.platform.url) as proxy:
        settings: dict[str, Any] = {"platform_url": proxy.url, "answer_timeout_s": 0.5, "connect_timeout_s": 0.5, **BOX}
        window = f"{next(_WINDOWS)}"
        with connected(hall, tmp_path, window, **settings) as room:
            room.courier._client.close()
            proxy.plan = FAULTS[name]
            since = len(room.said)
            view, page = one_of_each_kind(room, window)
            room.later(0.1)
            room.wait(SyncView, lambda v: v.waiting == 5 or v.acknowledged_today, since)
            proxy.plan = Plan()
            settled = room.settle()
            assert (settled.returned, settled.acknowledged_today) == (0, 5)
    assert hall.window().upload_offset(page.sha256) == page.size
    kept = hall.platform.record(view.receipt_no)
    assert [event["to_state"] for event in kept["events"]] == ["received", "accepted"]
    assert [each["records"] for each in hall.platform.records() if each["receipt_no"] == view.receipt_no] == [2]
    assert [row["text"] for row in hall.platform.problems() if row["window"] == window] == ["收费有误"]


@pytest.mark.expects_log
def test_a_cut_at_every_byte_of_request_and_answer(hall: Hall) -> None:
    token = hall.client().sign_in(*CLERK).window_token
    straight = hall.window("04")
    sizes = _sizes(hall, token)
    cases = []
    with FaultProxy(hall.platform.url) as proxy:
        for is_request, at in ((True, at) for at in range(sizes[0])):
            cases.append(_one_cut(proxy, hall, token, Plan(cut_request=at) if is_request else Plan()))
        for at in range(sizes[1]):
            cases.append(_one_cut(proxy, hall, token, Plan(cut_response=at)))
    for case in cases:
        assert set(words(straight.post_events(case))) <= ARRIVED
    held = {row["receipt_no"]: row["records"] for row in hall.platform.records() if row["site"] == hall.site}
    assert len(cases) == sum(sizes)
    assert len(held) == len(cases) + 1  # and the one that measured the exchange
    assert set(held.values()) == {2}


def _client(hall: Hall, url: str, token: str) -> CentralClient:
    client = CentralClient(hall.platform.settings(site=hall.site, platform_url=url, compress=True))
    client.use_token(token)
    return client


def _sizes(hall: Hall, token: str) -> tuple[int, int]:
    """Bytes of the exchange of a small batch, each way."""
    with FaultProxy(hall.platform.url) as proxy:
        client = _client(hall, proxy.url, token)
        client.post_events(raw(*acceptance()))
        client.close()
        hall.platform.fault("ok")
        return proxy.sent, proxy.answered


def _one_cut(proxy: FaultProxy, hall: Hall, token: str, plan: Plan) -> list[bytes]:
    proxy.plan, bodies = plan, raw(*acceptance())
    client = _client(hall, proxy.url, token)
    with pytest.raises(CentralUnavailable):
        client.post_events(bodies)
    client.close()
    return bodies
