"""What the command line does with the core's parts: counts of the outbox, sending without a screen, a technician's word."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from window_client.domain.clerk import Clerk
from window_client.errors import HallWindowError
from window_client.ports import Store, Vault
from window_client.settings import Settings
from window_client.views import SyncView
from window_client.words import DeliveryState, Role

PATIENCE_S = 30.0


class NoScreen:
    """Stands where the screen would be, for commands without one: keeps the last view of each kind."""

    def __init__(self) -> None:
        self.views: dict[str, object] = {}

    def say(self, view: object) -> None:
        """Keep it."""
        self.views[type(view).__name__] = view

    def attach(self, submit: object) -> None:
        """Nobody wishes anything."""


def outbox(vault: Vault, store: Store) -> dict[str, object] | None:
    """Counts of the outbox; None when the machine slot does not open the store."""
    if not vault.unlock_by_machine():
        return None
    store.open()
    with store.unit() as unit:
        waiting, oldest = unit.deliveries.waiting()
        acknowledged = unit.deliveries.count(DeliveryState.ACKNOWLEDGED)
        returned = unit.deliveries.count(DeliveryState.RETURNED)
    store.close()
    return {
        "waiting": waiting,
        "oldest": oldest.isoformat() if oldest else "",
        "acknowledged": acknowledged,
        "returned": returned,
    }


class Parts(Protocol):
    """The running program without its screen."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


def until_sent(screen: NoScreen, parts: Parts) -> str:
    """Run the parts until nothing waits any more; "" or why it did not work."""
    parts.start()
    try:
        return "" if _sent(screen) else f"the platform took no record for {PATIENCE_S:g} s; what waits is kept"
    finally:
        parts.stop()


def _sent(screen: NoScreen, patience_s: float = PATIENCE_S) -> bool:
    last, moved = -1, time.monotonic()
    while time.monotonic() - moved < patience_s:
        view = screen.views.get("SyncView")
        if isinstance(view, SyncView) and view.waiting != last:
            last, moved = view.waiting, time.monotonic()
        if last == 0:
            return True
        time.sleep(0.1)
    return False


def technician_agrees(clerk: Clerk, store: Store, window: str, at: datetime, deed: str, subject: str) -> bool:
    """Write who wants to do it into the audit chain, before anything is done or shown; only a technician may."""
    allowed = clerk.role is Role.TECHNICIAN
    store.open()
    with store.unit() as unit:
        unit.audit.append(
            at=at,
            actor=clerk.staff_no,
            role=clerk.role.value,
            window=window,
            deed=deed,
            subject=subject,
            outcome="done" if allowed else "not_allowed",
        )
    store.close()
    return allowed


def findings(
    settings: Settings,
    vault: Vault,
    store: Store,
    *,
    slot: str,
    screen: list[dict[str, object]],
    ports: int,
    offset: Callable[[], float],
    no_profile: str = "",
) -> list[dict[str, object]]:
    """What the doctor sees of this machine: interpreter, profile, screen, vault, store, ports, platform, clock."""
    opens = slot == "none" or outbox(vault, store) is not None
    return [
        finding("python", sys.version_info >= (3, 11), sys.version.split()[0]),
        finding("profile", not no_profile, no_profile or f"window {settings.window} of {settings.site}"),
        *screen,
        finding("vault", True, VAULT_WORDS[slot]),
        finding("store", opens, "opens" if opens else "does not open with the machine slot"),
        finding("ports", True, f"{ports} seen"),
        *platform_findings(settings.platform_url, settings.demo, offset),
    ]


def finding(name: str, ok: bool, detail: str) -> dict[str, object]:
    """One line of the doctor."""
    return {"name": name, "ok": ok, "detail": detail}


def platform_findings(url: str, demo: bool, offset: Callable[[], float]) -> list[dict[str, object]]:
    """Whether the platform answers and how far its clock is from ours; `offset` raises Unavailable or Refusal."""
    if not url:
        return [finding("platform", demo, "the demo brings its own" if demo else "not set in the profile")]
    try:
        seconds = offset()
    except HallWindowError as error:
        return [finding("platform", False, str(error))]
    return [finding("platform", True, "answers"), finding("clock", abs(seconds) < 60, f"{seconds:+.1f} s")]


def as_text(findings: list[dict[str, object]]) -> str:
    """The doctor's lines for a person."""
    return "\n".join(f"{'ok  ' if each['ok'] else 'LOOK'} {each['name']}: {each['detail']}" for each in findings)


VAULT_WORDS = {
    "key_ring": "the machine slot is in the system's key ring",
    "file": "the machine slot is in a file that only this user can read",
    "none": "no store yet; the first sign-in makes one",
}
