"""The surroundings of a demo window: the reference platform and the simulated devices, each a process of its own.

Both end with this process: they watch their standard input (`--with-parent`).
"""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
READY_S = 20.0
SAMPLE_LICENCE_KEY = "a93b31d37448a934ff91b05888f6b8befe4911bfaa4ec24aacb532a385176a34"
"""Of the sample issuer (`licences.public_key()`); written out, because a demo starts without loading cryptography."""


class Companion:
    """One child process that prints one JSON line when it is ready."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments, "--with-parent"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def ready(self) -> dict[str, Any]:
        """Wait for its ready line; raises RuntimeError when it ended instead."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a part of the demo did not start (exit {self._process.wait()})")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def stop(self) -> None:
        """Close its input and wait; kill it when it does not go."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


class Surroundings:
    """Platform and devices of a demo under one directory; use as a context or call start and stop."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._parts: list[Companion] = []
        self._panel: subprocess.Popen[bytes] | None = None
        self.platform_url = ""
        self.control_port = 0
        self.ports: dict[str, str] = {}

    def start(self) -> None:
        """Start both at once, then wait for both."""
        self._directory.mkdir(parents=True, exist_ok=True)
        database = (self._directory / "platform.sqlite").resolve()
        platform = Companion(
            "reference_platform", "--port", "0", "--admin", "--database-url", f"sqlite:///{database.as_posix()}"
        )
        self._parts.append(platform)
        twins = Companion("devices.simulated", "--tcp", "--control", "0", "--ledger", str(self._directory / "ledger"))
        self._parts.append(twins)
        self.platform_url = platform.ready()["url"]
        ready = twins.ready()
        self.control_port, self.ports = ready["control"], ready["ports"]

    def add_panel(self) -> None:
        """The demo panel, a window in a process of its own; the demo goes on without it."""
        command = [sys.executable, str(ROOT / "main.py"), "panel", "--control", str(self.control_port)]
        self._panel = subprocess.Popen(
            [*command, "--platform", self.platform_url, "--with-parent"], stdin=subprocess.PIPE
        )

    def settings(self) -> dict[str, Any]:
        """What a profile must say to use these surroundings."""
        bound = {kind.replace("-", "_"): url for kind, url in self.ports.items()}
        seen = [url for url in self.ports.values() if url.startswith("socket://")]
        return {
            "platform_url": self.platform_url,
            "licence_key": SAMPLE_LICENCE_KEY,
            "more_ports": seen,
            **bound,
        }

    def stop(self) -> None:
        """End both, and the panel."""
        panel, self._panel = self._panel, None
        if panel is not None:
            assert panel.stdin is not None
            panel.stdin.close()
            panel.wait()
        while self._parts:
            self._parts.pop().stop()

    def __enter__(self) -> "Surroundings":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
