"""The line: signed requests, compression, the limit of the upload, and who is believed to be the platform."""

import datetime as dt
import hashlib
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.central_records import acceptance, raw
from tests.fault_proxy import FaultProxy, Plan
from tests.platform_server import CLERK
from tests.raw_server import RawServer, answer
from tests.reference_platform.hall import Hall, words
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.central.line import Line
from window_client.central.wire import signing
from window_client.errors import CentralUnavailable
from window_client.settings import Settings

LOAD = wire.API + "/hall/load"


def ask(hall: Hall, authorization: str, path: str = LOAD, method: str = "GET", body: bytes = b"") -> tuple[int, str]:
    """Status and code of one bare request."""
    url, headers = hall.platform.url + path, {"Authorization": authorization}
    with requests.request(method, url, data=body, headers=headers, timeout=30) as response:
        return response.status_code, response.json().get("code", "")


def signed(token: str, *, path: str = LOAD, late_s: int = 0, nonce: str = "n1", body: bytes = b"") -> str:
    """A header as the client makes it."""
    return signing.sign(token, "sha256", "GET", path, int(time.time()) + late_s, nonce, body)


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_both_hashes_open_the_door(hall: Hall, algorithm: str) -> None:
    client = hall.window(request_signature=algorithm)
    assert words(client.post_events(raw(*acceptance()))) == ["accepted", "accepted"]


def test_a_signature_is_good_for_one_request_of_this_hour_only(hall: Hall) -> None:
    token = hall.client().sign_in(*CLERK).window_token
    header = signed(token)
    assert ask(hall, header)[0] == 200
    assert ask(hall, header) == (401, "replayed")
    assert ask(hall, signed(token, nonce="n2", late_s=-400)) == (401, "clock_differs")
    assert ask(hall, signed(token, nonce="n3"), wire.API + "/inbox") == (401, "not_signed_in")
    assert ask(hall, signed(token, nonce="n4"), LOAD + "?a=b") == (401, "not_signed_in")
    assert ask(hall, signed(token, nonce="n6", body=b"x")) == (401, "not_signed_in")
    assert ask(hall, signed(token.replace(".", ".x"), nonce="n7")) == (401, "not_signed_in")
    assert ask(hall, f"Bearer {token}") == (401, "not_signed_in")


def test_a_changed_body_opens_nothing(hall: Hall) -> None:
    token = hall.client().sign_in(*CLERK).window_token
    path = wire.API + "/events"
    header = signing.sign(token, "sha256", "POST", path, int(time.time()), "n1", b'{"records":[]}')
    assert ask(hall, header, path, "POST", b'{"records":[] }') == (401, "not_signed_in")


def test_a_window_with_a_wrong_clock_still_speaks(hall: Hall) -> None:
    client = hall.window()
    client._line.offset_s = -4000.0
    assert client.hall_load().accepted_today == 0
    assert abs(client._line.offset_s) < 5


def test_large_batches_travel_packed_and_arrive_whole(hall: Hall) -> None:
    many = [record for _ in range(20) for record in acceptance()]
    assert words(hall.window().post_events(raw(*many))) == ["accepted"] * 40
    with RawServer([answer(b"{}")]) as server:
        client = CentralClient(Settings(platform_url=server.url))
        with pytest.raises(CentralUnavailable):
            client.post_events(raw(*many))
        client.close()
        assert b"Content-Encoding: gzip" in server.heard[0]
        assert len(server.heard[0]) < sum(map(len, raw(*many))) / 3


@pytest.mark.parametrize("body", [b"no gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"])
def test_a_broken_packing_is_refused(hall: Hall, body: bytes) -> None:
    url = hall.platform.url + wire.API + "/events"
    with requests.post(url, data=body, headers={"Content-Encoding": "gzip"}, timeout=30) as response:
        assert (response.status_code, response.json()["code"]) == (400, "malformed")


