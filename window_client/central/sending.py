"""Records and pages on their way out (上报): what the platform said of each, and of which it said nothing."""

import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from window_client.central import tus, wire
from window_client.central.client import Busy, CentralClient
from window_client.domain.delivery import NOT_YET
from window_client.domain.ids import PageId
from window_client.errors import CentralFaulty, CentralUnavailable, Refusal
from window_client.messages import CentralAnswered, OutgoingRecord, SendRecords, Verdict
from window_client.words import DeliveryKind

log = logging.getLogger("central")

PAGES_S = 2.0
"""Pages of one order are sent for so long; the rest waits, so that no acceptance waits behind a heap of scans."""

MOST_HASHES = 10_000
"""Of pages sent in this run that are remembered; one forgotten is asked for by its first bytes."""

_SPOILED = {"malformed", "too_large"}
_BAD_PAGE = {*_SPOILED, "hash_differs"}

Trouble = CentralUnavailable | Refusal | None
Post = Callable[[list[bytes]], wire.BatchAnswer]


class RecordGate(Protocol):
    """Where records go: the platform's own contract, or an adapter (docs/platform-adapter.md)."""

    def post_events(self, bodies: list[bytes]) -> wire.BatchAnswer:
        """One result a record, in order; raises Refusal for all of them, CentralUnavailable when nothing was said."""

    def day(self, day: str) -> wire.DayAnswer:
        """What was taken of this window's day (ISO), for the day close; raises like `post_events`."""

    def record(self, name: str) -> wire.RecordHeld:
        """What is there under this id (冲突对照); raises Refusal with the code `record_not_shown` where nobody can ask."""

    def close(self) -> None: ...


class Sender:
    """One request at a time; between two of them `give_way` lets shorter orders pass and says whether to go on."""

    def __init__(
        self,
        client: CentralClient,
        unseal: Callable[[PageId], bytes],
        give_way: Callable[[], bool],
        records: RecordGate | None = None,
        piece: int = tus.PIECE,
    ) -> None:
        self._client, self._unseal, self._give_way = client, unseal, give_way
        self._records: RecordGate = records or client
        self._piece = piece
        self._there: set[str] = set()  # hashes of pages that the platform took: the cases of one sitting share them

    def send(self, order: SendRecords) -> tuple[CentralAnswered, Trouble]:
        """The answer for the desk, and what it means for the line to the platform (None: all well)."""
        verdicts: list[Verdict] = []
        trouble: Trouble = None
        cause, after = "", None
        try:
            for kind, post in (
                (DeliveryKind.EVENT, self._records.post_events),
                (DeliveryKind.EVALUATION, self._client.post_evaluations),
            ):
                self._send_records([each for each in order.records if each.kind is kind], verdicts, post)
            if not self._send_pages([each for each in order.records if each.kind is DeliveryKind.PAGE], verdicts):
                cause, after = NOT_YET, 0.0
            # last: nothing of a case waits for a door that a platform may lack
            problems = [each for each in order.records if each.kind is DeliveryKind.PROBLEM]
            self._send_records(problems, verdicts, self._client.post_problems)
        except CentralUnavailable as error:
            trouble, cause = error, str(error)
            after = error.after_s if isinstance(error, Busy) else None
        except Refusal as refusal:
            trouble, cause = refusal, code_of(refusal)
            log.error("the platform refused a whole batch: %s", cause)
        unknown = isinstance(trouble, CentralUnavailable)
        ids = tuple(record.id for record in order.records)
        return CentralAnswered(ids, tuple(verdicts), unknown=unknown, cause=cause, retry_after_s=after), trouble

    def _send_records(self, records: Sequence[OutgoingRecord], verdicts: list[Verdict], post: Post) -> None:
        """A batch that cannot be read as a whole is halved until the one that spoils it stands alone."""
        if not records:
            return
        try:
            answer = post([record.body for record in records])
        except Refusal as refusal:
            if code_of(refusal) not in _SPOILED:
                raise
            if len(records) == 1:
                verdicts.append(Verdict(records[0].id, False, code_of(refusal)))
                return
            middle = len(records) // 2
            for half in (records[:middle], records[middle:]):
                self._give_way()
                self._send_records(half, verdicts, post)
            return
        if len(answer.results) != len(records):
            raise CentralFaulty("the results do not fit the records")
        for record, result in zip(records, answer.results, strict=True):
            verdicts.extend(_verdict(record, result))

    def _send_pages(self, records: Sequence[OutgoingRecord], verdicts: list[Verdict]) -> bool:
        """Whether all were sent."""
        began = time.monotonic()
        for record in records:
            if not self._give_way() or time.monotonic() - began > PAGES_S:
                return False
            verdict = self._send_page(record)
            if verdict is None:
                return False
            verdicts.append(verdict)
        return True

    def _send_page(self, record: OutgoingRecord) -> Verdict | None:
        """None when it was stopped between two pieces."""
        page, sha256, mime = record.body.decode().split(" ")
        try:
            content = self._unseal(PageId(page))
        except (FileNotFoundError, ValueError) as error:
            log.error("a page file cannot be opened: %s", type(error).__name__)
            return Verdict(record.id, False, "page_file_broken")
        try:
            again = record.attempts > 1 or sha256 in self._there
            is_whole = tus.upload(
                self._client, sha256, mime, content, again=again, give_way=self._give_way, most=self._piece
            )
        except Refusal as refusal:
            if code_of(refusal) not in _BAD_PAGE:
                raise
            # a piece of an earlier try may have been spoilt: nothing of it was kept, the page goes again from the start
            spoilt_before = code_of(refusal) == "hash_differs" and record.attempts > 1 and sha256 == digest(content)
            return Verdict(record.id, False, code_of(refusal), retry=spoilt_before)
        if not is_whole:
            return None
        if len(self._there) >= MOST_HASHES:
            self._there.clear()
        self._there.add(sha256)
        return Verdict(record.id, True)


def code_of(refusal: Refusal) -> str:
    """The platform's own code of a refusal."""
    return refusal.facts.get("code", refusal.code.value)


def digest(content: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(content).hexdigest()


def is_shut_out(error: Exception) -> bool:
    """Whether the platform answers but does not let this window in."""
    return isinstance(error, Refusal) and code_of(error) == "not_signed_in"


def _verdict(record: OutgoingRecord, result: wire.RecordResult) -> list[Verdict]:
    """The word on this record; none when it is of another one or in words we do not know: then it is unknown. A receipt
    must name what it is for; only what could not be read may come back without its name."""
    is_taken = result.status in {"accepted", "known"}
    names = {record.id} if is_taken else {"", record.id}
    if result.id not in names or not (is_taken or result.status in {"refused", "later"}):
        log.error("a result does not fit its record")
        return []
    verdict = Verdict(
        delivery=record.id,
        accepted=is_taken,
        code=result.code,
        official_no=result.official_no,
        retry=result.status == "later",
    )
    return [verdict]
