"""The key ring is asked from a child process: found, absent, locked, broken or hanging, the window goes on."""

import time
from pathlib import Path

import pytest

from local_cache import key_ring
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.waiting import SOON_S

BACKENDS = {
    "kept": """
    def get_password(self, service, name):
        path = FOLDER / name
        return path.read_text() if path.exists() else None
    def set_password(self, service, name, secret):
        (FOLDER / name).write_text(secret)
""",
    "hanging": """
    def get_password(self, service, name):
        threading.Event().wait()
    set_password = get_password
""",
    "broken": """
    def get_password(self, service, name):
        raise RuntimeError("no bus")
    set_password = get_password
""",
    "forgetful": """
    def get_password(self, service, name):
        return "not hex"
    def set_password(self, service, name, secret):
        pass
""",
}


def install(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A real keyring backend in a module of its own, chosen as a technician would choose it."""
    if kind != "hanging":
        monkeypatch.setattr(key_ring, "LIMIT_S", SOON_S)  # a busy machine may need longer to start the child
    kept = folder / "kept"
    kept.mkdir()
    (folder / "ring_for_tests.py").write_text(
        "import threading\nfrom pathlib import Path\nfrom keyring.backend import KeyringBackend\n"
        f"FOLDER = Path({str(kept)!r})\nclass Ring(KeyringBackend):\n    priority = 1\n{BACKENDS[kind]}"
        "    def delete_password(self, service, name):\n        pass\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "ring_for_tests.Ring")
    return kept


def cheap(directory: Path) -> FileVault:
    return FileVault(directory, cost=ArgonCost(1, 64, 1))


def test_an_open_key_ring_keeps_the_machine_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = install("kept", tmp_path, monkeypatch)
    vault = cheap(tmp_path / "data")
    vault.create()
    assert vault.machine_slot() == "key_ring"
    assert len(list(kept.iterdir())) == 1
    assert not (tmp_path / "data" / "machine.key").exists()
    again = cheap(tmp_path / "data")
    assert again.unlock_by_machine()
    assert again.data_key() == vault.data_key()
    for each in kept.iterdir():
        each.unlink()
    assert not cheap(tmp_path / "data").unlock_by_machine()


@pytest.mark.parametrize("kind", ["broken", "forgetful"])
def test_a_bad_key_ring_is_replaced_by_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    install(kind, tmp_path, monkeypatch)
    vault = cheap(tmp_path / "data")
    vault.create()
    assert vault.machine_slot() == "file"
    assert cheap(tmp_path / "data").unlock_by_machine()


def test_a_hanging_key_ring_costs_three_seconds_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install("hanging", tmp_path, monkeypatch)
    start = time.monotonic()
    assert key_ring.recall("anything") is None
    assert key_ring.LIMIT_S <= time.monotonic() - start < key_ring.LIMIT_S + 20


def test_a_machine_without_a_session_bus_has_no_key_ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    assert not key_ring.keep("anything", b"secret")
    assert key_ring.recall("anything") is None
