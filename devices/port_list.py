"""Ports of this machine and what the profile binds (端口清单), for the command line."""

from typing import Any

from devices.ports import canonical, seen
from devices.rack import DRIVERS
from window_client.settings import Settings
from window_client.words import DeviceKind


def list_ports(settings: Settings) -> list[dict[str, str]]:
    """Ports of this machine and what the profile binds, for the command line."""
    bound = {canonical(url): kind for kind, url in bindings(settings).items()}
    rows = [
        {"port": port.url, "detail": port.detail, "usb": port.usb, "bound": bound.pop(canonical(port.url), "")}
        for port in seen(settings.more_ports)
    ]
    return rows + [{"port": url, "detail": "", "usb": "", "bound": kind.value} for url, kind in bound.items()]


def bindings(settings: Settings) -> dict[DeviceKind, str]:
    """The port that the profile gives to each device; those without one are left out."""
    urls = {kind: make(settings, _nobody).url for kind, make in DRIVERS.items()}
    return {kind: url for kind, url in urls.items() if url}


def _nobody(_: Any) -> None:
    """Takes facts that nobody wants."""
