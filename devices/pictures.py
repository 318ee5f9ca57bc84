"""`python -m devices.pictures`: looks at one page file in a process of its own (看图), for a file may be made to harm.

The file comes on standard input. Standard output: one JSON line {mime, width, height, page_count, blank, thumbnail =
its size}, then the thumbnail as PNG, then the page when it was changed. An argument is the mending of a scanned page, as
JSON. Exit status 0, KIND_WRONG or BROKEN. Only this process loads Pillow's decoders and PDFium.
"""

import io
import json
import sys
import warnings
from typing import Any

from PIL import Image, ImageOps

from devices.page_mending import mend
from devices.picture_check import BROKEN, KIND_WRONG, THUMBNAIL, Mending, mime_of

MOST_PIXELS = 120_000_000  # an A3 page at 600 dots an inch has 70 million
MEMORY = 3 << 30


class UnknownKind(Exception):
    """None of the kinds that are taken."""


def look(data: bytes, how: Mending) -> tuple[dict[str, Any], bytes, bytes]:
    """Facts, thumbnail, and the page when it was changed; raises whatever the libraries raise for a broken file."""
    mime = mime_of(data)
    if not mime:
        raise UnknownKind
    changed = b""
    if mime == "application/pdf":
        facts, picture = _pdf(data)
    elif how == Mending():
        facts, picture = _image(data, mime)
    else:
        facts, picture, changed = _mended(data, mime, how)
    picture.thumbnail((THUMBNAIL, THUMBNAIL))
    kept = io.BytesIO()
    picture.convert("RGB").save(kept, "PNG")
    thumbnail = kept.getvalue()
    return {"mime": mime, **facts, "thumbnail": len(thumbnail)}, thumbnail, changed


def _mended(data: bytes, mime: str, how: Mending) -> tuple[dict[str, Any], Image.Image, bytes]:
    with Image.open(io.BytesIO(data), formats=[mime.removeprefix("image/").upper()]) as image:
        image.load()
        page = mend(data, ImageOps.exif_transpose(image), how)
    facts: dict[str, Any] = {
        "width": page.image.width,
        "height": page.image.height,
        "page_count": 1,
        "blank": page.blank,
    }
    if page.data is not None:
        with Image.open(io.BytesIO(page.data)) as kept:
            facts |= {"mime": "image/jpeg", "width": kept.width, "height": kept.height}
    return facts, page.image.copy(), page.data or b""


def _image(data: bytes, mime: str) -> tuple[dict[str, Any], Image.Image]:
    """Pixels as they lie when held upright. Decoded whole: a file cut off in the middle is broken."""
    with Image.open(io.BytesIO(data), formats=[mime.removeprefix("image/").upper()]) as image:
        size, turned = image.size, image.getexif().get(0x0112, 1) >= 5
        image.draft("RGB", (THUMBNAIL * 2, THUMBNAIL * 2))
        image.load()
        upright = ImageOps.exif_transpose(image)
    width, height = size[::-1] if turned else size
    return {"width": width, "height": height, "page_count": 1}, upright


def _pdf(data: bytes) -> tuple[dict[str, Any], Image.Image]:
    """Size of the first page in points, 72 an inch."""
    import pypdfium2  # a fifth of the start of this process, and most pages are pictures

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    width, height = page.get_size()
    picture = page.render(scale=THUMBNAIL / max(width, height, 1)).to_pil()
    facts = {"width": round(width), "height": round(height), "page_count": len(document)}
    page.close()
    document.close()
    return facts, picture


def _hold_memory() -> None:
    if sys.platform != "win32":
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> int:
    """One file, then the end."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    _hold_memory()
    how = Mending(**json.loads(sys.argv[1])) if sys.argv[1:] else Mending()
    try:
        facts, thumbnail, changed = look(sys.stdin.buffer.read(), how)
    except UnknownKind:
        return KIND_WRONG
    except Exception:  # noqa: BLE001 - decoders raise anything for a broken file; the exit status is the decision
        return BROKEN
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + thumbnail + changed)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
