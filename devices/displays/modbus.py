"""A Modbus-RTU display: registers by the settings; what it holds is read back where it can be."""

from collections.abc import Sequence

from devices.displays.board import asked
from devices.errors import NoAnswer
from devices.frames import modbus_display
from devices.line import Line
from window_client.settings import Settings
from window_client.words import DeviceTrouble

NO_REGISTER = -1
_LAST_ADDRESS = 247


class Modbus:
    """One slave on the bus."""

    answers = True

    def __init__(self, settings: Settings, address: int) -> None:
        self._settings, self._address = settings, address
        self._start = settings.window_display_modbus_register
        self._shown: list[int] = []
        self._reads = True

    def greet(self, line: Line) -> str:
        """Blank it, and set its brightness where the profile names a register for it."""
        if not 1 <= self._address <= _LAST_ADDRESS:
            raise NoAnswer(DeviceTrouble.NOT_CONFIGURED, f"address {self._address} is not 1 to {_LAST_ADDRESS}")
        self.show(line, ())
        if self._settings.window_display_modbus_brightness_register != NO_REGISTER:
            level = self._settings.window_display_modbus_brightness
            self._write(line, self._settings.window_display_modbus_brightness_register, [level])
        return f"Modbus {self._address}"

    def show(self, line: Line, lines: Sequence[str]) -> None:
        """Write the registers."""
        chosen = self._settings
        self._shown = modbus_display.packed(
            lines,
            chosen.window_display_modbus_packing,
            chosen.window_display_modbus_count,
            low_first=chosen.window_display_modbus_low_first,
        )
        self._write(line, self._start, self._shown)

    def ask(self, line: Line) -> None:
        """Read the registers back; a display that lost them gets them again. One that cannot be read has answered."""
        if self._reads:
            answer = self._asked(line, modbus_display.read(self._address, self._start, len(self._shown)))
            self._reads = not answer.refused
            if not answer.refused and list(answer.values) != self._shown:
                self._write(line, self._start, self._shown)
        else:
            self._write(line, self._start, self._shown)

    def _write(self, line: Line, register: int, values: Sequence[int]) -> None:
        one_by_one = self._settings.window_display_modbus_function == modbus_display.WRITE_ONE
        for request in modbus_display.written(self._address, register, values, one_by_one=one_by_one):
            answer = self._asked(line, request)
            if answer.refused:
                raise NoAnswer(DeviceTrouble.ORDER_REFUSED, f"exception {answer.refused}")

    def _asked(self, line: Line, request: bytes) -> modbus_display.Answer:
        echo, pause_s = self._settings.window_display_modbus_echo, self._settings.window_display_turnaround_ms / 1000
        return asked(line, request, lambda: modbus_display.Answers(request, echo=echo).feed, pause_s)


BOARD = Modbus
