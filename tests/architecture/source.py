"""What the checks read: tracked source files, their trees, and how long things are."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("main.py", "ui", "window_client", "devices", "local_cache", "reference_platform")


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files under version control, also those just added."""
    answer = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(ROOT / name for name in sorted(answer.stdout.split("\0")) if name and (ROOT / name).is_file())


def python_files(*, tests: bool = False) -> list[Path]:
    """Python files of the product, or of tests and benchmarks."""
    product = [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in PRODUCT]
    return [path for path in tracked("*.py") if path not in product] if tests else product


@cache
def tree(path: Path) -> ast.Module:
    """Parsed source."""
    return ast.parse(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Sized:
    """Something with a length."""

    lines: int
    name: str


def file_sizes() -> list[Sized]:
    """Product files, longest first. Migrations are written once and never read again as a whole."""
    return sorted(
        (
            Sized(len(path.read_text(encoding="utf-8").splitlines()), path.relative_to(ROOT).as_posix())
            for path in python_files()
        ),
        key=lambda each: -each.lines,
    )


def function_sizes() -> list[Sized]:
    """Functions of the product, longest first."""
    found = []
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append(Sized(size, f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"))
    return sorted(found, key=lambda each: -each.lines)
