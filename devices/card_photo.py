"""The photo on a card (证件照片, WLT) made visible by a program that the hall has a licence for; never waited for, never kept.

No open decoder is known (devices.md 1.8), so none is built in. The program gets the 1 024 bytes on its standard input
and writes a BMP, PNG or JPEG to its standard output. A vendor's library is wrapped by such a program, so its crash, its
slowness or its licence dialog is not ours.
"""

import logging
import queue
import shlex
import threading
from typing import Protocol

from devices import child
from window_client.messages import CardPhoto, CardRead
from window_client.ports import Submit
from window_client.settings import Settings

LIMIT_S = 3.0
WLT_SIZE, LARGEST = 1024, 200_000
_PICTURES = (b"BM", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

_log = logging.getLogger("device.id-reader")


class PhotoDecoder(Protocol):
    """Turns WLT into a picture that a screen can show."""

    def decode(self, wlt: bytes, stopping: threading.Event) -> bytes:
        """BMP, PNG or JPEG; b"" when it could not. Ends soon after `stopping` is set, and within `LIMIT_S`."""


class DecoderProgram:
    """An external program as decoder; `command` as a person writes it in a shell, run without one."""

    def __init__(self, command: str) -> None:
        self._command = shlex.split(command, posix=True)

    def decode(self, wlt: bytes, stopping: threading.Event) -> bytes:
        try:
            ended = child.run(self._command, limit_s=LIMIT_S, stopping=stopping, given=wlt)
        except (child.ChildOverdue, OSError) as error:
            _log.info("photo not shown: %s", type(error).__name__)
            return b""
        if ended.status or not ended.out.startswith(_PICTURES) or len(ended.out) > LARGEST:
            _log.info("photo not shown: status %d, %d bytes", ended.status, len(ended.out))
            return b""
        return ended.out


class CardPhotos:
    """Hears the facts of the reader and tells each photo later, on a thread of its own; only the newest card counts.

    Without a decoder there is no thread and nothing is told.
    """

    def __init__(self, decoder: PhotoDecoder | None, submit: Submit) -> None:
        self._decoder, self._submit = decoder, submit
        self._cards: queue.SimpleQueue[CardRead | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="device:photo")

    @classmethod
    def of(cls, settings: Settings, submit: Submit) -> "CardPhotos":
        """As the settings say."""
        command = settings.id_reader_photo_decoder
        return cls(DecoderProgram(command) if command else None, submit)

    def start(self) -> None:
        """Begin to listen."""
        if self._decoder is not None:
            self._thread.start()

    def hear(self, fact: object) -> None:
        """A fact of the reader passed; never blocks."""
        if isinstance(fact, CardRead) and len(fact.photo) == WLT_SIZE and self._decoder is not None:
            self._cards.put(fact)

    def stop(self, deadline_s: float = 2.0) -> bool:
        """End, killing a decoder at work; False when the deadline passed first."""
        self._stopping.set()
        self._cards.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            card = self._newest()
            if card is not None and self._decoder is not None:
                picture = self._decoder.decode(card.photo, self._stopping)
                if picture and self._cards.empty():
                    self._submit(CardPhoto(card.card.number, picture))

    def _newest(self) -> CardRead | None:
        card = self._cards.get()
        while not self._cards.empty():
            card = self._cards.get()
        return card
