"""The endpoints of page uploads (断点续传接口): tus 1.0.0 at /uploads."""

from typing import Annotated, Any

from litestar import HttpMethod, Request, Response, head, patch, post, route
from litestar.params import FromPath, HeaderParameter, RawBody

from reference_platform import pages, people, uploads
from reference_platform.refusing import refuse
from reference_platform.store import Database, now
from window_client.central import wire

Authorization = Annotated[str, HeaderParameter(name="Authorization")]
Resumable = Annotated[str, HeaderParameter(name="Tus-Resumable")]
Length = Annotated[str, HeaderParameter(name="Upload-Length")]
Metadata = Annotated[str, HeaderParameter(name="Upload-Metadata")]
Offset = Annotated[str, HeaderParameter(name="Upload-Offset")]
ContentType = Annotated[str, HeaderParameter(name="Content-Type")]
_ALWAYS = {"Tus-Resumable": uploads.VERSION, "Cache-Control": "no-store"}


def upload_doors(database: Database) -> list[Any]:
    """OPTIONS, POST, HEAD, PATCH."""
    return [*_asking(database), *_giving(database)]


def _asking(database: Database) -> list[Any]:
    """What can be done here, and how far an upload has come."""

    @route(
        ["/uploads", "/uploads/{sha256:str}"],
        http_method=[HttpMethod.OPTIONS],
        sync_to_thread=False,
        status_code=204,
        include_in_schema=False,
    )
    def capabilities(request: Request[Any, Any, Any]) -> Response[None]:
        allowed = "OPTIONS, POST" if request.url.path.endswith("/uploads") else "HEAD, OPTIONS, PATCH"
        told = {"Tus-Version": uploads.VERSION, "Tus-Extension": uploads.EXTENSIONS, "Tus-Max-Size": f"{pages.LARGEST}"}
        return Response(None, headers={**_ALWAYS, **told, "Allow": allowed})

    @head("/uploads/{sha256:str}", sync_to_thread=True)
    def how_far(sha256: FromPath[str], authorization: Authorization = "", resumable: Resumable = "") -> Response[None]:
        database.asked_by(authorization)
        _same_version(resumable)
        with database.reading() as connection:
            state = uploads.find(connection, sha256)
        if state is None:
            refuse("not_found", 404)
        return Response(None, headers={**_told(state), "Upload-Length": str(state.size)})

    return [capabilities, how_far]


def _giving(database: Database) -> list[Any]:
    """Bytes of pages."""

    @post("/uploads", sync_to_thread=True, status_code=201, request_max_body_size=pages.LARGEST)
    def begin(
        body: RawBody,
        authorization: Authorization = "",
        resumable: Resumable = "",
        length: Length = "",
        metadata: Metadata = "",
        content_type: ContentType = "",
    ) -> Response[None]:
        with database.transaction() as connection:
            people.known_window(connection, authorization, now())
            _same_version(resumable)
            content = body if content_type == uploads.MIME else b""
            state = uploads.create(connection, length, metadata, content)
            is_spoilt = uploads.is_spoilt(connection, state)
        if is_spoilt:
            refuse("hash_differs", 409)
        return Response(None, headers={**_told(state), "Location": f"{wire.API}/uploads/{state.sha256}"})

    @patch("/uploads/{sha256:str}", sync_to_thread=True, status_code=204, request_max_body_size=pages.LARGEST)
    def go_on(
        sha256: FromPath[str],
        body: RawBody,
        authorization: Authorization = "",
        resumable: Resumable = "",
        offset: Offset = "",
        content_type: ContentType = "",
    ) -> Response[None]:
        with database.transaction() as connection:
            people.known_window(connection, authorization, now())
            _same_version(resumable)
            if content_type != uploads.MIME:
                refuse("malformed", 415)
            state = uploads.append(connection, sha256, uploads.number(offset), body)
            is_spoilt = uploads.is_spoilt(connection, state)
        if is_spoilt:
            refuse("hash_differs", 409)
        return Response(None, headers=_told(state))

    return [begin, go_on]


def _same_version(resumable: str) -> None:
    if resumable != uploads.VERSION:
        refuse("other_version", 412)


def _told(state: uploads.State) -> dict[str, str]:
    return {**_ALWAYS, "Upload-Offset": str(state.offset)}
