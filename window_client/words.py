"""The closed vocabularies of the window: states, roles, troubles, refusal codes. Imports nothing of ours.

Every word is a code; the sentence a person reads for it lives in `ui/texts.py`, and a test proves that each has one.
"""

from enum import StrEnum


class Role(StrEnum):
    """Who may do what (岗位)."""

    CLERK = "clerk"  # 窗口人员
    SUPERVISOR = "supervisor"  # 值班长
    TECHNICIAN = "technician"  # 运维


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


class TicketState(StrEnum):
    """Life of a queue number (排队号), domain.md 4.2."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HOLD = "hold"
    MISSED = "missed"
    TRANSFERRED = "transferred"
    DONE = "done"
    VOID = "void"


class TicketOutcome(StrEnum):
    """How a visit ended (办理结果)."""

    CASE = "case"
    CONSULTATION = "consultation"
    NOT_ACCEPTED = "not_accepted"
    NOTHING = "nothing"


class WindowState(StrEnum):
    """What a window is doing (窗口状态), domain.md 4.4."""

    IDLE = "idle"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
    CLOSED = "closed"
    OFFLINE = "offline"


class NumberKind(StrEnum):
    """What a leased block of numbers is for (号段)."""

    RECEIPT = "receipt"  # 收件编号
    OFFICIAL = "official"  # 办件编号


class NumberState(StrEnum):
    """Fate of one number; a gap is always a row with a reason."""

    USED = "used"
    VOID = "void"
    LOST = "lost"


class DeviceKind(StrEnum):
    """A device's role at the window (设备角色)."""

    ID_READER = "id-reader"  # 身份证阅读器
    RECEIPT_PRINTER = "receipt-printer"  # 凭条打印机
    WINDOW_DISPLAY = "window-display"  # 窗口屏
    BARCODE_SCANNER = "barcode-scanner"  # 扫码枪
    DOCUMENT_SCANNER = "document-scanner"  # 扫描仪


class DeviceState(StrEnum):
    """The lamp of a device."""

    UNBOUND = "unbound"  # no port in the settings
    CONNECTING = "connecting"
    READY = "ready"  # it answered its handshake
    OPEN = "open"  # the port is open; this device never answers
    ATTENTION = "attention"  # works, but look (paper near its end)
    DOWN = "down"


class DeviceTrouble(StrEnum):
    """Why a lamp is not green."""

    NONE = "none"
    NOT_CONFIGURED = "not_configured"
    PORT_MISSING = "port_missing"
    PORT_BUSY = "port_busy"
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    GARBLED = "garbled"  # answers, but with wrong checksums or frames
    PAPER_OUT = "paper_out"
    PAPER_NEAR_END = "paper_near_end"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    PRINTER_ERROR = "printer_error"
    READER_FAULT = "reader_fault"
    READER_NOT_AUTHORISED = "reader_not_authorised"
    NO_PROGRAM = "no_program"  # the system program that drives it is not installed
    NO_SCANNER = "no_scanner"
    INTERNAL = "internal"


class CardTrouble(StrEnum):
    """Why a card laid on the reader gave no person (devices.md 1.5)."""

    UNREADABLE = "unreadable"  # keep it still, lay it again
    REPLACE_CARD = "replace_card"  # lift and lay again
    NOT_AN_ID_CARD = "not_an_id_card"
    POSSIBLY_FORGED = "possibly_forged"
    BAD_CONTENT = "bad_content"  # the text block does not decode
    READER_FAULT = "reader_fault"


class CardKind(StrEnum):
    """Layout of the 256-byte text block (devices.md 1.7)."""

    RESIDENT = "resident"  # 居民身份证
    HMT_RESIDENT = "hmt_resident"  # 港澳台居民居住证
    FOREIGNER_2017 = "foreigner_2017"  # 外国人永久居留身份证 2017
    FOREIGNER_2023 = "foreigner_2023"


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


class MaterialMeans(StrEnum):
    """How a material was met."""

    NONE = "none"
    CARD = "card"  # 读卡核验
    SCANNED = "scanned"
    IMPORTED = "imported"
    GENERATED = "generated"  # 系统生成


class VisitList(StrEnum):
    """The three lists (三张清单), domain.md Q03."""

    TELL_ONCE = "TELL_ONCE"
    ONE_VISIT = "ONE_VISIT"
    ZERO_VISIT = "ZERO_VISIT"


