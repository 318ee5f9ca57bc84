"""The hall around a window under test: platform and twins as processes, asked over their own sockets, and the oracle
that believes only the platform's database and the printer's ledger."""

import json
import socket
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

from reference_platform.demo import Surroundings


class Hall:
    """Started once for many windows."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._around = Surroundings(directory)

    def __enter__(self) -> "Hall":
        self._around.start()
        self.admin("take-tickets", {"group": "社会事务", "count": 60})
        self.profile = self.directory / "profile.toml"
        lines = [f"{name} = {json.dumps(value)}" for name, value in self._around.settings().items()]
        lines += [
            "lease_size = 50",
            "lease_low = 20",
        ]  # many windows of one number in one day: mind the cycle of 10 000
        self.profile.write_text("\n".join(lines), encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._around.stop()

    @property
    def control(self) -> int:
        return self._around.control_port

    def admin(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask the platform's test entrance."""
        request = urllib.request.Request(
            f"{self._around.platform_url}/admin/{path}",
            json.dumps(body).encode() if body is not None else None,
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())

    def fault(self, mode: str, seconds: float = 1.0) -> None:
        """Spoil the platform's answers about events; "ok" mends them."""
        self.spoil(mode, path="/events", seconds=seconds)

    def spoil(self, mode: str, *, path: str = "/api/", seconds: float = 1.0, times: int = 0) -> None:
        """Spoil the platform's answers about anything (reference_platform/faults.py MODES)."""
        self.admin("fault", {"mode": mode, "path": path, "seconds": seconds, "times": times})

    def twin(self, name: str, deed: str, **facts: object) -> Any:
        """Do something to a twin."""
        with socket.create_connection(("127.0.0.1", self.control), 5) as line, line.makefile("rw") as talk:
            talk.write(json.dumps({"twin": name, "do": deed, **facts}) + "\n")
            talk.flush()
            answer = json.loads(talk.readline())
        assert answer["ok"], answer
        return answer["answer"]

    def records(self, receipt_no: str) -> list[dict[str, Any]]:
        """Cases of this number at the platform, with the number of their records."""
        return [case for case in self.admin("records") if case["receipt_no"] == receipt_no]

    def receipts(self, receipt_no: str) -> list[dict[str, Any]]:
        """Papers with this number that came out of the printer."""
        return [paper for paper in self.twin("receipt-printer", "ledger") if receipt_no in "\n".join(paper["lines"])]
