"""Twin of a SAM reader (读卡器孪生): true frames; a card is found once and not again until it was lifted."""

from collections.abc import Callable
from typing import Any

from devices.frames import id_card
from devices.frames.id_card import PREAMBLE, checksum
from devices.simulated.cards import CARDS, SampleCard, stranger
from devices.simulated.twin import Twin

_SAM_ID = bytes.fromhex("05000300AEDC320140E20100B168DE3A")
_PHOTO = bytes(1024)


def reply(sw3: int, data: bytes = b"") -> bytes:
    """A whole reply frame."""
    body = (len(data) + 4).to_bytes(2, "big") + bytes([0, 0, sw3]) + data
    return PREAMBLE + body + bytes([checksum(body)])


class IdReaderTwin(Twin):
    """Answers each request; sends nothing unasked."""

    name = "id-reader"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._kept = bytearray()
        self._card: SampleCard | None = None
        self._card_name = ""
        self._found = self._selected = False
        self._baud = 0
        self._failing = 0
        self.resets = 0
        self.reads = self._strangers = 0

    def do_lay_card(self, card: str) -> str:
        """Lay a sample card; the one lying there is taken away first."""
        self._card, self._card_name = CARDS[card], card
        self._found = self._selected = False
        return CARDS[card].title

    def do_lay_new_card(self) -> str:
        """Lay the card of a person nobody has seen before; returns the name."""
        self._strangers += 1
        card = stranger(self._strangers)
        self._card, self._card_name = card, "stranger"
        self._found = self._selected = False
        return card.title

    def do_lift_card(self) -> None:
        """Take the card away."""
        self._card, self._card_name = None, ""
        self._found = self._selected = False

    def do_set_baud(self, baud: int) -> None:
        """Answer only a port opened at this speed, on a pty; 0 = at any."""
        self._baud = baud

    def do_fail(self, sw3: int) -> None:
        """Give this status to every search for a card until a reset."""
        self._failing = sw3

    def do_cards(self) -> dict[str, str]:
        """Names and titles of the sample cards."""
        return {name: card.title for name, card in CARDS.items()}

    def state(self) -> dict[str, Any]:
        return {"card": self._card_name, "reads": self.reads, "resets": self.resets}

    def feed(self, data: bytes) -> list[bytes]:
        if self._baud and self.cable.speed != self._baud:
            return []
        self._kept += data
        replies = []
        while (frame := self._frame()) is not None:
            replies.append(self._answer(frame))
        return replies

    def _frame(self) -> bytes | None:
        """The next request from LenH to CHK."""
        at = self._kept.find(PREAMBLE)
        if at < 0 or len(self._kept) < at + 7:
            return None
        size = int.from_bytes(self._kept[at + 5 : at + 7], "big")
        if len(self._kept) < at + 7 + size:
            return None
        frame = bytes(self._kept[at + 5 : at + 7 + size])
        del self._kept[: at + 7 + size]
        return frame

    def _answer(self, frame: bytes) -> bytes:
        if checksum(frame[:-1]) != frame[-1]:
            return reply(0x10)
        deeds: dict[bytes, Callable[[], bytes]] = {
            id_card.RESET: self._reset,
            id_card.STATUS: lambda: reply(0x90),
            id_card.SAM_ID: lambda: reply(0x90, _SAM_ID),
            id_card.FIND: self._find,
            id_card.SELECT: self._select,
            id_card.READ_TEXT_PHOTO: lambda: self._read(with_fingerprint=False),
            id_card.READ_WITH_FINGERPRINT: lambda: self._read(with_fingerprint=True),
            id_card.READ_NEWEST_ADDRESS: self._newest_address,
        }
        return deeds.get(frame[2:4], lambda: reply(0x21))()

    def _reset(self) -> bytes:
        self.resets += 1
        self._failing = 0
        return reply(0x90)

    def _find(self) -> bytes:
        if self._failing:
            return reply(self._failing)
        if self._card is None or self._found:
            return reply(0x80)
        self._found = True
        return reply(0x9F, bytes(4))

    def _select(self) -> bytes:
        if self._card is None or not self._found:
            return reply(0x81)
        self._selected = self._card.sw3_select == 0x90
        return reply(self._card.sw3_select, bytes(8) if self._selected else b"")

    def _newest_address(self) -> bytes:
        if self._card is None or not self._selected:
            return reply(0x41)
        if not self._card.newest_address:
            return reply(0x91)
        return reply(0x90, self._card.newest_address.ljust(35).encode("utf-16-le"))

    def _read(self, *, with_fingerprint: bool) -> bytes:
        if self._card is None or not self._selected:
            return reply(0x41)
        if self._card.sw3_read != 0x90:
            return reply(self._card.sw3_read)
        self.reads += 1
        printed = self._card.fingerprint if with_fingerprint else b""
        sizes = [256, 1024, *([len(printed)] if with_fingerprint else [])]
        head = b"".join(size.to_bytes(2, "big") for size in sizes)
        return reply(0x90, head + self._card.text + _PHOTO + printed)
