"""When a printer is asked: before a job and behind it, never inside (devices.md trap 13)."""

from dataclasses import replace
from pathlib import Path

from devices.frames.escpos_status import IN_STREAM
from devices.receipt_printer import POLL_S, ReceiptPrinter
from devices.simulated.printer import PrinterTwin
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.domain.ids import PaperId
from window_client.domain.paper import SlipPart
from window_client.messages import DeviceReported, PaperPrinted, PrintSlip
from window_client.settings import Settings

INIT = b"\x1b@"
SLIP = (SlipPart("text", "RECEIPT"), *[SlipPart("text", f"line {number}") for number in range(60)], SlipPart("cut"))


def test_no_question_stands_inside_a_job(tmp_path: Path) -> None:
    """Also while the printer holds the job up for longer than the driver waits between two looks at its state."""
    ear = Ear()
    with plugged(PrinterTwin, tmp_path, pty=False) as twin:
        driver = ReceiptPrinter(replace(Settings(), receipt_printer=twin.cable.url), ear)
        with linked(driver, ear) as link:
            ear.wait(DeviceReported, lambda f: f.heard_at)
            feed = twin.feed
            heard_up: list[int] = []

            def busy(data: bytes) -> list[bytes]:
                if INIT in data and not heard_up:
                    heard_up.append(len(ear.facts))
                    return [*feed(data), b"\x13"]
                return feed(data)

            twin.feed = busy  # type: ignore[method-assign]
            link.perform(PrintSlip(PaperId("one"), SLIP))
            until(lambda: heard_up)
            held = ear.wait(DeviceReported, since=heard_up[0])
            ear.wait(DeviceReported, lambda f: (f.at - held.at).total_seconds() > POLL_S, heard_up[0])
            twin.cable.send(b"\x11")
            assert ear.wait(PaperPrinted).confirmed
            sent = bytes.fromhex(twin.do("received_bytes", {}))
    job = sent[sent.index(INIT) : sent.index(IN_STREAM)]
    assert b"line 59" in job
    assert b"\x10\x04" not in job
