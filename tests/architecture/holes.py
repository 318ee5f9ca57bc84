"""`make audit`: are there known holes in what we depend on? A package that could not be asked about is never a pass.

pip-audit ends with "No known vulnerabilities found" when it skipped everything, so its answer is counted package by
package here, and a package with an old known hole goes along: where that one is not found, nothing was really asked.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CANARY = ("jinja2", "2.10")  # CVE-2019-10906 and others; never installed
TOOL = "pip-audit==2.10.1"
_ROOT = Path(__file__).resolve().parent.parent.parent
_BUILD = _ROOT / "build" / "audit"


@dataclass
class Findings:
    """Packages by what is known of them."""

    holes: dict[str, list[str]] = field(default_factory=dict)
    clean: list[str] = field(default_factory=list)
    unasked: dict[str, str] = field(default_factory=dict)  # and why
    canary_sang: bool = False

    @property
    def is_pass(self) -> bool:
        """Every package was asked about by a source that knows holes, and none has one."""
        return self.canary_sang and bool(self.clean) and not self.holes and not self.unasked


def sorted_out(answer: dict[str, Any], wanted: Iterable[str]) -> Findings:
    """pip-audit's JSON against the names that should be in it."""
    found, left = Findings(), {name.lower() for name in wanted}
    for each in answer.get("dependencies", []):
        name = f"{each['name']} {each.get('version', '')}".strip()
        left.discard(each["name"].lower())
        ids = [hole["id"] for hole in each.get("vulns", [])]
        if each["name"].lower() == CANARY[0]:
            found.canary_sang = bool(ids)
        elif "skip_reason" in each:
            found.unasked[name] = each["skip_reason"]
        elif ids:
            found.holes[name] = ids
        else:
            found.clean.append(name)
    found.unasked |= dict.fromkeys(sorted(left - {CANARY[0]}), "missing in the answer")
    if not found.canary_sang:
        found.unasked |= dict.fromkeys(found.clean, "the source does not know a hole that everybody knows")
        found.clean = []
    return found


def report(found: Findings) -> str:
    """One line a hole and a package that was not checked, then the count."""
    lines = [f"HOLE {name}: {', '.join(ids)}" for name, ids in sorted(found.holes.items())]
    lines += [f"not checked here: {name} ({why})" for name, why in sorted(found.unasked.items())]
    count = len(found.clean) + len(found.holes)
    known = "" if found.canary_sang else "; the source of holes could not be asked from here"
    return "\n".join(
        [
            *lines,
            f"{count} packages checked, {len(found.holes)} with known holes, "
            f"{len(found.unasked)} not checked here{known}",
        ]
    )


def pinned(lock: str) -> list[tuple[str, str]]:
    """Name and version of each line of `requirements.lock`."""
    pins = [
        line.split(";")[0].strip(" \\").split("==") for line in lock.splitlines() if "==" in line and line[0].isalnum()
    ]
    return [(name.split("[")[0], version.strip()) for name, version in pins]


def main() -> int:
    """0 only when everything was asked about and nothing is known."""
    pins = pinned((_ROOT / "requirements.lock").read_text(encoding="utf-8"))
    asked = _BUILD / "asked.txt"
    tool = _tool()
    asked.write_text("".join(f"{name}=={version}\n" for name, version in [*pins, CANARY]), encoding="utf-8")
    command = [tool, "-r", str(asked), "--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        sys.stderr.write(f"{done.stderr[-500:]}\npip-audit gave no answer: nothing was checked here\n")
        return 1
    found = sorted_out(answer, [name for name, _ in pins])
    sys.stdout.write(f"{report(found)}\n")
    return 0 if found.is_pass else 1


def _tool() -> str:
    """pip-audit in an environment of its own: it brings thirty packages that nothing else here needs."""
    python = _BUILD / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(_BUILD / "venv")], check=True)
    quiet = ["-q", "--disable-pip-version-check", "install", TOOL]
    subprocess.run([str(python), "-m", "pip", *quiet], check=True, stderr=subprocess.DEVNULL)
    return str(python.with_name("pip-audit"))


if __name__ == "__main__":
    sys.exit(main())
