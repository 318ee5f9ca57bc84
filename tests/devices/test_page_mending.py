"""Scanned pages mended in the child: straightened, turned, told blank, made small, and otherwise left as they are."""

import io
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PIL import Image, ImageDraw

from devices import page_mending
from devices.picture_check import Mending, Picture, check
from devices.simulated.papers import Side, draw

MOST = 50_000_000


def _mended(data: bytes, **how: Any) -> Picture:
    return check(data, MOST, Event(), replace(Mending(), **how))


def _image(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
    return image


def _jpeg(image: Image.Image) -> bytes:
    kept = io.BytesIO()
    image.convert("RGB").save(kept, "JPEG", quality=90)
    return kept.getvalue()


@pytest.mark.parametrize("tilt", [-6.0, -1.3, 0.6, 4.5])
def test_a_page_that_lies_askew_is_straightened(tilt: float) -> None:
    askew = draw(Side(7, tilt=tilt), 100)
    assert page_mending.tilt_of(_image(askew)) == pytest.approx(tilt, abs=0.2)
    straight = _mended(askew, deskew=True)
    assert page_mending.tilt_of(_image(straight.data)) == 0.0
    assert (straight.mime, straight.width, straight.height) == ("image/jpeg", *_image(straight.data).size)


@pytest.mark.parametrize(
    "page",
    [
        draw(Side(3), 100),
        _jpeg(Image.linear_gradient("L").resize((800, 1000))),
        _jpeg(Image.radial_gradient("L").resize((800, 1000))),
        _jpeg(Image.new("L", (800, 1000), 250)),
        _jpeg(Image.effect_noise((800, 1000), 60)),
    ],
    ids=["straight", "gradient", "round", "white", "noise"],
)
def test_what_lies_straight_or_has_no_lines_keeps_its_bytes(page: bytes) -> None:
    assert _mended(page, deskew=True).data == page


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_is_turned_as_set(turned: int) -> None:
    upright = _image(draw(Side(5), 60)).convert("L")
    lying = draw(Side(5, turned=turned), 60)
    back = _image(_mended(lying, rotate=360 - turned).data).convert("L")
    assert back.size == upright.size
    difference = sum(abs(a - b) for a, b in zip(back.tobytes(), upright.tobytes(), strict=True))
    assert difference / len(upright.tobytes()) < 4


def _page_with(text: str) -> bytes:
    page = Image.new("RGB", (1240, 1754), (246, 245, 240))
    ImageDraw.Draw(page).text((500, 800), text, (60, 60, 90), font_size=34)
    return _jpeg(page)


@pytest.mark.parametrize(
    ("page", "blank"),
    [
        (draw(Side(0, blank=True), 100), True),
        (_jpeg(Image.new("L", (800, 1000), 205)), True),
        (_page_with(""), True),
        (_page_with("Wei 3/5"), False),
        (draw(Side(1), 100), False),
        (_jpeg(Image.new("L", (800, 1000), 8)), False),
    ],
    ids=["blank", "grey paper", "yellow paper", "one word by hand", "printed", "lid open"],
)
def test_only_an_empty_side_is_blank(page: bytes, *, blank: bool) -> None:
    assert _mended(page, drop_blank=True).blank is blank
    assert not _mended(page, drop_blank=False).blank


def test_a_page_above_its_size_is_packed_until_it_fits() -> None:
    kept = io.BytesIO()
    Image.effect_noise((1000, 1414), 90).convert("RGB").save(kept, "PNG")
    noisy = kept.getvalue()
    assert len(noisy) > 1_000_000
    packed = _mended(noisy, page_kb=400)
    assert (packed.mime, len(packed.data) <= 400_000) == ("image/jpeg", True)
    assert (packed.width, packed.height) == _image(packed.data).size
    assert packed.width >= 800
    page = draw(Side(2), 100)
    assert _mended(page, page_kb=1000).data == page
