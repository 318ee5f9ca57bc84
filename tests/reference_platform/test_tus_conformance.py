"""The platform's uploads against tuspy, a client that is not ours; a small gateway signs for it, which it cannot."""

import hashlib
import io
import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from tests.platform_server import CLERK
from tests.reference_platform.hall import Hall
from window_client.central import wire
from window_client.central.wire import signing

TOLD = ("Location", "Upload-Offset", "Upload-Length", "Tus-Resumable", "Tus-Version", "Tus-Extension", "Tus-Max-Size")


@contextmanager
def signing_gateway(upstream: str, token: str) -> Iterator[str]:
    """Passes each request on with a signature of this window."""

    class Gateway(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kept = {k: v for k, v in self.headers.items() if k.lower() not in {"host", "content-length", "connection"}}
            nonce, now = uuid.uuid4().hex, int(time.time())
            kept["Authorization"] = signing.sign(token, "sha256", self.command, self.path, now, nonce, body)
            with requests.request(self.command, upstream + self.path, data=body, headers=kept, timeout=30) as answer:
                self.send_response(answer.status_code)
                for name in TOLD:
                    if name in answer.headers:
                        self.send_header(name, answer.headers[name])
                self.send_header("Content-Length", "0")
                self.end_headers()

        do_POST = do_HEAD = do_PATCH = do_OPTIONS = _pass_on  # noqa: N815 - named by the library

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@pytest.fixture
def client(hall: Hall) -> Iterator[TusClient]:
    with signing_gateway(hall.platform.url, hall.client().sign_in(*CLERK).window_token) as url:
        yield TusClient(url + wire.API + "/uploads")


def told(content: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "mime": "image/png"}


def test_tuspy_uploads_in_pieces_and_resumes(hall: Hall, client: TusClient) -> None:
    content = os.urandom(300_000)
    first = client.uploader(file_stream=io.BytesIO(content), chunk_size=70_000, metadata=told(content))
    first.upload(stop_at=140_000)
    again = client.uploader(file_stream=io.BytesIO(content), chunk_size=70_000, url=first.url)
    assert again.offset == 140_000
    again.upload()
    assert hall.window().upload_offset(told(content)["sha256"]) == len(content)


def test_what_the_server_says_of_itself(client: TusClient) -> None:
    with requests.options(client.url, timeout=30) as answer:
        assert answer.status_code == 204
        assert answer.headers["Tus-Version"] == "1.0.0"
        assert answer.headers["Tus-Extension"] == "creation,creation-with-upload"
        assert int(answer.headers["Tus-Max-Size"]) > 20_000_000


def test_an_upload_that_is_not_there_or_of_another_version(client: TusClient) -> None:
    missing = f"{client.url}/{'0' * 64}"
    with requests.head(missing, headers={"Tus-Resumable": "1.0.0"}, timeout=30) as answer:
        assert answer.status_code == 404
    for version in ("0.2.2", ""):
        with requests.head(missing, headers={"Tus-Resumable": version}, timeout=30) as answer:
            assert answer.status_code == 412


def test_tuspy_hears_of_a_page_that_is_not_what_it_says(client: TusClient) -> None:
    uploader = client.uploader(file_stream=io.BytesIO(b"page"), metadata={"sha256": "A", "mime": "image/png"})
    with pytest.raises(TusCommunicationError):
        uploader.upload()
