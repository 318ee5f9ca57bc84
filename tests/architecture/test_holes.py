"""A dependency that could not be asked about is never a pass; the answers are pip-audit's own, cut short."""

from typing import Any

import pytest

from tests.architecture.holes import pinned, report, sorted_out

SANG = {"name": "jinja2", "version": "2.10", "vulns": [{"id": "PYSEC-2019-217", "fix_versions": ["2.10.1"]}]}
SILENT = {"name": "jinja2", "version": "2.10", "vulns": []}
CLEAN = {"name": "msgspec", "version": "0.22.0", "vulns": []}
HOLE = {"name": "requests", "version": "2.0.0", "vulns": [{"id": "PYSEC-2014-13"}]}
SKIPPED = {"name": "typst", "skip_reason": "Dependency not found on PyPI and could not be audited: typst (0.14.0)"}


def answer(*packages: Any) -> dict[str, Any]:
    return {"dependencies": list(packages), "fixes": []}


def test_everything_asked_and_nothing_known_is_the_only_pass() -> None:
    found = sorted_out(answer(CLEAN, SANG), ["msgspec"])
    assert found.is_pass
    assert report(found) == "1 packages checked, 0 with known holes, 0 not checked here"


@pytest.mark.parametrize(
    ("packages", "wanted", "line"),
    [
        ((CLEAN, HOLE, SANG), ["msgspec", "requests"], "HOLE requests 2.0.0: PYSEC-2014-13"),
        ((CLEAN, SKIPPED, SANG), ["msgspec", "typst"], "not checked here: typst (Dependency not found on PyPI"),
        ((CLEAN, SANG), ["msgspec", "typst"], "not checked here: typst (missing in the answer)"),
        ((CLEAN, SILENT), ["msgspec"], "not checked here: msgspec 0.22.0 (the source does not know a hole"),
        ((), ["msgspec"], "0 packages checked, 0 with known holes, 1 not checked here; the source of holes"),
    ],
)
def test_a_hole_a_skip_a_gap_and_a_source_that_knows_nothing_are_no_pass(
    packages: tuple[Any, ...], wanted: list[str], line: str
) -> None:
    found = sorted_out(answer(*packages), wanted)
    assert not found.is_pass
    assert line in report(found)


def test_the_lock_is_read_name_by_name() -> None:
    lock = (
        "msgspec==0.22.0 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n"
    )
    assert pinned(lock) == [("msgspec", "0.22.0"), ("colorama", "0.4.6")]
