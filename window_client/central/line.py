"""The line to the platform (线路): one kept-alive HTTP session that signs, compresses, paces and checks who answers."""

import hmac
import io
import secrets
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from window_client.central.wire import signing
from window_client.errors import CentralFaulty, CentralUnavailable
from window_client.settings import Settings

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
LARGEST_ANSWER = 32 * 1024 * 1024
LONGEST_ANSWER = 3
"""Most of one answer in time-outs: the time-out of requests bounds one silence, not a dribble."""

WORTH_PACKING = 4096
_FASTEST = 1  # zlib level: records are repetitive text, more effort wins little
_PIECE = 16 * 1024


class RawAnswer(NamedTuple):
    """One answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Line:
    """`exchange` raises CentralUnavailable when no whole answer came. Bound to the thread of its first call."""

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep, *, url: str = "") -> None:
        self._settings, self._sleep = settings, sleep
        self._root = (url or settings.platform_url).rstrip("/")
        self._host = urlsplit(self._root).hostname
        self._timeouts = (settings.connect_timeout_s, settings.answer_timeout_s)
        self._session = requests.Session()
        self._session.headers["X-Window"] = f"{settings.site}/{settings.window}"
        self._session.mount("https://", _PinnedAdapter(settings.platform_pin))
        self._session.auth = _signed_already
        self._verify: str | bool = settings.platform_ca or True
        self._session.trust_env = self._host not in LOOPBACK and not settings.platform_proxy
        if settings.platform_proxy and self._host not in LOOPBACK:
            self._session.proxies = {"http": settings.platform_proxy, "https": settings.platform_proxy}
        self._token = ""
        self._thread: int | None = None
        self.offset_s = 0.0

    def use_token(self, token: str) -> None:
        """Sign with this window token from now on."""
        self._token = token

    def is_proven(self, signed: bytes, proof: str) -> bool:
        """Whether the platform signed this with the key of this window."""
        key = signing.key_of(self._token.partition(".")[2])
        right = signing.proof(key, self._settings.request_signature, signed)
        return hmac.compare_digest(right.encode(), proof.encode())

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def exchange(
        self, method: str, path: str, data: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> RawAnswer:
        """One request and its whole answer; signed when there is a token. `path` begins with /."""
        self._refuse_plain_http()
        self._keep_thread()
        body, more = data, dict(headers or {})
        if body is not None and self._settings.compress and len(body) >= WORTH_PACKING and _is_json(more):
            body, more["Content-Encoding"] = _packed(body), "gzip"
        if self._token:
            more["Authorization"] = self._signature(method, path, body or b"")
        try:
            with self._session.request(
                method,
                self._root + path,
                data=self._paced(body),
                headers=more,
                timeout=self._timeouts,
                verify=self._verify,  # said here: what the session says of it, requests lets the environment overrule
                # a password or a record must never follow a redirect to somewhere else
                allow_redirects=False,
                stream=True,
            ) as response:
                return RawAnswer(response.status_code, response.headers, self._read(response))
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise CentralUnavailable(_cause(error)) from error

    def _signature(self, method: str, path: str, body: bytes) -> str:
        """`offset_s` keeps a window with a wrong clock able to speak; the wrong clock itself is told to the desk."""
        path = (urlsplit(self._root).path or "") + path
        now = int(time.time() + self.offset_s)
        nonce = secrets.token_urlsafe(12)
        return signing.sign(self._token, self._settings.request_signature, method, path, now, nonce, body)

    def _paced(self, body: bytes | None) -> "bytes | _Paced | None":
        limit = self._settings.upload_kbit_s
        return _Paced(body, limit * 125.0, self._sleep) if body and limit > 0 else body

    def _read(self, response: requests.Response) -> bytes:
        """The whole body, within bounds of size and time."""
        end = time.monotonic() + LONGEST_ANSWER * self._settings.answer_timeout_s
        pieces, size = [], 0
        while piece := response.raw.read1(256 * 1024, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_ANSWER or time.monotonic() > end:
                raise CentralFaulty("the answer is too long")
        return b"".join(pieces)

    def _keep_thread(self) -> None:
        here = threading.get_ident()
        self._thread = self._thread or here
        assert self._thread == here, "a client belongs to one thread"

    def _refuse_plain_http(self) -> None:
        parts = urlsplit(self._root)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
            return
        raise CentralUnavailable("the platform's address must be https" if parts.scheme else "no platform address set")


def _signed_already(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps requests from putting a login of a .netrc in the place of the signature."""
    return request


class _PinnedAdapter(HTTPAdapter):
    """Checks the certificate's own hash too, when one is pinned; through a proxy the platform's all the same."""

    def __init__(self, pin: str) -> None:
        self._pinned: dict[str, Any] = {"assert_fingerprint": pin} if pin else {}
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **{**more, **self._pinned})

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        return super().proxy_manager_for(proxy, **more, **self._pinned)


class _Paced(io.BytesIO):
    """A body that is read no faster than so many bytes a second. http.client asks for it in small pieces."""

    def __init__(self, body: bytes, bytes_s: float, sleep: Callable[[float], None]) -> None:
        super().__init__(body)
        self._bytes_s, self._sleep, self._size = bytes_s, sleep, len(body)
        self._began, self._given = time.monotonic(), 0

    def __len__(self) -> int:
        return self._size

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = _PIECE if size is None or size < 0 else min(size, _PIECE)
        ahead = self._given / self._bytes_s - (time.monotonic() - self._began)
        if ahead > 0:
            self._sleep(ahead)
        piece = super().read(wanted)
        self._given += len(piece)
        return piece


def _packed(body: bytes) -> bytes:
    packer = zlib.compressobj(_FASTEST, wbits=31)
    return packer.compress(body) + packer.flush()


def _is_json(headers: Mapping[str, str]) -> bool:
    return headers.get("Content-Type") == "application/json"


def _cause(error: Exception) -> str:
    """A name without contents; a certificate that is not the platform's is told apart from a dead line."""
    return "certificate" if isinstance(error, requests.exceptions.SSLError) else type(error).__name__
