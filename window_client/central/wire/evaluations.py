"""Evaluations of visits (服务评价)."""

from datetime import datetime

import msgspec

LEVELS = range(1, 6)


class EvaluationRecord(msgspec.Struct, frozen=True, kw_only=True):
    """POST /evaluations takes a batch of these as POST /events does, with one result a record; codes: malformed, conflict
    (same id or nonce, other content).

    One visit's evaluation. `id` is client-made and makes a repeat harmless; `nonce` is the one question it answers.

    `level`: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意; null = not rated (未评价), and then `cause` says why: timeout,
    cancelled, next_citizen, expired, device. `proof`: HMAC-SHA256 of the device over "HWE1", nonce, level (one byte) and
    ticket (ASCII), hex; "" = a device that signs nothing. Neither the applicant's name nor number goes with it.
    """

    id: str
    nonce: str
    case: str
    receipt_no: str
    ticket: str
    staff_no: str
    site: str
    window: str
    asked_at: datetime
    answered_at: datetime
    level: int | None
    cause: str = ""
    proof: str = ""
