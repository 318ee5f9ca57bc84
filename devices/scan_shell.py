"""The document scanner from the command line (命令行): whether it is there, and one page scanned for a test, kept nowhere."""

import time
from dataclasses import replace
from threading import Event
from typing import Any

from devices.halt import Halt
from devices.picture_check import BadPage, check
from devices.scan_source import ScanFailed
from devices.scan_sources import mending_of, source_of
from window_client.settings import Settings
from window_client.words import DeviceState

KIND = "document-scanner"


def bound_to(settings: Settings, port: str) -> Settings:
    """These settings with the scanner there; as they are when no place is named."""
    return replace(settings, document_scanner=port) if port else settings


def probe_scanner(settings: Settings) -> dict[str, Any]:
    """What it says of itself."""
    began = time.monotonic()
    state, trouble, detail = source_of(settings).state(Halt())
    facts = {"ok": state is not DeviceState.DOWN, "trouble": trouble.value, "detail": detail}
    return {**facts, "handshake_ms": round((time.monotonic() - began) * 1000, 1)}


def try_scanner(settings: Settings) -> dict[str, Any]:
    """One page: its size, or why none came."""
    sheets = source_of(settings).sheets(Halt(), lambda: False)
    try:
        picture = check(next(sheets).data, settings.page_max_mb * 1_000_000, Event(), mending_of(settings))
    except (ScanFailed, BadPage) as failed:
        return {"ok": False, "trouble": failed.code.value}
    except StopIteration:
        return {"ok": False, "trouble": "no page"}
    finally:
        sheets.close()
    return {"ok": True, "width": picture.width, "height": picture.height, "kb": -(-len(picture.data) // 1000)}
