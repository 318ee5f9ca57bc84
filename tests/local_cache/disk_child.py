"""The process whose disk says no: one deed of the store, refused at its first write, its second, and so on to its last.

Prints one JSON line a try. Anything but an answer in the house's own words ends it with a traceback.
"""

import ctypes
import errno
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.local_cache.chaos_child import DESK, Deeds
from window_client.errors import StoreUnavailable

WAYS = (("ENOSPC", 1), ("EIO", 0), ("EIO", 1), ("EROFS", 1))
"""What the disk says, and whether it goes on saying it."""

MOST = 400


def main(directory: str, deed: str, turn: str, step: str) -> None:
    """Each way, each write (every `step`th), until the deed is done without meeting it."""
    disk = ctypes.CDLL(None)
    deeds, number = Deeds(Path(directory), turn), 0
    do: Callable[[int], str] = getattr(deeds, deed)
    for name, stays in WAYS:
        for at in range(1, MOST, int(step)):
            number += 1
            disk.failat(at, getattr(errno, name), stays)
            try:
                said, refused = do(number), ""
            except StoreUnavailable as error:
                said, refused = "", str(error)
            met = disk.failat_seen() >= at
            disk.failat(0, 0, 0)
            _is_draft_here(deeds)
            line = {"way": f"{name}{' on' if stays else ''}", "at": at, "met": met, "said": said, "refused": refused}
            sys.stdout.write(f"{json.dumps(line)}\n")
            if not met:
                break
        else:
            raise AssertionError(f"{deed} has no end")
    do(number + 1)  # the disk is well again
    deeds.store.close()


def _is_draft_here(deeds: Deeds) -> None:
    """The same process reads and writes on at once."""
    with deeds.store.unit() as unit:
        assert unit.cases.get(DESK) is not None
        unit.notes.put("cursor", b"1")


if __name__ == "__main__":
    main(*sys.argv[1:])
