"""The door of the platform (入口): reads a request whole, opens gzip, refuses old and repeated signatures.

Behind it `Authorization` is a header that only the door can make: key id, algorithm, proof, the text that must have been
signed, and the nonce. Whether the key fits is for `people.known_window`, in the transaction of the deed, which keeps the
nonce too: what the door has seen it forgets when it ends, and another process never saw it.
"""

import asyncio
import time
import zlib
from collections import OrderedDict
from typing import Any

from litestar.types import ASGIApp, Receive, Scope, Send

from window_client.central import wire
from window_client.central.wire import signing

LARGEST = 33 * 1024 * 1024
LARGEST_OPENED = 16 * 1024 * 1024
NONCES = 200_000
_OPEN = f"{wire.API}/time"


class _RefusedAtDoorError(Exception):
    """`status` and `code` for the answer."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


class Door:
    """ASGI layer; one event loop."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._seen: OrderedDict[tuple[str, str], int] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope["type"]) != "http" or not scope["path"].startswith(wire.API):
            await self._app(scope, receive, send)
            return
        try:
            body = await _whole(receive)
            await self._check(scope, body)
            body = _opened(scope, body)
        except _RefusedAtDoorError as refused:
            await _say(send, refused)
            return
        told = False

        async def replay() -> Any:
            nonlocal told
            if told:
                return await receive()
            told = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)

    async def _check(self, scope: Any, body: bytes) -> None:
        header = _header(scope, b"authorization").decode("latin-1")
        signature = signing.read(header)
        if signature is None or scope["path"] == _OPEN:
            _replace(scope, b"authorization", None)
            return
        now = int(time.time())
        if abs(now - signature.time) > signing.LATEST_S:
            raise _RefusedAtDoorError(401, "clock_differs")
        self._only_once(signature, now)
        body_hash = await asyncio.to_thread(signing.digest, signature.algorithm, body)
        query = scope["query_string"].decode("latin-1")
        path = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
        signed = signing.text(signature.algorithm, scope["method"], path, signature.time, signature.nonce, body_hash)
        told = f"{signature.key} {signature.algorithm} {signature.proof} {signed.hex()} {signature.nonce}"
        _replace(scope, b"authorization", told.encode("latin-1"))

    def _only_once(self, signature: signing.Signature, now: int) -> None:
        name = (signature.key, signature.nonce)
        if name in self._seen:
            raise _RefusedAtDoorError(401, "replayed")
        self._seen[name] = now
        while self._seen and (len(self._seen) > NONCES or next(iter(self._seen.values())) < now - 2 * signing.LATEST_S):
            self._seen.popitem(last=False)


async def _whole(receive: Receive) -> bytes:
    pieces, size = [], 0
    while True:
        message: Any = await receive()
        if message["type"] != "http.request":
            raise _RefusedAtDoorError(400, "malformed")  # cut off: nobody hears this answer
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST:
            raise _RefusedAtDoorError(413, "too_large")
        if not message.get("more_body"):
            return b"".join(pieces)


def _opened(scope: Scope, body: bytes) -> bytes:
    """The body without its compression; a bomb is refused before it is opened."""
    coding = _header(scope, b"content-encoding").lower()
    if coding in {b"", b"identity"}:
        return body
    if coding != b"gzip":
        raise _RefusedAtDoorError(415, "unknown_coding")
    stream = zlib.decompressobj(wbits=31)
    try:
        plain = stream.decompress(body, LARGEST_OPENED)
    except zlib.error:
        raise _RefusedAtDoorError(400, "malformed") from None
    if stream.unconsumed_tail:
        raise _RefusedAtDoorError(413, "too_large")
    if not stream.eof:
        raise _RefusedAtDoorError(400, "malformed")
    _replace(scope, b"content-encoding", None)
    _replace(scope, b"content-length", str(len(plain)).encode())
    return plain


def _header(scope: Scope, name: bytes) -> bytes:
    return next((bytes(value) for key, value in scope["headers"] if key == name), b"")


def _replace(scope: Scope, name: bytes, value: bytes | None) -> None:
    kept: Any = [(key, old) for key, old in scope["headers"] if key != name]
    scope["headers"] = kept if value is None else [*kept, (name, value)]


async def _say(send: Send, refused: _RefusedAtDoorError) -> None:
    body = b'{"code":"%s"}' % refused.code.encode()
    headers: Any = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
