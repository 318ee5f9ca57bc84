"""The exception family of the devices.

DeviceError       root; carries the DeviceTrouble that the lamp shows
├── PortLost      the port is gone, busy, or failed while we used it
└── NoAnswer      the port is there, the device says nothing usable in time
"""

from window_client.words import DeviceTrouble


class DeviceError(Exception):
    """Something is wrong with a device; the text is for the technician and holds no personal data."""

    def __init__(self, trouble: DeviceTrouble, detail: str = "") -> None:
        super().__init__(detail or trouble.value)
        self.trouble = trouble
        self.detail = detail


class PortLost(DeviceError):
    """The port is gone, busy, or failed while in use."""


class NoAnswer(DeviceError):
    """The device did not answer in time, or not in its own language (GARBLED)."""
