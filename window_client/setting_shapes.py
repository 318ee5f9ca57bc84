"""What a setting may hold (设置的取值): closed lists, from which a technician chooses, and shapes of what is written.

A wrong value would otherwise be found only when the first citizen stands there.
"""

import re
from collections.abc import Mapping

from window_client.domain.display_makes import SCRIPTS

SAM_BAUDS = ("115200", "57600", "38400", "19200", "9600")
"""What an ID card reader can be set to (devices.md 1.4)."""
BAUDS = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "crypto_suite": ("aes-sha256", "sm4-sm3"),
    "request_signature": ("sha256", "sm3"),
    "id_reader_baud": SAM_BAUDS,
    "receipt_printer_baud": BAUDS,
    "receipt_printer_flow": ("none", "xonxoff", "rtscts", "dtrdsr"),
    "receipt_printer_columns": ("48", "42", "32"),
    "receipt_printer_encoding": ("gb18030", "gbk"),
    "window_display_kind": tuple(SCRIPTS),
    "window_display_baud": BAUDS,
    "window_display_modbus_packing": ("ascii", "bcd", "number"),
    "window_display_modbus_function": ("16", "6"),
    "voice_baud": BAUDS,
    "barcode_scanner_baud": BAUDS,
    "evaluator_protocol": ("open", "digit"),
    "evaluator_baud": BAUDS,
    "label_printer_baud": BAUDS,
    "label_printer_dpi": ("203", "300"),
    "document_scanner_rotate": ("0", "90", "180", "270"),
}
"""Closed lists, as texts."""

SHAPES: Mapping[str, re.Pattern[str]] = {
    "site": re.compile(r"[0-9A-Z]{2}"),
    "window": re.compile(r"[0-9]{2}"),
    "keep_drafts_days": re.compile(r"[1-9][0-9]{0,2}"),
    "keep_cases_days": re.compile(r"[1-9][0-9]{0,3}"),
    "keep_pages_days": re.compile(r"[1-9][0-9]{0,3}"),
    "lock_after_min": re.compile(r"[1-9]|1[0-5]"),
    "platform_pin": re.compile(r"([0-9a-f]{64})?"),
    "document_scanner_pages_max": re.compile(r"[1-9][0-9]{0,2}"),
    "voice_volume": re.compile(r"[0-9]|[1-9][0-9]|100"),
    "window_display_modbus_count": re.compile(r"[1-9][0-9]?|100"),
    "window_display_addresses": re.compile(r"\(('[0-9]{1,5}',? ?)+\)"),
}


PATTERNS = ("barcode_scanner_ticket_codes", "barcode_scanner_licence_codes", "barcode_scanner_identity_codes")
"""Settings that are regular expressions."""


def fits(name: str, text: str) -> bool:
    """Whether the setting can hold this value, written as `str` writes it."""
    if name in CHOICES:
        return text in CHOICES[name]
    if name in PATTERNS:
        return _is_pattern(text)
    shape = SHAPES.get(name)
    return shape is None or shape.fullmatch(text) is not None


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True
