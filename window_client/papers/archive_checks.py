"""The four checks of an archive package (四性检测), domain.md 8.5: authentic, complete, usable, safe."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pypdfium2

from window_client.domain.moves import CASE_MOVES
from window_client.papers.archive import FACTS, MANIFEST, MATERIALS, PROCESS, Contents, digests
from window_client.words import CaseState, DocumentState, Necessity

AUTHENTIC, COMPLETE, USABLE, SAFE = "真实性", "完整性", "可用性", "安全性"
MAY_END = (".pdf", ".jpg", ".png", ".xml", ".json", ".txt")
STARTS = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-"}
ACTIVE = (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile")


class Fault(NamedTuple):
    """What is to be put right, and by which check it was found (待整改)."""

    check: str
    what: str


def faults(package: bytes, contents: Contents) -> list[Fault]:
    """The to-fix list; empty = the package passes all four checks."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError) as error:
        return [Fault(USABLE, f"package does not open: {type(error).__name__}")]
    return [*_authentic(files), *_complete(files, contents), *_usable(files), *_safe(files)]


def _authentic(files: dict[str, bytes]) -> Iterator[Fault]:
    try:
        listed = {row["path"]: row for row in json.loads(files[MANIFEST])["files"]}
    except (KeyError, ValueError, TypeError):
        yield Fault(AUTHENTIC, f"{MANIFEST} is missing or broken")
        return
    for name in sorted(set(files) - {MANIFEST} - set(listed)):
        yield Fault(AUTHENTIC, f"{name} is not in the manifest")
    for name, row in listed.items():
        if name not in files:
            yield Fault(AUTHENTIC, f"{name} is in the manifest and not in the package")
        elif {"sha256": row["sha256"], "sm3": row["sm3"]} != digests(files[name]):
            yield Fault(AUTHENTIC, f"{name} was changed")


def _complete(files: dict[str, bytes], contents: Contents) -> Iterator[Fault]:
    for name in (FACTS, PROCESS):
        if name not in files:
            yield Fault(COMPLETE, f"{name} is missing")
    got = {row.material for row in contents.pages} | {promise.material for promise in contents.promises}
    for spec in contents.item.materials if contents.item else ():
        if spec.necessity is Necessity.REQUIRED and not spec.instead and spec.type not in got:
            yield Fault(COMPLETE, f"material {spec.type} is neither there nor explained")
    if sum(name.startswith(f"{MATERIALS}/") for name in files) < len(contents.pages):
        yield Fault(COMPLETE, "pages of materials are missing")
    for promise in contents.promises:
        if promise.due is not None and promise.kept_at is None:
            yield Fault(COMPLETE, f"promised material {promise.material} did not come")
    for document in contents.documents:
        if document.state is not DocumentState.READY:
            yield Fault(COMPLETE, f"paper {document.kind.value} {document.number} was not made")
    if contents.result is None:
        yield Fault(COMPLETE, "there is no result")
    yield from _order(contents)


def _order(contents: Contents) -> Iterator[Fault]:
    """Times rise, each move is one of the table, and the end is a conclusion."""
    state: CaseState | None = None
    before: datetime | None = None
    for event in contents.events:
        if before is not None and event.at < before:
            yield Fault(AUTHENTIC, f"event {event.seq} lies before the one before it")
        moved = state is not None and event.to_state is not state
        if moved and state is not None and event.to_state not in CASE_MOVES[state]:
            yield Fault(AUTHENTIC, f"event {event.seq} is no legal move")
        state, before = event.to_state, event.at
    if state not in {CaseState.CONCLUDED, CaseState.ISSUED, CaseState.DELIVERED}:
        yield Fault(COMPLETE, "the case is not concluded")


def _usable(files: dict[str, bytes]) -> Iterator[Fault]:
    for name, content in files.items():
        ending = name[name.rfind(".") :]
        if ending in STARTS and not content.startswith(STARTS[ending]):
            yield Fault(USABLE, f"{name} is not what its name says")
        elif ending == ".pdf" and not _opens(content):
            yield Fault(USABLE, f"{name} does not open")
    try:
        root = ET.fromstring(files.get(FACTS, b""))  # noqa: S314 - our own file, its hash was checked
    except ET.ParseError:
        yield Fault(USABLE, f"{FACTS} does not open")
        return
    archived = next((item.text or "" for item in root if item.get("名称") == "归档时间"), "")
    try:
        datetime.fromisoformat(archived)
    except ValueError:
        yield Fault(USABLE, "the archive time is no date")


def _opens(pdf: bytes) -> bool:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return False
    pages = len(document)
    document.close()
    return pages > 0


def _safe(files: dict[str, bytes]) -> Iterator[Fault]:
    for name, content in files.items():
        if not name.endswith(MAY_END) or ".." in name or name.startswith(("/", "\\")):
            yield Fault(SAFE, f"{name} is of a kind that may not be archived")
        if name.endswith(".pdf") and any(mark in content for mark in ACTIVE):
            yield Fault(SAFE, f"{name} holds active content")
