"""An application made online before the visit (网上预审, 预约): what the platform knows, so that nobody types it again (Q16)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from window_client.domain.case import USCC
from window_client.domain.ids import CaseId
from window_client.domain.received import ReceivedItem

PRE_APPLICATION, APPOINTMENT = "pre_application", "appointment"
KINDS = frozenset({PRE_APPLICATION, APPOINTMENT})
PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Application:
    """One application of one person, or of a unit by its representative, for one item. `reviewed` = what the pre-review
    said of each material type: "passed", or a remark for the clerk. `case` = what it became at a window."""

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
    unit: str = ""  # name of the unit that applies
    uscc: str = ""  # its code; then `name` and the certificate are its representative's

    @property
    def person(self) -> str:
        """The key of who comes with it, as cases have it: the applicant, or the unit's representative."""
        return f"{self.cert_type}:{self.cert_no}"

    @property
    def unit_key(self) -> str:
        """The key of the unit that applies; "" for a person."""
        return f"{USCC}:{self.uscc}" if self.uscc else ""

    @property
    def naming(self) -> dict[str, str]:
        """Who applies, and who is there for a unit, as answers; that he is its representative is a role of the form."""
        person = {"P.name": self.name, "P.cert_type": self.cert_type, "P.cert_no": self.cert_no}
        return {**person, "E.name": self.unit, "E.uscc": self.uscc} if self.uscc else person

    @property
    def naming_away(self) -> dict[str, str]:
        """The same while an agent stands there for the unit, and its representative does not."""
        legal = {"E.legal.name": self.name, "E.legal.cert_no": self.cert_no}
        return {**legal, "E.name": self.unit, "E.uscc": self.uscc}

    @property
    def passed(self) -> frozenset[str]:
        """Materials whose copies passed the pre-review: at the window only their originals are looked at."""
        return frozenset(kind for kind, word in self.reviewed.items() if word == PASSED)

    @property
    def remarks(self) -> dict[str, str]:
        """What the pre-review found wrong with a copy, by material."""
        return {kind: word for kind, word in self.reviewed.items() if word not in {"", PASSED}}


def read(message: ReceivedItem, case: CaseId | None = None) -> Application | None:
    """The application that a message tells of; None when it names no number, no item or no person.

    `answer:ELEMENT` holds a value of the form, `material:TYPE` what the pre-review said of it; `uscc` and `unit` name the
    unit (单位) for which the person applies as its representative (法定代表人、负责人).
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
        unit=body.get("unit", ""),
        uscc=body.get("uscc", "").strip().upper(),
    )


def _named(prefix: str, body: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in body.items() if name.startswith(prefix)}
