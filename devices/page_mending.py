"""Straightens a scanned page (页面整理), only in the child that looks at pages: turn, deskew, tell a blank one, make small.

`Mending` comes from the settings; the child gets it as JSON.
"""

import io
import itertools
from dataclasses import dataclass

from PIL import Image

from devices.picture_check import Mending

LOOK = 600  # pixels, the longer side of the copy that is measured
MOST_TILT, COARSE, FINE = 8.0, 1.0, 0.1
LEAST_TILT = 0.25
CLEARER = 1.15
"""How much clearer the lines must stand after turning; below that the page has no lines, e.g. a photo."""
EDGE = 0.04  # of each side: shadows of the lid and punched holes
DARKER = 48  # grey values under the paper's own: ink
INKED = 0.0003  # share of inked pixels under which a side is blank: a word of one line is ten times that
QUALITIES = (90, 80, 70, 60, 50)
SMALLER, LEAST_WIDE = 0.8, 800


@dataclass(frozen=True, slots=True)
class Mended:
    """A page after it was mended; `data` is None when it stays as it came."""

    image: Image.Image
    data: bytes | None
    blank: bool


def mend(data: bytes, image: Image.Image, how: Mending) -> Mended:
    """`image` is what `data` holds, decoded, held upright."""
    straight = image
    if how.rotate:
        straight = straight.transpose(_TURNS[how.rotate])
    blank = how.drop_blank and is_blank(straight)
    if how.deskew and not blank and (tilt := tilt_of(straight)):
        straight = straight.convert("RGB").rotate(tilt, Image.Resampling.BICUBIC, fillcolor=_paper(straight))
    limit = how.page_kb * 1000
    if blank or (straight is image and (not limit or len(data) <= limit)):
        return Mended(image, None, blank)
    return Mended(straight, _packed(straight, limit), blank)


def is_blank(image: Image.Image) -> bool:
    """Whether nothing is on this light paper. A dark one is not blank: the lid stood open, a person shall see that."""
    grey = _look(image)
    wide, tall = grey.size
    inner = grey.crop((round(wide * EDGE), round(tall * EDGE), round(wide * (1 - EDGE)), round(tall * (1 - EDGE))))
    counts = inner.histogram()
    paper = max(range(256), key=counts.__getitem__)
    if paper < 128:
        return False
    return sum(counts[: paper - DARKER]) < INKED * inner.width * inner.height


def tilt_of(image: Image.Image) -> float:
    """Degrees counter-clockwise that straighten its lines; 0 when it has none or lies straight."""
    grey = _look(image)
    paper = max(range(256), key=grey.histogram().__getitem__)
    ink = grey.point(lambda value: 255 if value < paper - DARKER else 0)
    level = _clearness(ink, 0.0)
    steps = round(MOST_TILT / COARSE)
    coarse = max((step * COARSE for step in range(-steps, steps + 1)), key=lambda angle: _clearness(ink, angle))
    around = round(COARSE / FINE)
    best = max((coarse + step * FINE for step in range(-around, around + 1)), key=lambda angle: _clearness(ink, angle))
    if abs(best) < LEAST_TILT or abs(best) >= MOST_TILT or _clearness(ink, best) < level * CLEARER:
        return 0.0
    return best


def _clearness(ink: Image.Image, angle: float) -> float:
    """How sharply rows with ink and rows without follow each other."""
    rows = ink.rotate(angle).resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in itertools.pairwise(rows)))


def _look(image: Image.Image) -> Image.Image:
    grey = image.convert("L")
    grey.thumbnail((LOOK, LOOK), Image.Resampling.BOX)
    return grey


def _paper(image: Image.Image) -> tuple[int, ...]:
    """The colour of the paper, for the corners that a turn lays bare."""
    small = image.convert("RGB").resize((64, 64), Image.Resampling.BOX)
    return tuple(max(range(256), key=band.histogram().__getitem__) for band in small.split())


def _packed(image: Image.Image, limit: int) -> bytes:
    """As JPEG under the limit: first by quality, then by size."""
    page, dpi = image.convert("RGB"), image.info.get("dpi", (0, 0))
    while True:
        for quality in QUALITIES:
            kept = _jpeg(page, quality, dpi)
            if not limit or len(kept) <= limit:
                return kept
        if page.width * SMALLER < LEAST_WIDE:
            return _jpeg(page, QUALITIES[-1], dpi)
        page = page.resize((round(page.width * SMALLER), round(page.height * SMALLER)), Image.Resampling.LANCZOS)


def _jpeg(page: Image.Image, quality: int, dpi: tuple[float, float]) -> bytes:
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=quality, dpi=dpi)
    return kept.getvalue()


_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""Clockwise here, counter-clockwise there."""
