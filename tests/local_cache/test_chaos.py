"""Signal 9 inside named points of the store: what was said to be done is there, nothing is there by half.

25 kills in the ordinary run; `make chaos STORE=300` for more. Each kill prints its point. The oracle has its own SQL.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from local_cache.backup import LIST_FILE, check_backup
from local_cache.looking import verify_trail
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from tests.local_cache.chaos_child import DESK
from window_client.domain.ids import PageId

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")

KILLS = int(os.environ.get("STORE", "25"))
ROOT = Path(__file__).resolve().parent.parent.parent
WHERE = {"accept": FILE_NAME, "answer": FILE_NAME, "page": "/pages/", "backup": "/second/", "password": "vault.slots"}
POINTS = [
    *((deed, when, "write", 150) for deed in ("accept", "answer") for when in ("before", "after")),
    *((deed, when, "sync", 12) for deed in ("accept", "answer") for when in ("before", "after")),
    *((deed, when, "write", most) for deed, most in (("page", 12), ("backup", 60)) for when in ("before", "after")),
    *((deed, "before", "sync", 6) for deed in ("page", "backup", "password")),
    ("password", "after", "write", 12),
]


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
        self.pages: set[str] = set()
        self.backups: set[str] = set()

    def judge(self, deed: str, turn: str, said: list[str]) -> None:
        """After one kill; `said` are the deeds that were durable before it."""
        file = sqlcipher.connect(str(self.directory / FILE_NAME))
        file.execute(f"PRAGMA key = \"x'{self.vault.subkey('store').hex()}'\"")
        self._whole(file)
        match deed:
            case "accept":
                self.accepted |= set(said)
            case "page":
                self.pages |= set(said)
            case "backup":
                self.backups |= set(said)
            case "answer" if said:
                (kept,) = file.execute("SELECT value FROM answers WHERE field = ?", (f"F.{turn}",)).fetchone()
                assert int(said[-1]) <= int(kept) <= int(said[-1]) + 1
            case "password" if said:
                again = FileVault(self.directory, use_key_ring=False)
                last = int(said[-1])
                assert any(again.unlock_by_password(f"p{turn}", str(n)).opened for n in (last, last + 1))
        there = {f"{case} {number}" for case, number in file.execute("SELECT id, receipt_no FROM cases")}
        assert self.accepted <= there
        named = {name for (name,) in file.execute("SELECT page FROM pages")}
        file.close()
        assert self.pages <= named
        sealer = FileSealer(self.directory, self.vault)
        for page in named:
            assert sealer.unseal(PageId(page))
        self._backups()

    def _whole(self, file: sqlcipher.Connection) -> None:
        assert file.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA cipher_integrity_check").fetchall() == []

        def count(table: str) -> int:
            return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

        done = count("cases WHERE state = 'accepted'")
        assert (count("numbers"), count("papers"), count("events"), count("deliveries"), count("audit")) == (
            done,
            done,
            2 * done,
            2 * done,
            done,
        )
        trail = verify_trail(self.directory / FILE_NAME, self.vault.subkey("store"))
        assert (trail.fault, trail.lines) == (None, done)

    def _backups(self) -> None:
        finished = {path.parent.name for path in (self.directory / "second").glob(f"*/{LIST_FILE}")}
        assert self.backups <= finished
        for name in finished:
            check_backup(self.directory / "second" / name)


def _prepare(directory: Path) -> FileVault:
    vault = FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))
    vault.create()
    store = EncryptedStore(directory, vault)
    store.open()
    with store.unit() as unit:
        unit.numbers.add_block(samples.a_block(last=1_000_000))
        unit.cases.add(samples.a_case(DESK))
    store.close()
    return vault


def test_kills_inside_named_points_lose_nothing_and_leave_nothing_by_half(tmp_path: Path, shim: Path) -> None:
    directory = tmp_path / "data"
    vault = _prepare(directory)
    oracle, met, dice = Oracle(directory, vault), Counter[str](), random.Random(20261123)
    for turn in range(KILLS):
        deed, when, kind, most = POINTS[turn % len(POINTS)]
        arm, log = tmp_path / "arm", tmp_path / "point.log"
        arm.write_text(f"{dice.randint(1, most)} {when} {kind}")
        log.unlink(missing_ok=True)
        extra = {"LD_PRELOAD": str(shim), "KILLAT_ARM": str(arm), "KILLAT_LOG": str(log), "KILLAT_PATH": WHERE[deed]}
        command = [sys.executable, "-m", "tests.local_cache.chaos_child", str(directory), deed, str(turn)]
        child = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **extra}, stdout=subprocess.PIPE, timeout=60, check=False
        )
        assert child.returncode == -9, f"{deed} {when} {kind} was never met"
        said = child.stdout.decode().splitlines()
        met[f"{deed} {when} {kind}"] += 1
        sys.stdout.write(f"kill {turn + 1}: {deed}, {log.read_text().strip()}, {len(said)} done before\n")
        oracle.judge(deed, str(turn), said)
    assert set(met) == {" ".join(point[:3]) for point in POINTS[:KILLS]}
    sys.stdout.write("".join(f"{count} kills inside {point}\n" for point, count in sorted(met.items())))
