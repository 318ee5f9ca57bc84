"""The 256-byte text block of an ID card (证件文字信息), four layouts, UTF-16LE code units (devices.md 1.7). Pure."""

from datetime import date

from window_client.domain.card import IdCard
from window_client.words import CardKind

SIZE = 256
ADDRESS_SIZE = 70
LONG_TERM = "长期"
_KINDS = {
    " ": CardKind.RESIDENT,
    "J": CardKind.HMT_RESIDENT,
    "I": CardKind.FOREIGNER_2017,
    "Y": CardKind.FOREIGNER_2023,
}


class TextBlockError(ValueError):
    """The block cannot be read; the text names no content."""


def decode(block: bytes) -> IdCard:
    """The card behind a text block; raises TextBlockError on a wrong size, bad UTF-16 or an unknown layout."""
    if len(block) != SIZE:
        raise TextBlockError(f"{len(block)} bytes instead of {SIZE}")
    mark = _text(block, 248, 2) or " "
    kind = _KINDS.get(mark)
    if kind is None:
        raise TextBlockError("unknown layout mark")
    if kind is CardKind.FOREIGNER_2017:
        return _foreigner_2017(block)
    if kind is CardKind.FOREIGNER_2023:
        return _foreigner_2023(block)
    return _resident(block, kind)


def newest_address(block: bytes) -> str:
    """The address written onto the chip after a move (追加住址), 70 bytes; raises TextBlockError."""
    if len(block) != ADDRESS_SIZE:
        raise TextBlockError(f"{len(block)} bytes instead of {ADDRESS_SIZE}")
    return _text_of(block)


def _resident(block: bytes, kind: CardKind) -> IdCard:
    own = kind is CardKind.RESIDENT
    until = _text(block, 204, 16)
    return IdCard(
        kind=kind,
        name=_text(block, 0, 30),
        sex=_text(block, 30, 2),
        ethnic=_text(block, 32, 4) if own else "",
        birth=_day(_text(block, 36, 16)),
        address=_text(block, 52, 70),
        number=_text(block, 122, 36).upper(),
        issuer=_text(block, 158, 30),
        valid_from=_day(_text(block, 188, 16)),
        valid_to=_day(until),
        valid_to_text=until,
        permit_no="" if own else _text(block, 220, 18),
        issue_count="" if own else _text(block, 238, 4),
    )


def _foreigner_2017(block: bytes) -> IdCard:
    until = _text(block, 204, 16)
    return IdCard(
        kind=CardKind.FOREIGNER_2017,
        name=_text(block, 158, 30),
        english_name=_text(block, 0, 120),
        sex=_text(block, 120, 2),
        number=_text(block, 122, 30).upper(),
        nationality=_text(block, 152, 6),
        valid_from=_day(_text(block, 188, 16)),
        valid_to=_day(until),
        valid_to_text=until,
        birth=_day(_text(block, 220, 16)),
    )


def _foreigner_2023(block: bytes) -> IdCard:
    until = _text(block, 204, 16)
    return IdCard(
        kind=CardKind.FOREIGNER_2023,
        name=_text(block, 0, 30),
        english_name=_text_of(block[52:122] + block[220:242]),
        sex=_text(block, 30, 2),
        issue_count=_text(block, 32, 4),
        birth=_day(_text(block, 36, 16)),
        number=_text(block, 122, 36).upper(),
        valid_from=_day(_text(block, 188, 16)),
        valid_to=_day(until),
        valid_to_text=until,
        nationality=_text(block, 242, 6),
    )


def _text(block: bytes, at: int, size: int) -> str:
    return _text_of(block[at : at + size])


def _text_of(units: bytes) -> str:
    try:
        return units.decode("utf-16-le").strip(" \0\u3000")
    except UnicodeDecodeError:
        raise TextBlockError("a field is not UTF-16") from None


def _day(text: str) -> date | None:
    """A day, or None for 长期, blanks and anything that is no day."""
    if len(text) != 8 or not text.isdigit():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