class CentralState(StrEnum):
    """What the window last heard of the central platform."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"  # it answers, but does not let this window in


class Deed(StrEnum):
    """Everything a signed-in person may be allowed to do; `domain/clerk.py` holds the one table deed → roles."""

    CALL_TICKET = "call_ticket"
    SERVE = "serve"  # start, finish, no-show
    FILL_CASE = "fill_case"  # open, answer, capture, set aside, discard
    ACCEPT_CASE = "accept_case"
    REPRINT = "reprint"
    REVEAL = "reveal"
    SEE_HALL = "see_hall"
    SEE_DEVICES = "see_devices"
    PROBE_DEVICE = "probe_device"
    SEND_NOW = "send_now"
    SIGN_OUT = "sign_out"


class RefusalCode(StrEnum):
    """The rules say no. Each has a sentence in ui/texts.py: what happened, what it means, what to do."""

    # people
    WRONG_PASSWORD = "wrong_password"
    FIRST_SIGN_IN_NEEDS_NETWORK = "first_sign_in_needs_network"
    RIGHT_EXPIRED = "right_expired"
    NOT_ALLOWED = "not_allowed"
    SESSION_OVER = "session_over"
    SOMEONE_SIGNED_IN = "someone_signed_in"
    WINDOW_TAKEN = "window_taken"
    STORE_LOCKED = "store_locked"
    # queue
    NO_TICKET_WAITING = "no_ticket_waiting"
    TICKET_STILL_OPEN = "ticket_still_open"
    NO_TICKET = "no_ticket"
    QUEUE_UNREACHABLE = "queue_unreachable"
    TICKET_NUMBER_WRONG = "ticket_number_wrong"
    WRONG_STATE = "wrong_state"
    # card
    CARD_EXPIRED = "card_expired"
    CARD_NUMBER_WRONG = "card_number_wrong"
    CARD_TROUBLE = "card_trouble"
    CARD_DIFFERS = "card_differs"
    # case
    NO_CASE = "no_case"
    NO_ITEM = "no_item"
    ITEM_UNUSABLE = "item_unusable"
    CASE_CLOSED = "case_closed"
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    FIELDS_MISSING = "fields_missing"
    MATERIALS_MISSING = "materials_missing"
    DUPLICATE_CASE = "duplicate_case"
    STORE_FULL = "store_full"
    STORE_FAILED = "store_failed"
    # one field
    FIELD_REQUIRED = "field_required"
    FIELD_TOO_SHORT = "field_too_short"
    FIELD_TOO_LONG = "field_too_long"
    FIELD_NOT_A_NUMBER = "field_not_a_number"
    FIELD_OUT_OF_RANGE = "field_out_of_range"
    FIELD_NOT_A_DATE = "field_not_a_date"
    FIELD_NOT_A_CHOICE = "field_not_a_choice"
    FIELD_HAS_DIGITS = "field_has_digits"
    FIELD_BAD_PHONE = "field_bad_phone"
    FIELD_BAD_CERT_NO = "field_bad_cert_no"
    FIELD_OLD_CERT_NO = "field_old_cert_no"
    FIELD_BAD_BIRTH = "field_bad_birth"
    FIELD_BAD_USCC = "field_bad_uscc"
    FIELD_BAD_BANK_NO = "field_bad_bank_no"
    FIELD_LOCKED = "field_locked"
    FIELD_RULE = "field_rule"  # a cross-field rule of the item, e.g. age
    # pages
    FILE_NOT_READABLE = "file_not_readable"
    FILE_KIND_WRONG = "file_kind_wrong"
    FILE_TOO_LARGE = "file_too_large"
    PICTURE_BROKEN = "picture_broken"
    SCANNER_ABSENT = "scanner_absent"
    SCANNER_BUSY = "scanner_busy"
    SCANNER_JAMMED = "scanner_jammed"
    SCANNER_NO_PAPER = "scanner_no_paper"
    SCANNER_COVER_OPEN = "scanner_cover_open"
    SCAN_FAILED = "scan_failed"
    # paper
    PAPER_NOT_REPRINTABLE = "paper_not_reprintable"
    # our own fault
    INTERNAL = "internal"
