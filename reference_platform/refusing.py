"""How the platform says no: a `wire.Fault` as the whole body, with an HTTP status that fits."""

from typing import Any, NoReturn

from litestar import Request, Response
from litestar.exceptions import HTTPException

from window_client.central import wire


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


def _code(status: int) -> str:
    return {400: "malformed", 404: "not_found", 405: "not_allowed_here", 413: "too_large"}.get(status, f"http_{status}")
