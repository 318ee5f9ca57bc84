"""What a device shows when it is tested (试机): the self-test sheet (自检单) and the display's test text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from window_client.domain import announcement
from window_client.domain.display_makes import HAN, SCRIPTS
from window_client.domain.paper import SlipPart
from window_client.domain.trouble_words import TROUBLES
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

Sheet = tuple[SlipPart, ...]

_RARE = "〇：￥·㛃䶮"
"""Characters that printers lack most often (devices.md trap 9)."""


_NAMES = {
    DeviceKind.ID_READER: "身份证阅读器",
    DeviceKind.RECEIPT_PRINTER: "凭条打印机",
    DeviceKind.WINDOW_DISPLAY: "窗口屏",
    DeviceKind.BARCODE_SCANNER: "扫码枪",
    DeviceKind.DOCUMENT_SCANNER: "扫描仪",
    DeviceKind.A4_PRINTER: "A4 打印机",
    DeviceKind.EVALUATOR: "评价器",
    DeviceKind.LABEL_PRINTER: "标签打印机",
    DeviceKind.VOICE: "语音",
}
_STATES = {
    DeviceState.UNBOUND: "未接",
    DeviceState.CONNECTING: "连接中",
    DeviceState.READY: "就绪",
    DeviceState.OPEN: "已打开",
    DeviceState.ATTENTION: "注意",
    DeviceState.DOWN: "故障",
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """One device on the sheet."""

    device: DeviceKind
    state: DeviceState
    trouble: DeviceTrouble
    port: str
    detail: str

    @property
    def word(self) -> str:
        """身份证阅读器：故障（已拔出）."""
        told = self.trouble not in {DeviceTrouble.NONE, DeviceTrouble.NOT_CONFIGURED}
        return f"{_NAMES[self.device]}：{_STATES[self.state]}" + (f"（{TROUBLES[self.trouble]}）" if told else "")


def sheet(*, site: str, window: str, name: str, at: datetime, columns: int, lamps: Iterable[Lamp]) -> Sheet:
    """The self-test sheet: what prints it proves paper, Chinese, column width, bar code and cutter; its lines tell the
    state of every device. `columns` = those of the printer: its row of digits must fill one line."""
    lines = []
    for lamp in lamps:
        lines.append(SlipPart("text", lamp.word))
        lines += [
            SlipPart("text", f"  {piece}") for each in (lamp.port, lamp.detail) for piece in _cut(each, columns - 2)
        ]
    return (
        SlipPart("text", "自检单", align="center", scale=2, bold=True),
        SlipPart("text", f"{name}  {site}-{window}", align="center"),
        SlipPart("text", f"{at:%Y-%m-%d %H:%M:%S}", align="center"),
        SlipPart("rule"),
        *lines,
        SlipPart("rule"),
        SlipPart("text", ("1234567890" * 5)[:columns]),
        SlipPart("text", f"汉字：政务服务 生僻字：{_RARE}"),
        SlipPart("feed", "1"),
        SlipPart("code128", f"TEST{site}{window}", align="center"),
        SlipPart("feed", "3"),
        SlipPart("cut"),
    )


def _cut(text: str, width: int) -> list[str]:
    """Pieces of technical text that fit a line beside its indent; what is not ASCII is left to the printer's columns."""
    return [text[at : at + width] for at in range(0, len(text), width)] if text.isascii() else [text]


def spoken(window: str) -> str:
    """Every digit once, a letter, and the window's number."""
    number = announcement.spelled("A0123456789")
    return f"语音试机，{number}，{announcement.counted(window)}号窗口"


def display_lines(window: str, make: str = "") -> tuple[str, ...]:
    """Every digit once, and the window's number; with Chinese where the make shows it."""
    return ("0123456789", f"{window} 汉字试机" if SCRIPTS.get(make) == HAN else f"{window} TEST")
