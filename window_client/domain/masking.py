"""Masks for lists, slips and screens (脱敏), domain.md 6.2."""

import re

MASKED = frozenset({"P.name", "P.cert_no", "P.addr_reg", "P.addr_now", "P.phone", "P.bank_no"})

_TOWN = re.compile(r".*?(?:街道|镇|乡|区|县|旗)")


def name(text: str) -> str:
    """张* — the first character stays; one mark however long the name is."""
    return f"{text[0]}*" if text else ""


def cert_no(text: str) -> str:
    """450499********0019: the first six and the last four characters stay; shorter numbers keep two at each end."""
    if len(text) < 12:
        return f"{text[:2]}****{text[-2:]}" if len(text) > 4 else "*" * len(text)
    return f"{text[:6]}{'*' * (len(text) - 10)}{text[-4:]}"


def phone(text: str) -> str:
    """139****5678."""
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else "*" * len(text)


def address(text: str) -> str:
    """Up to the town or street office, at least up to the district; the rest is cut."""
    found = _TOWN.match(text)
    last = max((match.end() for match in re.finditer(r"街道|镇|乡", text)), default=0)
    end = last or (found.end() if found else min(6, len(text)))
    return text if end >= len(text) else f"{text[:end]}…"


def bank(text: str) -> str:
    """****1234."""
    return f"****{text[-4:]}"


_BY_ELEMENT = {
    "P.name": name,
    "P.cert_no": cert_no,
    "P.addr_reg": address,
    "P.addr_now": address,
    "P.phone": phone,
    "P.bank_no": bank,
}


def by_element(element: str, value: str) -> str:
    """The masked value of a data element; elements that are not personal come back as they are."""
    mask = _BY_ELEMENT.get(element)
    return mask(value) if mask and value else value
