"""Keeps one secret in the operating system's key ring, asked only from a child process with a time limit."""

import logging
import subprocess
import sys
from pathlib import Path

LIMIT_S = 3.0
_CHILD = Path(__file__).with_name("key_ring_child.py")
_log = logging.getLogger("cache")


def recall(name: str) -> bytes | None:
    """The secret kept under `name`; None when there is none or no key ring answers in 3 s without a prompt."""
    answer = _ask("get", name)
    try:
        return bytes.fromhex(answer) if answer else None
    except ValueError:
        return None


def keep(name: str, secret: bytes) -> bool:
    """Keep the secret; True only when the key ring gives it back afterwards."""
    return _ask("put", name, secret.hex()) is not None and recall(name) == secret


def _ask(command: str, name: str, secret: str = "") -> str | None:
    # -P: the child's own folder must not become importable, its module names are ours.
    call = [sys.executable, "-P", str(_CHILD), command, name]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows: no console flashes up
    try:
        done = subprocess.run(
            call,
            input=f"{secret}\n",
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            creationflags=hidden,
            check=False,
        )
    except subprocess.TimeoutExpired:
        _log.info("key ring gave no answer in %.0f s; going on without it", LIMIT_S)
        return None
    except OSError as error:
        _log.info("key ring could not be asked: %s", error.strerror)
        return None
    if done.returncode:
        _log.info("key ring not used for %s: code %d", command, done.returncode)
        return None
    return done.stdout
