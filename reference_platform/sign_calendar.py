"""`python -m reference_platform.sign_calendar days.json --key FILE --out FILE`: sign a calendar file as its publisher.

The key file is made when it is not there; the public half, which goes into the setting `calendar_key` of every window,
is printed.
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from window_client.calendar_file import parsed, signed_text


def signed(body: dict[str, Any], key: Ed25519PrivateKey) -> bytes:
    """The file as windows take it; raises CalendarFileError when its content cannot be used."""
    parsed(body)
    whole = {**body, "signature": key.sign(signed_text(body)).hex()}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def key_in(path: Path) -> Ed25519PrivateKey:
    """The publisher's key; a new one, which only its owner may read, when there is none."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m reference_platform.sign_calendar", description=__doc__)
    options.add_argument("days", type=Path, help="the calendar as JSON, without signature")
    options.add_argument("--key", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    key = key_in(chosen.key)
    chosen.out.write_bytes(signed(json.loads(chosen.days.read_bytes()), key))


if __name__ == "__main__":
    main()
