"""The A4 printer from the command line (命令行): `main.py device probe|test a4-printer [--port QUEUE]`."""

import queue
import time
from typing import Any

from devices.a4_printer import A4Printer
from devices.ipp_queue import IppQueue
from window_client.domain.ids import PageId, PrintId
from window_client.messages import A4Ready, DeviceReported, DocumentDoubtful, DocumentHeld, DocumentPrinted, PrintPages
from window_client.settings import ProfileError, Settings, from_mapping
from window_client.words import DeviceKind, DeviceState

TEST_S = 60.0


def ask_a4(settings: Settings, port: str, *, printing: bool) -> dict[str, Any]:
    """The queue's word, or the test page's fate: "ok" and what there is to say. Raises ProfileError without a queue."""
    bound = from_mapping({"a4_printer": port}, "--port", settings) if port else settings
    if not bound.a4_printer:
        raise ProfileError("a4-printer has no queue in the profile: give --port")
    heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
    printer = A4Printer(bound, heard.put, _NoPapers(), IppQueue)
    printer.start()
    try:
        answer = _fate(printer, heard, printing=printing)
    finally:
        printer.stop()
    return {"kind": DeviceKind.A4_PRINTER.value, "port": bound.a4_printer, **answer}


def _fate(printer: A4Printer, heard: "queue.SimpleQueue[Any]", *, printing: bool) -> dict[str, Any]:
    end, detail = time.monotonic() + TEST_S, ""
    while (left := end - time.monotonic()) > 0:
        try:
            fact = heard.get(timeout=left)
        except queue.Empty:
            break
        match fact:
            case DeviceReported(state=DeviceState.DOWN):
                return {"ok": False, "reason": fact.trouble.value, "detail": fact.detail}
            case DeviceReported():
                detail = fact.detail
            case A4Ready() if printing:
                printer.perform(PrintPages(PrintId(f"test-{time.time_ns()}"), None, None))
            case A4Ready():
                return {"ok": True, "detail": detail}
            case DocumentPrinted():
                return {"ok": True, "printed": "confirmed" if fact.confirmed else "handed over, not confirmed"}
            case DocumentHeld() | DocumentDoubtful():
                return {"ok": False, "reason": fact.trouble.value}
    return {"ok": False, "reason": "no word within a minute"}


class _NoPapers:
    """No case, no sealed paper."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        raise AssertionError

    def unseal(self, page: PageId) -> bytes:
        raise AssertionError
