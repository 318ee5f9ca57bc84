"""Pages of a sealed PDF as pictures for the screen (预览)."""

import io

import pypdfium2

SCALE = 1.6  # pixels a point: an A4 page is 953 × 1347


def page_count(pdf: bytes) -> int:
    """Number of pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def draw(pdf: bytes, scale: float = SCALE) -> tuple[bytes, ...]:
    """One PNG a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_png(document[number], scale) for number in range(len(document)))
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    out = io.BytesIO()
    page.render(scale=scale).to_pil().save(out, format="PNG", compress_level=1)
    return out.getvalue()
