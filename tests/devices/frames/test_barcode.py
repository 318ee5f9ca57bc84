"""Scans from a byte stream: any slicing gives the same scans, and no bytes give anything but scans."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.barcode import LONGEST, Scan, Scans

MANY = settings(max_examples=500, deadline=None)


@MANY
@given(
    codes=st.lists(st.text("0A9é龘𬭳:/", min_size=1, max_size=30), max_size=5),
    end=st.sampled_from(["\r", "\n", "\r\n"]),
    cuts=st.lists(st.integers(0, 400), max_size=12),
)
def test_any_slicing_gives_the_same_scans(codes: list[str], end: str, cuts: list[int]) -> None:
    data, scans = "".join(code + end for code in codes).encode(), Scans()
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = [scan for start, stop in pairwise(edges) for scan in scans.feed(data[start:stop])]
    assert found == [Scan(code, "") for code in codes]
    assert scans.silence() == []


@MANY
@given(st.lists(st.binary(max_size=60), max_size=20))
def test_garbage_gives_scans_without_end_marks_and_nothing_else(pieces: list[bytes]) -> None:
    scans = Scans()
    found = [scan for piece in pieces for scan in scans.feed(piece)] + scans.silence()
    assert all(0 < len(scan.payload) + len(scan.symbology) <= LONGEST for scan in found)
    assert not any(mark in scan.payload for scan in found for mark in "\r\n")
    assert bool(found) <= any(piece.strip(b"\r\n") for piece in pieces)
