"""The reference platform as a process of its own for tests: start, stop, kill, faults, and a look at its records."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from window_client.central.client import CentralClient
from window_client.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CLERK = ("chen", "Demo-clerk-1")
SUPERVISOR = ("luo", "Demo-chief-1")


class PlatformServer:
    """`python -m reference_platform --admin` over one database; stop and start again keep port and database."""

    def __init__(self, database_url: str, *, fault: str = "ok", catalogue: Path | None = None) -> None:
        self.database_url, self._fault = database_url, fault
        self._catalogue = ["--catalogue", str(catalogue)] if catalogue else []
        self.url, self._port = "", 0
        self._process: subprocess.Popen[str] | None = None

    @classmethod
    def on_sqlite(cls, directory: Path, *, fault: str = "ok", catalogue: Path | None = None) -> "PlatformServer":
        """Over a file in this directory."""
        return cls(f"sqlite:///{(directory / 'platform.sqlite').as_posix()}", fault=fault, catalogue=catalogue)

    def start(self) -> None:
        """Start and wait for the ready line."""
        arguments = ["--port", str(self._port), "--database-url", self.database_url, "--admin", "--fault", self._fault]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "reference_platform", *arguments, *self._catalogue, "--with-parent"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the platform did not start: exit {self._process.wait()}"
        self.url = json.loads(line)["url"]
        self._port = int(self.url.rsplit(":", 1)[1])

    def stop(self) -> int:
        """End it in good order; its exit code."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._reap()

    def kill(self) -> None:
        """Signal 9: nothing that is not durable survives."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.kill()
        self._process.stdin.close()
        self._reap()

    @property
    def is_running(self) -> bool:
        """Started and not ended."""
        return self._process is not None

    def _reap(self) -> int:
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            code = self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._process.stdout.close()
        self._process = None
        return code

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_running:
            self.stop()

    def settings(self, **changes: Any) -> Settings:
        """A window's settings for this platform."""
        return Settings(**{"platform_url": self.url, "answer_timeout_s": 20.0, **changes})

    def window(self, site: str, window: str = "03", **changes: Any) -> CentralClient:
        """A signed-in client; close it."""
        client = CentralClient(self.settings(site=site, window=window, **changes))
        client.sign_in(*CLERK)
        return client

    def fault(self, mode: str, *, path: str = "/api/", seconds: float = 1.0, times: int = 0) -> None:
        """Set the fault in force (reference_platform/faults.py MODES); `times` 0 = until changed."""
        self._admin("fault", {"mode": mode, "path": path, "seconds": seconds, "times": times})

    def fault_now(self) -> dict[str, Any]:
        """The fault with `hits` and `holding` (answers kept back at this moment)."""
        answer: dict[str, Any] = self._admin("fault")
        return answer

    def records(self) -> list[dict[str, Any]]:
        """Every case with how many records it has."""
        answer: list[dict[str, Any]] = self._admin("records")
        return answer

    def record(self, receipt_no: str) -> dict[str, Any]:
        """All the platform holds of one case."""
        answer: dict[str, Any] = self._admin(f"record/{receipt_no}")
        return answer

    def take_tickets(self, group: str, count: int = 1, **how: Any) -> list[dict[str, Any]]:
        """Citizens take numbers; `site`, `priority`, `appointment` as in reference_platform/admin.py."""
        answer: list[dict[str, Any]] = self._admin("take-tickets", {"group": group, "count": count, **how})
        return answer

    def lay_in(self, site: str, window: str, kind: str, body: dict[str, str]) -> int:
        """One item for a window's inbox; its cursor."""
        answer: int = self._admin("inbox", {"site": site, "window": window, "kind": kind, "body": body})
        return answer

    def share(self, data_set: str, subject: str, row: dict[str, str]) -> None:
        """One row of a shared data set."""
        self._admin("share", {"data_set": data_set, "subject": subject, "row": row})

    def queries(self) -> list[dict[str, Any]]:
        """Every question to shared data that was logged."""
        answer: list[dict[str, Any]] = self._admin("queries")
        return answer

    def problems(self) -> list[dict[str, Any]]:
        """Every problem of the catalogue that was reported."""
        answer: list[dict[str, Any]] = self._admin("problems")
        return answer

    def decide(self, receipt_no: str, state: str, reason: str = "", **more: str) -> int:
        """A department moves a case on; the cursor of the message for its window."""
        answer: int = self._admin("decide", {"receipt_no": receipt_no, "state": state, "reason": reason, **more})
        return answer

    def _admin(self, path: str, ask: dict[str, Any] | None = None) -> Any:
        body = None if ask is None else json.dumps(ask).encode()
        request = urllib.request.Request(f"{self.url}/admin/{path}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
