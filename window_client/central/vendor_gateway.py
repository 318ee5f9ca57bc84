"""A vendor-style gateway for records (厂商网关): the second adapter, which proves the seam (docs/platform-adapter.md).

One record a request, `{token, params}`; the answer is `{status: {code, text}, custom: {code, text}}` with two levels of
success inside an HTTP 200 (domain.md 5.2). The codes of both levels are of this sample vendor: configuration, not law.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from window_client.central import wire
from window_client.central.line import Line, RawAnswer
from window_client.domain.code_maps import CodeMap, CodeMapError, UnmappedCodeError, read_maps
from window_client.errors import CentralFaulty, CentralUnavailable, Refusal
from window_client.settings import Settings
from window_client.words import RefusalCode

OK, SEEN_BEFORE, BUSY = "1", "2", "9"
STATE, ROLE = "state", "role"
_DECODER = msgspec.json.Decoder(wire.EventRecord)


class _Level(msgspec.Struct, frozen=True):
    code: str
    text: str = ""


class _Answer(msgspec.Struct, frozen=True):
    status: _Level
    custom: _Level | None = None
    rows: list[dict[str, str]] = []


class VendorGateway:
    """Takes the place of `CentralClient.post_events`; same results, same errors. Bound to the courier's thread."""

    def __init__(self, settings: Settings, maps: Mapping[str, CodeMap], line: Line) -> None:
        self._token, self._maps, self._line = settings.gateway_token, maps, line

    def post_events(self, bodies: list[bytes]) -> wire.BatchAnswer:
        """Each record by itself, in order; after a silence the rest stays unknown, but no verdict is lost. The gateway
        keeps no order within a case, so what follows a record that it did not take stays here."""
        results: list[wire.RecordResult] = []
        behind: set[str] = set()  # cases
        for body in bodies:
            record = _DECODER.decode(body)
            try:
                results.append(_waits(record.id) if record.case in behind else self._one(record))
            except CentralUnavailable:
                if not results:
                    raise
                results += [wire.RecordResult(id="", status="later", code="unknown")] * (len(bodies) - len(results))
                break
            if results[-1].status not in {"accepted", "known"}:
                behind.add(record.case)
        return wire.BatchAnswer(results=results)

    def day(self, day: str) -> wire.DayAnswer:
        """The rows of the cases that this window accepted on this day, by the receipt number that each carries."""
        told = _told(self._ask("/day", {"day": day.replace("-", "")}))
        if told.custom is None or told.custom.code != OK:
            raise CentralFaulty(f"vendor:{told.custom.code if told.custom else ''}")
        held: dict[str, list[str]] = {}
        for row in told.rows:
            held.setdefault(row.get("accept_doc_no", ""), []).append(row.get("row_guid", ""))
        return wire.DayAnswer(day=day, records=held)

    def record(self, name: str) -> wire.RecordHeld:
        """This gateway gives no record back."""
        raise Refusal(RefusalCode.INTERNAL, facts={"code": "record_not_shown"})

    def close(self) -> None:
        """Give the connection back."""
        self._line.close()

    def _one(self, record: wire.EventRecord) -> wire.RecordResult:
        try:
            params = in_their_words(record, self._maps)
        except UnmappedCodeError as error:
            return wire.RecordResult(id=record.id, status="refused", code=f"code_not_mapped:{error}")
        return _result(record.id, _told(self._ask("/record", params)))

    def _ask(self, path: str, params: Mapping[str, Any]) -> RawAnswer:
        body = msgspec.json.encode({"token": self._token, "params": params})
        return self._line.exchange("POST", path, body, {"Content-Type": "application/json"})


def in_their_words(record: wire.EventRecord, maps: Mapping[str, CodeMap]) -> dict[str, Any]:
    """Our event in the words of the `up_pro_process` family (domain.md 5.1); raises UnmappedCodeError."""
    content = record.content
    return {
        "row_guid": record.id,
        "project_no": record.official_no or record.receipt_no,
        "accept_doc_no": record.receipt_no,
        "process_name": record.kind,
        "event_name": maps[STATE].out(record.to_state),
        "event_start_time": record.at.strftime("%Y%m%d%H%M%S"),
        "handle_user_name": record.staff_no,
        "handle_role": maps[ROLE].out(record.role),
        "task_code": content.item_code if content else "",
        "applyer_name": content.applicant_name if content else "",
    }


def vendor_gateway(settings: Settings) -> VendorGateway:
    """The adapter of a profile; raises CodeMapError for an unusable table."""
    try:
        tables = tomllib.loads(Path(settings.code_maps).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CodeMapError(f"code maps cannot be read: {type(error).__name__}") from error
    return VendorGateway(settings, needed_maps(tables), Line(settings, url=settings.gateway_url))


def needed_maps(tables: Mapping[str, Any]) -> dict[str, CodeMap]:
    """The lists that this gateway wants; raises CodeMapError when one is missing or loses a code."""
    maps = read_maps(tables)
    missing = {STATE, ROLE} - maps.keys()
    if missing:
        raise CodeMapError(f"code maps lack a table: {', '.join(sorted(missing))}")
    return maps


def _waits(name: str) -> wire.RecordResult:
    return wire.RecordResult(id=name, status="later", code="earlier_missing")


def _told(answer: RawAnswer) -> _Answer:
    """Raises CentralFaulty unless the outer level says yes."""
    if answer.status != 200:
        raise CentralFaulty(f"HTTP {answer.status}")
    try:
        told = msgspec.json.decode(answer.content, type=_Answer)
    except wire.UNREADABLE as error:
        raise CentralFaulty("the answer does not follow the contract") from error
    if told.status.code != OK:
        raise CentralFaulty(f"gateway_busy:{told.status.code}")
    return told


def _result(name: str, told: _Answer) -> wire.RecordResult:
    """Both levels must say yes; anything else is told apart: seen before, busy, refused, nothing usable."""
    if told.custom is None:
        raise CentralFaulty("gateway_busy:")
    code = told.custom.code
    status = {OK: "accepted", SEEN_BEFORE: "known", BUSY: "later"}.get(code, "refused")
    return wire.RecordResult(id=name, status=status, code="" if status in {"accepted", "known"} else f"vendor:{code}")
