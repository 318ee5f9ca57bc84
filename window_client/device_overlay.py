"""The device settings of this machine (本机设备设置): what a technician changed, kept beside the store.

A TOML file of settings that goes over the profile at every start; the profile itself is never written.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from window_client.settings import ProfileError, Settings, from_mapping

FILE_NAME = "devices.toml"


class DeviceOverlay:
    """The file `devices.toml` in the data directory. One thread writes it."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE_NAME

    def over(self, settings: Settings) -> Settings:
        """These settings with what was changed here; raises ProfileError."""
        return from_mapping(self._read(), str(self._path), settings)

    def put(self, values: Mapping[str, object]) -> None:
        """Write these down over those from before; raises OSError with the old file still in its place."""
        known = {**self._read(), **values}
        lines = [f"{name} = {json.dumps(_plain(known[name]), ensure_ascii=False)}" for name in sorted(known)]
        unfinished = self._path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as file:
            file.write("# Written by the technician's page; goes over the profile.\n" + "\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)

    def _read(self) -> dict[str, Any]:
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise ProfileError(f"{self._path}: cannot be read: {error}") from error
        import tomllib  # most starts find no file

        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ProfileError(f"{self._path}: cannot be read: {error}") from error
        from window_client.device_settings import device_settings  # most starts find no file and need no names

        foreign = values.keys() - set(device_settings())
        if foreign:
            raise ProfileError(f"{self._path}: '{min(foreign)}' is no device setting")
        return values


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
