"""Twin of Modbus-RTU displays on one RS-485 line (总线上的数码管孪生): each a slave with registers of its own.

Its made-up product: text in registers 0 to 3, two ASCII characters each, high byte first; brightness in register 16.
"""

import time
from collections.abc import Sequence
from typing import Any

from devices.simulated.twin import Twin

REGISTERS, TEXT, BRIGHTNESS = 32, range(4), 16
GAP_S = 0.04  # 3.5 characters on a real line; more here, for a busy machine delivers in pieces
_SIZES = {0x03: 8, 0x06: 8}


class _Slave:
    """One display."""

    def __init__(self) -> None:
        self.registers = [0x3838] * 4 + [0] * (REGISTERS - 4)  # 88888888: what an earlier owner left on it
        self.dead = self.unreadable = False
        self.asked = 0

    @property
    def text(self) -> str:
        data = b"".join(self.registers[at].to_bytes(2, "big") for at in TEXT)
        return "".join(chr(byte) if 32 <= byte < 127 else " " for byte in data).rstrip()


class ModbusTwin(Twin):
    """Displays 1 and 2 on one line; a deed names one by `address`."""

    name = "modbus-display"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._slaves = {1: _Slave(), 2: _Slave()}
        self._kept, self._heard_at = bytearray(), 0.0
        self._ledger: list[dict[str, Any]] = []

    def do_ledger(self) -> list[dict[str, Any]]:
        """Everything that was ever shown: {at, address, lines}."""
        return list(self._ledger)

    def do_die(self, address: int, on: bool = True) -> None:
        """One display loses its power, with all that it showed; the line goes on."""
        self._slaves[address].dead = on
        self._slaves[address].registers[:4] = [0] * 4

    def do_blink(self, address: int) -> None:
        """A dip of the supply: the text is gone, and nobody was without an answer."""
        self._slaves[address].registers[:4] = [0] * 4

    def do_unreadable(self, address: int) -> None:
        """A product whose registers can only be written."""
        self._slaves[address].unreadable = True

    def state(self) -> dict[str, Any]:
        shown = {str(address): slave.text for address, slave in self._slaves.items()}
        return {
            "lines": [self._slaves[1].text],
            "displays": shown,
            "asked": {str(address): slave.asked for address, slave in self._slaves.items()},
            "brightness": {str(address): slave.registers[BRIGHTNESS] for address, slave in self._slaves.items()},
        }

    def feed(self, data: bytes) -> list[bytes]:
        """A frame ends where its length says, or at a silence; after noise the next right one is looked for."""
        now, before = time.monotonic(), self._heard_at
        self._heard_at = now
        if now - before > GAP_S:
            self._kept.clear()
        self._kept += data
        replies, at = list[bytes](), 0
        while at + 8 <= len(self._kept):
            size = _SIZES.get(self._kept[at + 1], 9 + self._kept[at + 6] if self._kept[at + 1] == 0x10 else 0)
            raw = bytes(self._kept[at : at + size])
            if not size or (len(raw) == size and _crc(raw[:-2]) != raw[-2] | raw[-1] << 8):
                at += 1
            elif len(raw) < size:
                break
            else:
                replies += self._take(raw)
                at += size
        del self._kept[:at]
        return replies

    def _take(self, raw: bytes) -> list[bytes]:
        if raw[0] == 0:  # for all, answered by none
            for each in self._slaves.values():
                _obey(each, raw)
            return []
        slave = self._slaves.get(raw[0])
        if slave is None or slave.dead:
            return []
        before = slave.text
        slave.asked += 1
        answer = _obey(slave, raw)
        if slave.text != before:
            self._ledger.append({"at": time.time(), "address": raw[0], "lines": [slave.text]})
        return [_framed(raw[:1] + answer)]


def _obey(slave: _Slave, raw: bytes) -> bytes:
    function, register, count = raw[1], raw[2] << 8 | raw[3], raw[4] << 8 | raw[5]
    if function == 0x06:
        if register >= REGISTERS:
            return b"\x86\x02"
        slave.registers[register] = count
        return raw[1:6]
    if register + count > REGISTERS or (function == 0x03 and slave.unreadable):
        return bytes([function | 0x80, 2])
    if function == 0x03:
        values = slave.registers[register : register + count]
        return bytes([3, 2 * count]) + b"".join(value.to_bytes(2, "big") for value in values)
    if raw[6] != 2 * count:
        return b"\x90\x03"
    slave.registers[register : register + count] = [raw[at] << 8 | raw[at + 1] for at in range(7, 7 + raw[6], 2)]
    return raw[1:6]


def registers_of(address: int, values: Sequence[int]) -> bytes:
    """The answer of a slave that was asked for its registers."""
    return _framed(bytes([address, 3, 2 * len(values)]) + b"".join(value.to_bytes(2, "big") for value in values))


def _framed(body: bytes) -> bytes:
    return body + _crc(body).to_bytes(2, "little")


def _crc(data: bytes) -> int:
    """CRC-16/MODBUS, bit by bit."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


TWIN = ModbusTwin
