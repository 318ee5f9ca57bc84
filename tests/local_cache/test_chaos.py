"""Signal 9 inside named points of the store: what was said to be done is there, nothing is there by half.

25 kills in the ordinary run; `make chaos STORE=300` for more. Each kill prints its point. The oracle has its own SQL.
"""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from local_cache.backup import LIST_FILE, check_backup
from local_cache.looking import verify_trail
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.tables import SCHEMA
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from tests.local_cache.chaos_child import DESK, NEWEST, OLD
from tests.local_cache.make_release_file import RELEASES, TestKeys
from tests.local_cache.test_migrations import REBUILD, scripts_with
from window_client.domain.ids import PageId

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")

KILLS = int(os.environ.get("STORE", "25"))
SEED = int(os.environ.get("STORE_SEED", "20261123"))
ROOT = Path(__file__).resolve().parent.parent.parent
Point = tuple[str, str, str, str, int]
"""Deed, part of the path of the file, before or after, what is done to the file, the highest count of it."""

SLOTS, NEW, OLD_FILE = "vault.slots", f"{FILE_NAME}.new-key", f"/{OLD}/{FILE_NAME}"


def _both(deed: str, path: str, kind: str, most: int) -> list[Point]:
    return [(deed, path, "before", kind, most), (deed, path, "after", kind, most)]


_OF_EACH: list[list[Point]] = [
    [*_both("accept", FILE_NAME, "write", 150), *_both("accept", FILE_NAME, "sync", 12)],
    [*_both("change", NEW, "rename", 2), *_both("change", NEW, "write", 40), ("change", SLOTS, "after", "rename", 4),
     ("change", "/pages/", "after", "write", 12), ("change", NEW, "before", "sync", 4)],
    [*_both("migrate", OLD_FILE, "write", 150), ("migrate", OLD_FILE, "before", "sync", 8)],
    [*_both("answer", FILE_NAME, "write", 150), *_both("answer", FILE_NAME, "sync", 12)],
    [*_both("page", "/pages/", "write", 12), ("page", "/pages/", "before", "sync", 6),
     ("page", "/pages/", "after", "rename", 4)],
    [*_both("reduce", FILE_NAME, "write", 150), *_both("reduce", FILE_NAME, "sync", 12)],
    [*_both("backup", "/second/", "write", 60), ("backup", "/second/", "before", "sync", 6),
     ("backup", "/second/", "before", "rename", 6)],
    [("password", SLOTS, "after", "rename", 6), ("password", SLOTS, "after", "write", 12),
     ("password", SLOTS, "before", "sync", 6)],
]  # fmt: skip
POINTS = [point for row in zip_longest(*_OF_EACH) for point in row if point]
"""In turn, so that the short run meets every deed."""


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("shim") / "killat.so"
    source = ROOT / "tests/end2end/killat.c"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-DWITH_WRITE"]
    subprocess.run(["gcc", *flags, "-o", str(library), str(source), "-ldl"], check=True)
    return library


