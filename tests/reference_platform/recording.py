"""One window's day as exchanges with a platform, for keeping: `python -m tests.reference_platform.recording 0.1`.

No release was tagged yet; a recording stands in its place. It holds what a window of that state sent, byte for byte, and
what the platform of that state answered. A recording is never made anew for a name that exists: that is its use.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.central_records import acceptance, event, raw
from tests.platform_server import CLERK, PlatformServer
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.central.line import RawAnswer
from window_client.central.wire import signing
from window_client.errors import Refusal
from window_client.words import NumberKind

HERE = Path(__file__).resolve().parent / "recorded"
SITE, WINDOW = "R1", "03"
CASE, RECEIPT = "7c7e5f0a-8a3d-4d6e-9a6e-0d1f3f5a9b01", "R1032026112800001"
PAGE = b"\x89PNG a page of a recording"
KEPT_HEADERS = ("ETag", "Upload-Offset", "Upload-Length", "Tus-Resumable")

IN_A_CATALOGUE = ("version", "sample", "items", "bundles", "slips", "calendar", "ethnic_groups", "hall", "papers")

Facts = dict[str, str]
Call = Callable[[CentralClient, Facts], object]


SHA256 = hashlib.sha256(PAGE).hexdigest()


def _accepted() -> list[bytes]:
    at = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
    page = wire.PageRef(material="M.ID", sha256=SHA256, size=len(PAGE), mime="image/png", means="scanned")
    return raw(
        *acceptance(
            case=CASE,
            receipt_no=RECEIPT,
            at=at,
            site=SITE,
            content_changes={"applicant_key": "111:recorded", "accepted_at": at, "pages": [page]},
        )
    )


def _deed(facts: Facts, deed: str) -> Callable[[CentralClient], wire.TicketAnswer]:
    ask = wire.TicketDeed(staff_no="1042", request=f"r-{deed}", outcome="case" if deed == "finish" else "")
    return lambda client: client.ticket_deed(facts["ticket"], deed, ask)


def _call_next(client: CentralClient, facts: Facts) -> wire.TicketAnswer:
    answer = client.call_next("1042", "r-call")
    assert answer.ticket is not None
    facts["ticket"] = answer.ticket.id
    return answer


CALLS: Mapping[str, Call] = {
    "time": lambda client, _: client.clock_offset(),
    "wrong password": lambda client, _: client.sign_in(CLERK[0], "no"),
    "sign in": lambda client, _: client.sign_in(*CLERK),
    "catalogue": lambda client, _: client.catalogue(""),
    "lease": lambda client, _: client.lease(NumberKind.RECEIPT, 10, "r-lease"),
    "lease again": lambda client, _: client.lease(NumberKind.RECEIPT, 10, "r-lease"),
    "heartbeat": lambda client, _: client.heartbeat(
        wire.Heartbeat(
            window_name="3号窗口", state="idle", staff_no="1042", ticket="", devices="", unsent=2, groups=["社会事务"]
        )
    ),
    "take a ticket": lambda client, _: client.take_ticket(
        wire.TakeTicket(site=SITE, group="社会事务", request="r-take")
    ),
    "call next": _call_next,
    "recall": lambda client, facts: _deed(facts, "recall")(client),
    "start": lambda client, facts: _deed(facts, "start")(client),
    "finish": lambda client, facts: _deed(facts, "finish")(client),
    "nobody waits": lambda client, _: client.call_next("1042", "r-none"),
    "records": lambda client, _: client.post_events(_accepted()),
    "records again": lambda client, _: client.post_events(_accepted()),
    "records that are refused": lambda client, _: client.post_events(
        [b"{}", *raw(event(CASE, 9, "issued>delivered", RECEIPT, site=SITE)), *_other_of_the_same()]
    ),
    "no page yet": lambda client, _: client.upload_offset(SHA256),
    "page": lambda client, _: client.begin_upload(SHA256, "image/png", len(PAGE), PAGE[:10]),
    "rest of the page": lambda client, _: client.go_on_upload(SHA256, 10, PAGE[10:]),
    "whole page": lambda client, _: client.upload_offset(SHA256),
    "inbox": lambda client, _: client.inbox(0),
    "day": lambda client, facts: client.day(facts["day"]),
    "audit head": lambda client, _: client.keep_audit_head(7, "ab" * 32),
    "hall": lambda client, _: client.hall_load(),
}
"""In the order of a day. A call that is refused is recorded with its refusal."""


def _other_of_the_same() -> list[bytes]:
    """The same matter of the same applicant once more."""
    changes = {"applicant_key": "111:recorded"}
    return raw(*acceptance(case=CASE[:-1] + "2", receipt_no=RECEIPT[:-1] + "2", site=SITE, content_changes=changes))


def prepare(platform: PlatformServer) -> Facts:
    """What the platform must hold before the day begins."""
    platform.lay_in(SITE, WINDOW, "notice", {"text": "今日系统维护"})
    return {"day": "2026-11-28"}


def recorded(platform: PlatformServer) -> dict[str, Any]:
    """Every call of the day, as it went over the line."""
    client = CentralClient(platform.settings(site=SITE, window=WINDOW, compress=False))
    exchanges: list[dict[str, Any]] = []
    facts = prepare(platform)
    real = client._line.exchange

    def exchange(
        method: str, path: str, data: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> RawAnswer:
        answer = real(method, path, data, headers)
        told = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
        content = _cut(facts["call"], answer.content)
        if content != answer.content:
            key = signing.key_of(client._line._token.partition(".")[2])
            told[signing.CATALOGUE_PROOF] = signing.proof(
                key, "sha256", signing.catalogue_text("sha256", told["ETag"], content)
            )
        exchanges.append(
            {
                "call": facts["call"],
                "method": method,
                "path": path,
                "headers": dict(headers or {}),
                "body": (data or b"").decode("latin-1"),
                "status": answer.status,
                "answer": content.decode("utf-8"),
                "answer_headers": told,
            }
        )
        return answer

    client._line.exchange = exchange  # type: ignore[method-assign]
    for name, call in CALLS.items():
        facts["call"] = name
        try:
            call(client, facts)
        except Refusal:
            continue
    client.close()
    return {"token": client._line._token, "facts": facts, "exchanges": exchanges}


def _cut(name: str, content: bytes) -> bytes:
    """Of a catalogue one item and one paper are enough, and no rules about the others."""
    if name != "catalogue":
        return content
    whole = {key: value for key, value in json.loads(content).items() if key in IN_A_CATALOGUE}
    whole["items"], whole["bundles"], whole["papers"] = whole["items"][:1], [], whole["papers"][:1]
    return json.dumps(whole, ensure_ascii=False).encode()


def main(name: str) -> None:
    """Write it down, once."""
    path = HERE / f"{name}.json"
    assert not path.exists(), "a recording is never made anew"
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, PlatformServer.on_sqlite(Path(folder)) as platform:
        made = recorded(platform)
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
