"""A document scanner without hardware (扫描仪孪生): SANE's own `test` backend, made to enumerate (devices.md 7)."""

from pathlib import Path


def sane_test_config(directory: Path) -> Path:
    """Write a private SANE configuration that knows the test backend only; returns its directory (SANE_CONFIG_DIR)."""
    config = directory / "sane"
    config.mkdir(parents=True, exist_ok=True)
    (config / "dll.conf").write_text("test\n", encoding="ascii")
    (config / "test.conf").write_text("number_of_devices 1\n", encoding="ascii")
    return config


def sane_settings(directory: Path) -> dict[str, str]:
    """For the ready line of the twins: device name and configuration directory."""
    return {"document-scanner": "test:0", "document-scanner-config": str(sane_test_config(directory))}
