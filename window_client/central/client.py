"""The platform as seen from here (平台客户端): one HTTP session, one place that tells refusal from silence.

Not thread-safe: gate and courier each hold their own. HTTP 200 is never success by itself (wire.Fault inside).
"""

import logging
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar
from urllib.parse import quote

import msgspec

from window_client.central import tus, wire
from window_client.central.line import Line, RawAnswer
from window_client.central.wire import signing
from window_client.errors import CentralFaulty, CentralUnavailable, Refusal
from window_client.settings import Settings
from window_client.words import NumberKind, RefusalCode

log = logging.getLogger("central")
T = TypeVar("T")

TIME = "/time"
_TEMPORARY = {408, 425, 429}
_CODES = {code.value: code for code in RefusalCode}
_LONGEST_PAUSE_S = 900.0


class Published(NamedTuple):
    """A catalogue as the platform sent it: its own bytes, its tag, its version."""

    raw: bytes
    etag: str
    version: str


class CentralClient:
    """Calls of one window. Every method raises Refusal (the platform said no) or CentralUnavailable (it said
    nothing usable: no network, time-out, 5xx, 429, not our contract); a time-out after sending is unknown, not failure.

    The first call binds it to its thread.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._line = Line(settings)

    def use_token(self, token: str) -> None:
        """Speak for this window from now on."""
        self._line.use_token(token)

    def close(self) -> None:
        """Give the connections back."""
        self._line.close()

    def sign_in(self, user: str, password: str) -> wire.SignInAnswer:
        """Prove a password; the answer's token is used from now on."""
        settings = self._settings
        ask = wire.SignInRequest(user=user, password=password, site=settings.site, window=settings.window)
        answer = self._post("/sign-in", ask, wire.SignInAnswer)
        self.use_token(answer.window_token)
        return answer

    def clock_offset(self) -> float:
        """Platform clock minus ours in seconds, half the round trip allowed for."""
        began = time.monotonic()
        answer = self._call("GET", TIME, wire.TimeAnswer)
        return self.offset_of(answer.now, time.monotonic() - began)

    @staticmethod
    def offset_of(platform_now: datetime, round_trip_s: float) -> float:
        """Offset from one answer."""
        return (platform_now - datetime.now(UTC)).total_seconds() + round_trip_s / 2

    def catalogue(self, etag: str, base: bytes = b"") -> Published | None:
        """The catalogue's own bytes, signed and checked to follow the contract; None when `etag` is still the newest.
        With `base`, the bytes of that tag, only what changed is fetched; the whole is when anything does not fit."""
        if etag and base:
            try:
                return self._by_changes(etag, base)
            except (Refusal, CentralFaulty, ValueError) as error:
                log.info("the whole catalogue is asked for: %s", error)
        answer = self._send("GET", "/catalogue", headers={"If-None-Match": etag} if etag else {})
        if answer.status == 304:
            return None
        version = self._decoded(answer, wire.Catalogue).version
        tag = answer.headers.get("ETag", "")
        signed = signing.catalogue_text(self._settings.request_signature, tag, answer.content)
        if not self._line.is_proven(signed, answer.headers.get(signing.CATALOGUE_PROOF, "")):
            raise CentralFaulty("wrong_signature")
        return Published(answer.content, tag, version)

    def _by_changes(self, etag: str, base: bytes) -> Published | None:
        """The whole rebuilt, its hash and the platform's signature of it checked; raises ValueError when it is not that."""
        bare = etag.strip('"')
        answer = self._send("GET", f"/catalogue/changes?since={bare}")
        if answer.status == 304:
            return None
        changes = self._decoded(answer, wire.CatalogueChanges)
        whole = wire.catalogue_applied(base, changes)
        signed = signing.catalogue_text(self._settings.request_signature, changes.etag, whole)
        if not self._line.is_proven(signed, answer.headers.get(signing.CATALOGUE_PROOF, "")):
            raise ValueError("wrong_signature")
        try:
            return Published(whole, changes.etag, msgspec.json.decode(whole, type=wire.Catalogue).version)
        except wire.UNREADABLE as error:
            raise ValueError("the whole does not follow the contract") from error

    def call_next(self, staff_no: str, request: str) -> wire.TicketAnswer:
        """Claim the next ticket of this window's groups."""
        ask = wire.CallNext(groups=list(self._settings.groups), staff_no=staff_no, request=request)
        return self._post("/tickets/call-next", ask, wire.TicketAnswer)

    def take_ticket(self, ask: wire.TakeTicket) -> wire.TicketAnswer:
        """Take a number for a citizen at the counter."""
        return self._post("/tickets", ask, wire.TicketAnswer)

    def ticket_deed(self, ticket: str, deed: str, ask: wire.TicketDeed) -> wire.TicketAnswer:
        """`deed`: recall, start, no-show, transfer, finish."""
        return self._post(f"/tickets/{ticket}/{deed}", ask, wire.TicketAnswer)

    def post_events(self, bodies: list[bytes]) -> wire.BatchAnswer:
        """Send records that are encoded already; they are not touched again."""
        return self._body("/events", b'{"records":[' + b",".join(bodies) + b"]}", wire.BatchAnswer)

    def post_evaluations(self, bodies: list[bytes]) -> wire.BatchAnswer:
        """Send evaluations that are encoded already."""
        return self._body("/evaluations", b'{"records":[' + b",".join(bodies) + b"]}", wire.BatchAnswer)

    def post_problems(self, bodies: list[bytes]) -> wire.BatchAnswer:
        """Send problems of the catalogue that are encoded already."""
        return self._body("/problems", b'{"records":[' + b",".join(bodies) + b"]}", wire.BatchAnswer)

    def upload_offset(self, sha256: str) -> int | None:
        """How many bytes of this page the platform has; None when it has not heard of it (tus HEAD)."""
        answer = self._send("HEAD", f"/uploads/{sha256}", headers=tus.HEADERS)
        return None if answer.status == 404 else self._offset(answer, 200)

    def begin_upload(self, sha256: str, mime: str, size: int, first: bytes) -> int:
        """Begin with the first bytes; the new offset, the size itself when the page is there (tus creation)."""
        answer = self._send("POST", "/uploads", data=first, headers=tus.creation(sha256, mime, size))
        return self._offset(answer, 201)

    def go_on_upload(self, sha256: str, offset: int, piece: bytes) -> int:
        """The bytes that follow `offset`; the new offset (tus PATCH)."""
        answer = self._send("PATCH", f"/uploads/{sha256}", data=piece, headers=tus.piece(offset))
        return self._offset(answer, 204)

    def _offset(self, answer: RawAnswer, expected: int) -> int:
        if answer.status != expected:
            self._decoded(answer, wire.Fault)  # a refusal, or nothing usable
            raise CentralFaulty(f"HTTP {answer.status} without a word of the contract")
        return tus.offset_of(answer.headers)

    def lease(self, kind: NumberKind, size: int, request: str) -> wire.NumberBlock:
        """Lease numbers."""
        return self._post(
            "/number-blocks", wire.LeaseRequest(kind=kind.value, size=size, request=request), wire.NumberBlock
        )

    def heartbeat(self, beat: wire.Heartbeat) -> wire.HeartbeatAnswer:
        """Tell that the window is alive."""
        return self._post("/heartbeat", beat, wire.HeartbeatAnswer)

    def hall_load(self) -> wire.HallLoad:
        """The whole hall today."""
        return self._call("GET", "/hall/load", wire.HallLoad)

    def inbox(self, after: int) -> wire.InboxAnswer:
        """What the platform has for this window after this cursor; all of it signed, or nothing of it."""
        answer = self._call("GET", f"/inbox?after={after}", wire.InboxAnswer)
        for item in answer.items:
            signed = signing.item_text(item.cursor, item.kind, item.at, item.body)
            if not self._line.is_proven(signed, item.signature):
                raise CentralFaulty("wrong_signature")
        return answer

    def ask_data(self, ask: wire.DataQuery) -> wire.DataAnswer:
        """Shared data of one subject, for one case and purpose."""
        return self._post("/queries", ask, wire.DataAnswer)

    def day(self, day: str) -> wire.DayAnswer:
        """What the platform has of this window's day (ISO)."""
        return self._call("GET", f"/days/{day}", wire.DayAnswer)

    def record(self, name: str) -> wire.RecordHeld:
        """What the platform has under this id of a record."""
        return self._call("GET", f"/records/{quote(name, safe='')}", wire.RecordHeld)

    def keep_audit_head(self, lines: int, head: str) -> wire.AuditHead:
        """Leave the head of the audit trail with the platform; gives the one it kept before."""
        return self._post("/audit-head", wire.AuditHead(lines=lines, head=head), wire.AuditHead)

    def _post(self, path: str, ask: msgspec.Struct, kind: type[T]) -> T:
        return self._body(path, msgspec.json.encode(ask), kind)

    def _body(self, path: str, body: bytes, kind: type[T]) -> T:
        return self._decoded(self._send("POST", path, data=body, headers={"Content-Type": "application/json"}), kind)

    def _call(self, method: str, path: str, kind: type[T]) -> T:
        return self._decoded(self._send(method, path), kind)

    def _send(
        self, method: str, path: str, *, data: bytes | None = None, headers: dict[str, str] | None = None
    ) -> RawAnswer:
        answer = self._line.exchange(method, wire.API + path, data, headers)
        if answer.status == 401 and b"clock_differs" in answer.content and path != TIME:
            self._line.offset_s = self.clock_offset()
            answer = self._line.exchange(method, wire.API + path, data, headers)
        return answer

    def _decoded(self, answer: RawAnswer, kind: type[T]) -> T:
        """What the platform says, told apart here and nowhere else: an answer, a refusal, nothing usable."""
        if answer.status >= 500 or answer.status in _TEMPORARY:
            raise Busy(f"HTTP {answer.status}", _seconds(answer.headers.get("Retry-After", "")))
        _raise_fault(answer.content)
        if answer.status == 401 and not answer.content:  # to a HEAD, which has no body
            raise Refusal(RefusalCode.INTERNAL, facts={"code": "not_signed_in"})
        if answer.status == 413:
            raise Refusal(RefusalCode.INTERNAL, facts={"code": "too_large"})  # said by a gateway in its own words
        if answer.status != 200:
            raise CentralFaulty(f"HTTP {answer.status} without a word of the contract")
        try:
            decoded = msgspec.json.decode(answer.content, type=kind)
        except wire.UNREADABLE as error:
            raise CentralFaulty("the answer does not follow the contract") from error
        fault = getattr(decoded, "fault", None)
        if fault is not None:
            raise _as_error(fault)
        return decoded


class Busy(CentralFaulty):
    """The platform asks to come again later; `after_s` as it said, or None."""

    def __init__(self, reason: str, after_s: float | None) -> None:
        super().__init__(reason)
        self.after_s = after_s


def _raise_fault(content: bytes) -> None:
    """A `Fault` as the whole body, whatever the status says; no answer of the contract has a `code` of its own."""
    try:
        fault = msgspec.json.decode(content, type=wire.Fault)
    except wire.UNREADABLE:
        return
    raise _as_error(fault)


def _as_error(fault: wire.Fault) -> Refusal | CentralUnavailable:
    if fault.retry:
        return CentralFaulty(fault.code)
    return Refusal(_CODES.get(fault.code, RefusalCode.INTERNAL), facts={"code": fault.code})


def _seconds(text: str) -> float | None:
    """`Retry-After`: seconds, or a date by the platform's clock; None when it says nothing."""
    if text.isascii() and text.isdigit():
        return min(float(text), _LONGEST_PAUSE_S)
    try:
        at = parsedate_to_datetime(text)
        return min(max((at - datetime.now(at.tzinfo)).total_seconds(), 0.0), _LONGEST_PAUSE_S)
    except (TypeError, ValueError):
        return None
