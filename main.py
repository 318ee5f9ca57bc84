"""The hall window (综合窗口): command line and composition root. Knows all packages, known by none.

Heavy imports stand inside the chosen command: the sign-in page must be painted before they are needed.
"""

import argparse
import getpass
import importlib
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the composition root knows all, but imports at the moment of need
    from local_cache.store import EncryptedStore
    from local_cache.vault import FileVault
    from reference_platform.demo import Surroundings
    from ui.application import WindowApplication
    from ui.bridge import Bridge
    from window_client.domain.clerk import Clerk
    from window_client.messages import Countersign, Order, SignIn, Wish
    from window_client.settings import Settings
    from window_client.shell import NoScreen


WARM = ("ui.workplace", "ui.pages.desk")
"""Pages that the preload thread imports last, so that signing in does not wait for them."""


class HallWindow:
    """The running program: its parts in the order they start. Built on the preload thread, after the first paint."""

    def __init__(self, bridge: "Bridge | NoScreen", settings: "Settings", data_dir: Path) -> None:
        self._bridge, self._settings, self._data_dir = bridge, settings, data_dir
        self._surroundings: Surroundings | None = None
        self._stops: list[Callable[[], object]] = []
        self._preload = threading.Thread(target=self.start, name="preload")

    def begin(self) -> None:
        """Start behind the sign-in page; the imports give way to the screen ten times as often as usual."""
        sys.setswitchinterval(0.0005)
        self._preload.start()

    def start(self) -> None:
        """Import what is heavy, build every part, start them, take the wishes."""
        from devices.rack import Rack
        from local_cache.profile_key import ProfileKey
        from local_cache.sealer import FileSealer
        from local_cache.watchman import Watchman
        from ui.print_choice import spooler
        from window_client.central.catalogue import read_catalogue
        from window_client.central.client import CentralClient
        from window_client.central.courier import Courier
        from window_client.central.records import WireRecords
        from window_client.clock import RandomIds, SystemClock
        from window_client.desk import Desk
        from window_client.device_overlay import DeviceOverlay
        from window_client.gate import Gate, TryLimit
        from window_client.papers.press import Press
        from window_client.steps.work import Tools

        settings = self._settings
        if settings.demo:
            settings = self._surround(settings)
        clock = SystemClock(settings.utc_offset_h)
        vault, store = _store(self._data_dir, settings)
        sealer = FileSealer(self._data_dir, vault)
        tools = Tools(RandomIds(), WireRecords(settings.site), read_catalogue, ProfileKey(vault), vault.subkey)
        desk = Desk(
            settings=settings, store=store, tools=tools, clock=clock, say=self._bridge.say, perform=self._perform
        )
        limit, prover = TryLimit(settings.tries_max, settings.tries_pause_min * 60), CentralClient(settings)
        gate = Gate(vault=vault, prover=prover, clock=clock, say=self._bridge.say, submit=desk.submit, limit=limit)
        self._rack = Rack(settings, desk.submit, sealer, DeviceOverlay(self._data_dir).put, spooler())
        self._courier = Courier(settings, desk.submit, sealer.unseal)
        self._press = Press(settings, desk.submit, self._bridge.say, sealer, self._data_dir / "temp")
        self._watchman = Watchman(self._data_dir, vault, sealer, desk.submit, store)
        self._desk, self._gate = desk, gate
        for part in (desk, self._watchman, self._press, self._courier, self._rack, gate):
            part.start()
            self._stops.append(part.stop)
        self._bridge.attach(self._submit)
        for page in WARM:
            importlib.import_module(page)

    def stop(self) -> None:
        """Devices, courier, desk and store, in this order, each with a deadline; then the demo's surroundings."""
        if self._preload.ident is not None:
            self._preload.join()
        while self._stops:
            self._stops.pop()()
        if self._surroundings is not None:
            self._surroundings.stop()

    def _submit(self, message: "Wish | SignIn | Countersign") -> None:
        from window_client.messages import Countersign, SignIn

        if isinstance(message, SignIn):
            self._gate.sign_in(message)
        elif isinstance(message, Countersign):
            self._gate.countersign(message)
        else:
            self._desk.submit(message)

    def _perform(self, order: "Order") -> None:
        from window_client.messages import ChangeDataKey, CheckStore, DeviceOrder, PaperOrder

        if isinstance(order, DeviceOrder):
            self._rack.perform(order)
        elif isinstance(order, PaperOrder):
            self._press.perform(order)
        elif isinstance(order, CheckStore | ChangeDataKey):
            self._watchman.perform(order)
        else:
            self._courier.perform(order)

    def _surround(self, settings: "Settings") -> "Settings":
        from reference_platform.demo import Surroundings
        from window_client.settings import from_mapping

        self._surroundings = Surroundings(self._data_dir / "surroundings")
        self._surroundings.start()
        if not os.environ.get("HALL_WINDOW_BENCH"):
            self._surroundings.add_panel()
        return from_mapping(self._surroundings.settings(), "demo", settings)


