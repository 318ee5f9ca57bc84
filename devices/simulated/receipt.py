"""The paper coming out of the printer (纸条): commands → what a person would see, line by line, until it is cut."""

from collections.abc import Callable
from dataclasses import dataclass, field

from devices.simulated.escpos_commands import TEXT, Command

PICTURE_LINE = "▧"
_SETS = {b"{A": "A", b"{B": "B", b"{C": "C"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on paper. `kind`: text, picture, code128, qr, feed; `size`: scale, module width or lines."""

    kind: str
    text: str = ""
    align: int = 0
    size: int = 1
    bold: bool = False
    width: int = 0
    height: int = 0
    dots: bytes = b""


@dataclass(slots=True)
class Receipt:
    """Fed commands; `marks` is the paper so far, `is_cut` when it fell."""

    chinese_default: bool = False
    marks: list[Mark] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    is_cut: bool = False
    _line: str = ""
    _align: int = 0
    _scale: int = 1
    _bold: bool = False
    _chinese: bool = False
    _bar_width: int = 3
    _bar_height: int = 162
    _qr_size: int = 3
    _qr: bytes = b""

    def take(self, command: Command) -> int:
        """Print one command; returns the lines of paper it took."""
        self.raw += command.raw
        before = len(self.marks)
        if command.name == TEXT:
            self._character(command.raw)
        else:
            deeds: dict[bytes, Callable[[bytes], None]] = {
                b"\x1b@": self._reset,
                b"\x1c&": lambda _: self._set_chinese(True),
                b"\x1c.": lambda _: self._set_chinese(False),
                b"\x1ba": self._set_align,
                b"\x1bE": self._set_bold,
                b"\x1d!": self._set_scale,
                b"\x1bd": self._feed,
                b"\x1dh": self._set_bar_height,
                b"\x1dw": self._set_bar_width,
                b"\x1dk": self._bars,
                b"\x1d(": self._two_dimensional,
                b"\x1dv": self._picture,
                b"\x1dV": self._cut,
            }
            deed = deeds.get(command.name)
            if deed is not None:
                deed(command.raw)
        return len(self.marks) - before

    @property
    def lines(self) -> list[str]:
        """What a person reads, one entry a printed line."""
        shown = {"text", "picture"}
        return [PICTURE_LINE if mark.kind == "picture" else mark.text for mark in self.marks if mark.kind in shown]

    def texts(self, kind: str) -> list[str]:
        """Contents of the bar codes or QR codes."""
        return [mark.text for mark in self.marks if mark.kind == kind]

    def _character(self, raw: bytes) -> None:
        if raw == b"\n":
            self._end_line()
        elif len(raw) == 1:
            self._line += raw.decode("ascii", "replace") if raw >= b" " else ""
        elif self._chinese:
            self._line += raw.decode("gb18030", "replace")  # a four-byte character shows as broken, as on real paper
        else:
            self._line += raw.decode("cp437")

    def _end_line(self) -> None:
        self.marks.append(Mark("text", self._line, self._align, self._scale, self._bold))
        self._line = ""

    def _reset(self, _: bytes) -> None:
        self._align, self._scale, self._bold = 0, 1, False
        self._chinese = self.chinese_default
        self._line = ""  # ESC @ clears the line that was not printed yet

    def _set_chinese(self, on: bool) -> None:
        self._chinese = on

    def _set_align(self, raw: bytes) -> None:
        self._align = raw[2] % 48

    def _set_bold(self, raw: bytes) -> None:
        self._bold = bool(raw[2] & 1)

    def _set_scale(self, raw: bytes) -> None:
        self._scale = (raw[2] & 7) + 1

    def _feed(self, raw: bytes) -> None:
        if self._line:
            self._end_line()
        self.marks.append(Mark("feed", size=raw[2]))

    def _set_bar_height(self, raw: bytes) -> None:
        self._bar_height = raw[2]

    def _set_bar_width(self, raw: bytes) -> None:
        self._bar_width = raw[2]

    def _bars(self, raw: bytes) -> None:
        if raw[2] == 73:
            text = _code128_text(raw[4:])
            self.marks.append(Mark("code128", text, self._align, self._bar_width, height=self._bar_height))

    def _two_dimensional(self, raw: bytes) -> None:
        if raw[2:3] != b"k" or raw[5:6] != b"1":
            return
        match raw[6]:
            case 67:
                self._qr_size = raw[7]
            case 80:
                self._qr = raw[8:]
            case 81:
                self.marks.append(Mark("qr", self._qr.decode("utf-8", "replace"), self._align, self._qr_size))

    def _picture(self, raw: bytes) -> None:
        width, height = int.from_bytes(raw[4:6], "little"), int.from_bytes(raw[6:8], "little")
        self.marks.append(Mark("picture", "", self._align, width=width * 8, height=height, dots=raw[8:]))

    def _cut(self, _: bytes) -> None:
        if self._line:
            self._end_line()
        self.is_cut = True


def _code128_text(data: bytes) -> str:
    """The characters that the bars stand for."""
    text, at, chosen = "", 0, ""
    while at < len(data):
        if data[at : at + 2] in _SETS:
            chosen, at = _SETS[data[at : at + 2]], at + 2
        elif chosen == "C":
            text, at = text + f"{data[at]:02d}", at + 1
        elif data[at : at + 2] == b"{{":
            text, at = text + "{", at + 2
        else:
            text, at = text + chr(data[at]), at + 1
    return text
