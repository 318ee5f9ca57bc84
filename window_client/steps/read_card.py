"""A card on the reader (读卡): the applicant's fields, each marked as read from the card."""

from window_client.domain import agent, form
from window_client.domain.case import LEGAL, Case
from window_client.errors import Refusal
from window_client.messages import CardPhoto, CardRead, CardTroubled
from window_client.steps import call_ticket, issue_result, open_case, set_devices, set_people, weigh_sources
from window_client.steps.work import Glance, Said, Show, Work
from window_client.views import ApplicantPhoto, Notice, NoticeGone
from window_client.words import RefusalCode, Role, Source


def card_read(message: CardRead, work: Work) -> Said:
    """Fill the draft on the desk from the card; begins the visit and opens a draft where there is none.

    An expired card, a wrong check digit or a second person's card changes nothing. With no clerk signed in, or the
    screen covered, a card means nothing and is forgotten, unless a technician tests the reader.
    """
    session = work.room.session
    if work.room.locked:
        return []
    if session is None or session.clerk.role is not Role.CLERK:
        return set_devices.card_tested(message, work)
    if work.room.issuing:
        return issue_result.by_card(message.card, work)
    problem = form.card_problem(message.card, work.today)
    if problem is not None:
        raise Refusal(problem)
    case = open_case.case_for_now(work)
    values = form.from_card(message.card)
    known = work.unit.cases.answers(case.id)
    if agent.takes_card(known, values.get("P.cert_no", ""), principal_there=LEGAL not in known):
        return _agent_read(message, work, case, agent.from_card(values))
    _refuse_other_person(work, case, values)
    said = call_ticket.begin(work)
    weigh_sources.bring_all(work, case, values, Source.READER)
    set_people.guard_minor(work, case.id)
    work.audit("card_read", case.receipt_no, message.card.kind.value)
    work.remember(painted_from=message.began)
    return [*said, NoticeGone("card"), Show.QUEUE, Show.CASE]


def _agent_read(message: CardRead, work: Work, case: Case, values: dict[str, str]) -> Said:
    """The second card is the agent's (代理人): the pair stands together in the case."""
    weigh_sources.bring_all(work, case, values, Source.READER)
    work.audit("agent_card_read", case.receipt_no, message.card.kind.value)
    work.remember(painted_from=message.began)
    return [NoticeGone("card"), Show.CASE]


def card_photo(message: CardPhoto, work: Work) -> Said:
    """The photo came after the card: shown while its person's case lies on the desk, kept nowhere."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    number = work.unit.cases.answers(case.id).get("P.cert_no") if case is not None else None
    if work.room.locked or case is None or number is None or number.value != message.number:
        return []
    return [ApplicantPhoto(case.id, message.picture)]


def card_troubled(message: CardTroubled, glance: Glance) -> Said:
    """A card lies there but gave no person."""
    return [Notice(RefusalCode.CARD_TROUBLE, "card", card=message.trouble.value)]


def _refuse_other_person(work: Work, case: Case, values: dict[str, str]) -> None:
    """Refuse a card beside another person's: one read before, or a typed number that is right in itself. A typed
    number with a wrong check digit was a slip, and the card corrects it."""
    answers = work.unit.cases.answers(case.id)
    known = answers.get("P.cert_no")
    if known is None or known.value == values.get("P.cert_no"):
        return
    kind = answers.get("P.cert_type")
    read = known.source is Source.READER
    if read or form.is_cert_no(known.value, kind.value if kind else "111", work.today):
        raise Refusal(RefusalCode.CARD_DIFFERS if read else RefusalCode.CARD_NOT_AS_TYPED)