def test_the_upload_keeps_its_limit() -> None:
    slept: list[float] = []
    with RawServer([answer(b"{}")]) as server:
        line = Line(Settings(platform_url=server.url, upload_kbit_s=800), slept.append)
        line.exchange("POST", "/x", b"a" * 200_000)
        line.close()
        assert server.heard[0].endswith(b"a" * 200_000)
    assert max(slept) > 1.5  # 200 kB at 100 kB/s: the last piece is due after almost two seconds


@contextmanager
def tls_server(directory: Path, heard: list[bytes] | None = None) -> Iterator[tuple[str, Path, str]]:
    """A server with a certificate of its own: address, certificate file, fingerprint. It notes what it `heard`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hall")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.DNSName("platform.example")]
            ),
            False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file, key_file = directory / "ca.pem", directory / "key.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key_file)
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while True:
            plain, _ = listener.accept()
            if over.is_set():
                plain.close()
                return
            try:
                with context.wrap_socket(plain, server_side=True) as line:
                    request = line.recv(65536)
                    if heard is not None:
                        heard.append(request)
                    line.sendall(answer(b'{"now":"2026-11-23T10:00:00Z"}'))
            except OSError:
                plain.close()

    thread = threading.Thread(target=serve)
    thread.start()
    port = listener.getsockname()[1]
    try:
        yield f"https://127.0.0.1:{port}", file, certificate.fingerprint(hashes.SHA256()).hex()
    finally:
        over.set()
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join(10)
        listener.close()


def test_only_the_hall_s_own_certificate_is_believed(tmp_path: Path) -> None:
    with tls_server(tmp_path) as (url, ca, pin):
        other = hashlib.sha256(b"other").hexdigest()
        cases: tuple[tuple[dict[str, Any], bool], ...] = (
            ({}, False),
            ({"platform_ca": str(ca)}, True),
            ({"platform_ca": str(ca), "platform_pin": pin}, True),
            ({"platform_ca": str(ca), "platform_pin": other}, False),
        )
        for more, is_believed in cases:
            client = CentralClient(Settings(platform_url=url, **more))
            if is_believed:
                client.clock_offset()
            else:
                with pytest.raises(CentralUnavailable, match="certificate"):
                    client.clock_offset()
            client.close()


def test_the_pin_holds_through_a_proxy_too(tmp_path: Path) -> None:
    with tls_server(tmp_path) as (url, ca, pin), FaultProxy(url) as proxy:
        proxy.plan = Plan(tunnel=True)
        more: dict[str, Any] = {"platform_ca": str(ca), "platform_proxy": proxy.url}
        client = CentralClient(Settings(platform_url="https://platform.example", platform_pin=pin, **more))
        client.clock_offset()
        client.close()
        other = hashlib.sha256(b"other").hexdigest()
        client = CentralClient(Settings(platform_url="https://platform.example", platform_pin=other, **more))
        with pytest.raises(CentralUnavailable, match="certificate"):
            client.clock_offset()
        client.close()


def test_the_machines_environment_overrules_neither_the_hall_s_ca_nor_the_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bytes] = []
    other, netrc = tmp_path / "other.pem", tmp_path / "netrc"
    netrc.write_text("default login somebody password secret\n")
    with tls_server(tmp_path, heard) as (url, ca, _), FaultProxy(url) as proxy:
        proxy.plan = Plan(tunnel=True)
        other.write_text("")
        for name, value in (("HTTPS_PROXY", proxy.url), ("REQUESTS_CA_BUNDLE", str(other)), ("NETRC", str(netrc))):
            monkeypatch.setenv(name, value)
        client = CentralClient(Settings(platform_url="https://platform.example", platform_ca=str(ca)))
        client.use_token("key.secret")
        client.clock_offset()
        client.close()
    assert b"Authorization: HW1 key sha256" in heard[0]
    assert b"Basic" not in heard[0]


def test_a_proxy_is_asked_for_the_platform() -> None:
    with RawServer([b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"]) as proxy:
        client = CentralClient(Settings(platform_url="https://platform.example", platform_proxy=proxy.url))
        with pytest.raises(CentralUnavailable):
            client.clock_offset()
        client.close()
        assert proxy.heard[0].startswith(b"CONNECT platform.example:443")
