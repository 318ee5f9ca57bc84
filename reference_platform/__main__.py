"""`python -m reference_platform`: serve, or print the contract as OpenAPI 3.1."""

import argparse
import sys
from pathlib import Path

from reference_platform.contract import openapi
from reference_platform.faults import MODES
from reference_platform.serve import serve


def main() -> int:
    """Parse and run."""
    parser = argparse.ArgumentParser(prog="python -m reference_platform")
    parser.add_argument("--port", type=int, default=8600)
    parser.add_argument("--database-url", default="")
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="served instead of the sample; may be replaced")
    parser.add_argument("--admin", action="store_true", help="serve /admin for tests and the demo")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    parser.add_argument("--fault", choices=MODES, default="ok", help="fault in force from the start")
    parser.add_argument("--openapi", action="store_true", help="print the contract and stop")
    chosen = parser.parse_args()
    if chosen.openapi:
        sys.stdout.write(openapi())
        return 0
    return serve(
        port=chosen.port,
        database_url=chosen.database_url,
        catalogue=chosen.catalogue,
        with_admin=chosen.admin,
        with_parent=chosen.with_parent,
        fault=chosen.fault,
    )


if __name__ == "__main__":
    sys.exit(main())
