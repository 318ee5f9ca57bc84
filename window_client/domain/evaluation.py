"""The citizen's evaluation of a visit (好差评), domain.md 4.6: voluntary, once a visit, from the device alone.

No wish of any person carries a level. An answer counts only with the nonce of this window's own question and a proof
made with the key that the device and this window share; nobody's answer is "not rated", never a level.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from window_client.domain.ids import CaseId, StaffNo, VisitId
from window_client.words import EvaluationState

VALID = timedelta(minutes=10)
SCHEME = b"HWE1"
LEVELS = range(1, 6)  # 5 非常满意 4 满意 3 基本满意 2 不满意 1 非常不满意


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One question to one citizen. `level` 0 until it is RATED; `cause` says why it was not."""

    nonce: str  # 16 random bytes, hex; used once
    visit: VisitId
    case: CaseId
    ticket: str  # the number on the citizen's slip; "" when there was none
    staff_no: StaffNo
    asked_at: datetime
    state: EvaluationState = EvaluationState.ASKED
    level: int = 0
    proof: str = ""  # hex; "" where the device signs nothing
    answered_at: datetime | None = None
    cause: str = ""  # timeout, cancelled, next_citizen, device, expired

    def is_over(self, now: datetime) -> bool:
        """Whether an answer comes too late."""
        return self.state is not EvaluationState.ASKED or now >= self.asked_at + VALID


def proof(key: bytes, nonce: str, ticket: str, level: int) -> str:
    """HMAC-SHA256 (hex) over scheme, nonce, level and ticket as the device makes it."""
    signed = SCHEME + bytes.fromhex(nonce) + bytes((level,)) + ticket.encode("ascii", "replace")[:32]
    return hmac.new(key, signed, hashlib.sha256).hexdigest()


def is_proved(key: bytes, asked: Evaluation, level: int, given: str) -> bool:
    """Whether this level comes from the device that has the key, for this question."""
    return hmac.compare_digest(proof(key, asked.nonce, asked.ticket, level), given)


def rated(asked: Evaluation, level: int, given: str, at: datetime) -> Evaluation:
    """With the citizen's level."""
    return replace(asked, state=EvaluationState.RATED, level=level, proof=given, answered_at=at)


def not_rated(asked: Evaluation, cause: str, at: datetime) -> Evaluation:
    """Nobody answered: explicitly so."""
    return replace(asked, state=EvaluationState.NOT_RATED, answered_at=at, cause=cause)
