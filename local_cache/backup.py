"""Backup to a second place and restore (备份与恢复): all stays encrypted, and the machine's own key never goes along."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from local_cache.copying import catching_up, copy_encrypted, let_others_write
from local_cache.durable import is_full, sync_directory, write_durably
from local_cache.looking import faults_of, looking_at, verify_trail
from local_cache.machine_key import FILE_NAME as MACHINE_KEY
from local_cache.slots import read_slots
from local_cache.store import FILE_NAME
from local_cache.vault import SLOT_FILE
from window_client.errors import StoreUnavailable

LIST_FILE = "backup.json"
PAGES = "pages"


class Contents(msgspec.Struct, frozen=True):
    """What a backup holds: when it was made, and each file's SHA-256 (hex) by its relative name."""

    at: datetime
    files: dict[str, str]
    audit_lines: int
    audit_head: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup."""

    place: Path
    files: int
    size: int  # bytes


def back_up(directory: Path, key: bytes, target: Path, at: datetime) -> Backup:
    """Copy the data directory into target/backup-<time> while the window may be working; half a minute a gigabyte.

    SQLite's own backup on a connection of its own, in small steps out of one snapshot: the desk goes on writing, and
    its commits need not wait behind a gigabyte that the disk still has to write. Sealed pages are copied after it, so
    that every page a row names is there. It counts only when its list is written, last of all.
    Raises StoreUnavailable; what was begun is then removed.
    """
    place = target / f"backup-{at:%Y%m%d-%H%M%S}"
    try:
        place.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise StoreUnavailable(f"no folder for the backup: {error.strerror}", full=is_full(error)) from error
    try:
        change = _change(directory)
        _copy_database(directory / FILE_NAME, key, place / FILE_NAME)
        _copy_files(directory, place)
        if _change(place) != change:
            raise StoreUnavailable("the data key was changed meanwhile; make the backup again")
        trail = verify_trail(place / FILE_NAME, key)
        files = {name: _digest(place / name) for name in _names(place)}
        contents = Contents(at, files, trail.lines, trail.head)
        write_durably(place / LIST_FILE, [msgspec.json.format(msgspec.json.encode(contents))])
        sync_directory(target)
    except BaseException as error:
        shutil.rmtree(place, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreUnavailable(f"the backup was not made: {error.strerror}", full=is_full(error)) from error
        raise
    return Backup(place, len(files), sum((place / name).stat().st_size for name in files))


def check_backup(place: Path) -> Contents:
    """Read the list and every file against it; raises StoreUnavailable naming the first that is missing or changed."""
    try:
        contents = msgspec.json.decode((place / LIST_FILE).read_bytes(), type=Contents)
    except (OSError, msgspec.DecodeError) as error:
        raise StoreUnavailable(f"this is not a finished backup: {LIST_FILE} is missing or torn") from error
    for name, digest in contents.files.items():
        path = place / name
        if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_file() or _digest(path) != digest:
            raise StoreUnavailable(f"the backup is damaged: {name} is missing or was changed")
    return contents


def restore(place: Path, directory: Path, at: datetime) -> Path | None:
    """Put a checked backup into the data directory; gives where the data that was there lies now, None if none was.

    Nothing is deleted. The window must not be running. Raises StoreUnavailable before anything was moved when the
    backup is not whole.
    """
    contents = check_backup(place)
    fresh = directory / f"restore-{at:%Y%m%d-%H%M%S}.new"
    try:
        for name in contents.files:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _copy_file(place / name, fresh / name)
        aside = _set_aside(directory, at)
        for each in sorted(fresh.iterdir(), key=lambda path: path.name == FILE_NAME):  # the data file comes last
            each.rename(directory / each.name)
        fresh.rmdir()
        if aside and (aside / MACHINE_KEY).exists():  # on the same machine the restored slots open by it again
            _copy_file(aside / MACHINE_KEY, directory / MACHINE_KEY)
        sync_directory(directory)
    except OSError as error:
        raise StoreUnavailable(f"not restored: {error.strerror}", full=is_full(error)) from error
    return aside


def faults_of_backup(place: Path, key: bytes) -> list[str]:
    """Faults of the data file inside a backup, with its trail; [] when it can be restored."""
    contents = check_backup(place)
    faults = faults_of(place / FILE_NAME, key)
    trail = verify_trail(place / FILE_NAME, key) if not faults else None
    if trail and (trail.fault is not None or (trail.lines, trail.head) != (contents.audit_lines, contents.audit_head)):
        faults.append("the audit trail of the backup is not the one it was made with")
    return faults


def _change(directory: Path) -> int:
    slots = read_slots(directory / SLOT_FILE)
    return slots.change if slots else -1


def _copy_database(source: Path, key: bytes, target: Path) -> None:
    with looking_at(source, key) as reading, catching_up(source, key) as catch_up:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the snapshot that all steps are read from
        copy_encrypted(reading, target, key, lambda *_: let_others_write(target))
        reading.execute("ROLLBACK")
        catch_up()


def _copy_files(directory: Path, place: Path) -> None:
    _copy_file(directory / SLOT_FILE, place / SLOT_FILE)
    pages = directory / PAGES
    if not pages.is_dir():
        return
    (place / PAGES).mkdir(mode=0o700)
    for page in pages.iterdir():
        if not page.name.endswith(".new"):
            _copy_file(page, place / PAGES / page.name)


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as reading:
        write_durably(target, iter(lambda: reading.read(1 << 20), b""))


def _set_aside(directory: Path, at: datetime) -> Path | None:
    held = [FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", SLOT_FILE, MACHINE_KEY, PAGES]
    there = [name for name in held if (directory / name).exists()]
    if not there:
        return None
    aside = directory / f"set-aside-{at:%Y%m%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for name in there:
        (directory / name).rename(aside / name)
    return aside


def _names(place: Path) -> Iterator[str]:
    return (path.relative_to(place).as_posix() for path in sorted(place.rglob("*")) if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
