"""many: a store of a million cases: search, opening, an insert, bytes a case, and a backup beside the working desk."""

import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, p99, tell
from benchmarks.raw_rows import raw_file
from local_cache.backup import back_up
from local_cache.key_change import change_key
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from window_client.domain.case import Case
from window_client.domain.finding import letters, wanted
from window_client.domain.ids import CaseId, StaffNo, VisitId
from window_client.words import CaseState

CASES = int(os.environ.get("BENCH_CASES", "1000000"))
LOOKS, INSERTS, OPENINGS, IDLE_S = 300, 300, 7, 15.0
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗覃韦莫蒙农陆"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国志春梅红波"
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_CASE = "INSERT INTO cases VALUES (?,?,?,?,'accepted','S02',1,'高龄津贴','1',NULL,'03','1042',?,?,?,?,NULL,0,2,?,NULL,NULL,'','')"
_KEYS = "INSERT INTO case_keys VALUES (?,?,?,?,?,?,?,?)"
_EVENT = "INSERT INTO events VALUES (?,?,'accepted',NULL,'accepted','1042','clerk','03',?,'','','','',NULL)"
_ANSWER = "INSERT INTO answers VALUES (?,?,?,'typed',?)"


def rows() -> list[Row]:
    """Search p99 (goal ≤ 30 ms) by each way, opening against an empty store (≤ 1.1), insert p99 (≤ 50 ms), backup."""
    with tempfile.TemporaryDirectory() as folder:
        full, empty = _vault(Path(folder) / "full"), _vault(Path(folder) / "empty")
        fill(Path(folder) / "full" / FILE_NAME, full.subkey("store"), CASES)
        size = (Path(folder) / "full" / FILE_NAME).stat().st_size
        store, bare = EncryptedStore(Path(folder) / "full", full), EncryptedStore(Path(folder) / "empty", empty)
        bare.open()
        bare.close()
        ours, base = [], []
        for _ in range(OPENINGS):
            base.append(_opening(bare))
            ours.append(_opening(store))
        store.open()
        found = [*_searches(store), _inserts(store)]
        found += [
            Row("many.open", min(ours) * 1e3, "ms", baseline=min(base) * 1e3, goal=1.1, runs=OPENINGS),
            Row("many.bytes_per_case", size / CASES, "B", note="case, keys, 2 events, 4 answers"),
        ]
        found += _backup(store, Path(folder), full.subkey("store"), size)
        found += _change_key(store, Path(folder) / "full", full)
        store.close()
        return found


def _vault(directory: Path) -> FileVault:
    vault = FileVault(directory, use_key_ring=False)
    vault.create()
    return vault


def person(number: int) -> tuple[str, str, str, str]:
    """Name, ID number, phone, receipt number of an invented case."""
    dice = random.Random(number)
    name = dice.choice(_SURNAMES) + "".join(dice.choice(_GIVEN) for _ in range(dice.choice((1, 2, 2))))
    cert_no = f"4504{dice.randrange(100):02d}{dice.randrange(1940, 2008)}{dice.randrange(101, 1229):04d}"
    return name, f"{cert_no}{dice.randrange(10**4):04d}", f"13{dice.randrange(10**9):09d}", f"0103261123{number:08d}"


def fill(path: Path, key: bytes, cases: int) -> None:
    """So many accepted cases, by bare SQL: through the store it would take hours."""
    raw = raw_file(path, key)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA cache_size = -400000")
    step = 50_000
    for first in range(1, cases + 1, step):
        tell(f"many: {first - 1} of {cases}")
        numbers = range(first, min(first + step, cases + 1))
        raw.execute("BEGIN IMMEDIATE")
        people = [(f"{number:032x}", number, *person(number)) for number in numbers]
        raw.executemany(_CASE, ((i, i, r, "", n, s, f"111:{c}", n, i[-22:]) for i, n, s, c, _, r in people))
        raw.executemany(_KEYS, ((n, i, r, "", c, c[::-1], p[::-1], letters(s)) for i, n, s, c, p, r in people))
        raw.executemany(_EVENT, ((i, seq, n) for i, n, *_ in people for seq in (1, 2)))
        raw.executemany(_ANSWER, _answers(people))
        raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def _answers(people: list[tuple[str, int, str, str, str, str]]) -> Iterator[tuple[Any, ...]]:
    for ident, number, name, cert_no, phone, _ in people:
        for field, value in (("P.name", name), ("P.cert_no", cert_no), ("P.phone", phone), ("P.addr_now", "新兴三路")):
            yield ident, field, value, number


