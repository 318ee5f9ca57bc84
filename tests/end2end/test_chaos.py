"""The kill sweep, once for every named point, without a screen; `make chaos` does it hundreds of times and with one."""

from pathlib import Path

from tests.end2end.chaos import Chaos, make_shim
from tests.end2end.hall import Hall


def test_nothing_is_lost_doubled_or_numbered_twice(tmp_path: Path) -> None:
    with Hall(tmp_path / "hall") as hall:
        chaos = Chaos(tmp_path / "bare", hall, make_shim(tmp_path), whole=False, window="66")
        for point in chaos.points:
            chaos.kill(point)
        found = chaos.judge()
    assert sum(chaos.hits.values()) == 8
    assert found["cases"] >= 8
    assert found["messages"] >= 3
