"""The control socket (控制口): one JSON request a line on loopback, one JSON answer a line.

Request {"twin": "id-reader", "do": "lay_card", "card": "resident"}, answer {"ok": true, "answer": …}
or {"ok": false, "error": …}. {"do": "list"} names the twins; {"do": "quit"} ends the process.
"""

import json
import socketserver
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from devices.simulated.twin import Puppet


class Control(socketserver.ThreadingTCPServer):
    """Serves the twins until `shutdown`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, twins: Mapping[str, Puppet], quit_now: threading.Event) -> None:
        super().__init__(("127.0.0.1", port), _Talk)
        self.twins, self.quit_now = twins, quit_now

    @property
    def port(self) -> int:
        """The port really taken."""
        return int(self.server_address[1])

    def answer(self, line: bytes) -> dict[str, Any]:
        """One request."""
        try:
            ask = json.loads(line)
            deed, name = ask.pop("do"), ask.pop("twin", "")
            if deed == "list":
                return {"ok": True, "answer": {twin: self.twins[twin].do_state() for twin in self.twins}}
            if deed == "quit":
                self.quit_now.set()
                return {"ok": True, "answer": None}
            return {"ok": True, "answer": self.twins[name].do(deed, ask)}
        except (KeyError, TypeError, ValueError) as error:
            return {"ok": False, "error": f"{type(error).__name__}: {error}"}


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert isinstance(server, Control)
        with suppress(ConnectionError):  # who asked was killed
            for line in self.rfile:
                self.wfile.write(json.dumps(server.answer(line), ensure_ascii=False).encode() + b"\n")
