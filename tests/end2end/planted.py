"""Looks for planted personal data in everything that a window left on a disk: contents and names of files."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def shapes(mark: str) -> set[bytes]:
    """The mark as bytes in every encoding, each plain, as hex and as Base64 at each of its three places."""
    plain = {mark.encode(encoding) for encoding in ENCODINGS}
    return plain | {each.hex().encode() for each in plain} | {text for each in plain for text in _base64(each)}


def _base64(plain: bytes) -> Iterator[bytes]:
    for before in range(3):
        text = base64.b64encode(bytes(before) + plain)
        first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
        yield text[first:last]  # without the characters that depend on what stands beside the mark


def found(roots: Iterable[Path], marks: Iterable[str]) -> list[str]:
    """Each mark that stands in a file or in a file's name, with where."""
    wanted = {mark: shapes(mark) for mark in marks}
    hits = []
    for path in (each for root in roots for each in sorted(root.rglob("*"))):
        held = str(path).encode() + b"\0" + (path.read_bytes() if path.is_file() else b"")
        hits += [f"{mark} in {path.name}" for mark, forms in wanted.items() if any(form in held for form in forms)]
    return hits
