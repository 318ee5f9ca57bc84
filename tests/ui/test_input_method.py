"""The choice of the input module: only what is missing is set, and what works is left alone."""

import pytest

from ui.input_method import choose, plug_ins

WHEEL = {"compose", "ibus", "qtvirtualkeyboard"}
PORTAL = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    ("environment", "have", "set_"),
    [
        ({}, WHEEL, {}),
        ({"QT_IM_MODULE": "ibus"}, WHEEL, {}),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, WHEEL, {}),
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, WHEEL, PORTAL),
        ({"QT_IM_MODULE": "fcitx5"}, WHEEL, PORTAL),
        ({"XMODIFIERS": "@im=fcitx"}, WHEEL, PORTAL),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, WHEEL, {"IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx", "IBUS_USE_PORTAL": "0"}, WHEEL, {}),
        ({"QT_IM_MODULE": "fcitx5"}, WHEEL | {"fcitx5"}, {}),
        ({"QT_IM_MODULES": "wayland;ibus", "XMODIFIERS": "@im=fcitx"}, WHEEL, {}),
        ({"QT_IM_MODULE": "fcitx5"}, {"compose"}, {}),
        ({"QT_IM_MODULE": "compose"}, WHEEL, {}),
    ],
)
def test_choice(environment: dict[str, str], have: set[str], set_: dict[str, str]) -> None:
    assert choose(environment, have) == set_


def test_this_qt_has_modules() -> None:
    assert "ibus" in plug_ins()
