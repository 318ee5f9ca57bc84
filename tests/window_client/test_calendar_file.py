"""Calendar files: trusted by signature, tried before they are used, laid by rank, never moving a promised day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local_cache.engine import open_engine
from local_cache.profile_key import ProfileKey
from local_cache.store import FILE_NAME, EncryptedStore
from reference_platform import sample
from reference_platform.sign_calendar import key_in, signed
from tests.window_client.desk_room import BEIJING, NOW, FakeClock, Stage, stage
from tests.window_client.test_deciding import LUO, complete_but
from window_client import messages as m
from window_client.calendar_file import CalendarFileError, laid_over, parsed, read
from window_client.central.catalogue import from_wire, read_catalogue
from window_client.command_line import parser
from window_client.domain import limits
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.domain.item import Limit
from window_client.record_commands import Means, answer
from window_client.settings import Settings
from window_client.views import CaseView, DueProgress
from window_client.words import CaseState, Role

WEI = Clerk("wei", StaffNo("9001"), "韦强", Role.TECHNICIAN, NOW + timedelta(days=1))
GUANGXI: dict[str, Any] = {
    "calendar": 1,
    "name": "gx-2017",
    "version": "1",
    "layer": "region",
    "source": "桂政办函〔2017〕1号",
    "published": "2017-01-10",
    "days": [
        {"date": "2017-03-30", "kind": "off", "name": "壮族三月三"},
        {"date": "2017-03-31", "kind": "off", "name": "壮族三月三"},
        {"date": "2017-04-01", "kind": "off", "name": "壮族三月三"},
        {"date": "2017-04-08", "kind": "work"},
    ],
}
NATION_2027: dict[str, Any] = {
    **GUANGXI,
    "name": "national-2027",
    "layer": "national",
    "source": "国办发明电 SAMPLE",
    "years": [2027],
    "days": [{"date": "2027-01-01", "kind": "off"}, {"date": "2027-01-04", "kind": "off"}],
}
NATION_2017: dict[str, Any] = {
    **NATION_2027,
    "name": "national-2017",
    "years": [2017],
    "days": [{"date": "2017-04-01", "kind": "work"}]
    + [{"date": f"2017-04-0{day}", "kind": "off"} for day in (2, 3, 4)],
}


def test_the_guangxi_vector_and_the_region_above_the_nation_in_any_order() -> None:
    plain = from_wire(sample.load()).calendar
    start, one = date(2017, 3, 29), Limit(1, "wd")
    nation, region = parsed(NATION_2017), parsed(GUANGXI)
    assert limits.due(start, one, laid_over(plain, [nation])).day == date(2017, 3, 30)
    for files in ([nation, region], [region, nation]):
        assert limits.due(start, one, laid_over(plain, files)) == limits.Due(date(2017, 4, 5))
    again = laid_over(laid_over(plain, [region]), [nation])
    assert limits.due(start, one, again).day == date(2017, 4, 5)


def test_only_the_publisher_is_believed_and_a_changed_day_is_noticed(tmp_path: Path) -> None:
    key = key_in(tmp_path / "key")
    assert key_in(tmp_path / "key").private_bytes_raw() == key.private_bytes_raw()
    raw, public = signed(GUANGXI, key), key.public_key().public_bytes_raw().hex()
    with stage(tmp_path / "data") as room:
        checker = ProfileKey(room.vault)
        assert read(raw, checker, public).name == "gx-2017"
        for wrong, by in (
            (raw.replace(b"2017-04-08", b"2017-04-09"), public),
            (raw, Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()),
            (b"{}", public),
            (raw, ""),
        ):
            with pytest.raises(CalendarFileError):
                read(wrong, checker, by)


@pytest.mark.parametrize(
    "change",
    [
        {"calendar": 2},
        {"layer": "town"},
        {"source": ""},
        {"years": ["2027"]},
        {"days": [{"date": "2017-02-30", "kind": "off"}]},
        {"days": [{"date": "2017-03-30", "kind": "half"}]},
        {"days": GUANGXI["days"] * 2},
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_one_line(change: dict[str, Any]) -> None:
    with pytest.raises(CalendarFileError) as refused:
        parsed({**GUANGXI, **change})
    assert "\n" not in str(refused.value)


def _accepted_in_december(room: Stage) -> tuple[str, date]:
    room.clock.time = datetime(2026, 12, 28, 10, 0, tzinfo=BEIJING)
    session = room.sign_in()
    room.equip()
    room.ready_case(session)
    view = room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code == "R04")
    complete_but(room, session, view, set())
    view = room.wait(CaseView, lambda v: v.may_accept and v.item_code == "R04")
    assert view.case is not None
    done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    assert done.due is not None
    assert done.due_provisional
    return done.receipt_no, done.due


def test_a_dry_run_lists_what_changes_and_use_keeps_every_promised_day(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        number, due = _accepted_in_december(room)
        vault = room.vault
    key = Ed25519PrivateKey.generate()
    file = tmp_path / "national-2027.json"
    file.write_bytes(signed(NATION_2027, key))
    settings = replace(Settings(), calendar_key=key.public_key().public_bytes_raw().hex())
    store = EncryptedStore(tmp_path, vault)
    means = Means(store, lambda _: b"", read_catalogue, ProfileKey(vault), settings, FakeClock())

    def run(*words: str, clerk: Clerk = WEI) -> str:
        return answer(parser().parse_args(words), clerk, means)

    tried = run("calendar", "check", str(file), clerk=LUO)
    assert f"{number} 公共场所卫生许可 {due} counted {due + timedelta(days=1)}, later: the printed day stays" in tried
    assert "nothing was changed" in tried
    assert "national-2027" not in run("calendar", "list")
    assert run("calendar", "use", str(file), clerk=LUO) == ""  # a technician's deed
    assert "in use" in run("calendar", "use", str(file))
    assert "years 2027 firm" in run("calendar", "list")
    _settled_at_the_next_start(tmp_path, number, due)


def _settled_at_the_next_start(directory: Path, number: str, due: date) -> None:
    with stage(directory) as room:
        room.clock.time = datetime(2026, 12, 29, 10, 0, tzinfo=BEIJING)
        room.sign_in()
        told = room.wait(DueProgress, lambda p: p.over)
        assert (told.done, told.moved) == (1, 1)
        with room.store_rows() as unit:
            case = unit.cases.by_number(number)
            assert case is not None
            assert (case.due, case.due_provisional) == (due, False)
            deeds = [(each.deed, each.actor) for each in unit.audit.entries(limit=1000)]
        assert ("use_calendar", "9001") in deeds
        assert ("use_calendar", "0007") in deeds  # refused, and noted


def test_the_number_audit_names_void_numbers_and_gaps(tmp_path: Path, hole: Callable[[Path, Any], None]) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.DiscardDraft(session, view.case), CaseView, lambda v: v.case is None)
        vault = room.vault
    store = EncryptedStore(tmp_path, vault)
    means = Means(store, lambda _: b"", read_catalogue, ProfileKey(vault), Settings(), FakeClock())
    audit = parser().parse_args(["numbers", "audit"])
    said = answer(audit, LUO, means)
    assert f"{view.receipt_no} void: draft discarded" in said
    assert said.endswith("no gap")
    hole(tmp_path, vault)
    assert "missing: taken, and no row says for what" in answer(audit, LUO, means)


@pytest.fixture
def hole() -> Callable[[Path, Any], None]:
    """Takes a number out of a block behind the program's back, as a fault would."""

    def tear(directory: Path, vault: Any) -> None:
        engine = open_engine(directory / FILE_NAME, vault.subkey("store"))
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE number_blocks SET next = next + 2 WHERE kind = 'receipt'")
        engine.dispose()

    return tear
