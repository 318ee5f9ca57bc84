"""The commands of `main.py` and their options (命令行); what they do stands in `main.py`."""

import argparse
from pathlib import Path


def _everywhere(*, suppress: bool) -> argparse.ArgumentParser:
    """Options that stand before or after the command; only the outermost parser may set their defaults."""
    options = argparse.ArgumentParser(add_help=False)

    def default(value: object) -> object:
        return argparse.SUPPRESS if suppress else value

    options.add_argument("--profile", default=default(""), metavar="PATH", help="profile (TOML), or 'demo'")
    options.add_argument(
        "--data-dir", default=default(None), metavar="PATH", type=Path, help="where this window keeps its store"
    )
    options.add_argument("--language", default=default("zh"), choices=("zh", "en"), help="language of the screens")
    return options


def parser() -> argparse.ArgumentParser:
    shared = _everywhere(suppress=True)
    top = argparse.ArgumentParser(
        prog="main.py",
        description="Desktop client of a government service hall window.",
        parents=[_everywhere(suppress=False)],
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("demo", parents=[shared], help="open the window with sample data, devices and platform")
    tour = commands.add_parser("tour", parents=[shared], help="drive the demo without a person and keep the proof")
    tour.add_argument("--out", type=Path, default=Path("build/tour"), metavar="DIR")
    platform = commands.add_parser("platform", parents=[shared], help="serve the reference platform")
    platform.add_argument("--port", type=int, default=8600)
    platform.add_argument("--database-url", default="", metavar="URL")
    platform.add_argument(
        "--catalogue", type=Path, metavar="FILE", help="served instead of the sample; may be replaced"
    )
    _device_parser(commands, shared)
    sync = commands.add_parser("sync", parents=[shared], help="what waits for the platform")
    sync.add_argument("what", choices=("status", "now"))
    sync.add_argument("--json", action="store_true")
    case = commands.add_parser("case", parents=[shared], help="explain a record, or pack it for the archive")
    case.add_argument("what", choices=("show", "archive", "archived"))
    case.add_argument("number", help="receipt or case number; with archive also a sitting's number, or 'all'")
    case.add_argument("--json", action="store_true")
    case.add_argument("--out", type=Path, default=Path("archive"), metavar="DIR", help="where the package goes")
    case.add_argument("--package", dest="file", type=Path, default=Path(), help="with archived: the package it took")
    case.add_argument("--as", dest="archive_no", default="", metavar="NUMBER", help="with archived: its number for it")
    _record_parsers(commands, shared)
    doctor = commands.add_parser("doctor", parents=[shared], help="check this machine")
    doctor.add_argument("--json", action="store_true")
    _keeping_parsers(commands, shared)
    walk = commands.add_parser("walk", parents=[shared])
    walk.add_argument("script")
    walk.add_argument("--out", type=Path, required=True)
    walk.add_argument("--control", type=int, default=0)
    panel = commands.add_parser("panel", parents=[shared])
    panel.add_argument("--control", type=int, required=True)
    panel.add_argument("--platform", default="")
    panel.add_argument("--with-parent", action="store_true")
    return top


def _device_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    device = commands.add_parser("device", parents=[shared], help="look at devices")
    kinds = device.add_subparsers(dest="what", metavar="WHAT", required=True)
    listing = kinds.add_parser("list", parents=[shared], help="ports and bound devices")
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--ask", action="store_true", help="handshake at every free port")
    probe = kinds.add_parser("probe", parents=[shared], help="one handshake and one reading")
    probe.add_argument("kind")
    probe.add_argument("--port", required=True, metavar="URL")
    probe.add_argument("--json", action="store_true")
    probe.add_argument(
        "--reveal", action="store_true", help="personal data in full (a technician's sign-in outside the demo)"
    )
    _line_parsers(kinds, shared)


def _line_parsers(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Commands that run one device on its line."""
    for name, what in (
        ("test", "make it do what it is for: test sheet, test text, a card, a scan"),
        ("trace", "print what goes over its line, personal data hidden"),
        ("record", "write what goes over its line into a file, personal data hidden"),
    ):
        command = kinds.add_parser(name, parents=[shared], help=what)
        command.add_argument("kind")
        command.add_argument("--port", default="", metavar="URL", help="default: the port of the profile")
        command.add_argument("--json", action="store_true")
        if name != "test":
            command.add_argument("--seconds", type=float, default=10.0)
            command.set_defaults(out=None)
        if name == "record":
            command.add_argument("--out", type=Path, required=True, metavar="FILE")
    play = kinds.add_parser("replay", parents=[shared], help="play a recording to its driver, without any port")
    play.add_argument("file", type=Path)
    play.add_argument("--json", action="store_true")


def _record_parsers(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Commands about the records beside a single case: calendar, code maps, numbers."""
    calendar = commands.add_parser("calendar", parents=[shared], help="calendar files: try one, use it, list them")
    calendar.add_argument("what", choices=("check", "use", "list"))
    calendar.add_argument("file", nargs="?", type=Path, default=Path(), metavar="FILE")
    catalogue = commands.add_parser("catalogue", parents=[shared], help="every fault of a catalogue file, item by item")
    catalogue.add_argument("what", choices=("check",))
    catalogue.add_argument("file", type=Path, metavar="FILE")
    maps = commands.add_parser("maps", parents=[shared], help="code maps of a vendor's gateway: try a table, use it")
    maps.add_argument("what", choices=("check", "use"))
    maps.add_argument("file", type=Path, metavar="FILE")
    project = commands.add_parser("project", parents=[shared], help="an investment project against 120 working days")
    project.add_argument("what", choices=("show",))
    project.add_argument("number", metavar="CODE", help="national project code (投资项目统一代码)")
    project.set_defaults(file=Path())
    numbers = commands.add_parser("numbers", parents=[shared], help="used, void and missing numbers of all blocks")
    numbers.add_argument("what", choices=("audit",))
    numbers.set_defaults(file=Path())


def _keeping_parsers(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Commands that keep the store: vault, store, audit, backup, restore."""
    vault = commands.add_parser("vault", parents=[shared], help="who and what opens the local store")
    vault.add_argument("what", choices=("list", "recovery-key", "remove", "rotate", "unlock"))
    vault.add_argument("user", nargs="?", default="", help="for remove: the person's user name")
    store = commands.add_parser("store", parents=[shared], help="check the data file, recover a damaged one")
    store.add_argument("what", choices=("check", "recover"))
    audit = commands.add_parser("audit", parents=[shared], help="the audit trail")
    audit.add_argument("what", choices=("verify",))
    backup = commands.add_parser("backup", parents=[shared], help="copy the store to a second place, encrypted")
    backup.add_argument("where", type=Path, metavar="DIR")
    restore = commands.add_parser("restore", parents=[shared], help="put a backup back")
    restore.add_argument("where", type=Path, metavar="BACKUP")
