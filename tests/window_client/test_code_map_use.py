"""Code maps are tried on the last records before they are used; a table that would refuse one of them is not used."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from local_cache.profile_key import ProfileKey
from local_cache.store import EncryptedStore
from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.command_line import parser
from window_client.domain.clerk import Clerk
from window_client.domain.code_maps import CodeMapError
from window_client.domain.ids import StaffNo
from window_client.record_commands import Means, answer
from window_client.settings import Settings
from window_client.words import Role

WEI = Clerk("wei", StaffNo("9001"), "韦强", Role.TECHNICIAN, NOW + timedelta(days=1))
SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "code-maps.sample.toml"


def command(room: Stage, maps: Path, what: str, file: Path, clerk: Clerk = WEI) -> str:
    """`main.py maps check|use FILE` on the store of this stage, whose desk has stopped."""
    store = EncryptedStore(room.directory, room.vault)
    settings = Settings(code_maps=str(maps))
    means = Means(store, lambda _: b"", read_catalogue, ProfileKey(room.vault), settings, room.clock)
    return answer(parser().parse_args(["maps", what, str(file)]), clerk, means)


@pytest.fixture
def worked(tmp_path: Path) -> Stage:
    """A window that received and accepted one case."""
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), m.SendRecords)
    return room


def test_a_trial_shows_before_and_after_and_changes_nothing(worked: Stage, tmp_path: Path) -> None:
    used, fresh = tmp_path / "maps.toml", tmp_path / "fresh.toml"
    used.write_bytes(SAMPLE.read_bytes())
    fresh.write_text(
        SAMPLE.read_text(encoding="utf-8").replace('accepted = "3"', 'accepted = "33"', 1), encoding="utf-8"
    )
    told = command(worked, used, "check", fresh)
    assert "accepted: event_name 3 -> 33" in told
    assert "received: the same" in told
    assert told.endswith("2 records looked at, 0 without a word; nothing was changed")
    assert used.read_bytes() == SAMPLE.read_bytes()
    assert "李" not in told
    assert "in use" in command(worked, used, "use", fresh)
    assert used.read_bytes() == fresh.read_bytes()


def test_a_table_that_would_refuse_a_record_is_not_used(worked: Stage, tmp_path: Path) -> None:
    used, fresh = tmp_path / "maps.toml", tmp_path / "fresh.toml"
    fresh.write_text(SAMPLE.read_text(encoding="utf-8").replace('accepted = "3"\n', "", 1), encoding="utf-8")
    told = command(worked, used, "use", fresh)
    assert "accepted: code_not_mapped:state.accepted" in told
    assert told.endswith("not used: 1 of the last records would be refused")
    assert not used.exists()


def test_only_a_technician_may_and_broken_files_are_one_line(worked: Stage, tmp_path: Path) -> None:
    used = tmp_path / "maps.toml"
    assert command(worked, used, "use", SAMPLE, replace(WEI, role=Role.SUPERVISOR)) == ""
    for content, why in (
        (b"[state", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"[state]\n", "lack a table: role"),
    ):
        fresh = tmp_path / "broken.toml"
        fresh.write_bytes(content)
        with pytest.raises(CodeMapError, match=why):
            command(worked, used, "use", fresh)
    with pytest.raises(CodeMapError, match="No such file"):
        command(worked, used, "check", tmp_path / "none.toml")
    assert not used.exists()