def open_window(
    chosen: argparse.Namespace,
    settings: "Settings",
    data_dir: Path,
    drive: "Callable[[WindowApplication], object] | None" = None,
) -> int:
    """Paint the sign-in page, then import and start everything else behind it."""
    from local_cache.instance import OneInstance
    from ui.application import WindowApplication

    with OneInstance(data_dir):
        app = WindowApplication(
            window_name=settings.window_name,
            hall=settings.branch,
            demo_people=settings.demo_people,
            scale=settings.scale,
            language=chosen.language,
            log_dir=data_dir / "logs",
            lock_after_s=settings.lock_after_min * 60,
        )
        window = HallWindow(app.bridge, settings, data_dir)
        app.when_painted(window.begin)
        app.about_to_quit(window.stop)
        if drive is not None:
            drive(app)
        app.show()
        return app.run()


def _open(chosen: argparse.Namespace) -> int:
    """`benchmarks/` watches a start from inside by a variable that nobody else sets."""
    wanted = os.environ.get("HALL_WINDOW_BENCH", "")
    probe = importlib.import_module("ui.bench_probe").PROBES[wanted] if wanted else None
    settings = _settings(chosen)
    if settings.demo_people:
        print("demo people, user/password/role:", *settings.demo_people, sep="\n  ", file=sys.stderr)
    return open_window(chosen, settings, _data_dir(chosen), probe)


def _walk(chosen: argparse.Namespace) -> int:
    """One real window, driven by a script of the tour."""
    from ui.tour.tourist import Tourist
    from ui.tour.walks import WALKS

    def drive(app: "WindowApplication") -> None:
        painted = app.bridge.card_painted
        Tourist(app.qt, WALKS[chosen.script], chosen.out, chosen.control, painted)  # lives as long as app.qt

    return open_window(chosen, _settings(chosen), _data_dir(chosen), drive)


def _tour(chosen: argparse.Namespace) -> int:
    from reference_platform.demo import Surroundings
    from ui.tour.guide import tour

    return tour(Surroundings, chosen.out, chosen.language)


def _platform(chosen: argparse.Namespace) -> int:
    from reference_platform.serve import serve

    return serve(port=chosen.port, database_url=chosen.database_url, catalogue=chosen.catalogue)


def _panel(chosen: argparse.Namespace) -> int:
    from ui.demo_panel import run_panel

    return run_panel(chosen.control, chosen.platform, chosen.language, with_parent=chosen.with_parent)


def _device(chosen: argparse.Namespace) -> int:
    from devices import line_shell
    from devices.shell import probe_device

    settings = _settings(chosen)
    if chosen.what != "probe":
        return line_shell.run(settings, chosen)
    if (
        chosen.reveal
        and not settings.demo
        and not _technician_agrees(settings, _data_dir(chosen), "reveal_probe", chosen.kind)
    ):
        return 1
    return probe_device(settings, chosen.kind, chosen.port, as_json=chosen.json, reveal=chosen.reveal)


def _store(data_dir: Path, settings: "Settings") -> "tuple[FileVault, EncryptedStore]":
    """The vault and the store of a directory, both still closed."""
    from local_cache.store import EncryptedStore
    from local_cache.vault import FileVault

    vault = FileVault(data_dir, suite=settings.crypto_suite)
    return vault, EncryptedStore(data_dir, vault)


def _sync(chosen: argparse.Namespace) -> int:
    """Counts from the store; `now` sends what waits, when no window of this directory is running."""
    from window_client.shell import outbox

    settings, data_dir = _settings(chosen), _data_dir(chosen)
    reason = _send_all(settings, data_dir) if chosen.what == "now" else ""
    counts = outbox(*_store(data_dir, settings))
    if counts is None:
        return _fail("the store of this directory does not open on this machine; sign in at the window first")
    print(json.dumps(counts) if chosen.json else "\n".join(f"{name}: {value}" for name, value in counts.items()))
    return _fail(reason) if reason else 0


def _send_all(settings: "Settings", data_dir: Path) -> str:
    """Run desk and courier without screen and devices until nothing waits; "" or why it did not work."""
    from local_cache.instance import AlreadyRunning, OneInstance
    from window_client.device_settings import without_devices
    from window_client.shell import NoScreen, until_sent

    screen = NoScreen()
    try:
        with OneInstance(data_dir):
            return until_sent(screen, HallWindow(screen, without_devices(settings), data_dir))
    except AlreadyRunning as error:
        return f"{error}; press 立即上报 in the running window"


def _doctor(chosen: argparse.Namespace) -> int:
    from devices.port_list import list_ports
    from ui.self_test import findings as screen_findings
    from window_client.central.client import CentralClient
    from window_client.installed import settings_or_why
    from window_client.shell import as_text, findings

    data_dir = _data_dir(chosen)
    settings, why = settings_or_why(chosen.profile, data_dir, demo=False)
    vault, store = _store(data_dir, settings)
    found = findings(
        settings,
        vault,
        store,
        slot=vault.machine_slot(),
        screen=screen_findings(),
        ports=len(list_ports(settings)),
        offset=lambda: CentralClient(settings).clock_offset(),
        no_profile=why,
    )
    print(json.dumps(found, ensure_ascii=False) if chosen.json else as_text(found))
    return 0 if all(each["ok"] for each in found) else 1


