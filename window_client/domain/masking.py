"""Masks for lists, slips and screens (脱敏), domain.md 6.2."""

import json
import re
from collections.abc import Callable, Mapping

from window_client.domain.case import USCC

_STOP = "0-9０-９省市县区旗镇乡村路街巷号"
_TOWN = re.compile(
    r"(?:[^0-9０-９路街巷号]{1,8}?(?:省|自治区))?"
    rf"(?:[^{_STOP}]{{1,9}}?(?:市|自治州|地区|盟))?"
    rf"(?:[^{_STOP}]{{1,12}}?(?:市辖区|区|县|市|旗))?"
    rf"(?:[^{_STOP}]{{1,8}}?(?:街道|镇|乡|苏木))?"
)
"""Province, prefecture, district, town: each may be absent; house numbers and streets end the reading."""

_UNKNOWN_ADDRESS = 6
_ROWS = "[{"


def name(text: str) -> str:
    """张* — the first character stays; one mark however long the name is."""
    return f"{text[0]}*" if text else ""


def applicant(text: str, key: str) -> str:
    """An applicant's name; that of a unit is public (`key` as in `Case.applicant_key`)."""
    return text if key.startswith(f"{USCC}:") else name(text)


def key_number(key: str) -> str:
    """The number in an applicant's key; that of a unit is public."""
    kind, _, number = key.partition(":")
    return number if kind == USCC else cert_no(number)


def cert_no(text: str) -> str:
    """450499********0019: the first six and the last four characters stay; shorter numbers keep two at each end."""
    if len(text) >= 15:
        return f"{text[:6]}{'*' * (len(text) - 10)}{text[-4:]}"
    return f"{text[:2]}****{text[-2:]}" if len(text) >= 8 else "*" * len(text)


def phone(text: str) -> str:
    """139****5678; shorter ones not at all."""
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else "*" * len(text)


def address(text: str) -> str:
    """Up to the town or street office (乡镇, 街道), else up to the district; the rest is cut. An address that cannot
    be read keeps half of itself, six characters at most."""
    found = _TOWN.match(text)
    end = found.end() if found and found.end() else min(_UNKNOWN_ADDRESS, len(text) // 2)
    return text if end >= len(text) else f"{text[:end]}…"


def electronic(text: str) -> str:
    """A phone number, or l***@example.cn."""
    user, at, host = text.partition("@")
    return f"{user[:1]}***@{host}" if at else phone(text)


def bank(text: str) -> str:
    """****1234; short numbers not at all."""
    return f"****{text[-4:]}" if len(text) >= 8 else "*" * len(text)


_ENDS: Mapping[str, Callable[[str], str]] = {
    ".name": name,
    ".cert_no": cert_no,
    ".addr_reg": address,
    ".addr_now": address,
    ".phone": phone,
    ".tel": phone,
    ".bank_no": bank,
}
_PERSONS = ("P", "A", "G", "E.legal", "D")
_BY_ELEMENT = {
    **{f"{person}{end}": mask for person in _PERSONS for end, mask in _ENDS.items()},
    "D.to": name,
    "D.addr": address,
    "D.e_addr": electronic,
}

MASKED = frozenset(_BY_ELEMENT)
"""Elements of applicant, agent or guardian, legal representative and addressee that are personal (domain.md 9.1)."""


def by_element(element: str, value: str) -> str:
    """The masked value of a data element; elements that are not personal come back as they are, of the rows of a table
    only their number."""
    if value.startswith(_ROWS):
        return f"{len(json.loads(value))}行"
    mask = _BY_ELEMENT.get(element)
    return mask(value) if mask and value else value
