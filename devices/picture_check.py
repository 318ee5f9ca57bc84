"""What a page file is (页文件): kind by its first bytes, size, pages and thumbnail by a child process that looks at it."""

import json
import sys
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

from devices import child
from window_client.words import RefusalCode

THUMBNAIL = 160  # pixels, the longer side
LIMIT_S = 20.0
KIND_WRONG, BROKEN = 3, 4
"""Exit status of the child."""
_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF-", "application/pdf"))
_ROOT = Path(__file__).resolve().parent.parent


class BadPage(Exception):
    """This file cannot be a page; `code` says why."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True, slots=True)
class Mending:
    """What is done to a scanned page (页面整理). `rotate`: degrees clockwise; `page_kb`: most kB, 0 = as it came."""

    deskew: bool = False
    drop_blank: bool = False
    rotate: int = 0
    page_kb: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page file that was looked at. `width`, `height`: pixels, for a PDF points of its first page; `data`: the page
    as it is to be kept."""

    mime: str
    width: int
    height: int
    page_count: int
    thumbnail: bytes = field(repr=False)
    data: bytes = field(repr=False)
    blank: bool = False


def mime_of(data: bytes) -> str:
    """Kind by magic bytes, never by the name; empty when it is none that we take."""
    return next((mime for magic, mime in _MAGIC if data.startswith(magic)), "")


def check(data: bytes, most_bytes: int, stopping: threading.Event, mending: Mending | None = None) -> Picture:
    """Look at a page, and mend it when it was scanned; raises BadPage."""
    if not mime_of(data):
        raise BadPage(RefusalCode.FILE_KIND_WRONG)
    if len(data) > most_bytes:
        raise BadPage(RefusalCode.FILE_TOO_LARGE)
    how = [json.dumps(asdict(mending))] if mending else []
    try:
        ended = child.run(
            [sys.executable, "-m", "devices.pictures", *how], limit_s=LIMIT_S, stopping=stopping, given=data, cwd=_ROOT
        )
    except child.ChildOverdue as overdue:
        raise BadPage(RefusalCode.SCAN_CANCELLED if stopping.is_set() else RefusalCode.PICTURE_BROKEN) from overdue
    if ended.status:
        raise BadPage(RefusalCode.FILE_KIND_WRONG if ended.status == KIND_WRONG else RefusalCode.PICTURE_BROKEN)
    line, _, rest = ended.out.partition(b"\n")
    facts = json.loads(line)
    thumbnail = facts.pop("thumbnail")
    return Picture(**facts, thumbnail=rest[:thumbnail], data=rest[thumbnail:] or data)
