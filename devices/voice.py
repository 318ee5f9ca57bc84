"""The voice (语音): speaks a call, one at a time; late ones are dropped, and it is silent at once when told so."""

from collections import deque

from devices.line import Line
from devices.program_port import PROGRAM
from devices.voices.mouth import Mouth
from devices.voices.program import Program
from devices.voices.syn6288 import Syn6288
from window_client.messages import DeviceOrder, Hush, Speak, VoiceSpoke
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

MOST_WAITING = 3
_SPEAKING_S, _IDLE_S = 0.1, 1.0


class Voice:
    """Driver of whatever speaks: `program://espeak-ng`, or the chip at a port. Nothing waits through an outage: a call
    that is spoken late calls somebody who is already there."""

    kind = DeviceKind.VOICE

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.voice, settings.voice_baud
        self._submit = submit
        self._mouth: Mouth = Program(settings) if self.url.startswith(PROGRAM) else Syn6288(settings)
        self._waiting: deque[str] = deque()
        self._text = ""

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """It answers; whether the last sentence found a way out is its word, too."""
        trouble = self._mouth.trouble
        return (DeviceState.READY if trouble is DeviceTrouble.NONE else DeviceState.DOWN), trouble

    def opened(self, line: Line) -> str:
        """Silent at the start: nobody hears a call of before a crash."""
        return self._mouth.greet(line)

    def turn(self, line: Line) -> float:
        """Follow the text that is spoken, then begin the next."""
        if self._mouth.is_speaking(line):
            return _SPEAKING_S
        if self._text:
            self._tell(self._mouth.trouble)
        if not self._waiting:
            return _IDLE_S
        self._text = self._waiting.popleft()
        self._mouth.speak(line, self._text)
        return _SPEAKING_S

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Speak after what is spoken now; the same text is not queued behind itself."""
        match order:
            case Speak():
                if order.text not in self._waiting and len(self._waiting) < MOST_WAITING:
                    self._waiting.append(order.text)
            case Hush():
                self._waiting.clear()
                self._text = ""
                self._mouth.stop(line)

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Not spoken, and not later either."""
        if isinstance(order, Speak):
            self._submit(VoiceSpoke(order.text, trouble))

    def lost(self, trouble: DeviceTrouble) -> None:
        """What was being spoken may have been cut off."""
        for text in self._waiting:
            self._submit(VoiceSpoke(text, trouble))
        self._waiting.clear()
        if self._text:
            self._tell(trouble)

    def _tell(self, trouble: DeviceTrouble) -> None:
        text, self._text = self._text, ""
        self._submit(VoiceSpoke(text, trouble))
