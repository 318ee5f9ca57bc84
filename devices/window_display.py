"""The window display (窗口屏): shows the ticket called. It never answers: what was written is all we know."""

from devices.frames import cd5220
from devices.line import Line
from window_client.messages import DeviceOrder, DisplayShown, ShowOnDisplay
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

_NOTHING_TO_DO_S = 0.5


class WindowDisplay:
    """Driver of a CD5220 display. What must be shown survives the cable: it is shown again after a replug."""

    kind = DeviceKind.WINDOW_DISPLAY

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.window_display, settings.window_display_baud
        self._submit = submit
        self._lines: tuple[str, ...] = ()

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """Open is all there is to know."""
        return DeviceState.OPEN, DeviceTrouble.NONE

    def opened(self, line: Line) -> str:
        """Clear it: a closed window must show no number; then what it should show."""
        line.write(cd5220.CLEAR)
        if self._lines:
            self._show(line)
        return "CD5220"

    def turn(self, line: Line) -> float:
        """Nothing to ask; reading notices a cable that is gone."""
        line.drain()
        return _NOTHING_TO_DO_S

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

    def _show(self, line: Line) -> None:
        line.write(cd5220.show(self._lines))
        self._submit(DisplayShown(self._lines, heard=False))
