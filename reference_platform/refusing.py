"""How the platform says no: a `wire.Fault` as the whole body, with an HTTP status that fits."""

import logging
import traceback
from typing import Any, NoReturn

from litestar import Request, Response
from litestar.exceptions import HTTPException

from window_client.central import wire

log = logging.getLogger("platform")


class Refused(HTTPException):
    """Carries the code of a refusal to the client."""

    def __init__(self, code: str, status: int, message: str, *, retry: bool) -> None:
        super().__init__(detail=code, status_code=status)
        self.fault = wire.Fault(code=code, message=message, retry=retry)


def refuse(code: str, status: int, message: str = "", *, retry: bool = False) -> NoReturn:
    """Raise a refusal."""
    raise Refused(code, status, message, retry=retry)


def as_fault(_: Request[Any, Any, Any], error: HTTPException) -> Response[wire.Fault]:
    """Every error of every endpoint as a Fault; validation errors name no value."""
    fault = error.fault if isinstance(error, Refused) else wire.Fault(code=_code(error.status_code))
    return Response(fault, status_code=error.status_code, media_type="application/json")


def as_malformed(_: Request[Any, Any, Any], error: Exception) -> Response[wire.Fault]:
    """A body that the decoder itself stumbles over: no UTF-8, or brackets without end."""
    return Response(wire.Fault(code="malformed"), status_code=400, media_type="application/json")


def as_internal(_: Request[Any, Any, Any], error: Exception) -> Response[wire.Fault]:
    """A fault of our own or of the database: nothing was committed, ask again. Logged without any value."""
    log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
    return Response(wire.Fault(code="internal", retry=True), status_code=500, media_type="application/json")


def _code(status: int) -> str:
    return {400: "malformed", 404: "not_found", 405: "not_allowed_here", 413: "too_large"}.get(status, f"http_{status}")