def _timed(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def _opening(store: EncryptedStore) -> float:
    took = _timed(store.open)
    store.close()
    return took


def _searches(store: EncryptedStore) -> list[Row]:
    ways: dict[str, Callable[[tuple[str, str, str, str]], str]] = {
        "number": lambda person: person[3],
        "number_prefix": lambda person: person[3][:14],
        "id": lambda person: person[1],
        "id_tail": lambda person: person[1][-4:],
        "name": lambda person: person[0],
        "name_2_of_3": lambda person: person[0][-2:],
        "phone_tail": lambda person: person[2][-4:],
    }
    found = []
    for way, text_of in ways.items():
        times = []
        for look in range(LOOKS):
            wish = wanted(text_of(person(1 + look * 3331 % CASES)))
            assert wish is not None
            began = time.perf_counter()
            with store.unit() as unit:
                hits = unit.cases.find(wish, 21)
            times.append(time.perf_counter() - began)
            assert hits, way
        found.append(Row(f"many.find_{way}.p99", p99(times) * 1e3, "ms", goal=30.0, runs=LOOKS))
    return found


def _insert(store: EncryptedStore, number: int) -> None:
    name, cert_no, _, receipt_no = person(number)
    ident = f"{number:032x}"
    with store.unit() as unit:
        unit.cases.add(
            Case(
                id=CaseId(ident),
                visit=VisitId(ident),
                receipt_no=receipt_no,
                official_no="",
                state=CaseState.DRAFT,
                item_code="S02",
                item_version=1,
                item_name="高龄津贴",
                catalogue_version="1",
                ticket=None,
                window="03",
                opened_by=StaffNo("1042"),
                opened_at=_NOW,
                applicant_name=name,
                applicant_key=f"111:{cert_no}",
            )
        )


def _inserts(store: EncryptedStore) -> Row:
    times = [_timed(lambda n=number: _insert(store, n)) for number in range(CASES + 1, CASES + 1 + INSERTS)]  # type: ignore[misc]
    return Row("many.insert.p99", p99(times) * 1e3, "ms", goal=50.0, runs=INSERTS)


def _change_key(store: EncryptedStore, directory: Path, vault: FileVault) -> list[Row]:
    """The desk's longest commit while the data key is changed; at its end the files are exchanged."""
    took: list[float] = []
    sealer = FileSealer(directory, vault)
    change = lambda: change_key(vault, sealer, store, lambda *_: None)  # noqa: E731
    thread = threading.Thread(target=lambda: took.append(_timed(change)))
    waits, number = [], 3 * CASES
    thread.start()
    while thread.is_alive():
        number += 1
        waits.append(_timed(lambda: _insert(store, number)))  # noqa: B023 (run at once)
        thread.join(0.02)
    assert took
    return [
        Row("many.change_key", took[0], "s", note="every page of the file under the new key"),
        Row("many.change_key.desk_waits.p99", p99(waits) * 1e3, "ms", goal=50.0, runs=len(waits)),
        Row("many.change_key.desk_waits.longest", max(waits) * 1e3, "ms", runs=len(waits), note="with the exchange"),
    ]


def _backup(store: EncryptedStore, folder: Path, key: bytes, size: int) -> list[Row]:
    """The desk's longest commit while the backup runs on a thread of its own."""
    idle, number = [], 2 * CASES
    end = time.monotonic() + IDLE_S
    while time.monotonic() < end:
        number += 1
        idle.append(_timed(lambda: _insert(store, number)))  # noqa: B023 (run at once)
        time.sleep(0.02)
    took: list[float] = []
    target = folder / "second"
    thread = threading.Thread(target=lambda: took.append(_timed(lambda: back_up(folder / "full", key, target, _NOW))))
    waits = []
    thread.start()
    while thread.is_alive():
        number += 1
        waits.append(_timed(lambda: _insert(store, number)))  # noqa: B023 (run at once)
        thread.join(0.02)
    assert took
    return [
        Row("many.backup", took[0], "s", note=f"{size / 1e9:.2f} GB"),
        Row("many.backup.desk_waits.p99", p99(waits) * 1e3, "ms", goal=50.0, runs=len(waits)),
        Row("many.no_backup.desk_waits.p99", p99(idle) * 1e3, "ms", note="the same disk just before", runs=len(idle)),
        Row("many.no_backup.desk_waits.longest", max(idle) * 1e3, "ms", runs=len(idle)),
        Row("many.backup.desk_waits.longest", max(waits) * 1e3, "ms", runs=len(waits)),
    ]
