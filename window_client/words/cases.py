"""States of cases, papers, deliveries and numbers (办件、文书、上报、编号)."""

from enum import StrEnum


class CaseState(StrEnum):
    """Life of a case (办件状态), domain.md 2.1."""

    DRAFT = "draft"
    RECEIVED = "received"
    CORRECTION = "correction"
    NOT_ACCEPTED = "not_accepted"
    ACCEPTED = "accepted"
    IN_REVIEW = "in_review"
    SPECIAL = "special"
    DECIDED_GRANT = "decided_grant"
    DECIDED_REFUSE = "decided_refuse"
    CONCLUDED = "concluded"
    ISSUED = "issued"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    VOID = "void"
    ARCHIVED = "archived"


class PaperState(StrEnum):
    """Life of one paper (纸面凭证). `SENDING` is durable before the first byte leaves."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    HANDED_OVER = "handed_over"  # the printer cannot answer: 已交打印机, 未确认
    DOUBTFUL = "doubtful"  # it should have answered and did not: 存疑


class DeliveryState(StrEnum):
    """Life of one record on its way to the central platform (上报状态), domain.md 5.4."""

    WAITING = "waiting"
    SENDING = "sending"
    ACKNOWLEDGED = "acknowledged"
    RETURNED = "returned"  # the platform refused it; a person must look
    SUPERSEDED = "superseded"


class DeliveryKind(StrEnum):
    """What a delivery row carries."""

    EVENT = "event"
    PAGE = "page"
    EVALUATION = "evaluation"
    PROBLEM = "problem"  # of the catalogue (目录问题): about no case


class EvaluationState(StrEnum):
    """How a visit's evaluation stands (评价)."""

    ASKED = "asked"
    RATED = "rated"
    NOT_RATED = "not_rated"  # 未评价, which is no level


class InboxOutcome(StrEnum):
    """What became of a message of the platform (平台来件)."""

    APPLIED = "applied"
    SHOWN = "shown"  # nothing to change, a person reads it
    UNFIT = "unfit"  # it does not fit what is here; a person must look
    UNKNOWN = "unknown"  # of a kind that this version does not know


class Waits(StrEnum):
    """Why a case at its end is still kept in full (暂不清理)."""

    PLATFORM = "platform"  # not everything of it was reported
    ARCHIVE = "archive"  # it was delivered and not archived yet


class NumberKind(StrEnum):
    """What a leased block of numbers is for (号段)."""

    RECEIPT = "receipt"  # 收件编号
    OFFICIAL = "official"  # 办件编号
    DOCUMENT = "document"  # 文书编号


class NumberState(StrEnum):
    """Fate of one number; a gap is always a row with a reason."""

    USED = "used"
    VOID = "void"
    LOST = "lost"