class Oracle:
    """Everything that was said to be done, and whether the directory still says the same."""

    def __init__(self, directory: Path, vault: FileVault) -> None:
        self.directory, self.vault = directory, vault
        self.accepted: set[str] = set()
        self.reduced: set[str] = set()
        self.pages: set[str] = set()
        self.backups: set[str] = set()

    def judge(self, deed: str, turn: str, said: list[str]) -> None:
        """After one kill; `said` are the deeds that were durable before it."""
        self.vault = FileVault(self.directory, use_key_ring=False)
        assert self.vault.unlock_by_machine()
        file = self._opened()
        match deed:
            case "accept":
                self.accepted |= set(said)
            case "reduce":
                self.reduced |= set(said)
            case "page":
                self.pages |= set(said)
            case "backup":
                self.backups |= set(said)
            case "answer" if said:
                (kept,) = file.execute("SELECT value FROM answers WHERE field = ?", (f"F.{turn}",)).fetchone()
                assert int(said[-1]) <= int(kept) <= int(said[-1]) + 1
            case "password" if said:
                last = int(said[-1])
                assert any(self.vault.unlock_by_password(f"p{turn}", str(n)).opened for n in (last, last + 1))
        self._cases(file)
        named = {name for (name,) in file.execute("SELECT page FROM pages")}
        file.close()
        assert self.pages <= named
        sealer = FileSealer(self.directory, self.vault)
        for page in named:
            assert sealer.unseal(PageId(page))
        self._backups()
        self._old_file()

    def _opened(self) -> sqlcipher.Connection:
        """By exactly one of the keys that the slots hold; whole, and with its audit trail."""
        files = [(key, _whole(self.directory / FILE_NAME, key)) for key in self.vault.subkeys("store")]
        [(key, file)] = [(key, file) for key, file in files if file is not None]
        trail = verify_trail(self.directory / FILE_NAME, key)
        assert (trail.fault, trail.lines) == (None, _one(file, "SELECT count(*) FROM numbers"))
        return file

    def _cases(self, file: sqlcipher.Connection) -> None:
        """An accepted case has all its facts, a reduced one its number and hash, and nothing is in between."""
        there = {f"{case} {number}" for case, number in file.execute("SELECT id, receipt_no FROM cases")}
        assert self.accepted | self.reduced <= there
        hashes = {case for (case,) in file.execute("SELECT case_id FROM reduced WHERE hash LIKE 'sha256:%'")}
        assert {each.split()[0] for each in self.reduced} <= hashes
        facts = "SELECT count(*) FROM {} WHERE case_id = cases.id"
        tables = ("numbers", "papers", "events", "deliveries", "answers")
        counts = ", ".join(f"({facts.format(table)})" for table in tables)
        for case, *found in file.execute(f"SELECT id, {counts} FROM cases WHERE receipt_no <> ''"):  # noqa: S608
            ended = case.startswith("ended-")
            assert found == ([1, 0, 0, 0, 0] if case in hashes else [1, 1, 2, 2, int(ended)]), case
        (left,) = file.execute("SELECT count(*) FROM papers WHERE case_id NOT IN (SELECT id FROM cases)").fetchone()
        assert left == 0

    def _old_file(self) -> None:
        """Wholly old or wholly new."""
        file = _whole(self.directory / OLD / FILE_NAME, TestKeys().subkey("store"))
        assert file is not None
        schema = _one(file, "PRAGMA user_version")
        columns = [name for _, name, *_ in file.execute("PRAGMA table_info(cases)")]
        assert ("agent" in columns) == (schema == SCHEMA + 1)
        counts = [_one(file, f"SELECT count(*) FROM {table}") for table in ("cases", "events", "audit")]  # noqa: S608
        assert (schema in {SCHEMA, SCHEMA + 1}, counts) == (True, [3, 2, 1])
        file.close()

    def _backups(self) -> None:
        finished = {path.parent.name for path in (self.directory / "second").glob(f"*/{LIST_FILE}")}
        assert self.backups <= finished
        for name in finished:
            check_backup(self.directory / "second" / name)
        for name in sorted(finished)[:-2]:  # looked at; each holds the whole store
            shutil.rmtree(self.directory / "second" / name)
            self.backups.discard(name)


def _whole(path: Path, key: bytes) -> sqlcipher.Connection | None:
    """The file, when it opens by this key, each page of it as it was written."""
    file = sqlcipher.connect(str(path))
    file.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    file.execute("PRAGMA cipher_log_level = NONE")
    try:
        assert file.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    except sqlcipher.DatabaseError:
        file.close()
        return None
    assert file.execute("PRAGMA cipher_integrity_check").fetchall() == []
    return file


def _one(file: sqlcipher.Connection, query: str) -> int:
    return int(file.execute(query).fetchone()[0])


def _prepare(directory: Path) -> FileVault:
    vault = FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))
    vault.create()
    store = EncryptedStore(directory, vault)
    store.open()
    with store.unit() as unit:
        unit.numbers.add_block(samples.a_block(last=1_000_000))
        unit.cases.add(samples.a_case(DESK))
    store.close()
    (directory / OLD).mkdir()
    shutil.copy(RELEASES / NEWEST, directory / OLD / FILE_NAME)
    scripts_with(directory, REBUILD)
    return vault


def test_kills_inside_named_points_lose_nothing_and_leave_nothing_by_half(tmp_path: Path, shim: Path) -> None:
    directory = tmp_path / "data"
    vault = _prepare(directory)
    oracle, met, dice = Oracle(directory, vault), Counter[str](), random.Random(SEED)
    for turn in range(KILLS):
        deed, path, when, kind, most = POINTS[turn % len(POINTS)]
        arm, log = tmp_path / "arm", tmp_path / "point.log"
        arm.write_text(f"{dice.randint(1, most)} {when} {kind}")
        log.unlink(missing_ok=True)
        extra = {"LD_PRELOAD": str(shim), "KILLAT_ARM": str(arm), "KILLAT_LOG": str(log), "KILLAT_PATH": path}
        command = [sys.executable, "-m", "tests.local_cache.chaos_child", str(directory), deed, str(turn)]
        child = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **extra}, stdout=subprocess.PIPE, timeout=600, check=False
        )
        assert child.returncode == -9, f"{deed} {when} {kind} was never met"
        said = child.stdout.decode().splitlines()
        met[f"{deed}: {when} {kind} of {path.strip('/')}"] += 1
        sys.stdout.write(f"kill {turn + 1}: {deed}, {log.read_text().strip()}, {len(said)} done before\n")
        oracle.judge(deed, str(turn), said)
    assert len(met) == min(KILLS, len(POINTS))
    assert {name.partition(":")[0] for name in met} == {point[0] for point in POINTS}
    assert 5 * len(POINTS) > KILLS or min(met.values()) >= 5
    sys.stdout.write("".join(f"{count} kills inside {point}\n" for point, count in sorted(met.items())))
