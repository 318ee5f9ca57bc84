"""docs/adding-a-device.md tells the truth: a make of the window display is a driver, a twin and one line."""

import re
from pathlib import Path

import pytest

from window_client.domain.display_makes import SCRIPTS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "adding-a-device.md").read_text(encoding="utf-8")
ROOMS = ("devices", "window_client", "ui", "local_cache", "reference_platform")
TABLE = "window_client/domain/display_makes.py"
MAY_NAME_IT = {
    "window_client/settings.py",  # settings of its own, and the built-in choice
    "ui/choice_texts.py",
    "ui/demo_panel.py",
    "ui/tour/displays.py",
    "devices/handshakes.py",
}
"""Further places that the guide names, none of which a make needs in order to work."""
_STEP = re.compile(r"^\| \d\. .*`([\w/]+\.py)` \| (\d+) \|$", re.MULTILINE)


def _naming(make: str) -> set[str]:
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return {str(path.relative_to(ROOT)) for path in files if f'"{make}"' in path.read_text(encoding="utf-8")}


@pytest.mark.parametrize("make", list(SCRIPTS))
def test_a_make_is_named_in_one_table_and_needs_nothing_else(make: str) -> None:
    assert TABLE in _naming(make)
    assert _naming(make) - MAY_NAME_IT - {TABLE} == set()


def test_the_steps_of_the_guide_are_there_as_long_as_it_says() -> None:
    files = dict(_STEP.findall(GUIDE))
    assert set(files) == {"devices/displays/alpha.py", "devices/simulated/alpha_display.py", TABLE}
    for name, lines in files.items():
        if name != TABLE:
            assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) == int(lines), name


def test_every_file_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|md))`", GUIDE))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
