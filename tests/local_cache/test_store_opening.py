"""Opening the file: key, version, contents in the clear, the disk's moods."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_cache.engine import open_engine
from local_cache.sealer import FileSealer
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.case import Case
from window_client.errors import StoreUnavailable, VaultLocked
from window_client.words import CaseState, NumberKind

ROOT = Path(__file__).parents[2]


def test_a_locked_vault_opens_nothing(tmp_path: Path) -> None:
    store = EncryptedStore(tmp_path, FileVault(tmp_path, use_key_ring=False))
    with pytest.raises(VaultLocked):
        store.open()
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_named_and_the_file_left_alone(
    tmp_path: Path, store: EncryptedStore, cheap_cost: ArgonCost, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    before = (tmp_path / "window.db").read_bytes()
    stranger = FileVault(tmp_path / "other", use_key_ring=False, cost=cheap_cost)
    stranger.create()
    with pytest.raises(StoreUnavailable, match="does not open with this key"):
        EncryptedStore(tmp_path, stranger).open()
    assert (tmp_path / "window.db").read_bytes() == before
    assert "ERROR CORE" not in capfd.readouterr().err


@pytest.mark.parametrize("place", [0.5, 0.7, 0.9])
def test_a_damaged_page_is_named_when_it_is_read(tmp_path: Path, vault: FileVault, place: float) -> None:
    store = EncryptedStore(tmp_path, vault)
    store.open()
    with store.unit() as unit:
        unit.notes.put("large", b"x" * 500_000)
    store.close()
    path = tmp_path / "window.db"
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(content)
    store.open()
    with pytest.raises(StoreUnavailable, match="damaged"), store.unit() as unit:
        unit.notes.get("large")
    store.close()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> None:
    store.close()
    set_version(tmp_path, vault, 99)
    before = (tmp_path / "window.db").read_bytes()
    with pytest.raises(StoreUnavailable, match="newer version"):
        EncryptedStore(tmp_path, vault).open()
    assert (tmp_path / "window.db").read_bytes() == before


def test_a_file_with_foreign_tables_is_refused(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> None:
    store.close()
    set_version(tmp_path, vault, 0)
    with pytest.raises(StoreUnavailable, match="not one of ours"):
        EncryptedStore(tmp_path, vault).open()


def set_version(directory: Path, vault: FileVault, version: int) -> None:
    engine = open_engine(directory / "window.db", vault.subkey("store"))
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    engine.dispose()


def test_a_torn_beginning_is_made_anew(tmp_path: Path, vault: FileVault) -> None:
    (tmp_path / "window.db").touch()
    store = EncryptedStore(tmp_path, vault)
    store.open()
    with store.unit() as unit:
        assert unit.cases.count(CaseState.DRAFT) == 0
    store.close()


def test_nothing_personal_lies_in_the_clear(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> None:
    vault.put_password_slot("zhang", "geheim-1042")
    vault.put_right(samples.CLERK)
    FileSealer(tmp_path, vault).seal(f"scan of {samples.NAME} {samples.CERT}".encode() * 50)
    case = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(case)
        unit.cases.put_answer(case.id, samples.an_answer())
        unit.numbers.add_block(samples.a_block())
        unit.people.put(samples.CLERK)
        samples.accept(unit, case)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"window.db", "window.db-wal", "vault.slots"} <= {path.name for path in files}
    secrets = (samples.NAME, samples.CERT, samples.CLERK.name, "geheim-1042", "0103261123000001")
    for path in files:
        content = path.read_bytes() + path.name.encode()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                assert secret.encode(encoding) not in content, f"{path.name} shows a secret as {encoding}"


def test_alembic_is_not_loaded_for_a_file_of_this_release(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from local_cache.store import EncryptedStore;"
        "from local_cache.vault import FileVault; d = Path(sys.argv[1]); v = FileVault(d, use_key_ring=False);"
        "v.create(); s = EncryptedStore(d, v); s.open(); s.close(); s.open(); s.close();"
        "print([m for m in ('alembic', 'sqlalchemy.orm', 'keyring') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, or a skip where this user may not mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def accept_much(store: EncryptedStore, draft: Case) -> None:
    with store.unit() as unit:
        samples.accept(unit, draft)
        unit.notes.put("large", b"x" * 300_000)


def test_a_full_disk_refuses_the_acceptance_whole_and_recovers(small_disk: Path, cheap_cost: ArgonCost) -> None:
    vault = FileVault(small_disk, use_key_ring=False, cost=cheap_cost)
    vault.create()
    store = EncryptedStore(small_disk, vault)
    store.open()
    draft = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(draft)
        unit.numbers.add_block(samples.a_block())
    ballast = small_disk / "ballast"
    with ballast.open("wb") as file:
        file.write(b"x" * shutil.disk_usage(small_disk).free)
    for _ in range(3):
        with pytest.raises(StoreUnavailable) as caught:
            accept_much(store, draft)
        assert caught.value.full
    with pytest.raises(StoreUnavailable) as page:
        FileSealer(small_disk, vault).seal(b"page" * 10_000)
    assert page.value.full
    with pytest.raises(StoreUnavailable):
        vault.put_password_slot("zhang", "pw")
    ballast.unlink()
    with store.unit() as unit:
        assert unit.cases.get(draft.id) == draft
        assert unit.numbers.left(NumberKind.RECEIPT) == 1000
        samples.accept(unit, draft)
    with store.unit() as unit:
        assert len(unit.deliveries.of_case(draft.id)) == 2
        assert [entry.seq for entry in unit.audit.entries()] == [1]
    store.close()
    assert vault.unlock_by_password("zhang", "pw").missing
    assert not list(small_disk.rglob("*.new"))


LIMITED = """
import resource, signal, sys
from pathlib import Path
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples
from window_client.errors import StoreUnavailable

directory = Path(sys.argv[1])
vault = FileVault(directory, use_key_ring=False)
vault.unlock_by_machine()
store = EncryptedStore(directory, vault)
store.open()
with store.unit() as unit:
    unit.notes.put("before", b"1")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    with store.unit() as unit:
        unit.notes.put("large", b"x" * 300_000)
except StoreUnavailable as error:
    print("refused", error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with store.unit() as unit:
    print(unit.notes.get("before"), unit.notes.get("large"))
    unit.notes.put("after", b"2")
store.close()
"""


def test_a_failing_write_is_an_answer_and_the_store_goes_on(tmp_path: Path, vault: FileVault) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    refused, kept = done.stdout.splitlines()
    assert refused.startswith("refused the disk")
    assert kept == "b'1' None"
