"""The line to the simulated devices: one JSON object a line over TCP, answers in the order of the questions."""

import json
from collections import deque
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QAbstractSocket, QTcpSocket

RETRY_MS = 1000
ASK_MS = 300
LIST = {"do": "list"}


class TwinsLine(QObject):
    """Asks for the state of all twins a few times a second and comes back by itself when they do."""

    heard = Signal(object)  # {twin: {state}} of all twins, None while nobody answers
    answered = Signal(str, str, object)  # twin, deed, answer
    refused = Signal(str, str, str)  # twin, deed, what was wrong

    def __init__(self, port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._asked: deque[Mapping[str, object]] = deque()
        self._kept = b""
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._connected)
        self._socket.readyRead.connect(self._read)
        self._socket.stateChanged.connect(self._state_changed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Whether the twins are there."""
        return self._socket.state() is QAbstractSocket.SocketState.ConnectedState

    @Slot()
    def start(self) -> None:
        """Begin to connect."""
        self._timer.start(ASK_MS)
        self._turn()

    def stop(self) -> None:
        """Hang up."""
        self._timer.stop()
        self._socket.abort()

    def ask(self, twin: str, deed: str, **facts: object) -> None:
        """Wish for one deed of one twin; nothing happens while the twins are not there."""
        if self.is_open:
            self._send({"twin": twin, "do": deed, **facts})

    def _send(self, question: Mapping[str, object]) -> None:
        self._asked.append(question)
        self._socket.write(json.dumps(question, ensure_ascii=False).encode() + b"\n")

    @Slot()
    def _turn(self) -> None:
        if self.is_open:
            if LIST not in self._asked:
                self._send(LIST)
        elif self._socket.state() is QAbstractSocket.SocketState.UnconnectedState:
            self._timer.setInterval(RETRY_MS)
            self._socket.connectToHost("127.0.0.1", self._port)

    @Slot()
    def _connected(self) -> None:
        self._asked.clear()
        self._kept = b""
        self._timer.setInterval(ASK_MS)
        self._turn()

    @Slot(QAbstractSocket.SocketState)
    def _state_changed(self, state: QAbstractSocket.SocketState) -> None:
        if state is QAbstractSocket.SocketState.UnconnectedState:
            self.heard.emit(None)

    @Slot()
    def _read(self) -> None:
        self._kept += bytes(self._socket.readAll().data())
        *lines, self._kept = self._kept.split(b"\n")
        for line in lines:
            self._take(json.loads(line), self._asked.popleft())

    def _take(self, answer: Mapping[str, object], question: Mapping[str, object]) -> None:
        if question is LIST:
            self.heard.emit(answer.get("answer"))
            return
        twin, deed = str(question["twin"]), str(question["do"])
        if answer.get("ok"):
            self.answered.emit(twin, deed, answer.get("answer"))
        else:
            self.refused.emit(twin, deed, str(answer.get("error", "")))
