"""Check digits of the numbers a citizen brings (校验码); vectors and sources in devices.md section 9, domain.md 3.11.

Region and age never decide: old division codes stay valid for life.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum

_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OLD_SHAPE = re.compile(r"[0-9]{15}")
_FOREIGNER_2017_SHAPE = re.compile(r"[A-Z]{3}[0-9]{12}")
_ICAO_WEIGHTS = (7, 3, 1) * 5


class NumberFault(StrEnum):
    """What is wrong with a number."""

    SHAPE = "shape"
    OLD_15 = "old_15"  # a 15-digit number of the first generation
    BIRTH = "birth"  # a day that does not exist, or lies ahead
    CHECK = "check"


def normal(text: str) -> str:
    """Full-width characters made plain, spaces and invisible characters dropped, letters upper-case."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", kept.upper())  # an accent that lost its space joins its letter


def citizen_check(first17: str) -> str:
    """The 18th character for 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    return _CITIZEN_CHECKS[
        sum(int(digit) * weight for digit, weight in zip(first17, _CITIZEN_WEIGHTS, strict=True)) % 11
    ]


def citizen_fault(number: str, today: date) -> NumberFault | None:
    """Fault of an 18-character citizen number (公民身份号码), also of 港澳台 (81/82/83…) and foreigner (9…) ones."""
    if _OLD_SHAPE.fullmatch(number):
        return NumberFault.OLD_15
    if not _CITIZEN_SHAPE.fullmatch(number):
        return NumberFault.SHAPE
    birth = birth_of(number)
    if birth is None or birth > today:
        return NumberFault.BIRTH
    return None if citizen_check(number[:17]) == number[17] else NumberFault.CHECK


def birth_of(number: str) -> date | None:
    """Date of birth in an 18-character number; None when it names no real day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """GB/T 2261.1 code from the 17th digit of an 18-character number: "1" odd, "2" even."""
    return "1" if int(number[16]) % 2 else "2"


def foreigner_2017_fault(number: str) -> NumberFault | None:
    """Fault of a 15-character number of the 2017 foreigner card: three letters, twelve digits.

    Its check digit is known from one source only (devices.md 1.7), so a mismatch is not held against anybody:
    `foreigner_2017_agrees` is for a hint.
    """
    return None if _FOREIGNER_2017_SHAPE.fullmatch(number) else NumberFault.SHAPE


def foreigner_2017_agrees(number: str) -> bool:
    """Whether the last digit of a 15-character foreigner number is its ICAO 9303 check digit (7-3-1, A = 10)."""
    total = sum(int(sign, 36) * weight for sign, weight in zip(number[:14], _ICAO_WEIGHTS, strict=False))
    return number[14] == str(total % 10)


def uscc_check(first17: str) -> str:
    """The 18th character of a unified social credit code (GB 32100)."""
    total = sum(_USCC_ALPHABET.index(sign) * weight for sign, weight in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def uscc_fault(code: str) -> NumberFault | None:
    """Fault of a unified social credit code (统一社会信用代码)."""
    if len(code) != 18 or any(sign not in _USCC_ALPHABET for sign in code):
        return NumberFault.SHAPE
    return None if uscc_check(code[:17]) == code[17] else NumberFault.CHECK


def org_code_agrees(code: str) -> bool:
    """Whether the organisation code inside a USCC (characters 9–17, GB 11714) agrees; a warning only."""
    values = [int(sign, 36) for sign in code[8:16]]
    check = (11 - sum(value * weight for value, weight in zip(values, _ORG_WEIGHTS, strict=True)) % 11) % 11
    return code[16] == ("X" if check == 10 else str(check))


def luhn_agrees(digits: str) -> bool:
    """Whether a bank card number agrees with its last digit (ISO/IEC 7812)."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
