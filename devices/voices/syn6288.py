"""The SYN6288 chip: says by itself whether it took a text, and when asked whether it still speaks."""

import time

from devices.errors import NoAnswer
from devices.frames import syn6288
from devices.line import Line
from window_client.settings import Settings
from window_client.words import DeviceTrouble

ANSWER_S, TRIES = 0.2, 2


class Syn6288:
    """One chip."""

    trouble = DeviceTrouble.NONE

    def __init__(self, settings: Settings) -> None:
        self._volume = settings.voice_volume

    def greet(self, line: Line) -> str:
        """Silence it, and have it answer."""
        self.stop(line)
        self.is_speaking(line)
        return "SYN6288"

    def speak(self, line: Line, text: str) -> None:
        """The text, until the chip says that it has it."""
        if self._asked(line, syn6288.speak(text, self._volume), {syn6288.RECEIVED, syn6288.REJECTED}) != (
            syn6288.RECEIVED
        ):
            raise NoAnswer(DeviceTrouble.ORDER_REFUSED, "45")

    def is_speaking(self, line: Line, *, tries: int = TRIES) -> bool:
        """Ask it."""
        return self._asked(line, syn6288.QUERY, {syn6288.SPEAKING, syn6288.IDLE}, tries) == syn6288.SPEAKING

    def stop(self, line: Line) -> None:
        """Its answer to this is not waited for: the next question finds out."""
        line.write(syn6288.STOP)

    def _asked(self, line: Line, request: bytes, wanted: set[int], tries: int = 1) -> int:
        """The first wanted word; raises NoAnswer. A text is not sent twice: it might be spoken twice."""
        heard = False
        for _ in range(tries):
            line.hush()
            line.write(request)
            until = time.monotonic() + line.wire_time(len(request)) + ANSWER_S
            while time.monotonic() < until:
                data = line.read(until)
                heard = heard or bool(data)
                found = [word for word in syn6288.words(data) if word in wanted]
                if found:
                    return found[0]
        raise NoAnswer(DeviceTrouble.GARBLED if heard else DeviceTrouble.SILENT)
