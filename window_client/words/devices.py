"""Kinds, states and troubles of devices and cards (设备)."""

from enum import StrEnum


class DeviceKind(StrEnum):
    """A device's role at the window (设备角色)."""

    ID_READER = "id-reader"  # 身份证阅读器
    RECEIPT_PRINTER = "receipt-printer"  # 凭条打印机
    WINDOW_DISPLAY = "window-display"  # 窗口屏
    BARCODE_SCANNER = "barcode-scanner"  # 扫码枪
    DOCUMENT_SCANNER = "document-scanner"  # 扫描仪
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
    PORT_BUSY = "port_busy"
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    GARBLED = "garbled"  # answers, but with wrong checksums or frames
    WRONG_DEVICE = "wrong_device"  # another kind of device answers at this port
    PAPER_OUT = "paper_out"
    PAPER_NEAR_END = "paper_near_end"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    PRINTER_ERROR = "printer_error"
    ORDER_REFUSED = "order_refused"  # it answered that it will not do this
    READER_FAULT = "reader_fault"
    READER_NOT_AUTHORISED = "reader_not_authorised"
    NO_PROGRAM = "no_program"  # the system program that drives it is not installed
    NO_SCANNER = "no_scanner"
    PAPER_JAM = "paper_jam"
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
