"""A picture of a receipt (凭条图), as 80 mm paper would show it: for eyes, and for scanners in tests."""

from collections.abc import Sequence

import segno
from barcode import Code128
from PIL import Image, ImageDraw

from devices.glyphs import font_for
from devices.simulated.receipt import Mark

DOTS = 576
MARGIN = 32
CELL, ROW = 12, 30
_PAPER = 250
_QUIET = 4  # modules of white around a QR code


def draw(marks: Sequence[Mark]) -> Image.Image:
    """Grey picture, one dot a pixel, 203 dots an inch."""
    strips = [_strip(mark) for mark in marks]
    height = sum(strip.height for strip in strips) + 2 * MARGIN
    paper = Image.new("L", (DOTS + 2 * MARGIN, height), _PAPER)
    top = MARGIN
    for mark, strip in zip(marks, strips, strict=True):
        free = max(0, DOTS - strip.width)
        paper.paste(strip, (MARGIN + (0, free // 2, free)[mark.align], top))
        top += strip.height
    return paper


def _strip(mark: Mark) -> Image.Image:
    match mark.kind:
        case "text":
            return _text(mark)
        case "picture":
            bits = Image.frombytes("1", (mark.width, mark.height), mark.dots)
            return bits.convert("L").point(lambda dot: 0 if dot else _PAPER)
        case "code128":
            return _bars(Code128(mark.text).build()[0], mark)
        case "qr":
            return _squares(mark)
        case _:
            return _blank(1, ROW * mark.size)


def _blank(width: int, height: int) -> Image.Image:
    return Image.new("L", (max(1, width), height), _PAPER)


def _text(mark: Mark) -> Image.Image:
    cell = CELL * mark.size
    strip = _blank(sum(_cells(char) for char in mark.text) * cell, ROW * mark.size)
    pen, at = ImageDraw.Draw(strip), 0
    for char in mark.text:
        width = _cells(char) * cell
        font = font_for(char, (CELL - 1) * 2 * mark.size)
        if font is None:
            pen.rectangle((at + 1, 2, at + width - 2, cell * 2), outline=0)
        else:
            pen.text((at, cell * 2 - 2 * mark.size), char, font=font, fill=0, anchor="ls", stroke_width=int(mark.bold))
        at += width
    return strip


def _cells(char: str) -> int:
    return 1 if char.isascii() else 2


def _bars(modules: str, mark: Mark) -> Image.Image:
    strip = _blank(len(modules) * mark.size, mark.height + 6)
    pen = ImageDraw.Draw(strip)
    for at, module in enumerate(modules):
        if module == "1":
            pen.rectangle((at * mark.size, 0, (at + 1) * mark.size - 1, mark.height - 1), fill=0)
    return strip


def _squares(mark: Mark) -> Image.Image:
    rows = [bytes(row) for row in segno.make(mark.text, error="m", micro=False).matrix]
    side = (len(rows) + 2 * _QUIET) * mark.size
    strip = _blank(side, side)
    pen = ImageDraw.Draw(strip)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module:
                left, top = (x + _QUIET) * mark.size, (y + _QUIET) * mark.size
                pen.rectangle((left, top, left + mark.size - 1, top + mark.size - 1), fill=0)
    return strip
