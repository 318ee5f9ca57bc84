"""A locked Secret Service on a real bus is looked at, never asked: nobody may meet a prompt at start."""

import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest

from local_cache import key_ring
from tests.waiting import SOON_S

if not shutil.which("dbus-daemon"):
    pytest.skip("needs a D-Bus daemon", allow_module_level=True)

jeepney = pytest.importorskip("jeepney")  # Linux only
message_bus = pytest.importorskip("jeepney.bus_messages").message_bus
open_dbus_connection = pytest.importorskip("jeepney.io.blocking").open_dbus_connection


class LockedService:
    """org.freedesktop.secrets with one locked collection; notes every call that is more than a look."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))
        self.looks: list[str] = []
        self.asked: list[str] = []
        self._thread = threading.Thread(target=self._serve, name="secret-service")
        self._thread.start()

    def _serve(self) -> None:
        while True:
            call = self._bus.receive()
            if call.header.message_type is not jeepney.MessageType.method_call:
                continue
            member = call.header.fields[3]
            if member == "Stop":
                return
            if member == "Get":
                self.looks.append(call.body[1])
                value = ("b", True) if call.body[1] == "Locked" else ("s", "login")
                self._bus.send_message(jeepney.new_method_return(call, "v", (value,)))
            else:
                self.asked.append(member)
                self._bus.send_message(jeepney.new_error(call, "org.freedesktop.DBus.Error.Failed"))

    def stop(self, address: str) -> None:
        with open_dbus_connection(address) as bus:
            bus.send_message(jeepney.new_method_call(jeepney.DBusAddress("/", "org.freedesktop.secrets"), "Stop"))
        self._thread.join(5)
        self._bus.close()


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus of this test's own."""
    call = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        monkeypatch.setattr(key_ring, "LIMIT_S", SOON_S)  # a busy machine may need longer to start the child
        yield address
        daemon.terminate()


def test_a_locked_secret_service_is_left_in_peace(address: str) -> None:
    service = LockedService(address)
    try:
        assert key_ring.recall("anything") is None
        assert not key_ring.keep("anything", b"secret")
    finally:
        service.stop(address)
    assert "Locked" in service.looks
    assert service.asked == []
