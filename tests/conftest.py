"""A fault of ours that a thread survived, and an unexpected warning of the core, fail the test that they happened in;
how slow the machine is fails none (hypothesis allows an example 200 ms, unless it is told otherwise)."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

CORE = Path(__file__).with_name("window_client")


class Kept(logging.Handler):
    """Keeps faults (logged with their traceback) and, if wanted, all from WARNING on, from any thread."""

    def __init__(self, *, warnings: bool) -> None:
        super().__init__(logging.WARNING)
        self._warnings = warnings
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if self._warnings or record.exc_info:
            self.lines.append(f"{record.levelname} {record.name}: {self.format(record)}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that provoke it say so by `expects_log`. Devices and store are pulled and broken on purpose: there only
    faults count."""
    kept = Kept(warnings=CORE in request.path.parents)
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.lines and request.node.get_closest_marker("expects_log") is None:
        pytest.fail("unexpected log:\n" + "\n".join(kept.lines[:5]), pytrace=False)
