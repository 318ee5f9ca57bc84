"""The list of traps names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| (\d+) \|[^|\n]*\| ([^|\n]*) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_each_of_the_23_traps_has_a_test_that_exists_or_a_reason() -> None:
    rows = _ROW.findall((ROOT / "docs" / "devices-traps.md").read_text(encoding="utf-8"))
    assert [int(number) for number, _ in rows] == list(range(1, 24))
    for number, word in rows:
        found = _TEST.findall(word)
        assert found or word.startswith("— "), number
        for file, test in found:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), test
