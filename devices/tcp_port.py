"""A port behind a TCP bridge (`socket://host:port`): a read returns what is there at once.

Our own, because pyserial's socket port waits for its whole time-out whenever fewer bytes come than were asked for.
"""

import socket
from urllib.parse import urlsplit

CONNECT_S = 1.0
_PIECE = 65536


class TcpPort:
    """A few calls, as a line needs them; a closed peer raises OSError."""

    def __init__(self, url: str, write_timeout_s: float) -> None:
        parts = urlsplit(url)
        if not parts.hostname or not parts.port:
            raise ValueError("a TCP port is written socket://host:port")
        self._write_s = write_timeout_s
        self._socket = socket.create_connection((parts.hostname, parts.port), CONNECT_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def take(self, within: float) -> bytes:
        """What is there; b"" when nothing came within so many seconds, 0 or less = only what is there already."""
        self._socket.settimeout(max(0.0, within))
        try:
            data = self._socket.recv(_PIECE)
        except (TimeoutError, BlockingIOError):
            return b""
        if not data:
            raise ConnectionResetError("the other side closed the port")
        return data

    def write(self, data: bytes) -> int:
        """Send all bytes or raise OSError."""
        self._socket.settimeout(self._write_s)
        self._socket.sendall(data)
        return len(data)

    def check(self) -> None:
        """Raise OSError when the other side has gone, without taking a byte."""
        self._socket.settimeout(0.0)
        try:
            if not self._socket.recv(1, socket.MSG_PEEK):
                raise ConnectionResetError("the other side closed the port")
        except BlockingIOError:
            return

    def close(self) -> None:
        """Close."""
        self._socket.close()
