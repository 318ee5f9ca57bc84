"""Devices from the command line (命令行): list what is there, probe one device with a handshake and one reading."""

import json
import sys
import time
from dataclasses import asdict
from typing import Any

from devices import scan_shell
from devices.a4_shell import ask_a4
from devices.errors import DeviceError, NoAnswer
from devices.id_reader import CardUnread, IdReader
from devices.line import Line
from devices.port_list import list_ports
from devices.port_search import PortSearch, open_device
from devices.ports import Claims, SeenPort
from devices.rack import DRIVERS, guard_baud
from window_client.device_settings import port_setting
from window_client.domain import masking
from window_client.domain.card import IdCard
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceTrouble

CARD_S = 20.0
OFF_PORT = (DeviceKind.A4_PRINTER, DeviceKind.DOCUMENT_SCANNER)
"""Devices that the system's own services speak to."""


def list_devices(settings: Settings, *, as_json: bool, ask: bool = False) -> int:
    """Print ports and bindings; with `ask` also what answers at each port that nobody holds. Queues and addresses are
    named, not asked: `device probe` does."""
    rows = list_ports(settings)
    if ask:
        search = PortSearch(Claims(), lambda: [SeenPort(row["port"]) for row in rows])
        search.turn(settings, {}, all_ports=True)
        rows = [{**row, "speaks": (search.heard[row["port"]].speaks or "")} for row in rows]
    rows += _off_port(settings)
    if as_json:
        _print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        _print(f"{row['port']}  {row['bound'] or '-'}  {row.get('speaks') or '-'}  {row['detail']}".rstrip())
    if not rows:
        _print("no ports seen")
    return 0


def _off_port(settings: Settings) -> list[dict[str, str]]:
    """Where the profile says that the devices without a port are."""
    where = {kind: str(getattr(settings, port_setting(kind))) for kind in OFF_PORT}
    return [{"port": url, "detail": "", "usb": "", "bound": kind.value} for kind, url in where.items() if url]


def probe_device(settings: Settings, kind: str, port: str, *, as_json: bool, reveal: bool) -> int:
    """Open, handshake, one reading; exit code 0, 1 with the reason, 2 for an unknown kind."""
    if kind == DeviceKind.A4_PRINTER.value:
        told = ask_a4(settings, port, printing=False)
        _print(json.dumps(told, ensure_ascii=False))
        return 0 if told["ok"] else 1
    known = {each.value: each for each in DRIVERS}
    if kind == scan_shell.KIND:
        answer = scan_shell.probe_scanner(scan_shell.bound_to(settings, port))
        _print(json.dumps({"kind": kind, "port": port, **answer}, ensure_ascii=False))
        return 0 if answer["ok"] else 1
    if kind not in known:
        _complain(f"unknown device kind '{kind}'; known: {', '.join([*known, *OFF_PORT])}")
        return 2
    try:
        bound = from_mapping({port_setting(known[kind]): port}, "--port", settings)
        answer = _probe(bound, known[kind], reveal=reveal)
    except DeviceError as error:
        if as_json:
            _print(
                json.dumps(
                    {"ok": False, "kind": kind, "port": port, "trouble": error.trouble.value, "detail": error.detail}
                )
            )
        _complain(f"{kind} on {port}: {error.trouble.value} {error.detail}".rstrip())
        return 1
    _print(json.dumps({"ok": True, "kind": kind, "port": port, **answer}, ensure_ascii=False, default=str))
    return 0


def _probe(settings: Settings, kind: DeviceKind, *, reveal: bool) -> dict[str, Any]:
    driver = DRIVERS[kind](settings, lambda _: None)
    began = time.monotonic()
    line, detail = open_device(driver, guard_baud(kind, settings))
    answer: dict[str, Any] = {"detail": detail, "handshake_ms": round((time.monotonic() - began) * 1000, 1)}
    try:
        if isinstance(driver, IdReader):
            answer["card"] = _card(driver, line, reveal=reveal)
    finally:
        line.close()
    return answer


def _card(driver: IdReader, line: Line, *, reveal: bool) -> dict[str, Any]:
    """The card's fields, masked unless revealed; waits for a card to be laid."""
    end = time.monotonic() + CARD_S
    while time.monotonic() < end:
        if driver.find(line):
            try:
                card, reading = driver.read_once(line)
            except CardUnread as unread:
                raise NoAnswer(DeviceTrouble.NONE, f"card: {unread.card.value}") from unread
            return {**_fields(card, reveal=reveal), "photo_bytes": len(reading.photo)}
        time.sleep(0.1)
    raise NoAnswer(DeviceTrouble.NONE, f"no card was laid within {CARD_S:.0f} s; lift one that lies there already")


def _fields(card: IdCard, *, reveal: bool) -> dict[str, Any]:
    fields = asdict(card)
    if reveal:
        return fields
    fields |= {
        "name": masking.name(card.name),
        "english_name": masking.name(card.english_name),
        "number": masking.cert_no(card.number),
        "address": masking.address(card.address),
        "newest_address": masking.address(card.newest_address),
        "birth": "",
        "permit_no": masking.cert_no(card.permit_no),
    }
    return fields


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"main.py: {text}\n")
