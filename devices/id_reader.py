"""The ID card reader (身份证阅读器): find, select, read; one fact a card, armed again only after it was lifted."""

import time
from contextlib import suppress
from dataclasses import replace

from devices.errors import DeviceError, NoAnswer
from devices.frames import id_card
from devices.frames.card_text import ADDRESS_SIZE, TextBlockError, decode, newest_address
from devices.frames.id_card import Reading, Replies, Reply
from devices.line import QUIET_S, Line
from window_client.domain.card import IdCard
from window_client.messages import CardRead, CardTroubled, DeviceOrder, Rehandshake
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import CardTrouble, DeviceKind, DeviceState, DeviceTrouble

FIRST_BYTE_S = 1.0
READ_FIRST_BYTE_S = 3.0
MISSES_TO_ARM = 3
TRIES = 2
_READ_BYTES, _READ_BYTES_WITH_FINGERPRINT = 1295, 2321


class IdReader:
    """Driver of a SAM reader on a serial line or TCP bridge."""

    kind = DeviceKind.ID_READER

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.id_reader, settings.id_reader_baud
        self._settings, self._submit = settings, submit
        self._searches = settings.id_reader_baud_search and "://" not in self.url
        self._silent_openings = 0
        self._reset_due = False
        self._pause = settings.id_reader_poll_ms / 1000
        self._misses = MISSES_TO_ARM
        self._troubled: CardTrouble | None = None

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """Green whenever it answered."""
        return DeviceState.READY, DeviceTrouble.NONE

    def opened(self, line: Line) -> str:
        """SAM status and number; raises NoAnswer when it is no reader or not fit to read.

        Silent at this speed: the next opening tries the next speed of the standard, and the settings' own again last.
        """
        line.hush()
        try:
            status = self._status(line)
        except NoAnswer:
            self._try_next_baud()
            raise
        self._silent_openings = 0
        if status.sw3 in id_card.NOT_AUTHORISED:
            raise NoAnswer(DeviceTrouble.READER_NOT_AUTHORISED, f"SW3 {status.sw3:02X}")
        if status.sw3 != id_card.OK:
            raise NoAnswer(DeviceTrouble.READER_FAULT, f"SW3 {status.sw3:02X}")
        number = self._ask(line, id_card.SAM_ID, 20)
        name = f"SAM {id_card.sam_number(number.data)}" if number.sw3 == id_card.OK else "SAM"
        return name if self.baud == self._settings.id_reader_baud else f"{name} {self.baud} baud"

    def turn(self, line: Line) -> float:
        """Look for a card once; read it when it is new."""
        found = self._ask(line, id_card.FIND, 8)
        if found.sw3 == id_card.NO_CARD:
            self._missed()
        elif found.sw3 == id_card.FOUND:
            self._read(line)
        elif found.sw3 in id_card.READER_FAULTS:
            self._reset_due = found.sw3 in id_card.RESET_HELPS
            raise NoAnswer(DeviceTrouble.READER_FAULT, f"SW3 {found.sw3:02X}")
        return self._pause

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Only the handshake again."""
        if isinstance(order, Rehandshake):
            self.opened(line)

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Nothing waits for a reader."""

    def lost(self, trouble: DeviceTrouble) -> None:
        """A card that lies there when the reader is back is read again."""
        self._misses = MISSES_TO_ARM

    def find(self, line: Line) -> bool:
        """Whether a card lies there."""
        return self._ask(line, id_card.FIND, 8).sw3 == id_card.FOUND

    def read_once(self, line: Line) -> tuple[IdCard, Reading]:
        """Select and read the card that was found; raises CardUnread."""
        selected = self._ask(line, id_card.SELECT, 12)
        if selected.sw3 != id_card.OK:
            raise CardUnread(id_card.card_trouble(selected.sw3))
        if self._settings.id_reader_fingerprint:
            command, size = id_card.READ_WITH_FINGERPRINT, _READ_BYTES_WITH_FINGERPRINT
        else:
            command, size = id_card.READ_TEXT_PHOTO, _READ_BYTES
        answer = self._ask(line, command, size, READ_FIRST_BYTE_S)
        if answer.sw3 != id_card.OK:
            raise CardUnread(id_card.card_trouble(answer.sw3))
        reading = id_card.split_reading(answer.data)
        if reading is None:
            raise CardUnread(CardTrouble.BAD_CONTENT)
        try:
            return replace(decode(reading.text), newest_address=self._newest_address(line)), reading
        except TextBlockError:
            raise CardUnread(CardTrouble.BAD_CONTENT) from None

    def _status(self, line: Line) -> Reply:
        if self._reset_due:
            self._reset_due = False
            self._ask(line, id_card.RESET, 4)
        return self._ask(line, id_card.STATUS, 4)

    def _try_next_baud(self) -> None:
        if not self._searches:
            return
        own = self._settings.id_reader_baud
        rates = [own, *(rate for rate in id_card.BAUDS if rate != own)]
        self._silent_openings += 1
        self.baud = rates[self._silent_openings % len(rates)]

    def _newest_address(self, line: Line) -> str:
        """Empty when the card has none (SW3 91), or the reader does not know the question: the card is read anyway."""
        if not self._settings.id_reader_newest_address:
            return ""
        with suppress(NoAnswer, TextBlockError):
            answer = self._ask(line, id_card.READ_NEWEST_ADDRESS, ADDRESS_SIZE, tries=1)
            return newest_address(answer.data) if answer.sw3 == id_card.OK else ""
        return ""

    def _read(self, line: Line) -> None:
        self._misses = 0
        try:
            card, reading = self.read_once(line)
        except CardUnread as trouble:
            if trouble.card is not self._troubled:
                self._troubled = trouble.card
                self._submit(CardTroubled(trouble.card))
            return
        self._troubled = None
        self._submit(CardRead(card, reading.photo, line.last_byte_at))

    def _missed(self) -> None:
        """After a read the same card is not found again until it was lifted, so a miss says nothing about where the
        card is (devices.md 1.6); after several in a row the next find is news again, also of the same trouble."""
        self._misses += 1
        if self._misses >= MISSES_TO_ARM:
            self._troubled = None

    def _ask(
        self, line: Line, command: bytes, size: int, first_byte_s: float = FIRST_BYTE_S, *, tries: int = TRIES
    ) -> Reply:
        """One request and its reply; asked once more after a reply that did not check. Raises NoAnswer, PortLost."""
        spoiled = 0
        for attempt in range(tries):
            line.hush(QUIET_S if attempt else 0.0)  # what is left of a spoiled answer may still be on its way
            line.write(id_card.request(command))
            replies = Replies()
            deadline = time.monotonic() + first_byte_s + line.wire_time(size + 12) * 1.5
            while (now := time.monotonic()) < deadline:
                found = replies.feed(line.read(min(deadline, now + 0.2)))
                if found and found[0].sw3 not in id_card.FRAME_FAULTS:
                    return found[0]
                if found or replies.spoiled:
                    break
            spoiled += replies.spoiled
        raise NoAnswer(DeviceTrouble.GARBLED if spoiled else DeviceTrouble.SILENT)


class CardUnread(DeviceError):
    """The card lying there gave no person."""

    def __init__(self, trouble: CardTrouble) -> None:
        super().__init__(DeviceTrouble.NONE, trouble.value)
        self.card = trouble
