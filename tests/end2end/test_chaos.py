"""The kill sweep, once for every named point; `make chaos` does it hundreds of times."""

from pathlib import Path

from tests.end2end.chaos import Chaos, make_shim
from tests.platform_server import PlatformServer


def test_nothing_is_lost_doubled_or_numbered_twice(tmp_path: Path) -> None:
    with PlatformServer.on_sqlite(tmp_path) as platform:
        chaos = Chaos(tmp_path, platform, make_shim(tmp_path))
        for point in chaos.points:
            chaos.kill(point)
        found = chaos.judge()
    assert found["kills"] == 7
    assert found["cases"] >= 7
    assert found["messages"] >= 3
