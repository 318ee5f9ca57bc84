"""Values of closed settings in plain words (设置的取值): what stands in the list from which a technician chooses."""

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

CONTEXT = "choices"

CHOICES: dict[str, dict[str, str]] = {
    "receipt_printer_flow": {
        "none": QT_TRANSLATE_NOOP("choices", "无流控（none）"),
        "xonxoff": QT_TRANSLATE_NOOP("choices", "软件流控（XON/XOFF）"),
        "rtscts": QT_TRANSLATE_NOOP("choices", "硬件流控（RTS/CTS）"),
        "dtrdsr": QT_TRANSLATE_NOOP("choices", "硬件流控（DTR/DSR）"),
    },
    "receipt_printer_columns": {
        "48": QT_TRANSLATE_NOOP("choices", "48 列（80 毫米纸）"),
        "42": QT_TRANSLATE_NOOP("choices", "42 列（80 毫米纸）"),
        "32": QT_TRANSLATE_NOOP("choices", "32 列（58 毫米纸）"),
    },
    "receipt_printer_encoding": {
        "gb18030": QT_TRANSLATE_NOOP("choices", "GB18030（双字节部分）"),
        "gbk": QT_TRANSLATE_NOOP("choices", "GBK"),
    },
    "window_display_kind": {
        "cd5220": QT_TRANSLATE_NOOP("choices", "CD5220：字母数字，不应答"),
        "onbon": QT_TRANSLATE_NOOP("choices", "仰邦 BX-5K/6K 字库卡：汉字，会应答"),
        "modbus": QT_TRANSLATE_NOOP("choices", "Modbus-RTU 数码管：会应答"),
        "alpha": QT_TRANSLATE_NOOP("choices", "Alpha 屏：字母数字，不应答"),
    },
    "window_display_modbus_packing": {
        "ascii": QT_TRANSLATE_NOOP("choices", "两个字符（ASCII）"),
        "bcd": QT_TRANSLATE_NOOP("choices", "四位数字（BCD）"),
        "number": QT_TRANSLATE_NOOP("choices", "一个数（号码的数字）"),
    },
    "window_display_modbus_function": {
        "16": QT_TRANSLATE_NOOP("choices", "16：一次写完"),
        "6": QT_TRANSLATE_NOOP("choices", "6：逐个写"),
    },
    "evaluator_protocol": {
        "open": QT_TRANSLATE_NOOP("choices", "公开协议（open）：带签名"),
        "digit": QT_TRANSLATE_NOOP("choices", "一键一个数字（digit）：没有签名"),
    },
}
"""Numbers that say enough by themselves (speeds, degrees, dots) have no words."""


def label(name: str, code: str) -> str:
    """One value of a setting as it stands in its list."""
    known = CHOICES.get(name, {}).get(code)
    return QCoreApplication.translate(CONTEXT, known) if known else code
