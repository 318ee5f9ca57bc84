"""Software voice (软件语音): espeak-ng as a child process, one for each sentence. The hall installs it; it is never bundled.

Its voice `cmn` mispronounces Han; `cmn-latn-pinyin` speaks Mandarin (devices.md 4.3).
"""

import subprocess
import sys
import threading
import time

from devices import child
from devices.errors import NoAnswer
from devices.line import Line
from devices.program_port import PROGRAM
from window_client.settings import Settings
from window_client.words import DeviceTrouble

VOICE, KNOWN = "cmn-latn-pinyin", ("espeak-ng",)
LIST_S, LONGEST_S = 0.4, 30.0
FULL = 200
"""espeak-ng's loudest; its own usual is 100."""
if sys.platform == "win32":
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    _NO_CONSOLE = 0


class Program:
    """Speaks through the system's sound."""

    def __init__(self, settings: Settings) -> None:
        self._name, self._volume = settings.voice.removeprefix(PROGRAM), settings.voice_volume
        self._child: subprocess.Popen[bytes] | None = None
        self._began, self._complaint = 0.0, bytearray()
        self.trouble = DeviceTrouble.NONE
        self._ear: threading.Thread | None = None

    def greet(self, line: Line) -> str:
        """Whether the program knows the voice."""
        if self._name not in KNOWN:
            raise NoAnswer(DeviceTrouble.NOT_CONFIGURED, f"'{self._name}' is none of {', '.join(KNOWN)}")
        self.stop(line)
        try:
            told = child.run([self._name, "--voices=cmn"], limit_s=LIST_S, stopping=threading.Event())
        except (OSError, child.ChildOverdue) as error:
            raise NoAnswer(DeviceTrouble.SILENT, type(error).__name__) from error
        if VOICE.encode() not in told.out:
            raise NoAnswer(DeviceTrouble.NO_VOICE, VOICE)
        return f"{self._name} {VOICE}"

    def speak(self, line: Line, text: str) -> None:
        """Start the child; the text goes through a pipe, not over the command line."""
        loud = str(round(max(0, min(100, self._volume)) * FULL / 100))
        command = [self._name, "-v", VOICE, "-a", loud, "--stdin"]
        pipe = subprocess.PIPE
        try:
            self._child = subprocess.Popen(
                command, stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, creationflags=_NO_CONSOLE
            )
        except OSError as error:
            raise NoAnswer(DeviceTrouble.PORT_MISSING, type(error).__name__) from error
        assert self._child.stdin is not None
        self._began, self._complaint = time.monotonic(), bytearray()
        self._ear = threading.Thread(target=self._hear, args=(self._child,), name="child:err", daemon=True)
        self._ear.start()
        try:
            self._child.stdin.write(text.encode())
            self._child.stdin.close()
        except OSError:
            return  # it ended at once: its complaint says why

    def is_speaking(self, line: Line) -> bool:
        """Until the child ends; it ends well even without any sound, so its complaint decides."""
        if self._child is None:
            return False
        if self._child.poll() is None and time.monotonic() - self._began < LONGEST_S:
            return True
        self.trouble = DeviceTrouble.NO_SOUND if b"error:" in self._end() else DeviceTrouble.NONE
        return False

    def stop(self, line: Line) -> None:
        """Kill the child."""
        if self._child is not None:
            self._child.kill()
            self._end()

    def _end(self) -> bytes:
        """Collect the child; what it complained of."""
        ended, self._child = self._child, None
        if ended is not None:
            ended.kill()
            ended.wait(1)
        if self._ear is not None:
            self._ear.join(1)
        return bytes(self._complaint)

    def _hear(self, speaker: "subprocess.Popen[bytes]") -> None:
        assert speaker.stderr is not None
        with speaker.stderr as pipe:
            self._complaint += pipe.read()
