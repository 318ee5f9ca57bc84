"""What a device shows when it is tested (试机): the self-test sheet (自检单) and the display's test text."""

from collections.abc import Iterable
from datetime import datetime

from window_client.domain import announcement
from window_client.domain.display_makes import HAN, SCRIPTS
from window_client.domain.paper import SlipPart

Sheet = tuple[SlipPart, ...]

_RARE = "〇：￥·㛃䶮"
"""Characters that printers lack most often (devices.md trap 9)."""


def sheet(*, site: str, window: str, name: str, at: datetime, lamps: Iterable[tuple[str, str, str, str, str]]) -> Sheet:
    """The self-test sheet: what prints it proves paper, Chinese, column width, bar code and cutter; its lines tell the
    state of every device (device, state, trouble, port, detail)."""
    lines = []
    for device, state, trouble, port, detail in lamps:
        lines.append(SlipPart("text", f"{device}: {state if trouble == 'none' else trouble}"))
        lines += [SlipPart("text", f"  {each}") for each in (port, detail) if each]
    return (
        SlipPart("text", "自检单", align="center", scale=2, bold=True),
        SlipPart("text", f"{name}  {site}-{window}", align="center"),
        SlipPart("text", f"{at:%Y-%m-%d %H:%M:%S}", align="center"),
        SlipPart("rule"),
        *lines,
        SlipPart("rule"),
        SlipPart("text", "1234567890" * 5),
        SlipPart("text", f"汉字：政务服务 生僻字：{_RARE}"),
        SlipPart("code128", f"TEST{site}{window}", align="center"),
        SlipPart("feed", "3"),
        SlipPart("cut"),
    )


def spoken(window: str) -> str:
    """Every digit once, a letter, and the window's number."""
    number = announcement.spelled("A0123456789")
    return f"语音试机，{number}，{announcement.counted(window)}号窗口"


def display_lines(window: str, make: str = "") -> tuple[str, ...]:
    """Every digit once, and the window's number; with Chinese where the make shows it."""
    return ("0123456789", f"{window} 汉字试机" if SCRIPTS.get(make) == HAN else f"{window} TEST")
