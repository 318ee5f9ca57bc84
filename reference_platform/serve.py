"""Serves the platform on loopback (启动参考平台) until it is told to stop; prints one JSON line when it is ready."""

import json
import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from reference_platform.app import make_app
from reference_platform.door import Door
from reference_platform.faults import Fault, FaultyWire
from reference_platform.publishing import Shelf
from reference_platform.store import AnotherVersion, Database
from window_client.central import wire

KEEP_ALIVE_S = 75
"""Longer than any pause of a window, so that no request meets a connection that is just being closed."""


def serve(
    *,
    port: int,
    database_url: str,
    catalogue: Path | None = None,
    with_admin: bool = False,
    with_parent: bool = False,
    fault: str = "ok",
) -> int:
    """Serve until a signal, or until standard input ends when `with_parent`. `port` 0 = any free one; `catalogue` None =
    the sample.

    Returns the exit code: 0, or 1 with one line on standard error when it cannot start.
    """
    try:
        shelf = Shelf(catalogue) if catalogue else Shelf()
        database = Database(database_url or "sqlite:///platform.sqlite")
        listener = _listen(port)
    except (AnotherVersion, OSError, *wire.UNREADABLE) as error:
        sys.stderr.write(f"reference platform: {error}\n")
        return 1
    except (SQLAlchemyError, ImportError) as error:  # its text may hold the password of the URL
        sys.stderr.write(f"reference platform: the database cannot be opened ({type(error).__name__})\n")
        return 1
    knob = Fault(mode=fault)
    app = FaultyWire(Door(make_app(database, knob, with_admin=with_admin, shelf=shelf)), knob)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        timeout_keep_alive=KEEP_ALIVE_S,
    )
    server = uvicorn.Server(config)
    if with_parent:
        threading.Thread(target=_follow_parent, args=(server,), name="parent", daemon=True).start()
    address = listener.getsockname()
    sys.stdout.write(json.dumps({"url": f"http://127.0.0.1:{address[1]}", "pid": os.getpid()}) + "\n")
    sys.stdout.flush()
    server.run(sockets=[listener])
    database.close()
    return 0


def _listen(port: int) -> socket.socket:
    """A listener that says it is TCP: asyncio switches Nagle off only then, and each answer would come 40 ms late."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _follow_parent(server: uvicorn.Server) -> None:
    sys.stdin.read()
    server.should_exit = True
