"""What speaks (发声): a chip on a serial line, or a program of the system."""

from typing import Protocol

from devices.line import Line
from window_client.words import DeviceTrouble


class Mouth(Protocol):
    """Owned by the voice's thread. Any call may raise DeviceError, none may last longer than half a second."""

    trouble: DeviceTrouble
    """What went wrong with the last sentence, though it is there and answers."""

    def greet(self, line: Line) -> str:
        """Make sure it is there and silent; returns what it is, for the technician."""

    def speak(self, line: Line, text: str) -> None:
        """Begin to speak."""

    def is_speaking(self, line: Line) -> bool:
        """Whether it still speaks; also asked while it is silent, as a sign of life."""

    def stop(self, line: Line) -> None:
        """Be silent at once."""
