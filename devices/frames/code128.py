"""Data of a Code 128 bar code for GS k 73 (条码): set B, and set C for runs of digits so that long numbers fit."""

import re
from dataclasses import dataclass

_RUNS = re.compile(r"(?:\d\d){2,}")
_FRAME_MODULES = 11 + 11 + 13  # start, check character, stop


@dataclass(frozen=True, slots=True)
class Code128:
    """`printer`: bytes after GS k 73 n; `modules`: width of the bars without the quiet zones."""

    printer: bytes
    modules: int


def code128(text: str) -> Code128 | None:
    """None when there is nothing, or something that set B cannot say."""
    if not text or not all(" " <= char <= "~" for char in text):
        return None
    out, symbols, at, in_c = bytearray(), 0, 0, False
    for run in _RUNS.finditer(text):
        symbols += _set_b(out, text[at : run.start()], switch=in_c or not out)
        out += b"{C" + bytes(int(run[0][i : i + 2]) for i in range(0, len(run[0]), 2))
        symbols += len(run[0]) // 2 + 1
        at, in_c = run.end(), True
    symbols += _set_b(out, text[at:], switch=in_c or not out)
    return Code128(bytes(out), _FRAME_MODULES + 11 * (symbols - 1))  # the first set choice is the start itself


def _set_b(out: bytearray, text: str, *, switch: bool) -> int:
    if not text:
        return 0
    out += (b"{B" if switch else b"") + text.replace("{", "{{").encode("ascii")
    return len(text) + switch
