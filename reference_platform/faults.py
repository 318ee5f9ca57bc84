"""Faults on purpose (故障注入) for tests and the demo: what a real network and a real gateway do to an answer."""

import asyncio
from dataclasses import dataclass
from typing import Any

from litestar.types import ASGIApp, Message, Receive, Scope, Send

MODES = ("ok", "slow", "down", "error", "hold-after-commit", "drop-after-accept", "inner-error-with-200", "garbage")


@dataclass(slots=True)
class Fault:
    """The fault now in force. `path`: only requests whose path contains it; `seconds` for slow and hold."""

    mode: str = "ok"
    path: str = "/api/"
    seconds: float = 1.0


class FaultyWire:
    """ASGI layer around the platform: it works on the answer, the work behind it is done for real."""

    def __init__(self, app: ASGIApp, fault: Fault) -> None:
        self._app, self._fault = app, fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault
        if str(scope["type"]) != "http" or fault.mode == "ok" or fault.path not in scope["path"]:
            await self._app(scope, receive, send)
            return
        match fault.mode:
            case "slow":
                await asyncio.sleep(fault.seconds)
                await self._app(scope, receive, send)
            case "hold-after-commit":
                kept = await self._answer(scope, receive)
                await self._hold(fault.seconds)
                for message in kept:
                    await send(message)
            case "drop-after-accept":
                await self._answer(scope, receive)
                await _reply(send, 200, b'{"results":', promised=1000)
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

    async def _hold(self, seconds: float) -> None:
        end = asyncio.get_running_loop().time() + seconds
        while self._fault.mode == "hold-after-commit" and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)


async def _reply(send: Send, status: int, body: bytes, promised: int = 0) -> None:
    """Answer, or begin to: with more bytes promised than sent the server cuts the connection."""
    length = str(promised or len(body)).encode()
    headers: Any = [(b"content-type", b"application/json"), (b"content-length", length)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
