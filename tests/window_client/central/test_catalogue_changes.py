"""The catalogue by its changes (目录增量): against the real platform only what changed comes; whatever does not fit, the
whole is fetched, and what is not the platform's own is believed in neither way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_platform import sample
from tests.platform_server import PlatformServer
from tests.raw_server import RawServer, answer
from tests.window_client.central.post import PRESENCE, Post
from window_client import messages as m
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.central.wire import signing
from window_client.central.wire.catalogue_changes import KEYS
from window_client.errors import CentralUnavailable
from window_client.settings import Settings

OLD = msgspec.json.encode(sample.load())


def edited(**changes: Any) -> bytes:
    """The sample with another version name, R03 renamed, I01 gone, and these members changed."""
    tree = msgspec.json.decode(OLD)
    tree["items"] = [
        each | {"name": "食品经营许可新办"} if each["code"] == "R03" else each for each in tree["items"] if each["code"] != "I01"
    ]  # fmt: skip
    return msgspec.json.encode(tree | {"version": "2026.12"} | changes)


NEW = edited()


class Heard(CentralClient):
    """Notes each request and how many bytes its answer had; everything else is the client's own."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.sizes: list[tuple[str, int]] = []

    def _send(self, method: str, path: str, **more: Any) -> Any:
        found = super()._send(method, path, **more)
        self.sizes.append((path.partition("?")[0], len(found.content)))
        return found


class Publisher(PlatformServer):
    """A platform whose catalogue is a file that a test replaces."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "catalogue.json"
        self.publish(OLD)
        super().__init__(f"sqlite:///{(directory / 'platform.sqlite').as_posix()}", catalogue=self._file)

    def publish(self, catalogue: bytes) -> None:
        """Put another one in force."""
        fresh = self._file.with_suffix(".new")
        fresh.write_bytes(catalogue)
        fresh.replace(self._file)


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Publisher]:
    with Publisher(tmp_path) as server:
        yield server


def asker(platform: Publisher) -> Heard:
    client = Heard(platform.settings())
    client.sign_in("chen", "Demo-clerk-1")
    client.sizes.clear()
    return client


def test_only_what_changed_comes_and_the_whole_is_the_platforms_own(platform: Publisher) -> None:
    client = asker(platform)
    first = client.catalogue("")
    assert first is not None
    assert client.catalogue(first.etag, first.raw) is None  # nothing newer: nothing comes
    platform.publish(NEW)
    found = client.catalogue(first.etag, first.raw)
    assert found is not None
    assert (found.raw, found.version) == (NEW, "2026.12")
    doors = [path for path, _ in client.sizes]
    assert doors == ["/catalogue", "/catalogue/changes", "/catalogue/changes"]
    assert client.sizes[-1][1] * 10 < client.sizes[0][1]
    platform.kill()  # what went out is in the database
    platform.start()
    again = asker(platform)
    platform.publish(OLD)
    back = again.catalogue(found.etag, NEW)
    assert back is not None
    assert back.raw == OLD
    assert [path for path, _ in again.sizes] == ["/catalogue/changes"]
    client.close()
    again.close()


def test_what_does_not_fit_is_fetched_whole(platform: Publisher) -> None:
    client = asker(platform)
    first = client.catalogue("")
    assert first is not None
    platform.publish(NEW)
    tree = msgspec.json.decode(OLD)
    tree["items"][3]["name"] = "不是平台的"  # half applied, or changed on the disk
    for etag, base in (
        (first.etag, msgspec.json.encode(tree)),
        (first.etag, b"{"),
        (first.etag, b""),
        ('"0123456789abcdef"', first.raw),
    ):
        found = client.catalogue(etag, base)
        assert found is not None
        assert found.raw == NEW
        assert client.sizes[-1][0] == "/catalogue"
    client.close()


@pytest.mark.parametrize("harm", ["hash", "proof", "entry", "order"])
def test_changes_that_are_not_the_platforms_are_not_believed(harm: str) -> None:
    """They are dropped without a word to the desk, and the whole is asked for; here that is no catalogue either."""
    changes = wire.catalogue_difference(OLD, NEW, '"1"', '"2"')
    proof = signing.proof(signing.key_of("secret"), "sha256", signing.catalogue_text("sha256", '"2"', NEW))
    if harm == "hash":
        changes = msgspec.structs.replace(changes, sha256="00" * 32)
    if harm == "entry":
        changes.lists["items"].entries["R03"]["name"] = "别的名称"
    if harm == "order":
        changes.lists["items"].order.append("X99")
    proof = "00" * 32 if harm == "proof" else proof
    told = answer(msgspec.json.encode(changes), headers=f"{signing.CATALOGUE_PROOF}: {proof}\r\n".encode())
    with RawServer([told]) as server:
        client = CentralClient(Settings(platform_url=server.url))
        client.use_token("key.secret")
        with pytest.raises(CentralUnavailable):
            client.catalogue('"1"', OLD)
        client.close()
        asked = [each.split(b" ")[1] for each in server.heard]
        assert asked == [b"/api/v1/catalogue/changes?since=1", b"/api/v1/catalogue"]


def test_the_heartbeat_brings_the_changes_to_the_desk(platform: Publisher) -> None:
    with Post(platform.settings()) as post:
        client = CentralClient(platform.settings())
        token = client.sign_in("chen", "Demo-clerk-1").window_token
        client.close()
        post.do(m.UseWindowToken(token))
        post.do(m.FetchCatalogue(""))
        first = post.facts.wait(m.CatalogueArrived)
        platform.publish(NEW)
        post.do(PRESENCE)
        assert post.facts.wait(m.CatalogueArrived, nth=2).raw == NEW
        platform.publish(edited(sample=False))
        post.do(m.FetchCatalogue(first.etag, first.raw))
        assert post.facts.wait(m.CatalogueArrived, nth=3).raw == edited(sample=False)


_ENTRY = st.fixed_dictionaries({"code": st.sampled_from("abcdef"), "name": st.text(max_size=3)})
_TREE = st.fixed_dictionaries(
    {"version": st.text(max_size=3)},
    optional={member: st.lists(_ENTRY, max_size=5) for member in ("items", "bundles", "hall")},
)


def test_members_in_another_order_are_a_change_too() -> None:
    one, other = b'{"items":[{"code":"a","name":""}]}', b'{"items":[{"name":"","code":"a"}]}'
    assert wire.catalogue_applied(one, wire.catalogue_difference(one, other, "1", "2")) == other


@settings(max_examples=200, deadline=None)
@given(_TREE, _TREE)
def test_from_any_catalogue_to_any_other_the_same_bytes_come_out(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Also lists whose entries cannot be told apart, and members that come and go."""
    old, new = msgspec.json.encode(before), msgspec.json.encode(after)
    sent = msgspec.json.decode(
        msgspec.json.encode(wire.catalogue_difference(old, new, "1", "2")), type=wire.CatalogueChanges
    )
    assert wire.catalogue_applied(old, sent) == new
    assert set(sent.lists) <= set(KEYS)
