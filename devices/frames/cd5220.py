"""Bytes of a CD5220 window display (窗口屏): two lines of 20 ASCII characters, write-only (devices.md 3a)."""

import unicodedata
from collections.abc import Sequence

COLUMNS = 20
ROWS = 2
CLEAR = b"\x0c"
"""CLR: clears, and leaves string mode; everything but CLR and CAN is ignored there."""


def show(lines: Sequence[str]) -> bytes:
    """Clear, then both lines padded to 20; no lines = a dark display."""
    if not any(line.strip() for line in lines):
        return CLEAR
    rows = [*lines, *[""] * ROWS][:ROWS]
    return CLEAR + b"".join(
        bytes([0x1B, 0x51, name]) + fitted(row) + b"\r" for name, row in zip(b"AB", rows, strict=True)
    )


def fitted(line: str) -> bytes:
    """20 printable ASCII bytes: full-width forms become half-width; what the display cannot show is a space."""
    plain = unicodedata.normalize("NFKC", line)
    kept = "".join(char if " " <= char <= "~" else " " for char in plain)
    return " ".join(kept.split(" ")).strip()[:COLUMNS].ljust(COLUMNS).encode("ascii")
