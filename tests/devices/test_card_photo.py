"""The photo of a card: shown by the hall's own decoder or not at all, and no card ever waits for it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices import card_photo
from devices.rack import Rack
from devices.simulated.id_reader import IdReaderTwin
from tests.devices.test_document_capture import KeptPages
from tests.devices.twin_room import Ear, plugged
from tests.waiting import SOON_S
from window_client.messages import CardPhoto, CardRead
from window_client.settings import from_mapping

BMP = b"BM" + bytes(52)
DECODES = f"import sys; d = sys.stdin.buffer.read(); assert len(d) == 1024; sys.stdout.buffer.write({BMP!r})"
BAD = {
    "hangs": "import time; time.sleep(60)",
    "crashes": "import os; os.abort()",
    "refuses": "import sys; sys.exit(5)",
    "says no picture": "print('licence expired')",
    "floods": "import sys; sys.stdout.buffer.write(b'BM' + bytes(300_000))",
}


@contextmanager
def _reading(folder: Path, program: str) -> Iterator[tuple[IdReaderTwin, Ear]]:
    """A reader on a rack whose photos this Python program decodes; "" = none."""
    ear = Ear()
    command = ""
    if program:
        (folder / "decoder.py").write_text(program)
        command = f"'{sys.executable}' '{folder / 'decoder.py'}'"
    with plugged(IdReaderTwin, folder, pty=False) as twin:
        values = {"id_reader": twin.cable.url, "id_reader_poll_ms": 20, "id_reader_photo_decoder": command}
        rack = Rack(from_mapping(values, "test"), ear, KeptPages())
        rack.start()
        try:
            yield twin, ear
        finally:
            assert rack.stop(SOON_S)


def test_a_photo_follows_its_card(tmp_path: Path) -> None:
    with _reading(tmp_path, DECODES) as (twin, ear):
        twin.do("lay_card", {"card": "resident"})
        card = ear.wait(CardRead)
        photo = ear.wait(CardPhoto)
        assert (photo.number, photo.picture) == (card.card.number, BMP)
        assert ear.facts.index(card) < ear.facts.index(photo)
        assert card.card.number not in repr(photo)
        assert set(tmp_path.iterdir()) == {tmp_path / "decoder.py"}


@pytest.mark.parametrize("program", BAD.values(), ids=list(BAD))
def test_a_decoder_that_fails_costs_no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(card_photo, "LIMIT_S", 0.4)
    with _reading(tmp_path, program) as (twin, ear):
        for card in ("resident", "rare"):
            since = len(ear.facts)
            twin.do("lay_card", {"card": card})
            ear.wait(CardRead, since=since)
            twin.do("lift_card", {})
        assert ear.count(CardPhoto) == 0


def test_the_next_card_does_not_wait_for_the_photo_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_photo, "LIMIT_S", SOON_S)
    gate = tmp_path / "gate"
    slow = f"import pathlib, time\nwhile not pathlib.Path({str(gate)!r}).exists(): time.sleep(0.02)\n{DECODES}"
    with _reading(tmp_path, slow) as (twin, ear):
        twin.do("lay_card", {"card": "resident"})
        ear.wait(CardRead)
        twin.do("lift_card", {})
        twin.do("lay_card", {"card": "rare"})
        second = ear.wait(CardRead, lambda fact: fact.card.name.startswith("𬭳"))
        gate.touch()  # only now is any photo done
        assert ear.wait(CardPhoto).number == second.card.number, "the photo of somebody who left is not told"


def test_without_a_decoder_there_is_no_photo_and_no_thread(tmp_path: Path) -> None:
    with _reading(tmp_path, "") as (twin, ear):
        twin.do("lay_card", {"card": "resident"})
        assert len(ear.wait(CardRead).photo) == 1024
        assert "device:photo" not in {thread.name for thread in threading.enumerate()}


def test_a_program_that_is_not_there_is_no_decoder() -> None:
    assert card_photo.DecoderProgram("/nowhere/wlt --bmp").decode(bytes(1024), threading.Event()) == b""
