"""Fields, their sources, materials (表单、材料)."""

from enum import StrEnum


class Source(StrEnum):
    """Where a value came from (来源), strongest first (domain.md 9.4 rule 9)."""

    READER = "reader"
    ELICENCE = "elicence"
    SHARED = "shared"
    EARLIER = "earlier"
    TYPED = "typed"
    SYSTEM = "system"


class FieldKind(StrEnum):
    """How a form field is edited and checked."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    MONTH = "month"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CERT_NO = "cert_no"
    USCC = "uscc"
    PHONE = "phone"
    BANK_NO = "bank_no"


class Necessity(StrEnum):
    """Whether a material must be there (材料必要性), domain.md 3.4."""

    REQUIRED = "required"
    TOLERANT = "tolerant"  # 可容缺
    CONDITIONAL = "conditional"


class MaterialState(StrEnum):
    """State of one line of the material list."""

    MISSING = "missing"
    CAPTURING = "capturing"
    COMPLETE = "complete"
    NOT_NEEDED = "not_needed"
    PROMISED = "promised"  # 容缺: it follows by a date
    COMING = "coming"  # the result of another item of the sitting will be it


class MaterialMeans(StrEnum):
    """How a material was met."""

    NONE = "none"
    CARD = "card"  # 读卡核验
    SCANNED = "scanned"
    IMPORTED = "imported"
    GENERATED = "generated"  # 系统生成
    COMMITTED = "committed"  # 告知承诺
    RESULT = "result"  # the result of another item of the sitting
    PRE_REVIEWED = "pre_reviewed"  # 网上预审通过


class ItemStanding(StrEnum):
    """How one item of a sitting stands (一件事各事项)."""

    FILLING = "filling"
    READY = "ready"
    WAITING = "waiting"  # for the result of another item
    TAKEN = "taken"  # the same applicant's case is open already
    A_CASE = "a_case"  # accepted, or decided otherwise: it has its own number


class VisitList(StrEnum):
    """The three lists (三张清单), domain.md Q03."""

    TELL_ONCE = "TELL_ONCE"
    ONE_VISIT = "ONE_VISIT"
    ZERO_VISIT = "ZERO_VISIT"
