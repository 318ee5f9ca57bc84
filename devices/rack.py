"""The rack (设备架): from settings to running devices; starts, stops, routes orders, and answers for what is not there."""

import logging
import queue
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from devices.a4_printer import A4Printer
from devices.barcode_scanner import BarcodeScanner
from devices.card_photo import CardPhotos
from devices.document_capture import DocumentCapture
from devices.evaluator import Evaluator
from devices.id_reader import IdReader
from devices.label_printer import LabelPrinter
from devices.link import Driver, Link
from devices.port_search import PRINTERS, Heard, PortSearch
from devices.port_touch import Touch
from devices.ports import Claims, SeenPort, canonical, seen
from devices.receipt_printer import ReceiptPrinter
from devices.spooled_queue import Spooler, service_for
from devices.taps import Taps
from devices.voice import Voice
from devices.window_display import WindowDisplay
from window_client import messages as m
from window_client.device_settings import device_of
from window_client.ports import Sealer, Submit
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

DRIVERS: dict[DeviceKind, Callable[[Settings, Submit], Driver]] = {
    DeviceKind.ID_READER: IdReader,
    DeviceKind.RECEIPT_PRINTER: ReceiptPrinter,
    DeviceKind.WINDOW_DISPLAY: WindowDisplay,
    DeviceKind.BARCODE_SCANNER: BarcodeScanner,
    DeviceKind.EVALUATOR: Evaluator,
    DeviceKind.LABEL_PRINTER: LabelPrinter,
    DeviceKind.VOICE: Voice,
}
"""One line a device on a port. The document scanner is no port: it is driven by the system's own program."""
_TAKERS: dict[type, DeviceKind] = {
    m.ShowOnDisplay: DeviceKind.WINDOW_DISPLAY,
    m.Speak: DeviceKind.VOICE,
    m.Hush: DeviceKind.VOICE,
    m.PrintSlip: DeviceKind.RECEIPT_PRINTER,
    m.CheckPrinter: DeviceKind.RECEIPT_PRINTER,
    m.ScanPages: DeviceKind.DOCUMENT_SCANNER,
    m.TakeFiles: DeviceKind.DOCUMENT_SCANNER,
    m.TryScan: DeviceKind.DOCUMENT_SCANNER,
    m.CancelCapture: DeviceKind.DOCUMENT_SCANNER,
    m.PagesKept: DeviceKind.DOCUMENT_SCANNER,
    m.PrintPages: DeviceKind.A4_PRINTER,
    m.FollowPages: DeviceKind.A4_PRINTER,
    m.AskEvaluation: DeviceKind.EVALUATOR,
    m.CancelEvaluation: DeviceKind.EVALUATOR,
    m.PairEvaluator: DeviceKind.EVALUATOR,
    m.PrintLabels: DeviceKind.LABEL_PRINTER,
}
"""Which device an order is for."""
LISTENERS = {DeviceKind.BARCODE_SCANNER}
"""Devices that are never spoken to: nothing that could be printed leaves for them."""
SEARCH_S, REST_S = 0.25, 1.0
"""Between two looks for a device that is down; while all are well."""
PROFILE_BYTES = 1_000_000

_log = logging.getLogger("device.ports")


