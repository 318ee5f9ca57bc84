"""HTTP to a network scanner (网络扫描仪): one request a connection, with time-outs, ended at once when halted."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from devices.halt import Halt

CONNECT_S, ANSWER_S = 2.0, 5.0
PAGE_S = 90.0
"""A sheet may take this long until its first byte, and between two of them: many scanners send while they scan."""
PIECE, LARGEST = 65536, 200_000_000


class LineLost(Exception):
    """The scanner did not answer, or not in HTTP; the text is technical."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class EsclLine:
    """`url` is the scanner's eSCL address, e.g. http://192.0.2.7/eSCL; https is checked against the system's list."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port, self._secure = parts.hostname or "", parts.port, parts.scheme == "https"
        self.root = parts.path.rstrip("/")

    def ask(self, method: str, path: str, halt: Halt, *, body: bytes = b"", answer_s: float = ANSWER_S) -> Answer:
        """One request; raises LineLost, also when halted."""
        headers = {"Connection": "close", "User-Agent": "hall-window"}
        if body:
            headers["Content-Type"] = "text/xml"
        connection = self._connection()
        try:
            connection.connect()
            with halt.waking(lambda: _hang_up(connection)):
                if connection.sock is not None:
                    connection.sock.settimeout(answer_s)
                connection.request(method, path, body or None, headers)
                return _answer(connection.getresponse())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise LineLost("halted" if halt.is_set() else type(error).__name__) from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self._host, self._port, timeout=CONNECT_S, context=context)
        return http.client.HTTPConnection(self._host, self._port, timeout=CONNECT_S)


def _answer(response: http.client.HTTPResponse) -> Answer:
    body = bytearray()
    while piece := response.read(PIECE):
        body += piece
        if len(body) > LARGEST:
            raise LineLost("too large")
    if response.length:  # the connection ended before all that was announced had come
        raise LineLost("cut off")
    return Answer(response.status, {name.lower(): text for name, text in response.getheaders()}, bytes(body))


def _hang_up(connection: http.client.HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
