"""Kinds, states and troubles of devices and cards (设备)."""

from enum import StrEnum


class DeviceKind(StrEnum):
    """A device's role at the window (设备角色)."""

    ID_READER = "id-reader"  # 身份证阅读器
    RECEIPT_PRINTER = "receipt-printer"  # 凭条打印机
    WINDOW_DISPLAY = "window-display"  # 窗口屏
    BARCODE_SCANNER = "barcode-scanner"  # 扫码枪
    DOCUMENT_SCANNER = "document-scanner"  # 扫描仪
    A4_PRINTER = "a4-printer"  # A4 打印机
    EVALUATOR = "evaluator"  # 评价器
    LABEL_PRINTER = "label-printer"  # 标签打印机
    VOICE = "voice"  # 语音


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
    PORT_BUSY = "port_busy"  # held by another program
    PORT_TAKEN = "port_taken"  # held by another device of this window
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    GARBLED = "garbled"  # answers, but with wrong checksums or frames
    WRONG_DEVICE = "wrong_device"  # another kind of device answers at this port
    PAPER_OUT = "paper_out"
    PAPER_NEAR_END = "paper_near_end"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    NOT_TAKING = "not_taking"  # its CTS or DSR is down: paper, cover or busy
    PRINTER_ERROR = "printer_error"
    ORDER_REFUSED = "order_refused"  # it answered that it will not do this
    READER_FAULT = "reader_fault"
    READER_NOT_AUTHORISED = "reader_not_authorised"
    NO_PROGRAM = "no_program"  # the system program that drives it is not installed
    NO_SCANNER = "no_scanner"
    PAPER_JAM = "paper_jam"
    TONER_OUT = "toner_out"
    RIBBON_OUT = "ribbon_out"
    QUEUE_STOPPED = "queue_stopped"  # somebody stopped the print queue: jobs lie there
    QUEUE_REFUSES = "queue_refuses"  # the queue takes no jobs
    QUEUE_MISSING = "queue_missing"  # the print service knows no such queue
    SERVICE_MISSING = "service_missing"  # no print service answers
    NOT_PAIRED = "not_paired"  # an evaluator without this window's key: nothing it says counts
    JOB_ENDED = "job_ended"  # cancelled or given up by the print service: some of it may be on paper
    NO_VOICE = "no_voice"  # the speech program is not installed, or does not speak Mandarin
    NO_SOUND = "no_sound"  # it spoke, and the system had nowhere to play it
    INTERNAL = "internal"


class TrialState(StrEnum):
    """How far a technician's test of a device is (试机)."""

    WAITING = "waiting"  # for a person: lay a card, scan a code
    RUNNING = "running"
    PASSED = "passed"
    LOOK = "look"  # sent; only a person can see whether it is right
    FAILED = "failed"


class TraceWay(StrEnum):
    """Which way bytes went on a line."""

    OUT = "out"
    IN = "in"
    OPENED = "opened"  # no bytes: the port was opened
    LOST = "lost"  # no bytes: the port or the device was lost


class TraceWord(StrEnum):
    """What bytes on a line mean, for the technician's trace (收发记录)."""

    NOTHING = "nothing"
    FIND = "find"
    SELECT = "select"
    READ = "read"
    READER_ASKED = "reader_asked"
    NUMBER_ASKED = "number_asked"
    OTHER_ASKED = "other_asked"
    READER_OK = "reader_ok"
    READER_FOUND = "reader_found"
    READER_NO_CARD = "reader_no_card"
    READER_SAYS = "reader_says"  # another SW3
    PRINTER_ASKED = "printer_asked"
    PRINTER_ANSWER = "printer_answer"
    PRINTER_CHANGED = "printer_changed"  # told unasked
    PRINTED_ASKED = "printed_asked"
    PRINTED_ANSWER = "printed_answer"
    GO = "go"
    WAIT = "wait"
    JOB_HIDDEN = "job_hidden"
    SHOWN = "shown"
    CODE_HIDDEN = "code_hidden"
    HIDDEN = "hidden"
    NOT_UNDERSTOOD = "not_understood"


class FileFault(StrEnum):
    """Why a recording could not be written or played."""

    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    IS_FOLDER = "is_folder"
    DISK_FULL = "disk_full"
    FAILED = "failed"  # another error of the system
    NOT_A_TRACE = "not_a_trace"
    OTHER_VERSION = "other_version"  # recorded by a version of this program that writes otherwise
    NO_DRIVER = "no_driver"


class CardTrouble(StrEnum):
    """Why a card laid on the reader gave no person: one word for each status SW3 (devices.md 1.5), and two of ours."""

    NO_CONTENT = "no_content"  # no failure: the card has none of what was asked for
    LINE_NOISE = "line_noise"  # the reader found our frame's checksum wrong
    LENGTH_REFUSED = "length_refused"
    COMMAND_REFUSED = "command_refused"  # command, parameter or order
    NOT_PERMITTED = "not_permitted"
    UNKNOWN_FAULT = "unknown_fault"
    REPLACE_CARD = "replace_card"  # the card does not accept the SAM
    POSSIBLY_FORGED = "possibly_forged"  # the SAM does not accept the card
    DATA_UNVERIFIED = "data_unverified"
    NOT_AN_ID_CARD = "not_an_id_card"
    UNREADABLE = "unreadable"
    NO_RANDOM = "no_random"
    SELF_TEST_FAILED = "self_test_failed"
    NOT_AUTHORISED = "not_authorised"
    NO_CARD = "no_card"
    SELECT_FAILED = "select_failed"
    BAD_CONTENT = "bad_content"  # the text block does not decode
    READER_FAULT = "reader_fault"  # a status that nobody published


SW3: dict[int, CardTrouble] = {
    0x91: CardTrouble.NO_CONTENT,
    0x10: CardTrouble.LINE_NOISE,
    0x11: CardTrouble.LENGTH_REFUSED,
    0x21: CardTrouble.COMMAND_REFUSED,
    0x23: CardTrouble.NOT_PERMITTED,
    0x24: CardTrouble.UNKNOWN_FAULT,
    0x31: CardTrouble.REPLACE_CARD,
    0x32: CardTrouble.POSSIBLY_FORGED,
    0x33: CardTrouble.DATA_UNVERIFIED,
    0x40: CardTrouble.NOT_AN_ID_CARD,
    0x41: CardTrouble.UNREADABLE,
    0x47: CardTrouble.NO_RANDOM,
    0x60: CardTrouble.SELF_TEST_FAILED,
    0x66: CardTrouble.NOT_AUTHORISED,
    0x80: CardTrouble.NO_CARD,
    0x81: CardTrouble.SELECT_FAILED,
}
"""Every published status of a SAM but the two that mean success, 90 and 9F."""


class CodeKind(StrEnum):
    """What a scanned code is, by its outside alone; what is inside only its issuer can say."""

    RECEIPT = "receipt"  # a receipt number of a window, by its check digit
    TICKET = "ticket"  # 排队号
    LICENCE = "licence"  # 电子证照码
    IDENTITY = "identity"  # 身份码, 市民码
    OTHER = "other"


class CardKind(StrEnum):
    """Layout of the 256-byte text block (devices.md 1.7)."""

    RESIDENT = "resident"  # 居民身份证
    HMT_RESIDENT = "hmt_resident"  # 港澳台居民居住证
    FOREIGNER_2017 = "foreigner_2017"  # 外国人永久居留身份证 2017
    FOREIGNER_2023 = "foreigner_2023"
