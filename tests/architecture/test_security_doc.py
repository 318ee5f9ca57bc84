"""The threat model names tests: each of them is there, as a file or as a function in it."""

import re

from tests.architecture.source import ROOT

TESTS = ROOT / "tests"
DOC = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
THREATS = (
    "Stolen disk",
    "Malicious USB-serial device",
    "Hostile network",
    "Curious colleague",
    "Forged platform",
    "Forged evaluator",
    "Tampered catalogue",
)


def rows() -> list[list[str]]:
    """The cells of each threat."""
    found = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in DOC.splitlines() if line[:2] == "| "]
    return [row for row in found if len(row) == 3 and row[0] not in {"Threat", "Command"} and "`" in row[2]]


def test_every_threat_of_the_model_is_answered_and_shown() -> None:
    named = [row[0] for row in rows()]
    assert all(any(name.startswith(threat) for name in named) for threat in THREATS)
    assert all("test_" in row[2] for row in rows())


def test_every_test_that_is_named_exists() -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")}
    named = re.findall(r"`(test_\w+)(?:::(test_\w+)…?)?`", DOC)
    assert len(named) > 20
    for name, function in named:
        assert name in files, name
        assert not function or f"def {function}" in files[name], function
