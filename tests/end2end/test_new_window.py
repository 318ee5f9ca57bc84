"""A new window set up from its neighbour's profile: real desk, rack, devices and file; the sheet on paper is the proof."""

import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from devices.rack import Rack
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.printer import PrinterTwin
from tests.devices.test_replug import NoSealer
from tests.devices.twin_room import plugged
from tests.window_client.desk_room import Stage
from window_client import messages as m
from window_client.device_overlay import DeviceOverlay
from window_client.settings import Settings
from window_client.views import DevicesView, Notice, ProfileView, TrialView
from window_client.words import DeviceKind, DeviceState, RefusalCode, Role, TrialState

A_MINUTE = 60.0


class RealStage(Stage):
    """A desk whose device orders go to a real rack."""

    rack: Rack

    def note(self, what: Any) -> None:
        super().note(what)
        if isinstance(what, m.DeviceOrder):
            self.rack.perform(what)


def opened(stack: ExitStack, directory: Path, settings: Settings) -> RealStage:
    directory.mkdir()
    room = RealStage(directory, settings=settings)
    room.rack = Rack(settings, room.desk.submit, NoSealer(), DeviceOverlay(directory).put)
    room.desk.start()
    room.rack.start()
    stack.callback(room.desk.stop)
    stack.callback(room.rack.stop)
    return room


def all_ready(view: DevicesView) -> bool:
    states = {row.device: row.state for row in view.rows}
    return states.get(DeviceKind.ID_READER) is states.get(DeviceKind.RECEIPT_PRINTER) is DeviceState.READY


def test_a_new_window_works_within_a_minute_and_prints_its_sheet(tmp_path: Path) -> None:
    file = str(tmp_path / "neighbour.json")
    with ExitStack() as stack:
        reader = stack.enter_context(plugged(IdReaderTwin, tmp_path / "r", pty=False))
        printer = stack.enter_context(plugged(PrinterTwin, tmp_path / "p", pty=False))
        set_up = Settings(id_reader=reader.cable.url, receipt_printer=printer.cable.url, window="05")
        neighbour = opened(stack, tmp_path / "five", set_up)
        chief = neighbour.sign_in(Role.TECHNICIAN)
        written = neighbour.tell(m.ExportProfile(chief, file), ProfileView)
        assert neighbour.rack.stop()

        began = time.monotonic()
        new = opened(stack, tmp_path / "three", Settings(window="03"))
        session = new.sign_in(Role.TECHNICIAN)
        offer = new.tell(m.ReadProfile(session, file), ProfileView, lambda v: v.offered)
        assert offer.fingerprint == written.own
        new.tell(m.UseProfile(session), TrialView, lambda v: v.state is TrialState.PASSED)
        new.wait(DevicesView, all_ready)
        assert time.monotonic() - began < A_MINUTE
        sheets = printer.do("ledger", {})
        assert len(sheets) == 1
        assert "自检单" in "\n".join(sheets[0]["lines"])
        assert sheets[0]["barcodes"] == ["TEST0103"]
        after_restart = DeviceOverlay(tmp_path / "three").over(Settings(window="03"))
        assert (after_restart.id_reader, after_restart.window) == (reader.cable.url, "03")

        spoiled = Path(file).read_text(encoding="utf-8").replace("115200", "9600")
        Path(file).write_text(spoiled, encoding="utf-8")
        assert new.tell(m.ReadProfile(session, file), Notice).code is RefusalCode.PROFILE_FORGED
