"""An open port (线路): bytes out and in with deadlines; every way a port can fail becomes PortLost."""

import errno
import sys
import time
from collections.abc import Callable
from typing import Protocol, cast

import serial

from devices.errors import NoAnswer, PortLost
from devices.ports import USB, device_name
from devices.program_port import PROGRAM, ProgramPort
from devices.tcp_port import TcpPort
from window_client.words import DeviceTrouble, TraceWay

if sys.platform == "win32":
    PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError, TypeError)
else:
    import termios  # its error is no OSError (devices.md section 8)

    PORT_ERRORS = (OSError, ValueError, TypeError, termios.error)
"""What I/O on a lost port raises: SerialException is an OSError; TypeError comes from a port closed meanwhile."""

NO_FLOW = "none"
_CLEAR = {"rtscts": "cts", "dtrdsr": "dsr"}
WRITE_S = 1.0
SLICE_S, LONG_SLICE_S = 0.05, 0.5
"""Longest single wait in a port; the short one towards the end of what a caller waits. Fewer waits, less work."""
QUIET_S = 0.05
DRAIN_S = 1.5
"""The longest late answer, a card at 9600 baud, is over by then; what still comes is a babbling line."""
ANSWER_S = 5.0
"""No device takes longer to answer: what comes later was not asked for."""


class Port(Protocol):
    """What pyserial's ports have in common, native or by URL."""

    baudrate: int
    timeout: float | None

    @property
    def in_waiting(self) -> int: ...
    def read(self, size: int) -> bytes: ...
    def write(self, data: bytes) -> int | None: ...
    def close(self) -> None: ...


class Line:
    """Owned by one thread. Opened by `Line.open`, never in a constructor of anything else."""

    def __init__(self, port: Port | TcpPort, url: str, baud: int, flow: str = NO_FLOW) -> None:
        self._port, self.url, self.baud, self.flow = port, url, baud, flow
        self.last_byte_at = 0.0
        self.answer_s: float | None = None  # from the last question to the first byte of its answer
        self._asked_at: float | None = None
        self.tap: Callable[[TraceWay, bytes], None] | None = None  # hears every byte, for a trace

    @classmethod
    def open(cls, url: str, baud: int, flow: str = NO_FLOW) -> "Line":
        """Open a port: a device name, COM name or URL (`socket://host:port`, `usb://VID:PID/SERIAL`, `program://name`),
        8N1; exclusive where the system can. `flow`: none, xonxoff (the driver's own matter: it hears the bytes), rtscts,
        dtrdsr."""
        url = device_name(url)
        if url.startswith(USB):
            raise PortLost(DeviceTrouble.PORT_MISSING, "not plugged in")
        if url.startswith(PROGRAM):
            return cls(_program(url), url, baud)
        try:
            if url.startswith("socket://"):
                return cls(TcpPort(url, WRITE_S), url, baud)
            port = serial.serial_for_url(url, baudrate=baud, timeout=SLICE_S, write_timeout=WRITE_S, do_not_open=True)
            port.rtscts, port.dsrdtr = flow == "rtscts", flow == "dtrdsr"
            if "://" not in url:
                port.exclusive = True
            port.open()
        except PORT_ERRORS as error:
            raise PortLost(_opening_trouble(error), type(error).__name__) from error
        return cls(cast(Port, port), url, baud, flow)

    def takes(self) -> bool:
        """Whether the other side lets us send now, by CTS or DSR; True where the flow control in force has no such
        line. Asked before each piece: on Linux a port knows no DTR/DSR flow control, and a full buffer blocks a write."""
        name = _CLEAR.get(self.flow)
        if name is None or isinstance(self._port, TcpPort):
            return True
        try:
            return bool(getattr(self._port, name))
        except PORT_ERRORS:
            return True  # a port without such lines; one that is gone says so at the next byte

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
        self._asked_at = time.monotonic()
        if self.tap is not None:
            self.tap(TraceWay.OUT, data)

    def read(self, until: float) -> bytes:
        """What has arrived; waits for a first byte until this monotonic time; b"" when none came. Raises PortLost."""
        try:
            while True:
                left = until - time.monotonic()
                data = self._take(left)
                if data:
                    self._answered(time.monotonic())
                    if self.tap is not None:
                        self.tap(TraceWay.IN, data)
                    return data
                if left <= 0 or time.monotonic() >= until:
                    return b""
        except PORT_ERRORS as error:
            raise PortLost(DeviceTrouble.UNPLUGGED, type(error).__name__) from error

    def _answered(self, now: float) -> None:
        """Bytes came: how long the device took, or nothing new when nobody had asked."""
        self.last_byte_at = now
        if self._asked_at is not None and now - self._asked_at < ANSWER_S:
            self.answer_s = now - self._asked_at
        self._asked_at = None

    def _take(self, left: float) -> bytes:
        """One look at the port, of so many seconds at most; none at all when they are over."""
        port = self._port
        if isinstance(port, TcpPort):
            return port.take(min(left, LONG_SLICE_S))
        waiting = port.in_waiting
        if not waiting and left <= 0:
            return b""
        slice_s = LONG_SLICE_S if left >= LONG_SLICE_S - SLICE_S else SLICE_S
        if not waiting and port.timeout != slice_s and "://" not in self.url:
            port.timeout = slice_s  # one system call; at rfc2217:// the whole port would be negotiated anew
        return port.read(max(1, waiting))

    def check(self) -> None:
        """Notice a port that has gone, without taking a byte; raises PortLost."""
        try:
            if isinstance(self._port, TcpPort):
                self._port.check()
            else:
                _ = self._port.in_waiting
        except PORT_ERRORS as error:
            raise PortLost(DeviceTrouble.UNPLUGGED, type(error).__name__) from error

    def speak_at(self, baud: int) -> None:
        """Change the speed of a serial port; a TCP bridge keeps its own. Raises PortLost."""
        if baud == self.baud or isinstance(self._port, TcpPort):
            return
        try:
            self._port.baudrate = baud
        except PORT_ERRORS as error:
            raise PortLost(DeviceTrouble.UNPLUGGED, type(error).__name__) from error
        self.baud = baud

    def drain(self, quiet_s: float = QUIET_S) -> bool:
        """Throw away late answers to questions nobody asks any more, until none came for so long; False when the line
        never falls silent."""
        end = time.monotonic() + DRAIN_S
        while self.read(time.monotonic() + quiet_s if quiet_s else 0.0):
            if time.monotonic() > end:
                return False
        return True

    def hush(self, quiet_s: float = QUIET_S) -> None:
        """Drain, before a question whose answer anything could be taken for; raises NoAnswer GARBLED when the line never
        falls silent."""
        if not self.drain(quiet_s):
            raise NoAnswer(DeviceTrouble.GARBLED, "bytes without end")

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


def _program(url: str) -> ProgramPort:
    try:
        return ProgramPort(url, SLICE_S)
    except FileNotFoundError as error:
        raise PortLost(DeviceTrouble.NO_VOICE, f"{error} is not installed") from error


def _opening_trouble(error: Exception) -> DeviceTrouble:
    number = getattr(error, "errno", None)
    if number in {errno.EACCES, errno.EAGAIN, errno.EBUSY} or "exclusively lock" in str(error):
        return DeviceTrouble.PORT_BUSY
    return DeviceTrouble.PORT_MISSING
