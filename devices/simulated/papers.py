"""Sheets of paper for a simulated scanner (纸张): drawn anew at every resolution, each side with its own number."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

A4_INCH = (8.27, 11.69)
INK, PAPER = (32, 36, 44), (253, 253, 251)


@dataclass(frozen=True, slots=True)
class Side:
    """One side; `tilt` in degrees clockwise, as it lies on the glass."""

    number: int
    blank: bool = False
    tilt: float = 0.0
    turned: int = 0  # degrees clockwise: 0, 90, 180, 270


def draw(side: Side, dpi: int) -> bytes:
    """An A4 page as a colour JPEG."""
    size = (round(A4_INCH[0] * dpi), round(A4_INCH[1] * dpi))
    page = Image.new("RGB", size, PAPER)
    if not side.blank:
        _write(page, side.number, dpi)
    if side.tilt:
        page = page.rotate(-side.tilt, Image.Resampling.BICUBIC, fillcolor=PAPER)
    if side.turned:
        page = page.rotate(-side.turned, expand=True)
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=88, dpi=(dpi, dpi))
    return kept.getvalue()


def _write(page: Image.Image, number: int, dpi: int) -> None:
    """A heading with the number, lines of text as strokes, a frame where a stamp would be."""
    pen = ImageDraw.Draw(page)
    pen.text((dpi * 0.9, dpi * 0.7), f"A4  No. {number}", INK, ImageFont.load_default(dpi * 0.42))
    wide = page.width - dpi * 0.9
    for row in range(22):
        top = dpi * (1.7 + row * 0.38)
        end = wide - dpi * ((row * 7 + number * 3) % 9) * 0.35
        left = dpi * 0.9
        while left < end:
            word = dpi * (0.16 + (row * 5 + int(left) + number) % 5 * 0.05)
            pen.rectangle((left, top, min(left + word, end), top + dpi * 0.11), INK)
            left += word + dpi * 0.07
    box = (page.width - dpi * 2.6, page.height - dpi * 2.4, page.width - dpi * 1.1, page.height - dpi * 0.9)
    pen.ellipse(box, outline=(178, 34, 40), width=max(1, dpi // 40))
