"""Which settings belong to which device (设备设置). Beside `settings.py`, which the window reads before its first paint."""

from dataclasses import fields

from window_client.settings import ProfileError, Settings, from_mapping
from window_client.words import DeviceKind

EVERYWHERE = ("more_ports",)
"""Device settings that belong to no single device."""


def device_of(name: str) -> DeviceKind | None:
    """The device that a setting belongs to, by its name; None for the others."""
    found = [kind for kind in DeviceKind if f"{name}_".startswith(kind.value.replace("-", "_") + "_")]
    return max(found, key=len, default=None)


def device_settings() -> tuple[str, ...]:
    """Names of all settings that a technician's page may change and a device profile holds."""
    return tuple(f.name for f in fields(Settings) if device_of(f.name) or f.name in EVERYWHERE)


def is_used(name: str, settings: Settings) -> bool:
    """Whether the setting means something for the make that is chosen; raises ProfileError for an unknown name."""
    make = next((f.metadata["make"] for f in fields(Settings) if f.name == name), None)
    if make is None:
        raise ProfileError(f"unknown setting '{name}'")
    device = device_of(name)
    return not make or device is None or getattr(settings, f"{port_setting(device)}_kind") == make


def port_setting(kind: DeviceKind) -> str:
    """The setting that says where this device is."""
    return kind.value.replace("-", "_")


def without_devices(settings: Settings) -> Settings:
    """The same window with nothing bound, for commands that only talk to the platform."""
    ports = {port_setting(kind) for kind in DeviceKind} & {f.name for f in fields(Settings)}
    return from_mapping({**dict.fromkeys(ports, ""), "demo": False}, "no devices", settings)
