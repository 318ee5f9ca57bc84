"""Draws a label (标签绘制): Code 128 by python-barcode in whole dots, Chinese by a font of this machine."""

from typing import TYPE_CHECKING

from devices.frames.escpos import Raster
from devices.frames.tspl import Stock
from devices.glyphs import font_for
from window_client.domain.label import Label

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

MARGIN_MM, QUIET = 2.0, 10  # quiet zone in modules (ISO/IEC 15417)


def draw(label: Label, stock: Stock) -> Raster:
    """Bars in the upper half, number, name in one or two lines, note. 1 = black."""
    from PIL import Image, ImageDraw  # these two weigh 15 MB: only a window that prints labels carries them

    width, height = stock.dots(stock.width_mm) // 8 * 8, stock.dots(stock.height_mm)
    picture = Image.new("1", (width, height), 0)
    pen = ImageDraw.Draw(picture)
    margin, text = stock.dots(MARGIN_MM), max(16, height // 11)
    tall = height * 4 // 10
    _bars(pen, label.code, width, margin, tall)
    top = margin + tall + 2
    _line(pen, label.code, margin, top, text)
    for number, part in enumerate(_two_lines(label.title, width - 2 * margin, text + 4)):
        _line(pen, part, margin, top + (number + 1) * (text + 8), text + 4)
    _line(pen, label.note, margin, height - margin - text, text - 2)
    return Raster(width, height, picture.tobytes())


def _bars(pen: "ImageDraw", code: str, width: int, margin: int, tall: int) -> None:
    from barcode import Code128

    modules = "".join(Code128(code).build())
    dot = max(1, width // (len(modules) + 2 * QUIET))
    left = (width - dot * len(modules)) // 2
    for place, module in enumerate(modules):
        if module == "1":
            pen.rectangle((left + place * dot, margin, left + (place + 1) * dot - 1, margin + tall), fill=1)


def _line(pen: "ImageDraw", text: str, left: int, top: int, size: int) -> None:
    for char in text:
        font = font_for(char, size)
        if font is not None:
            pen.text((left, top), char, font=font, fill=1)
        left += round(font.getlength(char)) if font is not None else size


def _two_lines(text: str, width: int, size: int) -> list[str]:
    """A name that is too long goes on in a second line; the rest of it is left out."""
    lines, used = [""], 0
    for char in text:
        font = font_for(char, size)
        wide = round(font.getlength(char)) if font is not None else size
        if used + wide > width:
            lines.append("")
            used = 0
        lines[-1] += char
        used += wide
    return lines[:2]
