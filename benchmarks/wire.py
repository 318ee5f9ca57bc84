"""wire: bytes to fact against the same bytes taken off the wire bare; receipts to bytes; frames a second per parser.

The far ends pace their bytes at 115 200 baud; each device is measured in turn with a bare reader of the same bytes.
"""

import http.client
import json
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

from benchmarks.measure import Row, interleave, median, p99, tell
from benchmarks.parsers import rows as parser_rows
from devices import glyphs
from devices.barcode_scanner import BarcodeScanner
from devices.document_capture import DocumentCapture
from devices.frames import escl, escpos, id_card
from devices.id_reader import IdReader
from devices.line import Line
from devices.link import Driver, Link
from devices.receipt_printer import ReceiptPrinter
from reference_platform.demo import Companion
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId, PaperId
from window_client.domain.paper import SlipPart
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceState, TraceWay

RUNS, RECEIPTS, BAUD, LATEST_S = 12, 300, 115_200, 10.0
CODE = "https://licence.example/v/" + "4504050000000077" * 10
SLIP = (*(SlipPart("text", f"第{n:02d}行 受理回执 公共场所卫生许可 {n}.00 元") for n in range(40)), SlipPart("cut"))
ON = {DeviceState.READY, DeviceState.OPEN}


class NoSealer:
    """Keeps nothing: sealing is measured elsewhere."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        return PageId(f"{len(plain):064x}"), ""

    def unseal(self, page: PageId) -> bytes:
        raise AssertionError


class Ear:
    """Waits for facts and for bytes; `last` is when either came."""

    def __init__(self) -> None:
        self._heard = threading.Condition()
        self._facts: list[tuple[object, float]] = []
        self.first_in = 0.0

    def __call__(self, fact: object) -> None:
        with self._heard:
            self._facts.append((fact, time.perf_counter()))
            self._heard.notify_all()

    def tap(self, way: TraceWay, data: bytes) -> None:
        """On the device's thread."""
        if way is TraceWay.IN and not self.first_in:
            self.first_in = time.perf_counter()

    def wait(self, kind: type[object], check: Callable[[Any], object] = lambda _: True) -> float:
        """When this fact was told; forgets what was told before it."""
        with self._heard:
            assert self._heard.wait_for(lambda: self._find(kind, check) is not None, LATEST_S), kind
            found = self._find(kind, check)
            assert found is not None
            self._facts.clear()
            return found

    def _find(self, kind: type[object], check: Callable[[Any], object]) -> float | None:
        return next((at for fact, at in self._facts if isinstance(fact, kind) and check(fact)), None)


class Twins:
    """The far ends, in a process of their own."""

    def __init__(self, stack: ExitStack, how: str = "--tcp") -> None:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        twins = Companion("devices.simulated", how, "--control", "0", "--ledger", folder)
        stack.callback(twins.stop)
        ready = twins.ready()
        self.ports: dict[str, str] = ready["ports"]
        line = stack.enter_context(socket.create_connection(("127.0.0.1", ready["control"]), 10))
        self._line, self._answers = line, stack.enter_context(line.makefile())

    def do(self, kind: DeviceKind, deed: str, **facts: object) -> Any:
        """Do something to a twin."""
        self._line.sendall(json.dumps({"twin": kind.value, "do": deed, **facts}).encode() + b"\n")
        answer = json.loads(self._answers.readline())
        assert answer["ok"], answer
        return answer["answer"]


def rows() -> list[Row]:
    """Ratio ≤ 1.05 for the 1 295 bytes of a card; a receipt of 40 lines p99 ≤ 10 ms."""
    return [*_reader(), *_scanner(), *_printer(), *_pages(), *_receipts(), *parser_rows()]


def _settings(**values: object) -> Settings:
    return from_mapping(values, "bench", Settings())


def _linked(stack: ExitStack, driver: Driver, ear: Ear) -> Link:
    link = Link(driver, ear)
    link.tap = ear.tap
    link.start()
    stack.callback(link.stop)
    ear.wait(m.DeviceReported, lambda fact: fact.state in ON)
    return link