class Rack:
    """All devices of one window. `perform` may be called from any thread and never blocks.

    A thread of its own, `device:ports`, looks for devices that were pulled and put back elsewhere.
    """

    def __init__(
        self,
        settings: Settings,
        submit: Submit,
        sealer: Sealer,
        keep: Callable[[Mapping[str, object]], None] | None = None,
        spooler: Spooler | None = None,
    ) -> None:
        """`keep` writes changed settings down; raises OSError. `spooler`: the system's own, where there is no CUPS."""
        self._settings, self._tell_desk, self._sealer, self._keep = settings, submit, sealer, keep
        self._photos = CardPhotos.of(settings, submit)
        self._make_service = service_for(spooler)
        self._claims = Claims()
        self._links: dict[DeviceKind, Link] = {}
        self._absent: dict[DeviceKind, Driver] = {}
        for kind in DRIVERS:
            self._mount(kind)
        self._capture = DocumentCapture(settings, submit, sealer)
        self._a4 = self._a4_printer()
        self._search = PortSearch(self._claims, self._seen)
        self._taps = Taps(submit)
        self._orders: queue.SimpleQueue[m.RackOrder | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._shown: m.ShowOnDisplay | None = None
        self._owes_look = self._rests = False
        self._answered: dict[DeviceKind, str] | None = None  # as the ports were told last; None = never yet
        self._looked: dict[str, Heard] = {}  # what answered at free ports in the last look at all
        self._thread = threading.Thread(target=self._run, name="device:ports")

    def _submit(self, fact: m.Message) -> None:
        """To the desk first; a card's photo follows when it can be shown."""
        self._tell_desk(fact)
        self._photos.hear(fact)
        if self._rests and isinstance(fact, m.DeviceReported) and fact.state is DeviceState.DOWN:
            self._rests = False
            self._orders.put(
                None
            )  # look for it at once; a look or a wait for a touch that is going on is not cut short

    def start(self) -> None:
        """Start every bound device; say of the others that nothing is bound."""
        self._photos.start()
        for kind in DRIVERS:
            self._begin(kind)
        self._capture.start()
        self._a4.start()
        self._thread.start()

    def perform(self, order: m.DeviceOrder) -> None:
        """Hand the order to its device."""
        if isinstance(order, m.RackOrder):
            self._orders.put(order)
            return
        kind = _device_of(order)
        if isinstance(order, m.ShowOnDisplay):
            self._shown = order
        link = self._links.get(kind) if kind else None
        if kind is DeviceKind.DOCUMENT_SCANNER:
            self._capture.perform(order)
        elif kind is DeviceKind.A4_PRINTER:
            self._a4.perform(order)
        elif link is not None:
            link.perform(order)
        elif kind and (absent := self._absent.get(kind)) is not None:
            absent.refused(order, DeviceTrouble.NOT_CONFIGURED)

    def stop(self, deadline_s: float = 3.0) -> bool:
        """Stop all; False when one did not end in time."""
        self._stopping.set()
        self._orders.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        ended = [link.stop(deadline_s) for link in self._links.values()]
        self._taps.close()
        ended += [part.stop(deadline_s) for part in (self._capture, self._photos, self._a4)]
        return all([*ended, not self._thread.is_alive()])

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._rests = not self._is_busy()
                order = self._orders.get(timeout=REST_S if self._rests else SEARCH_S)
            except queue.Empty:
                order = None
            self._rests = False
            try:
                self._turn(order)
            except Exception:  # noqa: BLE001 - logged, and the search goes on
                _log.exception("the search for ports failed inside")

    def _is_busy(self) -> bool:
        restless = self._owes_look or self._taps.are_heard or not self._search.is_settled
        return restless or any(link.is_down for link in self._links.values())

    def _turn(self, order: m.RackOrder | None) -> None:
        match order:
            case m.FindPorts(touch=True):
                self._wait_for_touch()
            case m.FindPorts():
                self._look()
            case m.UseDeviceSettings():
                self._use(order.values)
            case m.WatchTrace():
                self._taps.watch(order.device, self._links)
            case m.RecordTrace():
                self._taps.record(order.device, order.path, self._links)
            case m.ReplayTrace():
                self._taps.replay(order.path, self._settings, DRIVERS)
            case m.WriteProfile():
                self._write_profile(order)
            case m.FetchProfile():
                self._fetch_profile(order)
            case None if self._owes_look:
                self._look()
            case None:
                self._search.turn(self._settings, self._links)
                self._tell_changes()
        self._taps.pump()

    def _look(self) -> None:
        """Ask at all ports and tell; whoever wants something meanwhile goes first, and the look begins anew."""
        looked = self._search.turn(self._settings, self._links, all_ports=True, is_over=self._is_wanted)
        self._owes_look = self._search.was_cut
        if not self._owes_look:
            self._looked = dict(self._search.heard)
            self._tell(looked)

    def _wait_for_touch(self) -> None:
        """Tell at once what is there, then which port's device a person touched, or that nobody did."""
        self._owes_look = False
        ports = self._search.turn(self._settings, self._links, all_ports=True)
        self._looked = dict(self._search.heard)
        self._tell(ports, touching=True)
        with Touch(self._search.heard, self._claims, self._settings) as touch:
            touched = touch.wait(self._is_wanted)
        self._tell(ports, touched=touched)

    def _is_wanted(self) -> bool:
        return self._stopping.is_set() or not self._orders.empty()

    def _use(self, values: Mapping[str, object]) -> None:
        """Devices whose own settings changed start anew; the others go on undisturbed."""
        self._settings = from_mapping(values, "page", self._settings)
        changed = {device_of(name) for name in values}
        for kind in DRIVERS:
            if kind in changed:
                self._unmount(kind)
        for kind in DRIVERS:
            if kind in changed:
                self._mount(kind)
                self._taps.attach(self._links)
                self._begin(kind)
        if DeviceKind.WINDOW_DISPLAY in changed and self._shown is not None:
            self.perform(self._shown)
        self._change_system_devices(changed)
        if self._keep is not None:
            try:
                self._keep(values)
            except OSError as error:
                _log.error("device settings not written: %s", error)
                self._submit(m.SettingsNotKept())

    def _change_system_devices(self, changed: set[DeviceKind | None]) -> None:
        if DeviceKind.ID_READER in changed:
            self._photos.stop()
            self._photos = CardPhotos.of(self._settings, self._tell_desk)
            self._photos.start()
        if DeviceKind.DOCUMENT_SCANNER in changed:
            self._capture.stop()
            self._capture = DocumentCapture(self._settings, self._submit, self._sealer)
            self._capture.start()
        if DeviceKind.A4_PRINTER in changed:
            self._a4.stop()
            before, self._a4 = self._a4, self._a4_printer()
            self._a4.take_over(before)
            self._a4.start()

    def _a4_printer(self) -> A4Printer:
        return A4Printer(self._settings, self._submit, self._sealer, self._make_service)

    def _write_profile(self, order: m.WriteProfile) -> None:
        try:
            Path(order.path).write_bytes(order.body)
        except OSError as error:
            self._submit(m.ProfileWritten(order.path, error.strerror or type(error).__name__))
        else:
            self._submit(m.ProfileWritten(order.path))

    def _fetch_profile(self, order: m.FetchProfile) -> None:
        try:
            with Path(order.path).open("rb") as file:
                self._submit(m.ProfileFetched(order.path, file.read(PROFILE_BYTES)))
        except OSError as error:
            self._submit(m.ProfileFetched(order.path, fault=error.strerror or type(error).__name__))

    def _mount(self, kind: DeviceKind) -> None:
        driver = DRIVERS[kind](self._settings, self._submit)
        if driver.url:
            self._links = {**self._links, kind: self._link(driver)}
        else:
            self._absent = {**self._absent, kind: driver}

    def _unmount(self, kind: DeviceKind) -> None:
        link = self._links.get(kind)
        if link is not None:
            link.stop()
        self._links = {each: link for each, link in self._links.items() if each is not kind}
        self._absent = {each: driver for each, driver in self._absent.items() if each is not kind}

    def _begin(self, kind: DeviceKind) -> None:
        if kind in self._links:
            self._links[kind].start()
        else:
            self._submit(_unbound(kind))

    def _tell(self, ports: list[SeenPort], *, touching: bool = False, touched: str = "") -> None:
        """Every port with its device: what is bound there now, or what answered when it was asked."""
        bound = {canonical(link.url): (kind, link) for kind, link in self._links.items()}
        rows = []
        for port in ports:
            kind, link = bound.pop(canonical(port.url), (None, None))
            rows.append(self._found(port, kind, link, touched))
        self._answered = self._who_answers()
        rows += [self._found(SeenPort(link.url), kind, link, touched) for kind, link in bound.values()]
        self._submit(m.PortsFound(tuple(rows), touching))

    def _tell_changes(self) -> None:
        """The list of ports is as true as the lamps: told anew when a bound device is lost, or is back at whatever port."""
        if self._answered is not None and self._answered != self._who_answers():
            self._tell(self._seen())

    def _who_answers(self) -> dict[DeviceKind, str]:
        return {kind: link.url for kind, link in self._links.items() if link.is_heard}

    def _found(self, port: SeenPort, kind: DeviceKind | None, link: Link | None, touched: str) -> m.PortFound:
        heard = self._search.heard.get(port.url) or self._looked.get(port.url)
        here = link is not None and link.is_heard
        return m.PortFound(
            url=port.url,
            keep=port.lasting,
            detail=port.detail,
            usb=port.usb,
            bound=kind,
            speaks=kind if here else heard.speaks if heard else None,
            word=link.word if here and link is not None else heard.detail if heard else "",
            touched=port.url == touched,
        )

    def _seen(self) -> list[SeenPort]:
        return seen(self._settings.more_ports)

    def _link(self, driver: Driver) -> Link:
        return Link(driver, self._submit, claims=self._claims, printer_baud=guard_baud(driver.kind, self._settings))


def guard_baud(kind: DeviceKind, settings: Settings) -> int:
    """The speed at which a printer is asked for before this device is spoken to; 0 = it may be there, or nothing is said
    to this device."""
    return 0 if kind in PRINTERS | LISTENERS else settings.receipt_printer_baud


def _device_of(order: m.DeviceOrder) -> DeviceKind | None:
    if isinstance(order, m.Rehandshake):
        return order.device
    return _TAKERS.get(type(order))


def _unbound(kind: DeviceKind) -> m.DeviceReported:
    return m.DeviceReported(kind, DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED, "", datetime.now(UTC))
