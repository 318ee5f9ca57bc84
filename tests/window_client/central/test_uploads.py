"""Pages by tus: whole by their hash, taken up again after a cut, no byte twice but those of the piece that was cut."""

import hashlib
import os
import random
from collections.abc import Callable

import pytest

from tests.fault_proxy import FaultProxy, Plan
from tests.reference_platform.hall import Hall
from window_client.central import tus
from window_client.central.client import CentralClient
from window_client.central.courier import Courier
from window_client.errors import CentralUnavailable, Refusal

PAGE = os.urandom(3 * tus.PIECE + 12_345)


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def go_on() -> bool:
    return True


def put(client: CentralClient, content: bytes, *, again: bool = False, give_way: Callable[[], bool] = go_on) -> bool:
    return tus.upload(client, name_of(content), "image/png", content, again=again, give_way=give_way)


def stopping_after(pieces: int) -> Callable[[], bool]:
    left = iter([True] * pieces)
    return lambda: next(left, False)


@pytest.mark.parametrize("size", [1, tus.PIECE - 1, tus.PIECE, tus.PIECE + 1, 2 * tus.PIECE, len(PAGE)])
def test_a_page_of_any_size_arrives(hall: Hall, size: int) -> None:
    client, content = hall.window(), os.urandom(size)
    assert client.upload_offset(name_of(content)) is None
    assert put(client, content)
    assert client.upload_offset(name_of(content)) == size
    assert put(client, content, again=True)


def test_a_known_page_is_not_sent_again(hall: Hall) -> None:
    content = os.urandom(2 * tus.PIECE)
    assert put(hall.window(), content)
    with FaultProxy(hall.platform.url) as proxy:
        client = hall.window(platform_url=proxy.url)
        before = proxy.sent
        assert put(client, content, again=True)
        assert proxy.sent - before < 1000
        client.close()


def test_it_stops_between_two_pieces_and_goes_on_there(hall: Hall) -> None:
    client, content = hall.window(), os.urandom(4 * tus.PIECE)
    assert not put(client, content, give_way=stopping_after(1))
    assert client.upload_offset(name_of(content)) == 2 * tus.PIECE
    assert put(hall.window(), content, again=True)


def test_on_a_narrow_line_a_page_goes_in_pieces_of_two_seconds(hall: Hall) -> None:
    client, content = hall.window(), os.urandom(60_000)
    courier = Courier(hall.platform.settings(upload_kbit_s=80), print, str.encode)
    most = courier._sender._piece
    assert most == 20_000
    stop, name = stopping_after(1), name_of(content)
    assert not tus.upload(client, name, "image/png", content, again=False, give_way=stop, most=most)
    assert client.upload_offset(name) == 2 * most


def test_after_a_cut_at_any_byte_only_the_piece_that_was_cut_goes_again(hall: Hall) -> None:
    chance = random.Random(4504)
    for _ in range(12):
        content = os.urandom(len(PAGE))
        with FaultProxy(hall.platform.url) as proxy:
            client = hall.window(platform_url=proxy.url)
            at = chance.randrange(1, len(content))
            proxy.plan = Plan(cut_request=at, reset=chance.random() < 0.5)
            client.close()  # the next request is on a new line
            with pytest.raises(CentralUnavailable):
                put(client, content)
            client.close()
            proxy.plan, before = Plan(), proxy.sent
            assert put(client, content, again=True)
            client.close()
            kept = at - at % tus.PIECE
            assert proxy.sent - before < len(content) - kept + tus.PIECE + 5000


def test_wrong_bytes_are_refused_and_nothing_of_them_is_kept(hall: Hall) -> None:
    client, content = hall.window(), os.urandom(tus.PIECE + 10)
    name = name_of(content)
    assert client.begin_upload(name, "image/png", len(content), b"\0" * tus.PIECE) == tus.PIECE
    with pytest.raises(Refusal) as refused:
        client.go_on_upload(name, tus.PIECE, content[tus.PIECE :])
    assert refused.value.facts["code"] == "hash_differs"
    assert client.upload_offset(name) is None
    assert put(client, content)


@pytest.mark.parametrize(
    ("name", "content", "mime", "code"),
    [
        ("0" * 64, b"page", "image/png", "hash_differs"),
        ("A" * 64, b"page", "image/png", "malformed"),
        ("short", b"page", "image/png", "malformed"),
        (name_of(b""), b"", "image/png", "malformed"),
        (name_of(b"page"), b"page", "nonsense", "malformed"),
    ],
)
def test_a_page_that_is_not_what_it_says_is_refused(
    hall: Hall, name: str, content: bytes, mime: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        hall.window().begin_upload(name, mime, len(content), content)
    assert refused.value.facts["code"] == code


def test_bytes_in_another_place_or_too_many_are_refused(hall: Hall) -> None:
    client, content = hall.window(), os.urandom(100)
    name = name_of(content)
    client.begin_upload(name, "image/png", 100, content[:50])
    for offset, piece, code in (
        (49, b"x", "offset_differs"),
        (51, b"x", "offset_differs"),
        (50, b"x" * 51, "too_large"),
    ):
        with pytest.raises(Refusal) as refused:
            client.go_on_upload(name, offset, piece)
        assert refused.value.facts["code"] == code
    assert client.go_on_upload(name, 50, content[50:]) == 100
    with pytest.raises(Refusal) as refused:
        client.begin_upload("1" * 64, "image/png", 33 * 1024 * 1024, b"")
    assert refused.value.facts["code"] == "too_large"
