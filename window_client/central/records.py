"""Records of the outbox in the words of the contract (上报内容)."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from window_client.central import wire
from window_client.domain.case import Case, Event
from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import DeliveryId, StaffNo
from window_client.domain.item_problem import ItemProblem
from window_client.domain.record_pair import ANSWER, PAGES, SOURCE
from window_client.ports import AcceptedContent
from window_client.words import ItemElement

_ENCODER = msgspec.json.Encoder(order="deterministic")
_EVENT = msgspec.json.Decoder(wire.EventRecord)
_PROBLEM = msgspec.json.Decoder(wire.ItemProblemRecord)


class WireRecords:
    """Implements `ports.RecordWriter`; the body is made once, inside the commit, and never again."""

    def __init__(self, site: str) -> None:
        self._site = site

    def event_body(self, delivery: DeliveryId, event: Event, case: Case, content: AcceptedContent | None) -> bytes:
        """One `wire.EventRecord` as UTF-8 JSON."""
        return _ENCODER.encode(
            wire.EventRecord(
                id=delivery,
                case=case.id,
                seq=event.seq,
                kind=event.kind,
                from_state=event.from_state.value if event.from_state else "",
                to_state=event.to_state.value,
                receipt_no=case.receipt_no,
                official_no=case.official_no,
                staff_no=event.actor,
                role=event.role.value,
                site=self._site,
                window=event.window,
                at=event.at,
                reason=event.reason,
                entered_at=event.entered_at,
                content=_content(case, content) if content else None,
            )
        )

    def read_event(self, body: bytes) -> Mapping[str, str]:
        """Every field by its name; raises ValueError for anything else."""
        try:
            return _fields(_EVENT.decode(body))
        except wire.UNREADABLE as error:
            raise ValueError(type(error).__name__) from None

    def evaluation_body(self, delivery: DeliveryId, evaluation: Evaluation, case: Case) -> bytes:
        """One `wire.EvaluationRecord` as UTF-8 JSON; the citizen is not named in it."""
        assert evaluation.answered_at is not None
        return _ENCODER.encode(
            wire.EvaluationRecord(
                id=delivery,
                nonce=evaluation.nonce,
                case=evaluation.case,
                receipt_no=case.receipt_no,
                ticket=evaluation.ticket,
                staff_no=evaluation.staff_no,
                site=self._site,
                window=case.window,
                asked_at=evaluation.asked_at,
                answered_at=evaluation.answered_at,
                level=evaluation.level or None,
                cause=evaluation.cause,
                proof=evaluation.proof,
            )
        )

    def problem_body(self, problem: ItemProblem) -> bytes:
        """One `wire.ItemProblemRecord` as UTF-8 JSON; no case and no citizen is named in it."""
        return _ENCODER.encode(
            wire.ItemProblemRecord(
                id=problem.id,
                item_code=problem.item_code,
                item_name=problem.item_name,
                item_version=problem.item_version,
                catalogue_version=problem.catalogue_version,
                element=problem.element.value,
                text=problem.text,
                staff_no=problem.by,
                site=self._site,
                window=problem.window,
                at=problem.at,
            )
        )

    def read_problem(self, body: bytes) -> ItemProblem:
        """Raises msgspec.DecodeError for anything else."""
        record = _PROBLEM.decode(body)
        return ItemProblem(
            id=DeliveryId(record.id),
            item_code=record.item_code,
            item_name=record.item_name,
            item_version=record.item_version,
            catalogue_version=record.catalogue_version,
            element=ItemElement(record.element),
            text=record.text,
            by=StaffNo(record.staff_no),
            window=record.window,
            at=record.at,
        )


def event_bytes(record: wire.EventRecord) -> bytes:
    """As `event_body` encodes it."""
    return _ENCODER.encode(record)


def _fields(record: wire.EventRecord) -> dict[str, str]:
    """Flat, in the order of the contract; of an answer its value and its source, of a material all its pages."""
    own = msgspec.structs.asdict(record)
    content = own.pop("content")
    told = {name: _text(value) for name, value in own.items()}
    if content is None:
        return told
    for name, value in msgspec.structs.asdict(content).items():
        if name not in {"answers", "pages"}:
            told[name] = _text(value)
    for element, (value, source) in content.answers.items():
        told[f"{ANSWER}{element}"], told[f"{SOURCE}{element}"] = value, source
    for page in content.pages:
        one = f"{page.sha256} {page.size} {page.mime} {page.means}"
        told[f"{PAGES}{page.material}"] = f"{told.get(f'{PAGES}{page.material}', '')}\n{one}".strip()
    return told


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def _content(case: Case, content: AcceptedContent) -> wire.CaseContent:
    assert case.accepted_at is not None
    return wire.CaseContent(
        item_code=case.item_code,
        item_version=case.item_version,
        item_name=case.item_name,
        catalogue_version=case.catalogue_version,
        applicant_name=case.applicant_name,
        applicant_key=case.applicant_key,
        ticket=case.ticket or "",
        query_token=case.query_token,
        accepted_at=case.accepted_at,
        due=case.due.isoformat() if case.due else "",
        due_provisional=case.due_provisional,
        applications=content.applications,
        answers={element: (answer.value, answer.source.value) for element, answer in content.answers.items()},
        pages=[
            wire.PageRef(
                material=row.material,
                sha256=row.page.sha256,
                size=row.page.size,
                mime=row.page.mime,
                means=row.means.value,
            )
            for row in content.pages
        ],
    )
