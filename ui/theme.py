"""The manner of the screens: colours by meaning, font, style sheet from assets; one accent colour, nothing shouts."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

ASSETS = Path(__file__).resolve().parent / "assets"

ACCENT = "#0b5cad"
HEADER = "#0f2f4f"
PAGE = "#f1f4f8"
PAPER = "#ffffff"
LINE = "#dde4ec"
TEXT = "#1b2733"
MUTED = "#566577"
FAINT = "#8896a6"
BASE_PX = 15

_TOKENS = {
    "accent-deep": "#094b8d",
    "accent-wash": "#e6f0fa",
    "accent-pale": "#9dbfe0",
    "accent": ACCENT,
    "header-line": "#2b4a6b",
    "header": HEADER,
    "page": PAGE,
    "paper": PAPER,
    "line-strong": "#b9c5d2",
    "line": LINE,
    "text": TEXT,
    "muted": MUTED,
    "faint": FAINT,
    "bad-wash": "#fdeeec",
    "bad": "#b3261e",
    "warn-wash": "#fdf1dd",
    "warn": "#865000",
    "good-wash": "#e3f4ea",
    "good": "#14713b",
}

_CJK_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "Noto Sans SC",
    "SimHei",
    "SimSun",
)


class Tone(StrEnum):
    """What a colour means. A tone never stands alone: a mark and a word say the same."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    QUIET = "quiet"
    HEADER = "header"  # a quiet pill on the dark header


INK = {
    Tone.GOOD: _TOKENS["good"],
    Tone.WARN: _TOKENS["warn"],
    Tone.BAD: _TOKENS["bad"],
    Tone.INFO: ACCENT,
    Tone.QUIET: MUTED,
    Tone.HEADER: "#ffffff",
}
WASH = {
    Tone.GOOD: _TOKENS["good-wash"],
    Tone.WARN: _TOKENS["warn-wash"],
    Tone.BAD: _TOKENS["bad-wash"],
    Tone.INFO: _TOKENS["accent-wash"],
    Tone.QUIET: "#edf1f5",
    Tone.HEADER: "#2f4c69",
}
LAMP = {
    Tone.GOOD: "#3fc380",
    Tone.WARN: "#f0a93b",
    Tone.BAD: "#ff6f61",
    Tone.INFO: "#6db3f2",
    Tone.QUIET: "#a9b8c8",
    Tone.HEADER: "#ffffff",
}  # for small dots on the dark header


def apply(app: QApplication) -> None:
    """Dress the application: palette, font, style sheet. The style itself is an argument of QApplication."""
    app.setPalette(_palette())
    app.setFont(base_font())
    app.setStyleSheet(style_sheet())


def style_sheet(*more: str) -> str:
    """The style sheet of the assets, and `more` files of them, with the colour names filled in."""
    sheet = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("window.qss", *more))
    for name, colour in _TOKENS.items():
        sheet = sheet.replace(f"@{name};", f"{colour};")
    return sheet


def base_font() -> QFont:
    """A Chinese font that is installed, else Qt's default."""
    return font_of(BASE_PX)


def font_of(size_px: int) -> QFont:
    """The same in another size, in pixels."""
    font, family = QFont(), _family()
    if family:
        font.setFamily(family)
    font.setPixelSize(size_px)
    return font


@cache
def _family() -> str:
    """Asked for once: painters want a font for every line that they draw."""
    return next((name for name in _CJK_FAMILIES if QFontDatabase.hasFamily(name)), "")


def retone(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a dynamic property that the style sheet reads, and redraw; nothing happens when it is set already."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _palette() -> QPalette:
    # An own light palette: Fusion would follow a dark desktop, the style sheet does not.
    palette = QPalette(QColor(PAGE), QColor(PAGE))
    role = QPalette.ColorRole
    for each, colour in (
        (role.Base, PAPER),
        (role.Text, TEXT),
        (role.WindowText, TEXT),
        (role.ButtonText, TEXT),
        (role.Highlight, ACCENT),
        (role.HighlightedText, PAPER),
        (role.PlaceholderText, FAINT),
        (role.ToolTipBase, PAPER),
        (role.ToolTipText, TEXT),
    ):
        palette.setColor(each, QColor(colour))
    return palette