def _technician_agrees(settings: "Settings", data_dir: Path, deed: str, subject: str) -> bool:
    """A technician signs in; the deed is audited first. No window may run: it carries the audit chain's head."""
    from local_cache.instance import OneInstance
    from window_client.clock import SystemClock
    from window_client.shell import technician_agrees

    with OneInstance(data_dir):
        clerk, _, store = _proved(settings, data_dir)
        if clerk is None:
            return False
        if technician_agrees(clerk, store, settings.window, SystemClock(settings.utc_offset_h).now(), deed, subject):
            return True
    return _fail("only a technician may do this") == 0


def _proved(settings: "Settings", data_dir: Path) -> "tuple[Clerk | None, FileVault, EncryptedStore]":
    """Somebody signs in at the terminal; None, with the reason told, when the password does not hold."""
    from window_client.central.client import CentralClient
    from window_client.clock import SystemClock
    from window_client.errors import HallWindowError
    from window_client.gate import Gate
    from window_client.shell import NoScreen

    (vault, store), clock, screen = _store(data_dir, settings), SystemClock(settings.utc_offset_h), NoScreen()
    gate = Gate(vault=vault, prover=CentralClient(settings), clock=clock, say=screen.say, submit=screen.say)
    try:
        return gate.prove(input("user: ").strip(), getpass.getpass("password: ")).clerk, vault, store
    except HallWindowError as error:
        _fail(f"not signed in: {error}")
        return None, vault, store


def _case(chosen: argparse.Namespace) -> int:
    """case, calendar, maps, numbers, project: the look is audited, so no window of this directory may be running."""
    from local_cache.instance import OneInstance
    from local_cache.profile_key import ProfileKey
    from local_cache.sealer import FileSealer
    from window_client.central.catalogue import read_catalogue
    from window_client.clock import SystemClock
    from window_client.record_commands import Means, answer

    settings, data_dir = _settings(chosen), _data_dir(chosen)
    with OneInstance(data_dir):
        clerk, vault, store = _proved(settings, data_dir)
        if clerk is None:
            return 1
        unseal, clock = FileSealer(data_dir, vault).unseal, SystemClock(settings.utc_offset_h)
        again = partial(_proved, settings, data_dir)
        lines = answer(chosen, clerk, Means(store, unseal, read_catalogue, ProfileKey(vault), settings, clock, again))
    print(lines or "no such record in this store, or your role may not see it")
    return 0 if lines else 1


def _keep(chosen: argparse.Namespace) -> int:
    """vault, store, audit, backup, restore: what a technician does with the store from outside."""
    from local_cache.commands import ALONE, ASK_TECHNICIAN, run
    from local_cache.instance import OneInstance
    from window_client.clock import SystemClock

    settings, data_dir = _settings(chosen), _data_dir(chosen)
    deed = f"{chosen.command} {getattr(chosen, 'what', '')}".strip()
    user, where = getattr(chosen, "user", ""), getattr(chosen, "where", Path())
    if deed in ASK_TECHNICIAN and not _technician_agrees(settings, data_dir, deed, user):
        return 1
    with OneInstance(data_dir) if deed in ALONE else nullcontext():
        vault, now = _store(data_dir, settings)[0], SystemClock(settings.utc_offset_h).now()
        lines, well = run(deed, data_dir, vault, getpass.getpass, now, user=user, where=where)
    print("\n".join(lines))
    return 0 if well else 1


def _fail(reason: str) -> int:
    print(f"main.py: {reason}", file=sys.stderr)
    return 1


COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    **dict.fromkeys((None, "demo"), _open),
    "tour": _tour,
    "walk": _walk,
    "platform": _platform,
    "panel": _panel,
    "device": _device,
    **dict.fromkeys(("case", "calendar", "catalogue", "maps", "numbers", "project"), _case),
    "sync": _sync,
    "doctor": _doctor,
    **dict.fromkeys(("vault", "store", "audit", "backup", "restore"), _keep),
}


def _settings(chosen: argparse.Namespace) -> "Settings":
    from window_client.installed import settings_of

    return settings_of(chosen.profile, _data_dir(chosen), demo=chosen.command == "demo")


def _data_dir(chosen: argparse.Namespace) -> Path:
    from window_client.installed import data_dir_for

    return data_dir_for(chosen.data_dir, demo=chosen.profile == "demo" or chosen.command == "demo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 = well, 1 = it failed with a reason, 2 = arguments or profile cannot be used."""
    from window_client.command_line import parser
    from window_client.core_dumps import no_core_dumps
    from window_client.errors import HallWindowError
    from window_client.settings import ProfileError

    no_core_dumps()
    chosen = parser().parse_args(arguments)
    try:
        return COMMANDS[chosen.command](chosen)
    except ProfileError as error:
        print(f"main.py: {error}", file=sys.stderr)
        return 2
    except HallWindowError as error:
        return _fail(str(error))


if __name__ == "__main__":
    sys.exit(main())
