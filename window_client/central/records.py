"""Records of the outbox in the words of the contract (上报内容)."""

import msgspec

from window_client.central import wire
from window_client.domain.case import Case, Event
from window_client.domain.ids import DeliveryId
from window_client.ports import AcceptedContent

_ENCODER = msgspec.json.Encoder(order="deterministic")


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
