"""One page of a material as pixels for the screen (看页). Its file was decoded whole in a process of its own before it
was sealed (`devices/pictures.py`); what was damaged since then is told, not drawn."""

import io
import struct

import pypdfium2
from PIL import Image, ImageOps

from window_client.messages import DrawPage
from window_client.ports import Sealer
from window_client.views import PagePicture

UNDRAWABLE = (OSError, ValueError, SyntaxError, RuntimeError, MemoryError, struct.error, Image.DecompressionBombError)
"""What Pillow, PDFium and the sealer raise for a file that is lost, was changed or cannot be drawn."""

WIDEST = 6000  # pixels of the drawn page: what a person may zoom to


def draw_page(order: DrawPage, sealer: Sealer) -> PagePicture:
    """The page at the width that was asked for, turned as it lies; raises what the sealer and the decoders raise."""
    data = sealer.unseal(order.page)
    width = max(16, min(order.width, WIDEST))
    picture = _pdf(data, order, width) if order.mime == "application/pdf" else _image(data, order, width)
    flat = picture.convert("RGB")
    return PagePicture(order.page, order.sheet, order.turn, order.width, flat.width, flat.height, flat.tobytes())


def _pdf(data: bytes, order: DrawPage, width: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[max(0, min(order.sheet, len(document) - 1))]
        wide, tall = page.get_size()
        across = wide if order.turn in {0, 180} else tall
        drawn: Image.Image = page.render(scale=width / max(across, 1.0), rotation=order.turn).to_pil()
        return drawn
    finally:
        document.close()


def _image(data: bytes, order: DrawPage, width: int) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as image:
        longest = max(image.size)
        share = width / max(1, min(image.size))
        image.draft("RGB", (round(longest * share), round(longest * share)))
        upright = ImageOps.exif_transpose(image)
    turned = upright.rotate(-order.turn, expand=True) if order.turn else upright
    tall = max(1, round(turned.height * width / max(1, turned.width)))
    kept = turned.convert("RGB")  # a palette cannot be made smaller smoothly
    return kept.resize((width, tall), Image.Resampling.BILINEAR, reducing_gap=2.0)
