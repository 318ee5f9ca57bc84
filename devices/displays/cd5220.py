"""The CD5220 customer display: two lines of ASCII, write-only."""

from collections.abc import Sequence

from devices.frames import cd5220
from devices.line import Line
from window_client.settings import Settings


class Cd5220:
    """It has no address and never answers."""

    answers = False

    def __init__(self, settings: Settings, address: int) -> None:
        pass

    def greet(self, line: Line) -> str:
        """Clear it."""
        line.write(cd5220.CLEAR)
        return "CD5220"

    def show(self, line: Line, lines: Sequence[str]) -> None:
        """Both lines, padded."""
        line.write(cd5220.show(lines))

    def ask(self, line: Line) -> None:
        """Nothing to ask; reading notices a cable that is gone."""
        line.drain(0.0)


BOARD = Cd5220
