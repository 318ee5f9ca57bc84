"""Devices without any of our code: a blocked socket that notices a pulled cable, one that is opened again and again, and
loops that ask the same questions as often as the drivers do."""

import socket
import threading
import time
from contextlib import ExitStack, suppress
from urllib.parse import urlsplit

ASKED_EVERY_S = {"id-reader": 0.2, "receipt-printer": 1.0}
QUESTIONS = {
    "id-reader": (bytes.fromhex("aaaaaa96690003200122"),),
    "receipt-printer": tuple(bytes([0x10, 0x04, number]) for number in (1, 2, 3, 4)),
}
AGAIN_S, LATEST_S = 0.005, 10.0


def _opened(url: str) -> socket.socket:
    parts = urlsplit(url)
    line = socket.create_connection((parts.hostname, parts.port), LATEST_S)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


class Bare:
    """One socket that hears nothing; `gone_at` is when it noticed that the other side had gone."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._line = _opened(url)
        self.gone_at = 0.0
        self._thread = threading.Thread(target=self._hear, name="bare")
        self._thread.start()

    def wait_gone(self) -> float:
        """When, as `time.monotonic` tells."""
        self._thread.join(LATEST_S)
        self._line.close()
        return self.gone_at

    def _hear(self) -> None:
        with suppress(OSError):
            while self._line.recv(65536):
                pass
        self.gone_at = time.monotonic()


def open_again(url: str) -> float:
    """Try until the port is there; when it was, as `time.monotonic` tells."""
    end = time.monotonic() + LATEST_S
    while time.monotonic() < end:
        with suppress(OSError), _opened(url):
            return time.monotonic()
        threading.Event().wait(AGAIN_S)
    raise TimeoutError(url)


def idle_cost(ports: list[tuple[str, str]], seconds: float) -> float:
    """Processor time of this process, as a share of one core, while these (kind, url) are asked or listened to."""
    stopping, threads = threading.Event(), list[threading.Thread]()
    with ExitStack() as stack:
        for kind, url in ports:
            line = stack.enter_context(_opened(url))
            threads.append(threading.Thread(target=_ask, args=(line, kind, stopping), name=f"bare:{kind}"))
        for thread in threads:
            thread.start()
        threading.Event().wait(1.0)
        before = time.process_time()
        threading.Event().wait(seconds)
        cost = (time.process_time() - before) / seconds
        stopping.set()
        for thread in threads:
            thread.join()
    return cost


def _ask(line: socket.socket, kind: str, stopping: threading.Event) -> None:
    line.settimeout(ASKED_EVERY_S.get(kind, 0.5))
    while not stopping.is_set():
        for question in QUESTIONS.get(kind, ()):
            line.sendall(question)
            with suppress(TimeoutError):
                line.recv(65536)
        if kind in QUESTIONS:
            stopping.wait(ASKED_EVERY_S[kind])
        else:
            with suppress(TimeoutError):
                line.recv(65536)