def _reader() -> list[Row]:
    """From the first byte of the card's 1 295 to the fact, against a bare read of the same 1 295 bytes."""
    tell("wire: cards at 115 200 baud")
    kind, facts, bare = DeviceKind.ID_READER, list[float](), list[float]()
    with ExitStack() as stack:
        twins = Twins(stack)
        for _ in range(RUNS):
            facts.append(_card_by_driver(twins, kind))
            bare.append(_card_bare(twins, kind))
    wire = 1295 * 10 / BAUD * 1e3
    note = f"wire time of 1 295 bytes is {wire:.1f} ms; both count from the request on"
    return [
        Row("wire.id_reader_bytes_to_fact", median(facts), "ms", median(bare), goal=1.05, runs=RUNS, note=note),
        Row("wire.id_reader_worst", max(facts), "ms", max(bare), runs=RUNS),
    ]


def _card_by_driver(twins: Twins, kind: DeviceKind) -> float:
    ear, asked = Ear(), list[float]()

    def tap(way: TraceWay, data: bytes) -> None:
        if way is TraceWay.OUT and data == id_card.request(id_card.READ_TEXT_PHOTO):
            asked.append(time.perf_counter())

    with ExitStack() as stack:
        values = {"id_reader": twins.ports[kind.value], "id_reader_poll_ms": 20, "id_reader_newest_address": False}
        link = _linked(stack, IdReader(_settings(**values), ear), ear)
        link.tap = tap
        twins.do(kind, "knob", pace=BAUD)
        twins.do(kind, "lay_card", card="resident")
        told = ear.wait(m.CardRead)
        twins.do(kind, "perfect")
        twins.do(kind, "lift_card")
    return (told - asked[-1]) * 1e3


def _card_bare(twins: Twins, kind: DeviceKind) -> float:
    """Nothing but read() until all bytes are there."""
    twins.do(kind, "lay_card", card="resident")
    twins.do(kind, "knob", pace=BAUD)
    line = Line.open(twins.ports[kind.value], BAUD)
    try:
        for command, size in ((id_card.FIND, 15), (id_card.SELECT, 19)):
            line.write(id_card.request(command))
            _bytes(line, size)
        line.write(id_card.request(id_card.READ_TEXT_PHOTO))
        began = time.perf_counter()
        _bytes(line, 1295)
        return (time.perf_counter() - began) * 1e3
    finally:
        line.close()
        twins.do(kind, "perfect")
        twins.do(kind, "lift_card")


def _bytes(line: Line, count: int) -> None:
    got, until = 0, time.monotonic() + LATEST_S
    while got < count:
        piece = line.read(until)
        assert piece
        got += len(piece)


def _scanner() -> list[Row]:
    """A code of some 190 bytes with CR."""
    tell("wire: barcodes at 115 200 baud")
    kind, facts, bare = DeviceKind.BARCODE_SCANNER, list[float](), list[float]()
    with ExitStack() as stack:
        twins = Twins(stack)
        for _ in range(RUNS):
            with ExitStack() as inner:
                ear = Ear()
                driver = BarcodeScanner(_settings(barcode_scanner=twins.ports[kind.value]), ear)
                _linked(inner, driver, ear)
                twins.do(kind, "knob", pace=BAUD)
                began = time.perf_counter()
                threading.Thread(target=twins.do, args=(kind, "scan"), kwargs={"payload": CODE}).start()
                facts.append((ear.wait(m.BarcodeScanned) - began) * 1e3)
            line = Line.open(twins.ports[kind.value], BAUD)
            line.read(time.monotonic() + 0.2)
            scan = threading.Thread(target=twins.do, args=(kind, "scan"), kwargs={"payload": CODE})
            began = time.perf_counter()
            scan.start()
            _bytes(line, len(CODE) + 1)
            bare.append((time.perf_counter() - began) * 1e3)
            scan.join()
            line.close()
            twins.do(kind, "perfect")
    return [Row("wire.barcode_bytes_to_fact", median(facts), "ms", median(bare), runs=RUNS, note="with CR")]


