"""Reads a PDF back with programs that did not make it: pdftotext for words, zxing for codes."""

import subprocess
from pathlib import Path

import pypdfium2
import zxingcpp


def words_of(pdf: bytes, directory: Path) -> str:
    """All text, without white space, so that line breaks and spaced digits do not matter."""
    path = directory / "read.pdf"
    path.write_bytes(pdf)
    answer = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, timeout=30)
    return "".join(answer.stdout.decode().split())


def fonts_of(pdf: bytes, directory: Path) -> list[str]:
    """One line a font, as pdffonts says it."""
    path = directory / "fonts.pdf"
    path.write_bytes(pdf)
    answer = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, timeout=30)
    return answer.stdout.decode().splitlines()[2:]


def codes_of(pdf: bytes) -> dict[str, str]:
    """Format → text of every code on any page."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=3).to_pil() for page in document]
    document.close()
    return {str(found.format): found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)}
