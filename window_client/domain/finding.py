"""What a person types to find an earlier case (查办件): a number, an ID number, a name, or the tail of an ID or phone."""

import unicodedata
from dataclasses import dataclass

NAME_LEAST, NUMBER_LEAST = 2, 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """The text as it is looked for; `is_name` = letters of a name, else characters of a number."""

    text: str
    is_name: bool


def wanted(text: str) -> Wanted | None:
    """How to look for it; None when it is too short to say anything (name 2 characters, number 4)."""
    plain = "".join(unicodedata.normalize("NFKC", text).upper().split()).replace("-", "")
    is_name = not any(letter.isdigit() for letter in plain)
    least = NAME_LEAST if is_name else NUMBER_LEAST
    return Wanted(plain, is_name) if len(plain) >= least else None


def letters(name: str) -> str:
    """A name one token a character, as the index of names keeps it: 张小样 → 张 小 样."""
    plain = unicodedata.normalize("NFKC", name).upper()
    return " ".join(letter for letter in plain if letter.isalnum())
