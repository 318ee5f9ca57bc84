"""Both crypto suites: known answers, and a whole data directory in each; every text says what sealed it."""

from datetime import timedelta
from pathlib import Path

import pytest

from local_cache import suites
from local_cache.commands import run
from local_cache.engine import open_engine
from local_cache.looking import verify_trail
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.suites import SUITES, Suite, unwrap
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.audit import GENESIS, link
from window_client.errors import VaultError

CHEAP = ArgonCost(1, 64, 1)
BOTH = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


def test_the_published_answers_hold_and_a_machine_that_computes_others_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    suites.prove()
    spoilt = [(suite, (*known[:-1], "00" * 32)) for suite, known in suites._KNOWN]
    monkeypatch.setattr(suites, "_KNOWN", spoilt)
    suites.prove.cache_clear()
    with pytest.raises(VaultError, match="wrong answers"):
        FileVault(tmp_path, use_key_ring=False, cost=CHEAP).create()
    assert not list(tmp_path.iterdir())
    monkeypatch.undo()
    suites.prove.cache_clear()


@BOTH
@pytest.mark.parametrize("size", [0, 1, 1_000_000])
def test_a_text_opens_only_whole_and_only_where_it_belongs(suite: Suite, size: int) -> None:
    key, plain = bytes(range(32)), bytes(size)
    sealed = suite.wrap(key, plain, "here")
    assert sealed.startswith(suite.mark)
    assert unwrap(key, sealed, "here") == plain
    assert unwrap(key, sealed, "there") is None
    assert unwrap(bytes(32), sealed, "here") is None
    for cut in (0, 5, len(sealed) - 1):
        assert unwrap(key, sealed[:cut], "here") is None
        changed = bytearray(sealed)
        changed[cut] ^= 1
        assert unwrap(key, bytes(changed), "here") is None
    other = next(each for each in SUITES.values() if each is not suite)
    assert unwrap(key, other.mark + sealed[1:], "here") is None


@BOTH
def test_a_directory_keeps_its_suite_whatever_the_profile_says_later(tmp_path: Path, suite: Suite) -> None:
    made = FileVault(tmp_path, use_key_ring=False, cost=CHEAP, suite=suite.id)
    made.create()
    made.put_password_slot("chen", "right")
    recovery = made.make_recovery_key()
    page, _ = FileSealer(tmp_path, made).seal(b"a page")
    store = EncryptedStore(tmp_path, made)
    store.open()
    with store.unit() as unit:
        draft = samples.a_case("kept")
        unit.numbers.add_block(samples.a_block())
        unit.cases.add(draft)
        samples.accept(unit, draft)
    store.close()
    assert (tmp_path / "pages" / page).read_bytes().startswith(b"HWP" + suite.mark)

    for other in SUITES:
        vault = FileVault(tmp_path, use_key_ring=False, cost=CHEAP, suite=other)
        assert vault.unlock_by_machine()
        assert vault.suite is suite
        assert FileVault(tmp_path, suite=other).unlock_by_password("chen", "right").opened
        assert FileVault(tmp_path, suite=other).unlock_by_recovery(recovery)
        assert FileSealer(tmp_path, vault).unseal(page) == b"a page"
        again = EncryptedStore(tmp_path, vault)
        again.open()
        with again.unit() as unit:
            entry = unit.audit.append(
                at=samples.NOW, actor="1042", role="clerk", window="03", deed="look", subject="", outcome="done"
            )
        again.close()
        assert entry.hash.startswith("sm3:") is (suite.hash_name == "sm3")
        assert verify_trail(tmp_path / FILE_NAME, vault.subkey("store")).fault is None


def test_a_changed_line_of_an_sm3_trail_is_found(tmp_path: Path) -> None:
    vault = FileVault(tmp_path, use_key_ring=False, cost=CHEAP, suite="sm4-sm3")
    vault.create()
    store = EncryptedStore(tmp_path, vault)
    store.open()
    for number in range(5):
        with store.unit() as unit:
            unit.audit.append(
                at=samples.NOW + timedelta(seconds=number),
                actor="1042",
                role="clerk",
                window="03",
                deed="look",
                subject=str(number),
                outcome="done",
            )
    store.close()
    with open_engine(tmp_path / FILE_NAME, vault.subkey("store")).connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER audit_fixed")
        connection.exec_driver_sql("UPDATE audit SET subject = 'x' WHERE seq = 3")
    lines, well = run("audit verify", tmp_path, vault, lambda _: "", samples.NOW, user="", where=Path())
    assert not well
    assert "3" in " ".join(lines)


def test_the_two_hashes_of_a_chain_never_pass_for_each_other() -> None:
    plain, national = (link(GENESIS, 1, samples.NOW, "a", algorithm=name) for name in ("sha256", "sm3"))
    assert len(plain) == 64
    assert national.startswith("sm3:")
    assert national[4:] != plain
