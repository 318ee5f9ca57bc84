"""A port that is a program of the system (`program://espeak-ng`): nothing is read or written, it is there or not."""

import shutil
import time

PROGRAM = "program://"


class ProgramPort:
    """The same few calls as a pyserial port, so that a link can own it."""

    baudrate = 0

    def __init__(self, url: str, timeout_s: float) -> None:
        """Raises FileNotFoundError when the program is not installed."""
        name = url.removeprefix(PROGRAM)
        path = shutil.which(name)
        if path is None:
            raise FileNotFoundError(name)
        self.path = path
        self.timeout: float | None = timeout_s

    @property
    def in_waiting(self) -> int:
        """Never anything."""
        return 0

    def read(self, size: int) -> bytes:
        """Nothing, after the time-out."""
        time.sleep(self.timeout or 0.0)
        return b""

    def write(self, data: bytes) -> int:
        """Nobody hears it."""
        return len(data)

    def close(self) -> None:
        """Nothing to close."""
