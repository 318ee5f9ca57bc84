"""A socket on loopback that answers every connection with the bytes it was given: for answers no real server gives."""

import socket
import threading
import time
from collections.abc import Sequence
from types import TracebackType

ANSWER = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"


def answer(body: bytes, status: int = 200, headers: bytes = b"") -> bytes:
    """A whole HTTP answer."""
    return ANSWER % (status, len(body), headers) + body


class RawServer:
    """Reads one request a connection, sends `pieces` with `pause_s` between them, closes. Without pieces: silence."""

    def __init__(self, pieces: Sequence[bytes], *, pause_s: float = 0.0, hang: bool = False) -> None:
        self._pieces, self._pause_s, self._hang = pieces, pause_s, hang
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.heard: list[bytes] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            if self._over.is_set():
                line.close()
                return
            with line:
                self._one(line)

    def _one(self, line: socket.socket) -> None:
        line.settimeout(5)
        try:
            self.heard.append(_request(line))
            for piece in self._pieces:
                line.sendall(piece)
                self._over.wait(self._pause_s)
            if self._hang:
                self._over.wait(30)
        except OSError:
            return

    def __enter__(self) -> "RawServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with socket.create_connection(self._listener.getsockname()):
            pass
        self._thread.join(10)
        self._listener.close()


def _request(line: socket.socket) -> bytes:
    """One whole request; what has come when the other side stops."""
    heard = b""
    while piece := line.recv(65536):
        heard += piece
        head, found, body = heard.partition(b"\r\n\r\n")
        length = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
        if found and len(body) >= (int(length[0].split(b":")[1]) if length else 0):
            break
    return heard


def took(began: float) -> float:
    """Seconds since."""
    return time.monotonic() - began