def _printer() -> list[Row]:
    """A slip handed over until the printer's answer is a fact, against the same bytes and one bare question."""
    tell("wire: slips")
    kind, facts, bare = DeviceKind.RECEIPT_PRINTER, list[float](), list[float]()
    with ExitStack() as stack:
        twins, ear = Twins(stack), Ear()
        settings = _settings(receipt_printer=twins.ports[kind.value])
        for number in range(RUNS):
            with ExitStack() as inner:
                link = _linked(inner, ReceiptPrinter(settings, ear), ear)
                began = time.perf_counter()
                link.perform(m.PrintSlip(PaperId(f"b{number}"), SLIP))
                facts.append((ear.wait(m.PaperPrinted) - began) * 1e3)
            line = Line.open(twins.ports[kind.value], BAUD)
            began = time.perf_counter()
            line.write(escpos.with_question(_receipt()))
            _bytes(line, 1)
            bare.append((time.perf_counter() - began) * 1e3)
            line.close()
    note = "status before, job, status after; baseline: the bytes and one question, nothing else"
    return [Row("wire.slip_to_fact", median(facts), "ms", median(bare), runs=RUNS, note=note)]


def _pages() -> list[Row]:
    """An A4 page at 200 dpi from a network scanner: looked at, mended, told; against a bare download of it."""
    tell("wire: pages of a network scanner")
    kind = DeviceKind.DOCUMENT_SCANNER
    with ExitStack() as stack:
        twins, ear = Twins(stack), Ear()
        capture = DocumentCapture(_settings(document_scanner=twins.ports[kind.value]), ear, NoSealer())
        capture.start()
        stack.callback(capture.stop)
        ear.wait(m.DeviceReported, lambda fact: fact.state in ON)

        def scan() -> float:
            began = time.perf_counter()
            capture.perform(m.ScanPages(CaseId("c"), "M"))
            return (ear.wait(m.PagesCaptured, lambda fact: not fact.more) - began) * 1e3

        facts, bare = interleave(5, scan, lambda: _bare_page(twins.ports[kind.value]))
    note = "in a child process: decode whole, straighten, tell blank, thumbnail"
    return [Row("wire.page_to_fact", median(facts), "ms", median(bare), runs=len(facts), note=note)]


def _bare_page(url: str) -> float:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=LATEST_S)
    began = time.perf_counter()
    connection.request("POST", f"{parts.path}/ScanJobs", escl.job("Platen", *escl.A4, 200))
    answer = connection.getresponse()
    answer.read()
    job = urlsplit(answer.headers["Location"]).path
    connection.request("GET", f"{job}/NextDocument")
    assert len(connection.getresponse().read()) > 10_000
    took = (time.perf_counter() - began) * 1e3
    connection.request("DELETE", job)
    connection.getresponse().read()
    connection.close()
    return took


def _receipt() -> bytes:
    return escpos.encode(SLIP, columns=48, encoding="gb18030", chinese_on=True, render_line=glyphs.render_line)


def _receipts() -> list[Row]:
    tell("wire: receipts of 40 lines")
    text = "\n".join(part.text for part in SLIP)

    def timed(deed: Callable[[], object]) -> float:
        began = time.perf_counter()
        deed()
        return (time.perf_counter() - began) * 1e3

    ours, bare = interleave(RECEIPTS, lambda: timed(_receipt), lambda: timed(lambda: text.encode("gb18030")))
    busy = []
    for _ in range(RECEIPTS):
        began = time.thread_time()
        _receipt()
        busy.append((time.thread_time() - began) * 1e3)
    note = f"baseline: the same text through the codec alone, median {median(bare):.4f} ms"
    return [
        Row("wire.receipt_40_lines_p99", p99(ours), "ms", goal=10.0, runs=RECEIPTS, note=note),
        Row("wire.receipt_40_lines_processor_p99", p99(busy), "ms", runs=RECEIPTS, note="whatever else runs"),
        Row("wire.receipt_40_lines_median", median(ours), "ms", median(bare), runs=RECEIPTS),
    ]
