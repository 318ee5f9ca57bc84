"""`python -m tests.architecture.check`: sizes, licences, the lock and stray addresses; prints what it looked at."""

import csv
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable

from tests.architecture.source import ROOT, file_sizes, function_sizes, tracked

MOST_FILE, MOST_FUNCTION, NINE_OF_TEN, MEDIAN_FILE, MEDIAN_FUNCTION = 400, 50, 250, 100, 8
SHIPPED_LICENCES = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|zlib|LGPL|Lesser|Unlicense|HPND|CC0|Public Domain",
    re.IGNORECASE,
)
STRONG_COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\b(A?GPL|Affero)", re.IGNORECASE)
STRAY = re.compile(
    r"(?i)(pypi\.org/simple|index-url|find-links|extra-index|registry\.npmjs|file:///|/root/|/work/main|/opt/)"
)
BY_HAND = {"sqlcipher3": "zlib License"}
"""Packages whose metadata names no licence; read in their source distribution. SQLCipher inside is BSD-3-Clause."""
TOP_FOLDERS = {
    ".ci",
    "benchmarks",
    "devices",
    "docs",
    "local_cache",
    "reference_platform",
    "tests",
    "ui",
    "window_client",
}
TOP_ENDINGS = {".md", ".py", ".toml", ".lock", ".yaml", ""}
MAY_SAY = {"Makefile", "tests/architecture/check.py"}


def sizes() -> list[str]:
    """Limits of HOUSE.md section 8; the ten longest are printed each time."""
    files, functions = file_sizes(), function_sizes()
    for title, found in (("files", files), ("functions", functions)):
        print(f"ten longest {title}: " + ", ".join(f"{each.name} {each.lines}" for each in found[:10]))
    faults = [f"{each.name}: {each.lines} lines" for each in files if each.lines > MOST_FILE]
    faults += [f"{each.name}: {each.lines} lines" for each in functions if each.lines > MOST_FUNCTION]
    ninth = files[len(files) // 10].lines
    median_file, median_function = files[len(files) // 2].lines, functions[len(functions) // 2].lines
    print(f"files: median {median_file}, nine of ten ≤ {ninth}; functions: median {median_function}")
    if ninth > NINE_OF_TEN or median_file > MEDIAN_FILE or median_function > MEDIAN_FUNCTION:
        faults.append("files or functions grow beyond the house's measure")
    return faults


def licences() -> list[str]:
    """Every package that ships with the client carries a licence that an Apache-2.0 program may carry."""
    names = _shipped()
    answer = subprocess.run(
        [sys.executable, "-m", "piplicenses", "--format=csv", "--from=mixed", "--packages", *sorted(names)],
        capture_output=True,
        text=True,
        check=True,
    )
    faults, seen = [], set()
    for name, _, licence in list(csv.reader(answer.stdout.splitlines()))[1:]:
        seen.add(name.lower())
        known = BY_HAND.get(name.lower(), licence) if licence == "UNKNOWN" else licence
        if not SHIPPED_LICENCES.search(known) or (STRONG_COPYLEFT.search(known) and "LGPL" not in known):
            faults.append(f"{name}: licence '{known}'")
    print(f"licences: {len(seen)} packages looked at")
    return faults if seen else ["no licence could be read"]


def lock() -> list[str]:
    """Every direct dependency is in the lock, with hashes, and the lock names no address."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    missing = [each for each in wanted if _plain(re.split(r"[\[<>=~ ]", each)[0]) not in locked]
    unhashed = re.findall(r"^[A-Za-z0-9_.-]+==[^\\]*$", text, re.MULTILINE)
    return [f"not in requirements.lock: {each}" for each in missing] + [f"without a hash: {each}" for each in unhashed]


def strays() -> list[str]:
    """No tracked text names a package registry or a path of somebody's machine."""
    faults = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name in MAY_SAY or path.suffix in {".png", ".db", ".pdf", ".ico"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if STRAY.search(line):
                faults.append(f"{name}:{number} names an address or a path of one machine")
    return faults


def top_level() -> list[str]:
    """Nothing lies beside what the house names: no database, no log that a run left behind."""
    names = [path.relative_to(ROOT) for path in tracked()]
    return [
        f"{name} does not belong at the top level"
        for name in names
        if (name.parts[0] not in TOP_FOLDERS if len(name.parts) > 1 else name.suffix not in TOP_ENDINGS)
    ]


def _shipped() -> set[str]:
    """Names of the direct dependencies of the client and of what they bring."""
    from importlib.metadata import PackageNotFoundError, requires

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [re.split(r"[\[<>=~ ]", each)[0] for each in project["project"]["dependencies"]]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if _plain(name) in {_plain(each) for each in found}:
            continue
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue  # for another system
        found.add(name)
        waiting += [re.split(r"[\[<>=~;!( ]", need)[0] for need in needs if "extra ==" not in need]
    return found


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


CHECKS: tuple[Callable[[], list[str]], ...] = (sizes, licences, lock, strays, top_level)


def main() -> int:
    """Run all; print the faults."""
    faults = [fault for check in CHECKS for fault in check()]
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
