"""From a case and a template to a frozen slip (凭条): plain values in, device-neutral parts out."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from window_client.domain import masking
from window_client.domain.case import Case
from window_client.domain.item import Catalogue, Item, SlipTemplate
from window_client.domain.paper import SlipPart

COPY = "copy"
KINDS = frozenset({"text", "rule", "code128", "qr", "feed", "cut", COPY})
"""Kinds of lines that a template may have; all but `copy` are kinds of `SlipPart`."""
ALIGNS = frozenset({"left", "center", "right"})
SCALES = frozenset({"1", "2"})

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def values(case: Case, item: Item, catalogue: Catalogue, window: str, staff_no: str) -> dict[str, str]:
    """What the placeholders of a template stand for. Personal values are masked: a slip is left on counters."""
    return {
        **catalogue.hall,
        "receipt_no": case.receipt_no,
        "official_no": case.official_no or "以平台编号为准",
        "item_name": item.name,
        "item_code": item.code,
        "item_version": str(item.version),
        "catalogue_version": case.catalogue_version,
        "applicant": masking.applicant(case.applicant_name, case.applicant_key),
        "accepted_at": _minute(case.accepted_at),
        "due": _due(case, item),
        "window": window,
        "staff_no": staff_no,
        "query_token": case.query_token,
    }


def compose(
    template: SlipTemplate, known: Mapping[str, str], materials: Iterable[tuple[str, str]]
) -> tuple[SlipPart, ...]:
    """Fill a template. A line of the one word {materials} becomes one line a material, each with how it
    was met (3页, 读卡核验); an unknown name stays visible."""
    parts: list[SlipPart] = []
    for line in template.lines:
        text = line.get("text", "")
        if text.strip() == "{materials}":
            parts += [_part(line, f"{name}  {how}".rstrip()) for name, how in materials]
        elif line["kind"] == COPY:
            parts.append(_part(line, text))
        else:
            parts.append(_part(line, _filled(text, known)))
    return tuple(parts)


def printable(parts: tuple[SlipPart, ...], copy: int) -> tuple[SlipPart, ...]:
    """The parts as the printer gets them: the copy mark says 补打 第n次 on a reprint and is absent on the first print."""
    out: list[SlipPart] = []
    for part in parts:
        if part.kind != COPY:
            out.append(part)
        elif copy:
            text = _filled(part.text or "补打 第{n}次", {"n": str(copy)})
            out.append(SlipPart("text", text, part.align, part.scale, part.bold))
    return tuple(out)


def _filled(text: str, known: Mapping[str, str]) -> str:
    """Names in braces and nothing else: the catalogue's text is data, no format language."""
    return _PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text)


def _part(line: Mapping[str, str], text: str) -> SlipPart:
    return SlipPart(
        kind=line["kind"],
        text=text,
        align=line.get("align", "left"),
        scale=int(line.get("scale", "1")),
        bold=line.get("bold", "") in {"1", "true", "yes"},
    )


def _minute(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else ""


def _due(case: Case, item: Item) -> str:
    if not item.committed.days:
        return "当场办结"
    if case.due is None:
        return ""
    return f"{case.due.isoformat()}(暂定)" if case.due_provisional else case.due.isoformat()
