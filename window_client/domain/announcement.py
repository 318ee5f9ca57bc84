"""What is spoken when a number is called (播报): letters and digits one by one, and no person's name.

A speech chip reads "023" as a quantity and "12" as twelve (devices.md trap 16), so digits become words here.
"""

import re

_DIGITS = "零一二三四五六七八九"
_RUN = re.compile(r"[0-9]+")


def calling(template: str, *, number: str, window: str, name: str) -> str:
    """The sentence; {number}, {window} and {name} (of the window) are filled in. There is no place for a person's name:
    the queue does not tell it, and nothing else is asked."""
    words = {"{number}": spelled(number), "{window}": counted(window), "{name}": counted(name)}
    text = counted(template.replace("{", "\0{"))
    for place, word in words.items():
        text = text.replace("\0" + place, word)
    return text.replace("\0", "").strip()


def spelled(number: str) -> str:
    """S023 → "S零二三"; several letters are kept apart by a comma, so that no word is read."""
    letters = [_DIGITS[int(char)] if char in "0123456789" else char for char in number.upper()]
    apart = [
        f"{char}，" if char.isascii() and char.isalpha() and following.isascii() and following.isalpha() else char
        for char, following in zip(letters, [*letters[1:], "。"], strict=True)
    ]
    return "".join(apart)


def counted(text: str) -> str:
    """Numbers in a text as people say them: "03" → 三, "12" → 十二; from 100 on, one digit after the other."""
    return _RUN.sub(lambda found: _said(found[0]), text)


def _said(digits: str) -> str:
    value = int(digits)
    if value >= 100:
        return "".join(_DIGITS[int(digit)] for digit in digits)
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
