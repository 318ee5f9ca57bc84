"""Fields, their sources, materials (表单、材料)."""

from enum import StrEnum


class Source(StrEnum):
    """Where a value came from (来源), strongest first (domain.md 9.4 rule 9)."""

    READER = "reader"
    ELICENCE = "elicence"  # of trust level A
    SHARED = "shared"
    LICENCE_COPY = "licence_copy"  # an e-licence that its issuer did not make himself: trust levels B to D
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
    TABLE = "table"  # rows of columns: shareholders, members of a family


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
    DEFECTIVE = "defective"  # it is there, and something is wrong with it (不符合要求)
    UNSEEN = "unseen"  # it is there, but its original must be seen first (待核原件)


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
    REUSED = "reused"  # 复用: pages of an earlier case of the same person
    ELICENCE = "elicence"  # 电子证照


class TrustLevel(StrEnum):
    """Trust level of a copy (证照可信等级), domain.md 3.8; empty text where nobody graded it."""

    A = "A"  # made by the government body itself
    B = "B"  # compared with the original by a window clerk
    C = "C"  # uploaded by its user: the original must be seen first
    D = "D"  # made by its user, who vouches for it


class DropReason(StrEnum):
    """Why a page was taken off a material (删页原因)."""

    UNCLEAR = "unclear"
    BLANK = "blank"
    DOUBLE = "double"
    MISPLACED = "misplaced"
    TAKEN_BACK = "taken_back"  # by the applicant
    OTHER = "other"  # says why in words


class RevealReason(StrEnum):
    """Why a masked value is looked at in full (查看明文的事由)."""

    CHECK = "check"  # against the document on the counter
    ASKED = "asked"  # the applicant asked what stands there
    CONTACT = "contact"  # to reach the applicant
    CORRECT = "correct"  # something is wrong with it


class ItemStanding(StrEnum):
    """How one item of a sitting stands (一件事各事项)."""

    FILLING = "filling"
    READY = "ready"
    WAITING = "waiting"  # for the result of another item
    NOT_COVERED = "not_covered"  # the authority of who acts does not name it
    TAKEN = "taken"  # the same applicant's case is open already
    A_CASE = "a_case"  # accepted, or decided otherwise: it has its own number


class ItemElement(StrEnum):
    """What of an item a reported problem is about (事项要素), domain.md Q01."""

    NAME = "name"
    BASIS = "basis"
    CONDITION = "condition"
    MATERIAL = "material"
    FIELD = "field"
    LIMIT = "limit"
    FEE = "fee"
    FLOW = "flow"
    OTHER = "other"


class ItemChange(StrEnum):
    """What a newer catalogue says otherwise of an item (事项变更)."""

    FIELD_NEW = "field_new"
    FIELD_GONE = "field_gone"
    FIELD_RENAMED = "field_renamed"
    FIELD_OTHERWISE = "field_otherwise"  # kind, bounds, choices or rules of it
    MATERIAL_NEW = "material_new"
    MATERIAL_GONE = "material_gone"
    MATERIAL_NECESSITY = "material_necessity"
    MATERIAL_OTHERWISE = "material_otherwise"  # its name, originals, copies, what may replace it
    LEGAL_LIMIT = "legal_limit"
    COMMITTED_LIMIT = "committed_limit"
    OTHERWISE = "otherwise"  # anything else: its name, basis, guide
    GONE = "gone"  # the newer catalogue does not have the item any more


class VisitList(StrEnum):
    """The three lists (三张清单), domain.md Q03."""

    TELL_ONCE = "TELL_ONCE"
    ONE_VISIT = "ONE_VISIT"
    ZERO_VISIT = "ZERO_VISIT"
