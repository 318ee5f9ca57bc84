"""A PostgreSQL cluster of its own for tests: made in a temporary directory, as a user without rights, on a socket."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import pwd


def binaries() -> Path | None:
    """Where the newest installed PostgreSQL is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def cluster() -> Iterator[str]:
    """The database URL (SQLAlchemy, psycopg) of a fresh cluster that ends with the block."""
    programs = binaries()
    assert programs is not None
    directory = Path(tempfile.mkdtemp(prefix="pg-test-"))
    user = _user()
    try:
        if user is not None:
            shutil.chown(directory, user)
        data = str(directory / "data")
        _run(user, programs / "initdb", "-D", data, "-U", "hall", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = f"-c listen_addresses= -c unix_socket_directories={directory}"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", str(directory / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://hall@/postgres?host={directory}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(directory)


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if sys.platform != "win32" and os.geteuid() == 0:
        known = {entry.pw_name for entry in pwd.getpwall()}
        return next(name for name in ("postgres", "nobody") if name in known)
    return None


def _run(user: str | None, program: Path, *arguments: str) -> None:
    done = subprocess.run(
        [str(program), *arguments],
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, f"{program.name} ended with {done.returncode}"
