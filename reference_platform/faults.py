"""Faults on purpose (故障注入) for tests and the demo: what a real network and a real gateway do to an answer."""

import asyncio
from dataclasses import dataclass
from typing import Any, cast

from litestar.types import ASGIApp, Message, Receive, Scope, Send

MODES = ("ok", "slow", "down", "error", "hold-after-commit", "drop-after-accept", "inner-error-with-200", "garbage")


@dataclass(slots=True)
class Fault:
    """The fault now in force.

    `path`: only requests whose path contains it; `seconds` for slow and hold; `times`: so many requests, 0 = until
    changed. `hits` and `holding` are told, not set: requests hit since it was set, answers kept back right now.
    """

    mode: str = "ok"
    path: str = "/api/"
    seconds: float = 1.0
    times: int = 0
    hits: int = 0
    holding: int = 0

    def set(self, other: "Fault") -> None:
        """Take over what is to be set."""
        self.mode, self.path, self.seconds, self.times, self.hits = (
            other.mode,
            other.path,
            other.seconds,
            other.times,
            0,
        )

    def strikes(self, path: str) -> bool:
        """Whether this request is hit; counts it."""
        if self.mode == "ok" or self.path not in path or (self.times and self.hits >= self.times):
            return False
        self.hits += 1
        return True


class FaultyWire:
    """ASGI layer around the platform: it works on the answer, the work behind it is done for real."""

    def __init__(self, app: ASGIApp, fault: Fault) -> None:
        self._app, self._fault = app, fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault
        if str(scope["type"]) != "http" or not fault.strikes(scope["path"]):
            await self._app(scope, receive, send)
            return
        match fault.mode:
            case "slow":
                await self._hold("slow")
                await self._app(scope, receive, send)
            case "hold-after-commit":
                kept = await self._answer(scope, receive)
                await self._hold("hold-after-commit")
                for message in kept:
                    await send(message)
            case "drop-after-accept":
                await self._answer(scope, receive)
                await _cut(receive, send)
            case "down":
                await _reply(send, 503, b'{"code":"down","retry":true}')
            case "error":
                await _reply(send, 500, b'{"code":"internal"}')
            case "inner-error-with-200":
                await _reply(send, 200, b'{"code":"gateway_busy","message":"","retry":true}')
            case _:
                await _reply(send, 200, b'{"oops')

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        """Let the platform do its work and keep its answer back."""
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self._app(scope, receive, keep)
        return kept

    async def _hold(self, mode: str) -> None:
        """Until the time is over or another fault is set."""
        clock = asyncio.get_running_loop().time
        end = clock() + self._fault.seconds
        self._fault.holding += 1
        try:
            while self._fault.mode == mode and clock() < end:
                await asyncio.sleep(0.02)
        finally:
            self._fault.holding -= 1


async def _cut(receive: Receive, send: Send) -> None:
    """Close the connection without a byte of an answer, which ASGI has no word for: uvicorn's own connection is asked."""
    cast(Any, send).__self__.transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def _reply(send: Send, status: int, body: bytes) -> None:
    headers: Any = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
