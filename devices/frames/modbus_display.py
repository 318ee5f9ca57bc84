"""Bytes of a Modbus-RTU display (数码管/LED 屏): which register holds what is the hall's setting (devices.md 3c).

Requests and checks are pymodbus's own PDU and RTU framer classes. Its clients are not used: they own their port, and
here a port belongs to a link. Decision 010.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pymodbus.framer.rtu import FramerRTU
from pymodbus.pdu import DecodePDU, ModbusPDU
from pymodbus.pdu.register_message import (
    ReadHoldingRegistersRequest,
    WriteMultipleRegistersRequest,
    WriteSingleRegisterRequest,
)

_FRAMER = FramerRTU(DecodePDU(is_server=False))
WRITE_ONE, WRITE_MANY, READ = 0x06, 0x10, 0x03
_EXCEPTION, _BLANK = 0x80, 0xF


def written(address: int, register: int, values: Sequence[int], *, one_by_one: bool = False) -> list[bytes]:
    """Requests that put these values from this register on: one with function 16, or one a register with function 6."""
    if one_by_one:
        return [
            _frame(WriteSingleRegisterRequest(dev_id=address, address=register + at, registers=[value]))
            for at, value in enumerate(values)
        ]
    return [_frame(WriteMultipleRegistersRequest(dev_id=address, address=register, registers=list(values)))]


def read(address: int, register: int, count: int) -> bytes:
    """The request for so many registers."""
    return _frame(ReadHoldingRegistersRequest(dev_id=address, address=register, count=count))


def _frame(request: ModbusPDU) -> bytes:
    return _FRAMER.buildFrame(request)


@dataclass(frozen=True, slots=True)
class Answer:
    """`refused` is the exception code, 0 = done; `values` are registers that were read."""

    refused: int = 0
    values: tuple[int, ...] = ()


class Answers:
    """Finds the answer to one request in a stream, in any slicing and behind noise: address, function, right length,
    right CRC; the answer to a write must name the same registers.

    `echo`: the adapter sends back what it is given, so the request itself comes first. Function 6 is answered by the
    very bytes of the request: without this an echo would pass for an answer.
    """

    def __init__(self, request: bytes, *, echo: bool = False) -> None:
        self._request, self._kept = request, bytearray()
        self._echo = request if echo else b""
        self._size = 5 + 2 * int.from_bytes(request[4:6], "big") if request[1] == READ else 8

    def feed(self, data: bytes) -> Answer | None:
        """The answer, once it is whole."""
        self._kept += data
        if self._echo:
            if len(self._kept) < len(self._echo):
                return None
            if self._kept.startswith(self._echo):
                del self._kept[: len(self._echo)]
            self._echo = b""
        for at in range(len(self._kept)):
            found = self._at(at)
            if found is not None:
                return found
        del self._kept[: -(self._size - 1)]  # whatever began before is whole, and was none
        return None

    def _at(self, at: int) -> Answer | None:
        address, function = self._request[:2]
        head = self._kept[at : at + 2]
        if head not in (bytes([address, function]), bytes([address, function | _EXCEPTION])):
            return None
        raw = bytes(self._kept[at : at + (5 if head[1] & _EXCEPTION else self._size)])
        if len(raw) < (5 if head[1] & _EXCEPTION else self._size):
            return None
        _, pdu = _FRAMER.handleFrame(raw, address, 0)
        if pdu is None:
            return None
        if pdu.isError():
            return Answer(refused=raw[2])
        if function == READ:
            return Answer(values=tuple(pdu.registers)) if raw[2] == self._size - 5 else None
        return Answer() if raw[2:6] == self._request[2:6] else None


def _ascii(text: str, count: int) -> list[int]:
    data = text[: 2 * count].ljust(2 * count).encode("ascii")
    return [data[at] << 8 | data[at + 1] for at in range(0, len(data), 2)]


def _bcd(text: str, count: int) -> list[int]:
    digits = [int(digit) for digit in re.findall(r"[0-9]", text)][: 4 * count]
    cells = [_BLANK] * (4 * count - len(digits)) + digits
    return [cells[at] << 12 | cells[at + 1] << 8 | cells[at + 2] << 4 | cells[at + 3] for at in range(0, len(cells), 4)]


def _number(text: str, count: int) -> list[int]:
    value = int("".join(re.findall(r"[0-9]", text)) or "0") % (1 << 16 * count)
    return [value >> 16 * (count - 1 - at) & 0xFFFF for at in range(count)]


PACKINGS: dict[str, Callable[[str, int], list[int]]] = {"ascii": _ascii, "bcd": _bcd, "number": _number}
"""ascii: two characters a register, padded with spaces; bcd: four digits a register, right-aligned, blank = F; number:
the digits as one number, high register first, nothing = 0. Each gives exactly the registers that were asked for."""


def packed(lines: Sequence[str], packing: str, count: int, *, low_first: bool = False) -> list[int]:
    """The registers for these lines, which follow each other with a space. Full-width forms become half-width, what is
    not ASCII a space. `low_first` swaps the bytes of each register."""
    plain = unicodedata.normalize("NFKC", " ".join(line.strip() for line in lines))
    text = "".join(char if " " <= char <= "~" else " " for char in plain).strip()
    values = PACKINGS[packing](text, count)
    return [(value & 0xFF) << 8 | value >> 8 for value in values] if low_first else values
