"""The line to the reference platform's /admin: take tickets, cut and restore the network; nothing here waits."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

ASK_MS = 700
PATIENCE_MS = 3000


class PlatformLine(QObject):
    """Asks for the fault in force about once a second, which also says whether the platform is there."""

    fault_heard = Signal(str)  # mode of the fault in force, "" while nobody answers
    ticket_taken = Signal(str, str)  # group, number
    refused = Signal(str)  # what was asked for

    def __init__(self, url: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = url.rstrip("/")
        self._web = QNetworkAccessManager(self)
        self._web.finished.connect(self._finished)
        self._asked: dict[QNetworkReply, tuple[str, str]] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    @Slot()
    def start(self) -> None:
        """Begin to ask; without an address nobody answers."""
        if self._url:
            self._timer.start(ASK_MS)
            self._turn()
        else:
            self.fault_heard.emit("")

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        for reply in list(self._asked):
            reply.abort()

    def take_ticket(self, group: str, *, priority: bool) -> None:
        """A citizen takes a number of this group."""
        self._post("/admin/take-tickets", ("ticket", group), {"group": group, "count": 1, "priority": priority})

    def set_fault(self, mode: str, seconds: float = 3.0) -> None:
        """ok, down, slow … for everything under /api/."""
        self._post("/admin/fault", ("fault", mode), {"mode": mode, "path": "/api/", "seconds": seconds, "times": 0})

    @Slot()
    def _turn(self) -> None:
        if ("fault", "") not in self._asked.values():
            self._asked[self._web.get(self._request("/admin/fault"))] = ("fault", "")

    def _post(self, path: str, tag: tuple[str, str], body: Mapping[str, object]) -> None:
        data = QByteArray(json.dumps(body, ensure_ascii=False).encode())
        self._asked[self._web.post(self._request(path), data)] = tag

    def _request(self, path: str) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(self._url + path))
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        request.setTransferTimeout(PATIENCE_MS)
        return request

    @Slot(QNetworkReply)
    def _finished(self, reply: QNetworkReply) -> None:
        kind, what = self._asked.pop(reply)
        reply.deleteLater()
        if reply.error() is not QNetworkReply.NetworkError.NoError:
            if kind == "fault":
                self.fault_heard.emit("")
            else:
                self.refused.emit(what)
            return
        answer = json.loads(bytes(reply.readAll().data()))
        if kind == "fault":
            self.fault_heard.emit(answer["mode"])
        else:
            self.ticket_taken.emit(what, answer[0]["number"])
