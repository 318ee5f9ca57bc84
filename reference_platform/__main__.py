"""`python -m reference_platform`: serve, or print the contract as OpenAPI 3.1."""

import argparse
import json
import sys

from reference_platform.app import make_app
from reference_platform.faults import Fault
from reference_platform.serve import serve
from reference_platform.store import Database


def openapi() -> str:
    """The contract, made from `window_client/central/wire.py`; the same text every time."""
    schema = make_app(Database("sqlite://"), Fault(), with_admin=False).openapi_schema.to_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Parse and run."""
    parser = argparse.ArgumentParser(prog="python -m reference_platform")
    parser.add_argument("--port", type=int, default=8600)
    parser.add_argument("--database-url", default="")
    parser.add_argument("--admin", action="store_true", help="serve /admin for tests and the demo")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    parser.add_argument("--openapi", action="store_true", help="print the contract and stop")
    chosen = parser.parse_args()
    if chosen.openapi:
        sys.stdout.write(openapi())
        return 0
    return serve(
        port=chosen.port,
        database_url=chosen.database_url,
        with_admin=chosen.admin,
        with_parent=chosen.with_parent,
    )


if __name__ == "__main__":
    sys.exit(main())
