"""Labels for paper materials (材料标签): the case's number as bar code and the material's name; no person on them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """`code` ASCII for a Code 128; `title` what lies under it; `note` e.g. 2/5 · 2026-11-28."""

    code: str
    title: str
    note: str = ""


def of_materials(receipt_no: str, names: Sequence[str], day: str, window: str) -> tuple[Label, ...]:
    """One label a material, numbered."""
    many = len(names)
    return tuple(
        Label(receipt_no, name, f"{place}/{many} · {day} · {window}") for place, name in enumerate(names, start=1)
    )


def trial(site: str, window: str) -> Label:
    """The technician's test label."""
    return Label(f"TEST{site}{window}", "标签打印机试机 〇：￥·㛃", "1234567890")
