"""Seeded frames by the thousand through every parser: a short dose here, all of them by `make fuzz`.

`FUZZ_FRAMES` = frames for each parser.
"""

import os
import random
from collections.abc import Iterator
from contextlib import suppress

import pytest

from devices.frames import (
    barcode,
    card_text,
    escl,
    escpos_status,
    evaluator,
    id_card,
    ipp,
    modbus_display,
    onbon,
    syn6288,
    tspl,
)
from devices.frames.escpos_status import Reply as Status
from devices.frames.escpos_status import ReplyKind
from devices.simulated.cards import CARDS
from devices.simulated.id_reader import reply
from devices.simulated.modbus_display import registers_of
from window_client.words import DeviceTrouble

FRAMES = int(os.environ.get("FUZZ_FRAMES", "4000"))
SEED = 20261123
PRINTING = 0x20
"""The one bit of a label printer that is no trouble."""


def _slices(chance: random.Random, data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        size = chance.choice((1, 2, 5, 13, len(data)))
        yield data[at : at + size]
        at += size


def _card_frame(chance: random.Random) -> tuple[id_card.Reply, bytes]:
    size = 1284 if chance.random() < 0.01 else chance.randrange(40)
    sw3, data = chance.randrange(256), chance.randbytes(size)
    return id_card.Reply(sw3, data), reply(sw3, data)


def _fed(chance: random.Random, stream: bytes) -> list[id_card.Reply]:
    replies = id_card.Replies()
    return [found for piece in _slices(chance, stream) for found in replies.feed(piece)]


def test_card_frames_coalesced_cut_flipped_and_behind_noise() -> None:
    chance = random.Random(SEED)
    for _ in range(FRAMES):
        value, frame = _card_frame(chance)
        match chance.randrange(5):
            case 0:
                assert _fed(chance, frame) == [value]
            case 1:
                other, more = _card_frame(chance)
                assert _fed(chance, frame + more) == [value, other]
            case 2:
                assert _fed(chance, frame[: chance.randrange(len(frame))]) == []
            case 3:
                spot = chance.randrange(7, len(frame))
                damaged = bytearray(frame)
                damaged[spot] ^= chance.randrange(1, 256)
                assert _fed(chance, bytes(damaged)) == []
            case _:
                noise = chance.randbytes(chance.randrange(30)).replace(b"\xaa", b"\x55")
                assert _fed(chance, noise + frame) == [value]


def _status(chance: random.Random) -> tuple[list[Status], bytes]:
    match chance.randrange(5):
        case 0:
            byte = bytes([0x12 | chance.randrange(256) & 0x6C])
            return [Status(ReplyKind.STATUS, byte)], byte
        case 1:
            byte = bytes([chance.randrange(256) & 0x6F])
            return [Status(ReplyKind.IN_STREAM, byte)], byte
        case 2:
            return [Status(ReplyKind.WAIT, b"\x13")], b"\x13"
        case 3:
            return [Status(ReplyKind.GO, b"\x11")], b"\x11"
        case _:
            whole = bytes([0x10 | chance.randrange(256) & 0x6C, *(chance.randrange(256) & 0x6F for _ in range(3))])
            at = chance.randrange(1, 4)  # flow control may come between its bytes
            return [Status(ReplyKind.GO, b"\x11"), Status(ReplyKind.UNASKED, whole)], whole[:at] + b"\x11" + whole[at:]


def test_printer_answers_mixed_in_one_stream() -> None:
    chance, replies = random.Random(SEED), escpos_status.Replies()
    for _ in range(FRAMES):
        values, stream = _status(chance)
        assert [found for piece in _slices(chance, stream) for found in replies.feed(piece)] == values


def test_printer_noise_loses_no_byte() -> None:
    chance, replies = random.Random(SEED), escpos_status.Replies()
    heard = sent = 0
    for _ in range(FRAMES):
        noise = chance.randbytes(chance.randrange(8))
        sent += len(noise)
        heard += sum(len(found.data) for found in replies.feed(noise))
        assert 0 <= sent - heard <= 3


def test_display_frames_coalesced_cut_flipped_and_behind_noise() -> None:
    chance = random.Random(SEED)
    for _ in range(FRAMES):
        value = onbon.Frame(chance.randrange(65536), onbon.HOST, chance.randbytes(chance.randrange(30)))
        whole = onbon.frame(value.data, value.to)
        frames, stream, wanted = onbon.Frames(), whole, [value]
        match chance.randrange(4):
            case 0:
                stream, wanted = whole + whole, [value, value]
            case 1:
                stream, wanted = whole[: chance.randrange(len(whole))], []
            case 2:
                stream = chance.randbytes(chance.randrange(30)) + whole
            case _:
                damaged = bytearray(whole)
                damaged[chance.randrange(8, len(whole) - 1)] ^= 0x40
                stream, wanted = bytes(damaged), []
        assert [found for piece in _slices(chance, stream) for found in frames.feed(piece)] == wanted


def test_modbus_answers_cut_flipped_and_behind_noise() -> None:
    chance, request = random.Random(SEED), modbus_display.read(7, 0, 3)
    for _ in range(FRAMES):
        value = modbus_display.Answer(values=tuple(chance.randrange(65536) for _ in range(3)))
        whole, wanted = registers_of(7, value.values), value or None
        match chance.randrange(3):
            case 0:
                stream = chance.randbytes(chance.randrange(20)).replace(b"\x07", b"\x08") + whole
            case 1:
                stream, wanted = whole[: chance.randrange(len(whole))], None
            case _:
                damaged = bytearray(whole)
                damaged[chance.randrange(len(whole))] ^= chance.randrange(1, 256)
                stream, wanted = bytes(damaged), None
        answers = modbus_display.Answers(request)
        found = [answer for piece in _slices(chance, stream) if (answer := answers.feed(piece)) is not None]
        assert found == ([wanted] if wanted else [])


def _payload(chance: random.Random) -> str:
    return "".join(chance.choice("0A9Zxé〇龘𬭳{}:/ ") for _ in range(chance.randrange(1, 40)))


def test_scans_with_every_end_mark() -> None:
    chance, scans = random.Random(SEED), barcode.Scans()
    for _ in range(FRAMES):
        payload, end = _payload(chance), chance.choice((b"\r", b"\n", b"\r\n", b""))
        aim = chance.choice(("", "C1", "Q3"))
        stream = (b"]" + aim.encode() if aim else b"") + payload.encode() + end
        found = [scan for piece in _slices(chance, stream) for scan in scans.feed(piece)] + scans.silence()
        assert found == [barcode.Scan(payload, aim)]


def test_no_byte_of_a_random_scan_is_lost() -> None:
    chance, symbols = random.Random(SEED), 0
    for _ in range(FRAMES):
        raw = chance.choice((b"", b"]C1", b"]?1")) + chance.randbytes(chance.randrange(60))
        scan = barcode.decode(raw)
        symbols += bool(scan.symbology)
        text = raw.removeprefix(b"]" + scan.symbology.encode()) if scan.symbology else raw
        assert text in {_spelled(scan.payload, encoding) for encoding in ("utf-8", "gb18030", "latin-1")}
    assert 0 < symbols < FRAMES


def _spelled(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


@pytest.mark.parametrize("name", ["resident", "hmt", "foreigner2017", "foreigner2023"])
def test_damaged_card_texts_decode_or_are_refused(name: str) -> None:
    chance, whole, told = random.Random(SEED), CARDS[name].text, set[str]()
    for _ in range(FRAMES // 4):
        block = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            block[chance.randrange(len(block))] = chance.choice((0x00, 0x31, 0x39, 0xD8, 0xDC, chance.randrange(256)))
        try:
            card = card_text.decode(bytes(block))
        except card_text.TextBlockError:
            told.add("refused")
            continue
        told.add("no day" if card.valid_to is None else "a day")
        assert card.number == card.number.upper()
        assert card.valid_to is None or card.valid_to_text == card.valid_to.strftime("%Y%m%d")
    assert told == {"refused", "no day", "a day"}


def test_evaluator_frames_coalesced_cut_flipped_and_behind_noise() -> None:
    chance = random.Random(SEED)
    for _ in range(FRAMES):
        level, nonce, proof = chance.randrange(6), chance.randbytes(16), chance.randbytes(32)
        whole = evaluator.frame(chance.randrange(256), evaluator.RESULT_SIGNED, bytes([level]) + nonce + proof)
        stream, wanted = whole, [(level, nonce, proof)]
        match chance.randrange(4):
            case 0:
                stream, wanted = whole + whole, wanted * 2
            case 1:
                stream, wanted = whole[: chance.randrange(len(whole))], []
            case 2:
                stream = chance.randbytes(chance.randrange(30)).replace(evaluator.HEAD[:1], b"\0") + whole
            case _:
                damaged = bytearray(whole)
                damaged[chance.randrange(2, len(whole))] ^= chance.randrange(1, 256)
                stream, wanted = bytes(damaged), []
        codec = evaluator.OpenFrame()
        found = [reply for piece in _slices(chance, stream) for reply in codec.feed(piece)]
        assert [(reply.level, reply.nonce, reply.proof) for reply in found] == wanted


def test_words_of_the_speech_chip_and_of_a_label_printer_are_told_from_noise() -> None:
    chance, words = random.Random(SEED), sorted(syn6288.WORDS)
    for _ in range(FRAMES):
        said = [chance.choice(words) for _ in range(chance.randrange(4))]
        noise = [byte for byte in chance.randbytes(8) if byte not in syn6288.WORDS]
        mixed = said[:]
        for byte in noise:
            mixed.insert(chance.randrange(len(mixed) + 1), byte)
        assert syn6288.words(bytes(mixed)) == said
        status = chance.randrange(256)
        assert (tspl.trouble(status) is DeviceTrouble.NONE) is (status in {0, PRINTING})


def test_messages_of_print_services_cut_and_flipped() -> None:
    chance = random.Random(SEED)
    for _ in range(FRAMES):
        value, word = chance.randrange(-(2**31), 2**31), _payload(chance)
        whole = ipp.encode(0, 1, [(ipp.JOB, [ipp.integer("job-id", value), ipp.keyword("why", word)])], b"")
        if chance.randrange(2):
            read = ipp.decode(whole)
            assert (ipp.number(read.group(ipp.JOB), "job-id"), ipp.words(read.group(ipp.JOB), "why")) == (
                value,
                (word,),
            )
            continue
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(ipp.NotIpp):
            ipp.decode(bytes(damaged[: chance.randrange(len(damaged) + 1)]))


def test_documents_of_network_scanners_cut_and_flipped() -> None:
    chance = random.Random(SEED)
    for _ in range(FRAMES):
        state, adf = (
            chance.choice(("Idle", "Processing", "Stopped")),
            chance.choice(("ScannerAdfJam", "ScannerAdfEmpty")),
        )
        whole = (
            f'<s:ScannerStatus xmlns:p="{escl.PWG}" xmlns:s="{escl.SCAN}"><p:State>{state}</p:State>'
            f"<s:AdfState>{adf}</s:AdfState></s:ScannerStatus>"
        ).encode()
        if chance.randrange(2):
            assert escl.status(whole) == escl.Status(state, adf)
            continue
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(escl.NotEscl):
            assert escl.status(bytes(damaged)).state not in {"Idle", "Processing", "Stopped"} - {state}
        with pytest.raises(escl.NotEscl):
            escl.capabilities(whole[: chance.randrange(len(whole))])
