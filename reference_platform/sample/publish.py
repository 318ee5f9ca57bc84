"""`python -m reference_platform.sample.publish`: put papers/*.typ into catalogue.json, as a publisher would."""

import json
import re
from pathlib import Path

from window_client.words import DocumentKind

HERE = Path(__file__).resolve().parent
_TITLE = re.compile(r"#paper-head\[(.+?)\]")


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


def main() -> None:
    """Replace the line "papers" of catalogue.json; all other lines stay as they are."""
    path = HERE / "catalogue.json"
    text = path.read_text(encoding="utf-8")
    line = ' "papers": ' + json.dumps(papers(), ensure_ascii=False) + ",\n"
    if '\n "papers": ' in text:
        text = re.sub(r'\n "papers": .*\n', lambda _: "\n" + line, text, count=1)
    else:
        text = text.replace("{\n", "{\n" + line, 1)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
