"""The four checks of an archive package (四性检测), domain.md 8.5: authentic, complete, usable, safe."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pypdfium2

from window_client.domain.moves import CASE_MOVES
from window_client.papers.archive import (
    FACTS,
    MANIFEST,
    PROCESS,
    SIGNATURE,
    Signer,
    digests,
    folder_of,
    signed_text,
)
from window_client.papers.archive_facts import MUST, Contents
from window_client.words import CaseState, DocumentState, Necessity

AUTHENTIC, COMPLETE, USABLE, SAFE = "真实性", "完整性", "可用性", "安全性"
MAY_END = (".pdf", ".jpg", ".png", ".xml", ".json", ".txt")
STARTS = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-"}
TIMES = ("收件时间", "受理时间", "办结时间", "送达时间", "归档时间")
ACTIVE = (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile")


Files = dict[str, bytes]


class Fault(NamedTuple):
    """What is to be put right, and by which check it was found (待整改)."""

    check: str
    what: str


def faults(package: bytes, cases: Sequence[Contents], signer: Signer) -> list[Fault]:
    """The to-fix list; empty = the package passes all four checks."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError) as error:
        return [Fault(USABLE, f"package does not open: {type(error).__name__}")]
    found = [*_authentic(files), *_signed(files, signer)]
    for contents in cases:
        found += [*_complete(files, folder_of(contents, cases), contents)]
    return [*found, *_usable(files, cases), *_safe(files)]


def _authentic(files: Files) -> Iterator[Fault]:
    try:
        listed = {row["path"]: row for row in json.loads(files[MANIFEST])["files"]}
    except (KeyError, ValueError, TypeError):
        yield Fault(AUTHENTIC, f"{MANIFEST} is missing or broken")
        return
    for name in sorted(set(files) - {MANIFEST, SIGNATURE} - set(listed)):
        yield Fault(AUTHENTIC, f"{name} is not in the manifest")
    for name, row in listed.items():
        if name not in files:
            yield Fault(AUTHENTIC, f"{name} is in the manifest and not in the package")
        elif {"sha256": row["sha256"], "sm3": row["sm3"]} != digests(files[name]):
            yield Fault(AUTHENTIC, f"{name} was changed")


def _signed(files: Files, signer: Signer) -> Iterator[Fault]:
    """The manifest is the one that this window signed."""
    try:
        signed = json.loads(files[SIGNATURE])
        well = signer.is_signed(signed_text(signed), signed["key"], signed["signature"])
    except (KeyError, ValueError, TypeError):
        yield Fault(AUTHENTIC, f"{SIGNATURE} is missing or broken")
        return
    if not well or signed["key"] != signer.key() or signed["manifest"] != digests(files.get(MANIFEST, b"")):
        yield Fault(AUTHENTIC, f"the signature is not this window's, or not of this {MANIFEST}")


def _complete(files: Files, folder: str, contents: Contents) -> Iterator[Fault]:
    """One case: every required material there or explained, every paper, its result, its course."""
    yield from _told(files, folder, contents)
    got = {row.material for row in contents.pages} | {promise.material for promise in contents.promises}
    for spec in contents.item.materials if contents.item else ():
        if spec.necessity is Necessity.REQUIRED and not spec.instead and spec.type not in got:
            yield Fault(COMPLETE, f"material {spec.type} is neither there nor explained")
    for promise in contents.promises:
        if promise.due is not None and promise.kept_at is None:
            yield Fault(COMPLETE, f"promised material {promise.material} did not come")
    for document in contents.documents:
        if document.state is not DocumentState.READY:
            yield Fault(COMPLETE, f"paper {document.kind.value} {document.number} was not made")
    if contents.result is None:
        yield Fault(COMPLETE, "there is no result")
    yield from _order(contents)


def _told(files: Files, folder: str, contents: Contents) -> Iterator[Fault]:
    """Metadata without a gap, and every file that they name there as it was."""
    for name in (FACTS, PROCESS):
        if folder + name not in files:
            yield Fault(COMPLETE, f"{folder}{name} is missing")
    told, listed = _described(files.get(folder + FACTS, b""))
    for name in MUST:
        if not told.get(name):
            yield Fault(COMPLETE, f"metadata {name} is empty")
    for sha256 in {row.page.sha256 for row in contents.pages} - {digest for _, digest in listed}:
        yield Fault(COMPLETE, f"a page of a material is not listed: {sha256[:12]}")
    for path, sha256 in listed:
        name = path.removeprefix("../") if path.startswith("../") else folder + path
        if name not in files or digests(files[name])["sha256"] != sha256:
            yield Fault(AUTHENTIC, f"{path} is listed and not there as it was")


def _described(description: bytes) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The metadata by name, and path and hash of each file that they name; both empty when the file does not open."""
    try:
        root = ET.fromstring(description)  # noqa: S314 - our own file, its hash is checked
    except ET.ParseError:
        return {}, []
    named = {item.get("名称", ""): item.text or "" for item in root.iter("项")}
    return named, [(file.get("路径", ""), file.get("sha256", "")) for file in root.iter("文件")]


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
    if state not in {CaseState.CONCLUDED, CaseState.ISSUED, CaseState.DELIVERED, CaseState.ARCHIVED}:
        yield Fault(COMPLETE, "the case is not concluded")


def _usable(files: Files, cases: Sequence[Contents]) -> Iterator[Fault]:
    for name, content in files.items():
        ending = name[name.rfind(".") :]
        if ending in STARTS and not content.startswith(STARTS[ending]):
            yield Fault(USABLE, f"{name} is not what its name says")
        elif ending == ".pdf" and not _opens(content):
            yield Fault(USABLE, f"{name} does not open")
    for contents in cases:
        told, _ = _described(files.get(folder_of(contents, cases) + FACTS, b""))
        if not told:
            yield Fault(USABLE, f"{FACTS} does not open")
        elif not _plausible(told, contents):
            yield Fault(USABLE, "a time in the metadata is no date, lies ahead, or has another month than its event")


def _plausible(told: dict[str, str], contents: Contents) -> bool:
    """Every time is a date up to now; the archive time is of this month (a pattern once took minutes for months)."""
    try:
        times = {name: datetime.fromisoformat(value) for name, value in told.items() if name in TIMES and value}
    except ValueError:
        return False
    at = times.get("归档时间")
    return at is not None and at.month == contents.at.month and all(each <= contents.at for each in times.values())


def _opens(pdf: bytes) -> bool:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return False
    pages = len(document)
    document.close()
    return pages > 0


def _safe(files: Files) -> Iterator[Fault]:
    for name, content in files.items():
        if not name.endswith(MAY_END) or ".." in name or name.startswith(("/", "\\")):
            yield Fault(SAFE, f"{name} is of a kind that may not be archived")
        if name.endswith(".pdf") and any(mark in content for mark in ACTIVE):
            yield Fault(SAFE, f"{name} holds active content")
