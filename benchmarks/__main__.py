"""`python -m benchmarks [NAME …]`: one JSON object a line on standard output, progress on standard error."""

import importlib
import sys

from benchmarks.measure import tell

ALL = (
    "start",
    "memory",
    "card",
    "accept",
    "basket",
    "form",
    "sync",
    "pages",
    "papers",
    "hotplug",
    "wire",
    "vault",
    "many",
)


def main() -> int:
    """Run the benches named, or all; whether a goal is met stands in each line."""
    wanted = sys.argv[1:] or ALL
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        tell(f"unknown: {', '.join(unknown)}; known: {', '.join(ALL)}")
        return 2
    for name in wanted:
        tell(name)
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(row.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
