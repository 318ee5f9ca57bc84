"""Electronic service (电子送达): nothing goes out that way without the consent that the applicant signed at acceptance. The
platform sends to the address of the record that it has; this window says when, on which consent, and when it arrived."""

import json
from collections.abc import Mapping

from window_client.domain import masking, notice
from window_client.domain.case import Case
from window_client.domain.document import Document
from window_client.domain.notice import Value
from window_client.errors import Refusal
from window_client.steps.advance import note
from window_client.steps.work import Work
from window_client.words import DocumentKind, RefusalCode


def consent(work: Work, case: Case) -> Document | None:
    """The letter of consent of this case."""
    papers = work.unit.documents.of_case(case.id)
    return next((each for each in papers if each.kind is DocumentKind.ELECTRONIC_CONSENT and not each.copy), None)


def masked_address(work: Work, case: Case) -> str:
    """Where it goes, for the screen; "" without a consent."""
    letter = consent(work, case)
    return masking.electronic(_address(letter)) if letter is not None else ""


def send(work: Work, case: Case, *, seen: bool) -> Case:
    """Tell the platform to send it, on this consent; raises Refusal without one, and while nobody saw the signature."""
    letter = consent(work, case)
    if letter is None:
        raise Refusal(RefusalCode.ELECTRONIC_CONSENT_MISSING)
    if not seen:
        raise Refusal(RefusalCode.ELECTRONIC_CONSENT_UNSEEN)
    return note(work, case, "sent_electronically", letter.number, (letter.id,), tell=True)


def on_receipt(work: Work, case: Case, arrival: str) -> Mapping[str, Value]:
    """What the service receipt says besides: address, consent, and how the arrival is known."""
    letter = consent(work, case)
    if letter is None:
        raise Refusal(RefusalCode.ELECTRONIC_CONSENT_MISSING)
    number = f"（文书编号 {letter.number}）" if letter.number else ""
    said = f"{notice.day_text(letter.made_at.date())}出具、受送达人签署的电子送达确认书{number}"
    return {"e_address": _address(letter), "consent": said, "arrival": arrival, "taker": case.applicant_name}


def _address(letter: Document) -> str:
    return str(json.loads(letter.data).get("e_address", ""))
