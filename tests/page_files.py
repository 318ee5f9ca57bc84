"""Page files for tests: drawn here, looked at by the real child, sealed by the real sealer."""

import io

from PIL import Image, ImageDraw

from devices.picture_check import Mending
from devices.pictures import look
from window_client.domain.materials import SealedPage
from window_client.ports import Sealer


def a_picture(number: int, *, wide: int = 620, tall: int = 877) -> bytes:
    """An upright page with a dark bar at its top and a number of short lines, as PNG."""
    image = Image.new("RGB", (wide, tall), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, wide, tall // 12), fill="#204060")
    for line in range(6 + number % 20):
        top = tall // 8 + line * 28
        draw.rectangle((60, top, wide - 60 - (line * 37 + number * 11) % 200, top + 8), fill="#303840")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def sealed(sealer: Sealer, plain: bytes) -> SealedPage:
    """As the capture thread does it, without its child process."""
    facts, thumbnail, _ = look(plain, Mending())
    page, sha256 = sealer.seal(plain)
    kept = {name: facts[name] for name in ("mime", "width", "height", "page_count")}
    return SealedPage(id=page, sha256=sha256, size=len(plain), thumbnail=thumbnail, **kept)
