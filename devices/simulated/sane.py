"""A document scanner without hardware (扫描仪孪生): SANE's own `test` backend, made to enumerate (devices.md 7)."""

from pathlib import Path

_A4 = """number_of_devices 1
mode Color
test-picture "Color pattern"
geometry_max 300
br_x 210
br_y 297
read-status-code "{status}"
"""


def sane_test_config(directory: Path, status: str = "Default") -> Path:
    """Write a private SANE configuration that knows the test backend only; returns its directory (SANE_CONFIG_DIR).

    `status`: what every page ends with from now on, e.g. SANE_STATUS_JAMMED; Default = a good page, A4 in colour.
    """
    config = directory / "sane"
    config.mkdir(parents=True, exist_ok=True)
    (config / "dll.conf").write_text("test\n", encoding="ascii")
    (config / "test.conf").write_text(_A4.format(status=status), encoding="ascii")
    return config


def sane_settings(directory: Path) -> dict[str, str]:
    """For the ready line of the twins: device name and configuration directory."""
    return {"document-scanner": "test:0", "document-scanner-config": str(sane_test_config(directory))}
