"""Draws one line of text with a font of this machine (字形), for characters that a printer's own font lacks.

Pillow is loaded on the first such line only.
"""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from devices.frames.escpos import DOTS, Raster, cells

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_LINUX = (
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "noto-cjk/NotoSansCJK-Regular.ttc",
    "truetype/hanazono/HanaMinB.ttf",
    "truetype/wqy/wqy-microhei.ttc",
    "truetype/wqy/wqy-zenhei.ttc",
)
_WINDOWS = ("msyh.ttc", "simsun.ttc", "simsunb.ttf", "SimsunExtG.ttf", "simhei.ttf")
_POSIX_HOMES = tuple(
    Path(home).expanduser() for home in ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts")
)
_FACES = {"NotoSansCJK-Regular.ttc": 7, "NotoSerifCJK-Regular.ttc": 2}
"""Face in a collection: 2 SC; the sans collection goes on with half-width Latin from 5, so there 7 SC."""


def font_files() -> Iterator[Path]:
    """Fonts with Chinese that are on this machine, best first."""
    homes: tuple[Path, ...] = _POSIX_HOMES
    names: tuple[str, ...] = _LINUX
    if sys.platform == "win32":
        homes, names = (Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts",), _WINDOWS
    for name in names:
        yield from (home / name for home in homes if (home / name).is_file())


@lru_cache(maxsize=8)
def fonts(size: int) -> "tuple[FreeTypeFont, ...]":
    """All fonts found, at this size in dots."""
    from PIL import ImageFont  # loaded on the first rare character only: it takes memory

    return tuple(ImageFont.truetype(file, size, index=_FACES.get(file.name, 0)) for file in font_files())


def has_glyph(font: "FreeTypeFont", char: str) -> bool:
    """Whether the font draws this character and not its box for missing ones."""
    if char.isspace():
        return True
    mask, missing = font.getmask(char, mode="1"), font.getmask("\U0010fffe", mode="1")
    return bool(mask.getbbox()) and (mask.size, bytes(mask)) != (missing.size, bytes(missing))


@lru_cache(maxsize=2000)
def font_for(char: str, size: int) -> "FreeTypeFont | None":
    """The first font that has the character."""
    return next((font for font in fonts(size) if has_glyph(font, char)), None)


def render_line(text: str, scale: int) -> Raster | None:
    """The line as the printer would set it: 12 dots a cell, 24 dots high, times `scale`; None without glyphs."""
    from PIL import Image, ImageDraw  # as above

    dots = DOTS * scale
    size = dots * 2 - 2 * scale
    width = (cells(text) * dots + 7) // 8 * 8
    picture = Image.new("1", (max(width, 8), dots * 2), 0)
    pen, at = ImageDraw.Draw(picture), 0
    for char in text:
        font = font_for(char, size)
        if font is None:
            return None
        pen.text((at, dots * 2 - 3 * scale), char, font=font, fill=1, anchor="ls")
        at += cells(char) * dots
    return Raster(picture.width, picture.height, picture.tobytes())
