"""A TCP proxy that spoils the line between a window and its platform: slow, narrow, cut at a byte, reset, black hole,
half-open, or with another answer in place of the right one. The platform behind it does its work for real."""

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Plan:
    """What happens to the next connections. Numbers of bytes count from the start of a connection."""

    latency_s: float = 0.0  # before every piece, each way
    bytes_s: float = 0.0  # 0 = as fast as it goes
    cut_request: int | None = None
    cut_response: int | None = None
    reset: bool = False  # cut with a reset and not with an end
    black_hole: bool = False  # accept, and nothing more
    half_open: bool = False  # the request gets through; the answer never comes, the line stays open
    spoil: Callable[[bytes], bytes] | None = None  # the whole answer, changed
    tunnel: bool = False  # the window takes it for its HTTP proxy: CONNECT first, whatever name it asks for


class FaultProxy:
    """Listens on loopback in front of the platform's port."""

    def __init__(self, url: str) -> None:
        self._upstream = int(url.rsplit(":", 1)[1])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.plan = Plan()
        self.sent = self.answered = 0  # bytes that came from the window, and that went back to it
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lines: list[socket.socket] = []

    def __enter__(self) -> "FaultProxy":
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        socket.create_connection(self._listener.getsockname()).close()
        self._threads[0].join(10)
        for line in self._lines:
            _end(line)
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive()
        for line in (*self._lines, self._listener):
            line.close()

    def _start(self, deed: Callable[..., None], *facts: object) -> None:
        thread = threading.Thread(target=deed, args=facts)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            line, _ = self._listener.accept()
            if self._over.is_set():
                line.close()
                return
            self._lines.append(line)
            if self.plan.black_hole:
                continue
            if self.plan.tunnel:
                _connected(line)
            upstream = socket.create_connection(("127.0.0.1", self._upstream))
            self._lines.append(upstream)
            for each in (line, upstream):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._start(self._request, line, upstream, self.plan)
            self._start(self._response, upstream, line, self.plan)

    def _request(self, line: socket.socket, upstream: socket.socket, plan: Plan) -> None:
        passed = self._pump(line, upstream, plan, plan.cut_request, is_request=True)
        if not passed:
            _cut(line, reset=plan.reset)
            _cut(upstream, reset=plan.reset)
        else:
            _end(upstream)

    def _response(self, upstream: socket.socket, line: socket.socket, plan: Plan) -> None:
        if plan.half_open:
            while _received(upstream):
                pass
            return
        if plan.spoil is not None:
            whole = _answer(upstream)
            if whole:
                _give(line, plan.spoil(whole))
        elif self._pump(upstream, line, plan, plan.cut_response, is_request=False):
            _end(line)
            return
        _cut(line, reset=plan.reset)
        _cut(upstream, reset=False)

    def _pump(
        self, source: socket.socket, target: socket.socket, plan: Plan, cut: int | None, *, is_request: bool
    ) -> bool:
        """Pass bytes on until the source ends (True) or the cut comes (False)."""
        passed = 0
        while cut is None or passed < cut:
            piece = _received(source, 65536 if not plan.bytes_s else max(1, int(plan.bytes_s / 20)))
            if not piece:
                return True
            if cut is not None:
                piece = piece[: cut - passed]
            self._over.wait(plan.latency_s + (len(piece) / plan.bytes_s if plan.bytes_s else 0.0))
            passed += len(piece)
            if is_request:
                self.sent += len(piece)
            else:
                self.answered += len(piece)
            if not _give(target, piece):
                return True
        return False


def _received(line: socket.socket, most: int = 65536) -> bytes:
    try:
        return line.recv(most)
    except OSError:
        return b""


def _give(line: socket.socket, piece: bytes) -> bool:
    try:
        line.sendall(piece)
    except OSError:
        return False
    return True


def _answer(upstream: socket.socket) -> bytes:
    """One whole answer with a Content-Length, or without a body."""
    heard = b""
    while piece := _received(upstream):
        heard += piece
        head, found, body = heard.partition(b"\r\n\r\n")
        length = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
        if found and len(body) >= (int(length[0].split(b":")[1]) if length else 0):
            break
    return heard


def _connected(line: socket.socket) -> None:
    """Hear a CONNECT to its end and say that the way is open."""
    heard = b""
    while not heard.endswith(b"\r\n\r\n") and (piece := _received(line)):
        heard += piece
    _give(line, b"HTTP/1.1 200 Connection established\r\n\r\n")


def _end(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _cut(line: socket.socket, *, reset: bool) -> None:
    """End it for both sides at once; with `reset` the other side hears RST."""
    try:
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            line.shutdown(socket.SHUT_RD)  # wakes the thread that listens on it; a close alone would not
            line.close()
        else:
            line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
