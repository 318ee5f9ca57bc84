"""The window display (窗口屏): shows the ticket called. One port, one make, one or more displays that share the line."""

import itertools
from collections.abc import Callable
from importlib import import_module

from devices.displays.board import Board
from devices.errors import NoAnswer
from devices.line import Line
from window_client.domain.display_makes import SCRIPTS
from window_client.messages import DeviceOrder, DisplayShown, ShowOnDisplay
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble


def _maker(make: str) -> Callable[[Settings, int], Board]:
    """Of a make's module only when one is made: pymodbus alone costs a quarter of a second."""

    def made(settings: Settings, address: int) -> Board:
        board: Callable[[Settings, int], Board] = import_module(f"devices.displays.{make}").BOARD
        return board(settings, address)

    return made


BOARDS: dict[str, Callable[[Settings, int], Board]] = {make: _maker(make) for make in SCRIPTS}
"""A board of each make, from the module of its name."""
_PAUSE_S = 1.0


class WindowDisplay:
    """Driver of the displays of one window. What must be shown survives the cable: it is shown again after a replug.

    All displays of the line show the same; one is spoken to at a time. A silent one leaves the others at work.
    """

    kind = DeviceKind.WINDOW_DISPLAY

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.window_display, settings.window_display_baud
        self._submit = submit
        make = BOARDS[settings.window_display_kind]
        addresses = [int(address) for address in settings.window_display_addresses]
        self._boards = {address: make(settings, address) for address in addresses}
        self._answers = all(board.answers for board in self._boards.values())
        self._round = itertools.cycle(addresses)
        self._silent: dict[int, DeviceTrouble] = {}
        self._names: dict[int, str] = {}
        self._lines: tuple[str, ...] = ()

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """Open is all there is to know of a make that never answers."""
        if not self._answers:
            return DeviceState.OPEN, DeviceTrouble.NONE
        if self._silent:
            return DeviceState.ATTENTION, next(iter(self._silent.values()))
        return DeviceState.READY, DeviceTrouble.NONE

    @property
    def word(self) -> str:
        """Each display by its name; one that is silent with its address and trouble."""
        names = [
            f"{address}: {self._silent[address]}" if address in self._silent else self._names.get(address, "")
            for address in self._boards
        ]
        return ", ".join(name for name in names if name)

    def opened(self, line: Line) -> str:
        """Clear all: a closed window must show no number; then what they should show."""
        for address in self._boards:
            said = self._reach(address, lambda board: board.greet(line))
            self._names[address] = said or self._names.get(address, "")
        if self._lines:
            self._show(line)
        return self.word

    def turn(self, line: Line) -> float:
        """Ask one display; one that was silent is greeted, and shown what the others show."""
        address = next(self._round)
        was_silent = address in self._silent
        self._reach(address, lambda board: board.greet(line) if was_silent else board.ask(line))
        if was_silent and address not in self._silent:
            self._reach(address, lambda board: board.show(line, self._lines))
            self._tell()
        return _PAUSE_S

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Show the lines."""
        if isinstance(order, ShowOnDisplay):
            self._lines = order.lines
            self._show(line)

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Kept for the time when the display is back."""
        if isinstance(order, ShowOnDisplay):
            self._lines = order.lines

    def lost(self, trouble: DeviceTrouble) -> None:
        """The lines stay in mind."""
        self._silent.clear()

    def _show(self, line: Line) -> None:
        for address in self._boards:
            if address not in self._silent:
                self._reach(address, lambda board: board.show(line, self._lines))
        self._tell()

    def _tell(self) -> None:
        self._submit(DisplayShown(self._lines, heard=self._answers and not self._silent))

    def _reach(self, address: int, deed: Callable[[Board], str | None]) -> str | None:
        """Do it at this address. Raises NoAnswer when no display of the line answers any more."""
        try:
            said = deed(self._boards[address])
        except NoAnswer as silence:
            self._silent[address] = silence.trouble
            if len(self._silent) == len(self._boards):
                raise
            return None
        self._silent.pop(address, None)
        return said
