"""`python -m reference_platform.sample.publish`: put papers/*.typ and lists/*.tsv into catalogue.json, as a publisher
would. A list with a fault is not published."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from window_client.central import code_lists
from window_client.words import DocumentKind

HERE = Path(__file__).resolve().parent
_TITLE = re.compile(r"#paper-head(?:\(.+?\))?\[(.+?)\]")


SEALED = frozenset(
    {
        DocumentKind.MATERIAL_RECEIPT,
        DocumentKind.ACCEPTANCE_NOTICE,
        DocumentKind.CORRECTION_NOTICE,
        DocumentKind.NON_ACCEPTANCE_NOTICE,
        DocumentKind.SPECIAL_NOTICE,
    }
)
"""In writing, with the organ's special seal and the date (licensing law art. 32)."""


def papers() -> list[dict[str, str | bool]]:
    """Each template complete in itself: the common head and its own body."""
    head = (HERE / "papers" / "_head.typ").read_text(encoding="utf-8")
    found: list[dict[str, str | bool]] = []
    for kind in DocumentKind:
        body = (HERE / "papers" / f"{kind.value}.typ").read_text(encoding="utf-8")
        title = _TITLE.search(body)
        assert title is not None
        paper: dict[str, str | bool] = {"code": kind.value, "title": title[1], "source": head + body}
        found.append(paper | {"sealed": True} if kind in SEALED else paper)
    return found


def lists() -> list[dict[str, Any]]:
    """Every code list of lists/*.tsv; raises CatalogueError naming file, line and reason."""
    found = []
    for path in sorted((HERE / "lists").glob("*.tsv")):
        read = code_lists.read_file(path.name, path.read_text(encoding="utf-8"))
        rows = [[code, label, *key.split()] for (code, label), key in zip(read.choices, read.keys, strict=True)]
        found.append({"name": path.stem, "source": read.source, "rows": rows})
    return found


def _as_it_is(line: str, _: re.Match[str]) -> str:
    return "\n" + line


def main() -> None:
    """Replace the lines "papers" and "code_lists" of catalogue.json; all other lines stay as they are."""
    path = HERE / "catalogue.json"
    text = path.read_text(encoding="utf-8")
    for name, value in (("code_lists", lists()), ("papers", papers())):
        line = f' "{name}": ' + json.dumps(value, ensure_ascii=False) + ",\n"
        if f'\n "{name}": ' in text:
            text = re.sub(rf'\n "{name}": .*\n', partial(_as_it_is, line), text, count=1)
        else:
            text = text.replace("{\n", "{\n" + line, 1)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
