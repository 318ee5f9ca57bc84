"""The far end of a port (对端): a TCP server anywhere, a pty on POSIX, with the faults of real cables as knobs."""

import os
import random
import select
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

if sys.platform == "win32":

    def _open_pty() -> tuple[int, int, str]:
        raise RuntimeError("no ptys on Windows: use TCP ports")

    def _speed(near: int) -> int:
        raise RuntimeError("no ptys on Windows: use TCP ports")

else:
    import termios
    import tty

    _RATES = {getattr(termios, f"B{rate}"): rate for rate in (9600, 19200, 38400, 57600, 115200)}

    def _open_pty() -> tuple[int, int, str]:
        """Near end, far end, and the far end's name; raw."""
        near, far = os.openpty()
        tty.setraw(far)
        return near, far, os.ttyname(far)

    def _speed(near: int) -> int:
        """The speed at which the far end was opened; a pty keeps it though it does not obey it. 0 = another."""
        return _RATES.get(termios.tcgetattr(near)[5], 0)


_LOOK_S = 0.02  # how soon a pulled pty hangs up


@dataclass(slots=True)
class Knobs:
    """Faults now in force; a fresh one is a perfect cable."""

    latency: float = 0.0  # seconds before each reply
    dribble: float = 0.0  # seconds between two bytes
    coalesce: bool = False  # keep a reply back and send it with the next one
    garbage: int = 0  # random bytes before each reply
    truncate: int = 0  # bytes cut off the end of each reply
    bad_checksum: bool = False  # last byte of each reply changed
    silence: bool = False  # no reply at all
    unplug_at: int = -1  # pull the cable after so many bytes of the next reply
    echo: bool = False  # send back what was received, as some RS-485 adapters do
    pace: int = 0  # baud rate at which bytes leave; 0 = at once

    def set(self, name: str, value: object) -> None:
        """Turn one knob; raises KeyError for an unknown name."""
        if name not in {each.name for each in fields(self)}:
            raise KeyError(name)
        setattr(self, name, value)


class Cable:
    """One end of a port, served by its own threads. `react` gets bytes and gives replies; it runs under the lock of
    the twin, one call at a time."""

    def __init__(self, name: str, react: Callable[[bytes], list[bytes]], *, pty: bool, directory: Path) -> None:
        self.name, self.knobs = name, Knobs()
        self._react, self._pty, self._directory = react, pty, directory
        self._lock = threading.Lock()
        self._peer: socket.socket | int | None = None
        self._listener: socket.socket | None = None
        self._port = 0
        self._held = b""
        self._noise = random.Random(name)
        self.plugged = False

    @property
    def url(self) -> str:
        """What a profile writes to reach this end."""
        return str(self._link) if self._pty else f"socket://127.0.0.1:{self._port}"

    @property
    def is_held(self) -> bool:
        """Whether a window has this end open, so that it hears what is sent now."""
        return self._peer is not None

    @property
    def speed(self) -> int:
        """Bits a second at which the window opened this pty; 0 for TCP."""
        peer = self._peer
        return _speed(peer) if isinstance(peer, int) else 0

    @property
    def _link(self) -> Path:
        return self._directory / f"{self.name}.port"

    def plug(self) -> None:
        """Plug in: the port appears, under the same URL as before."""
        if self.plugged:
            return
        self.plugged = True
        if self._pty:
            self._plug_pty()
        else:
            self._plug_tcp()

    def unplug(self) -> None:
        """Pull the cable: the port is gone at once, in the middle of whatever was going on."""
        self.plugged = False
        listener, self._listener = self._listener, None
        if listener is not None:
            # On Linux close() alone leaves the port listening while a thread waits in accept(); elsewhere shutdown of a
            # listener is an error, and close() is enough.
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        if self._pty:
            self._link.unlink(missing_ok=True)
        self._drop_peer()

    def send(self, reply: bytes) -> None:
        """Send one reply through the faults in force."""
        knobs = self.knobs
        if knobs.silence or not reply:
            return
        if knobs.bad_checksum:
            reply = reply[:-1] + bytes([reply[-1] ^ 0xFF])
        if knobs.truncate:
            reply = reply[: -knobs.truncate]
        reply = self._noise.randbytes(knobs.garbage) + reply
        if knobs.coalesce and not self._held:
            self._held = reply
            return
        data, self._held = self._held + reply, b""
        time.sleep(knobs.latency)
        if knobs.unplug_at >= 0:
            cut, knobs.unplug_at = knobs.unplug_at, -1
            self._put(data[:cut])
            self.unplug()
            return
        self._put(data)

    def _put(self, data: bytes) -> None:
        knobs = self.knobs
        gap = knobs.dribble or (10 / knobs.pace if knobs.pace else 0.0)
        if not gap:
            self._write(data)
            return
        began = time.monotonic()
        size = 1 if knobs.dribble else 16
        for at in range(0, len(data), size):
            due = began + gap * (min(at + size, len(data)))
            time.sleep(max(0.0, due - time.monotonic()))
            self._write(data[at : at + size])

    def _write(self, data: bytes) -> None:
        peer = self._peer
        try:
            if isinstance(peer, socket.socket):
                peer.sendall(data)
            elif peer is not None:
                os.write(peer, data)
        except OSError:
            return  # the client went away; what it missed it missed

    def _serve(self, receive: Callable[[], bytes]) -> None:
        while True:
            try:
                data = receive()
            except OSError:
                return
            if not data:
                return
            with self._lock:
                if self.knobs.echo:
                    self._write(data)
                for reply in self._react(data):
                    self.send(reply)

    def _plug_tcp(self) -> None:
        listener = socket.create_server(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), name=f"cable:{self.name}", daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._drop_peer()
            self._peer = peer
            if self._listener is not listener:  # pulled before anybody could drop this one
                self._drop_peer()
                return
            self._serve(lambda peer=peer: peer.recv(65536))  # type: ignore[misc]
            peer.close()

    def _plug_pty(self) -> None:
        near, far, name = _open_pty()
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(name)
        self._peer = near
        threading.Thread(target=self._serve_pty, args=(near, far), name=f"cable:{self.name}", daemon=True).start()

    def _serve_pty(self, near: int, far: int) -> None:
        """Both ends are closed here: a pty hangs up only when nobody is inside a read of it any more."""

        def receive() -> bytes:
            while self._peer == near:
                if select.select([near], [], [], _LOOK_S)[0]:
                    return os.read(near, 65536)
            return b""

        self._serve(receive)
        os.close(far)
        os.close(near)

    def _drop_peer(self) -> None:
        peer, self._peer = self._peer, None
        if isinstance(peer, socket.socket):
            try:
                peer.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed by the other side already
            peer.close()
