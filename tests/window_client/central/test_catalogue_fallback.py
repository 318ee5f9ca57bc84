"""The last good catalogue serves (目录回退) while the newer one is broken, not signed, or half on the disk; and the next good
one is taken all the same."""

from pathlib import Path

import msgspec
import pytest

from local_cache.store import EncryptedStore
from tests.raw_server import RawServer, answer
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import connected
from tests.window_client.central.post import PRESENCE, Post
from tests.window_client.central.test_catalogue_changes import NEW, OLD, Publisher
from tests.window_client.desk_room import stage
from window_client import messages as m
from window_client.catalogue_versions import NEWEST
from window_client.central.wire import signing
from window_client.settings import Settings
from window_client.views import CaseView
from window_client.words import CentralState


def broken() -> bytes:
    """Follows the contract; no window can use it: an item promises more days than the law gives."""
    tree = msgspec.json.decode(OLD)
    tree["items"][5]["committed"] = {"days": 90, "unit": "wd"}
    return msgspec.json.encode(tree | {"version": "broken"})


@pytest.mark.expects_log
def test_a_broken_catalogue_changes_nothing_and_the_next_good_one_is_taken(tmp_path: Path) -> None:
    with Publisher(tmp_path) as platform, connected(Hall(platform, "01"), tmp_path / "w", "03") as room:
        platform.publish(broken())
        room.later(room.settings.heartbeat_s)
        room.wait(m.CatalogueArrived, lambda came: came.version == "broken")
        room.accept()  # by the last good one
        with room.store_rows() as unit:
            assert unit.notes.get(NEWEST) == OLD
            assert "catalogue_refused" in [entry.deed for entry in unit.audit.entries(limit=1000)]
        platform.publish(NEW)
        room.later(room.settings.heartbeat_s)
        room.wait(m.CatalogueArrived, lambda came: came.version == "2026.12")
        room.accept()
        with room.store_rows() as unit:
            assert unit.notes.get(NEWEST) == NEW


@pytest.mark.expects_log
def test_a_catalogue_that_is_half_on_the_disk_is_left_for_the_one_before_and_fetched_whole(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CatalogueArrived("2026.12", '"2"', NEW))
        room.tell(m.PickItem(session, "R03"), CaseView, lambda v: v.item_name == "食品经营许可新办")
        room.desk.submit(m.SetAside(session))
    store = EncryptedStore(tmp_path, room.vault)
    store.open()
    with store.unit() as unit:
        unit.notes.put(NEWEST, NEW[: len(NEW) // 2])
    store.close()
    with stage(tmp_path) as again:
        session = again.sign_in()
        asked = again.wait(m.FetchCatalogue)
        assert (asked.etag, asked.raw) == ("", b"")
        again.tell(m.PickItem(session, "I01"), CaseView, lambda v: v.item_code == "I01")  # the newer one had dropped it
        again.desk.submit(m.SetAside(session))
        again.desk.submit(m.CatalogueArrived("2026.12", '"2"', NEW))
        again.tell(m.PickItem(session, "R03"), CaseView, lambda v: v.item_name == "食品经营许可新办")
        with again.store_rows() as unit:
            assert unit.notes.get(NEWEST) == NEW


def test_a_catalogue_with_another_signature_reaches_no_desk() -> None:
    told = answer(NEW, headers=f'ETag: "2"\r\n{signing.CATALOGUE_PROOF}: {"00" * 32}\r\n'.encode())
    with RawServer([told]) as server, Post(Settings(platform_url=server.url)) as post:
        post.do(m.UseWindowToken("key.secret"), m.FetchCatalogue('"1"', OLD), PRESENCE)
        assert post.facts.wait(m.CentralHeard).state is not CentralState.ONLINE
        assert post.facts.of(m.CatalogueArrived) == []
        assert [each.split(b" ")[1] for each in server.heard] == [
            b"/api/v1/catalogue/changes?since=1", b"/api/v1/catalogue", b"/api/v1/heartbeat",
        ]  # fmt: skip
