"""An application made online before the visit (网上预审, 预约): what the platform knows, so that nobody types it again (Q16)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from window_client.domain.ids import CaseId
from window_client.domain.received import ReceivedItem

PRE_APPLICATION, APPOINTMENT = "pre_application", "appointment"
KINDS = frozenset({PRE_APPLICATION, APPOINTMENT})
PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Application:
    """One application of one person for one item. `reviewed` = what the pre-review said of each material type: "passed",
    or a remark for the clerk. `case` = what it became at a window."""

    cursor: int
    kind: str
    number: str
    item: str
    name: str = field(repr=False)
    cert_type: str = field(repr=False)
    cert_no: str = field(repr=False)
    answers: Mapping[str, str] = field(repr=False)
    reviewed: Mapping[str, str]
    when: str = ""  # of an appointment, as the platform tells it
    case: CaseId | None = None

    @property
    def person(self) -> str:
        """The key of the applicant, as cases have it."""
        return f"{self.cert_type}:{self.cert_no}"

    @property
    def passed(self) -> frozenset[str]:
        """Materials whose copies passed the pre-review: at the window only their originals are looked at."""
        return frozenset(kind for kind, word in self.reviewed.items() if word == PASSED)


def read(message: ReceivedItem, case: CaseId | None = None) -> Application | None:
    """The application that a message tells of; None when it names no number, no item or no person.

    `answer:ELEMENT` holds a value of the form, `material:TYPE` what the pre-review said of it.
    """
    body = message.body
    if message.kind not in KINDS or not all(body.get(name) for name in ("number", "item", "name", "cert_no")):
        return None
    return Application(
        cursor=message.cursor,
        kind=message.kind,
        number=body["number"],
        item=body["item"],
        name=body["name"],
        cert_type=body.get("cert_type", "111"),
        cert_no=body["cert_no"],
        answers=_named("answer:", body),
        reviewed=_named("material:", body),
        when=body.get("when", ""),
        case=case,
    )


def _named(prefix: str, body: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in body.items() if name.startswith(prefix)}
