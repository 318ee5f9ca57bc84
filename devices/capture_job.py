"""One capture (一次采集): its pages as they are kept, and the files that they were read from."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from devices.halt import Halt
from devices.picture_check import Mending, check
from window_client.domain.ids import PageId
from window_client.domain.materials import SealedPage
from window_client.messages import ScanPages, TakeFiles
from window_client.ports import Sealer


class Job:
    """Pages of one order. `sides` came, `count` were kept, `blank` were left out."""

    def __init__(self, order: ScanPages | TakeFiles, halt: Halt, sealer: Sealer, most_bytes: int) -> None:
        self.order, self._halt, self._sealer, self._most_bytes = order, halt, sealer, most_bytes
        self.sides = self.count = self.blank = 0
        self._fresh: list[SealedPage] = []

    def keep(self, plain: bytes, mending: Mending | None = None) -> SealedPage | None:
        """Look at a page, mend and seal it; None when it is blank. Raises BadPage, StoreUnavailable."""
        picture = check(plain, self._most_bytes, self._halt, mending)
        self.sides += 1
        if picture.blank:
            self.blank += 1
            return None
        self.count += 1
        page, sha256 = self._sealer.seal(picture.data)
        sealed = SealedPage(
            id=page,
            sha256=sha256,
            size=len(picture.data),
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            page_count=picture.page_count,
            thumbnail=picture.thumbnail,
        )
        self._fresh.append(sealed)
        return sealed

    def fresh(self) -> tuple[SealedPage, ...]:
        """Pages that were kept since the last call."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh


class Kept:
    """Files of a watched folder whose pages are sealed: removed once the desk says that its rows are written."""

    def __init__(self) -> None:
        self._origins: dict[PageId, Path] = {}

    def remember(self, page: PageId, origin: str) -> None:
        """This page was read from this file."""
        self._origins[page] = Path(origin)

    def remove(self, pages: Iterable[PageId]) -> None:
        """Their files go; one that cannot be removed stays, and is not taken again."""
        for page in pages:
            origin = self._origins.pop(page, None)
            if origin is not None:
                with suppress(OSError):
                    origin.unlink()
