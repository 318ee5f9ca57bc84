"""An open port (线路): bytes out and in with deadlines; every way a port can fail becomes PortLost."""

import errno
import time

import serial

from devices.errors import PortLost
from window_client.words import DeviceTrouble

try:  # termios.error is no OSError (devices.md section 8); Windows has no termios
    from termios import error as _termios_error
except ImportError:  # pragma: no cover - Windows
    _termios_error = OSError

PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError, TypeError, _termios_error)
"""What I/O on a lost port raises: SerialException is an OSError; TypeError comes from a port closed meanwhile."""

WRITE_S = 1.0
SLICE_S = 0.05


class Line:
    """Owned by one thread. Opened by `Line.open`, never in a constructor of anything else."""

    def __init__(self, port: serial.SerialBase, url: str, baud: int) -> None:
        self._port, self.url, self.baud = port, url, baud
        self.last_byte_at = 0.0

    @classmethod
    def open(cls, url: str, baud: int) -> "Line":
        """Open a port: a device name, COM name or URL (`socket://host:port`), 8N1; exclusive where the system can."""
        try:
            options = {} if "://" in url else {"exclusive": True}
            port = serial.serial_for_url(url, baudrate=baud, timeout=SLICE_S, write_timeout=WRITE_S, **options)
        except PORT_ERRORS as error:
            raise PortLost(_opening_trouble(error), type(error).__name__) from error
        return cls(port, url, baud)

    def close(self) -> None:
        """Close; a port that is gone may complain, which changes nothing."""
        try:
            self._port.close()
        except PORT_ERRORS:
            return

    def write(self, data: bytes) -> None:
        """Send all bytes within a second; raises PortLost."""
        try:
            self._port.write(data)
        except PORT_ERRORS as error:
            raise PortLost(DeviceTrouble.UNPLUGGED, type(error).__name__) from error

    def read(self, until: float) -> bytes:
        """What has arrived; waits for a first byte until this monotonic time; b"" when none came. Raises PortLost."""
        try:
            while True:
                waiting = max(1, self._waiting())
                data: bytes = self._port.read(waiting)
                now = time.monotonic()
                if data:
                    self.last_byte_at = now
                    return data
                if now >= until:
                    return b""
        except PORT_ERRORS as error:
            raise PortLost(DeviceTrouble.UNPLUGGED, type(error).__name__) from error

    def drain(self) -> None:
        """Throw away what has arrived: late answers to questions nobody asks any more."""
        while self.read(0.0):
            pass

    def cancel(self) -> None:
        """Wake a blocked read from another thread, where the port can."""
        cancel = getattr(self._port, "cancel_read", None)
        if cancel is None:
            return
        try:
            cancel()
        except PORT_ERRORS:
            return

    def wire_time(self, size: int) -> float:
        """Seconds that so many bytes take on the wire at 8N1."""
        return size * 10 / self.baud

    def _waiting(self) -> int:
        """A TCP port does not say how much is there: then read in slices."""
        if self.url.startswith("socket://"):
            return 4096 if self._port.in_waiting else 1
        return int(self._port.in_waiting)


def _opening_trouble(error: Exception) -> DeviceTrouble:
    number = getattr(error, "errno", None)
    if number in {errno.EACCES, errno.EAGAIN, errno.EBUSY} or "exclusively lock" in str(error):
        return DeviceTrouble.PORT_BUSY
    return DeviceTrouble.PORT_MISSING
