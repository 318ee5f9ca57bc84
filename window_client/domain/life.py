"""The life of a case (办件过程): each move with its guard, and the one event that it writes (domain.md 2.2, 2.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from window_client.domain.case import Case, Event
from window_client.domain.document import Defect
from window_client.domain.ids import StaffNo
from window_client.domain.moves import move_case
from window_client.errors import Refusal
from window_client.words import CaseState as C
from window_client.words import RefusalCode as R
from window_client.words import RefusalGround, Role


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a move rests on (依据). Each guard reads its own part; what is not given is not there."""

    reason: str = ""
    identified: bool = False  # the applicant is known by card or number
    receipt: bool = False  # a receipt of materials goes with the move
    lacking: tuple[str, ...] = ()  # required materials and fields neither there nor promised
    defects: tuple[Defect, ...] = ()  # what the notice says
    notices: int = 0  # one-time notices given before
    second: StaffNo | None = None  # the supervisor who signed too
    ground: RefusalGround | None = None
    organ: str = ""  # the competent organ
    remedies: bool = False  # review and suit are named on the paper
    deemed: bool = False  # five working days passed without a word
    request: bool = False  # the applicant's own written request is in the file
    reminded: bool = False
    told: bool = False  # the applicant was told in writing
    from_department: bool = False  # said by the department, not by this window
    original_seen: bool = True
    handed_over: bool = False  # a service receipt or a waybill is there
    packed: bool = False  # the archive names the very package that this window wrote


@dataclass(frozen=True, slots=True)
class Act:
    """Who moves a case, where and when; `kind` names the event."""

    kind: str
    actor: StaffNo
    role: Role
    window: str
    at: datetime
    device: str = ""
    documents: tuple[str, ...] = ()
    entered_at: datetime | None = None  # when a back-entered act was entered


def move(case: Case, to: C, grounds: Grounds, act: Act, last: datetime | None, now: datetime) -> tuple[Case, Event]:
    """The case in its next state and the event of it; raises Refusal. `last` = time of the event before.

    Times never run back within a case and never lie in the future.
    """
    moved = move_case(case, to)
    guard = _GUARDS.get((case.state, to)) or _TO_ANY.get(to)
    if guard is not None:
        guard(grounds)
    if act.at > now or (last is not None and act.at < last):
        raise Refusal(R.TIME_RUNS_BACK)
    event = Event(
        case=case.id,
        seq=case.events + 1,
        kind=act.kind,
        from_state=case.state,
        to_state=to,
        actor=act.actor,
        role=act.role,
        window=act.window,
        at=act.at,
        reason=grounds.reason,
        device=act.device,
        second=grounds.second or "",
        documents=",".join(act.documents),
        entered_at=act.entered_at,
    )
    return replace(moved, events=event.seq), event


def _need(holds: object, code: R, facts: Mapping[str, str] | None = None) -> None:
    if not holds:
        raise Refusal(code, facts=facts)


def _receive(grounds: Grounds) -> None:
    _need(grounds.identified, R.NOT_IDENTIFIED)
    _need(grounds.receipt, R.NOT_TOLD)


def _accept(grounds: Grounds) -> None:
    """Complete, promised or committed; or deemed accepted because nobody spoke in time (art. 32 (4))."""
    _need(grounds.deemed or not grounds.lacking, R.MATERIALS_MISSING, {"materials": "、".join(grounds.lacking)})


def _notify(grounds: Grounds) -> None:
    """All defects at once, and once: a second notice needs a second person and a reason."""
    _need(grounds.defects, R.NO_DEFECT)
    named = {defect.name for defect in grounds.defects}
    missed = [name for name in grounds.lacking if name not in named]
    _need(not missed, R.DEFECTS_OPEN, {"names": "、".join(missed)})
    if grounds.notices:
        _need(grounds.reason, R.REASON_MISSING)
        _need(grounds.second, R.SECOND_PERSON_NEEDED)


def _reject(grounds: Grounds) -> None:
    _need(grounds.ground and grounds.reason, R.REASON_MISSING)
    _need(grounds.organ or grounds.ground is not RefusalGround.OUT_OF_POWERS, R.ORGAN_MISSING)
    _need(grounds.remedies, R.NOT_TOLD)


def _abandon(grounds: Grounds) -> None:
    _need(grounds.reminded, R.REMINDER_MISSING)


def _special(grounds: Grounds) -> None:
    _need(grounds.reason, R.REASON_MISSING)
    _need(grounds.told, R.NOT_TOLD)


def _department(grounds: Grounds) -> None:
    _need(grounds.from_department, R.NOT_FROM_DEPARTMENT)


def _hand_out(grounds: Grounds) -> None:
    _need(grounds.original_seen, R.ORIGINALS_UNSEEN)
    _need(grounds.identified and grounds.handed_over, R.TAKER_UNPROVED)


def _archive(grounds: Grounds) -> None:
    _need(grounds.packed, R.PACKAGE_DIFFERS)
    _need(grounds.reason, R.REASON_MISSING)


def _withdraw(grounds: Grounds) -> None:
    _need(grounds.request, R.REQUEST_MISSING)


def _void(grounds: Grounds) -> None:
    _need(grounds.reason, R.REASON_MISSING)
    _need(grounds.second, R.SECOND_PERSON_NEEDED)


_GUARDS: Mapping[tuple[C, C], Callable[[Grounds], None]] = {
    (C.DRAFT, C.RECEIVED): _receive,
    (C.CORRECTION, C.RECEIVED): _receive,
    (C.RECEIVED, C.ACCEPTED): _accept,
    (C.RECEIVED, C.CORRECTION): _notify,
    (C.RECEIVED, C.NOT_ACCEPTED): _reject,
    (C.CORRECTION, C.ABANDONED): _abandon,
    (C.IN_REVIEW, C.SPECIAL): _special,
    (C.IN_REVIEW, C.DECIDED_GRANT): _department,
    (C.IN_REVIEW, C.DECIDED_REFUSE): _department,
    (C.ISSUED, C.DELIVERED): _hand_out,
    (C.DELIVERED, C.ARCHIVED): _archive,
    (C.DRAFT, C.VOID): lambda grounds: _need(grounds.reason, R.REASON_MISSING),
}

_TO_ANY: Mapping[C, Callable[[Grounds], None]] = {C.WITHDRAWN: _withdraw, C.VOID: _void}
