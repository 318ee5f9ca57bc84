"""`python -m devices.simulated`: all twins of one window in a process of their own, told what to do over a socket.

Prints one JSON line when ready: {"control": PORT, "ports": {"id-reader": URL, …}, "others": {"onbon-display": URL, …}};
`others` are further makes of a device that the window has one of.
"""

import argparse
import json
import signal
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path

from devices.simulated.a4_printer import A4PrinterTwin
from devices.simulated.barcode_scanner import BarcodeScannerTwin
from devices.simulated.control import Control
from devices.simulated.display import DisplayTwin
from devices.simulated.escl import EsclTwin
from devices.simulated.evaluator import EvaluatorTwin
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.label_printer import LabelPrinterTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from devices.simulated.voice import VoiceTwin
from window_client.domain.display_makes import SCRIPTS
from window_client.settings import Settings

TWINS: tuple[type[Twin], ...] = (
    IdReaderTwin,
    PrinterTwin,
    DisplayTwin,
    BarcodeScannerTwin,
    VoiceTwin,
    EvaluatorTwin,
    LabelPrinterTwin,
)


def _twin_of(make: str) -> type[Twin]:
    twin: type[Twin] = import_module(f"devices.simulated.{make}_display").TWIN
    return twin


OTHERS: tuple[type[Twin], ...] = tuple(_twin_of(make) for make in SCRIPTS if make != Settings().window_display_kind)
"""Further makes of the window display, from the modules of their names."""
OFF_PORT: tuple[type[Twin], ...] = (A4PrinterTwin,)
"""Twins of devices that the system's own services speak to."""


def main() -> int:
    """Serve until a signal, `quit` over the control socket, or the end of standard input with --with-parent."""
    parser = argparse.ArgumentParser(prog="python -m devices.simulated")
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument("--pty", action="store_true", help="ports are ptys (POSIX)")
    ends.add_argument("--tcp", action="store_true", help="ports are TCP on loopback (the default, everywhere)")
    parser.add_argument("--control", type=int, default=0, metavar="PORT")
    parser.add_argument("--ledger", type=Path, metavar="DIR", help="where receipts and port names are left")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    chosen = parser.parse_args()
    directory = chosen.ledger or Path(tempfile.mkdtemp(prefix="twins-"))
    directory.mkdir(parents=True, exist_ok=True)
    twins = {kind.name: kind(pty=chosen.pty, directory=directory) for kind in (*TWINS, *OTHERS, *OFF_PORT)}
    for twin in twins.values():
        twin.cable.plug()
    scanner = EsclTwin()
    scanner.do_plug()
    quit_now = threading.Event()
    control = Control(chosen.control, {**twins, scanner.name: scanner}, quit_now)
    threading.Thread(target=control.serve_forever, name="control", daemon=True).start()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: quit_now.set())
    if chosen.with_parent:
        threading.Thread(target=_follow_parent, args=(quit_now,), name="parent", daemon=True).start()
    ports = {kind.name: twins[kind.name].profile_url for kind in (*TWINS, *OFF_PORT)}
    others = {kind.name: twins[kind.name].cable.url for kind in OTHERS}
    ready = {"control": control.port, "ports": {**ports, scanner.name: scanner.url}, "others": others}
    print(json.dumps(ready), flush=True)
    quit_now.wait()
    control.shutdown()
    for twin in twins.values():
        twin.cable.unplug()
    scanner.do_unplug()
    return 0


def _follow_parent(quit_now: threading.Event) -> None:
    sys.stdin.read()
    quit_now.set()


if __name__ == "__main__":
    sys.exit(main())
