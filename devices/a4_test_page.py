"""The technician's A4 test page (测试页): one page, no case; proves paper, edges, Chinese and grey."""

import io
from datetime import datetime

from devices.glyphs import font_for

DPI = 150
WIDTH, HEIGHT = round(210 / 25.4 * DPI), round(297 / 25.4 * DPI)
MARGIN, SIZE = round(10 / 25.4 * DPI), 34
LINES = (
    "A4 打印机测试页",
    "汉字：政务服务 综合窗口 一次性告知书",
    "生僻字：〇：￥·㛃䶮",
    "1234567890 ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "四边的线离纸边各 10 毫米；缺一边，请检查纸张大小和纸盒。",
)


def test_page(at: datetime) -> bytes:
    """The page as PDF, with this moment of the hall's time on it."""
    from PIL import Image, ImageDraw  # takes memory: only when a technician tries the printer

    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN), outline=0, width=2)
    for number, text in enumerate((*LINES, f"{at:%Y-%m-%d %H:%M:%S}")):
        _write(pen, 3 * MARGIN, 3 * MARGIN + number * 2 * SIZE, text)
    for step in range(11):
        left = 3 * MARGIN + step * 80
        pen.rectangle((left, HEIGHT // 2, left + 80, HEIGHT // 2 + 120), fill=step * 25)
    out = io.BytesIO()
    page.save(out, format="PDF", resolution=DPI)
    return out.getvalue()


def _write(pen: object, left: int, top: int, text: str) -> None:
    from PIL import ImageDraw

    assert isinstance(pen, ImageDraw.ImageDraw)
    for char in text:
        font = font_for(char, SIZE)
        if font is not None:
            pen.text((left, top), char, font=font, fill=0)
        left += round(font.getlength(char)) if font is not None else SIZE
