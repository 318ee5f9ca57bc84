"""Typeset a paper (排版): Typst source and frozen JSON in, PDF/A bytes out. Same input, same bytes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import typst

from window_client.papers import codes


class CannotTypeset(Exception):
    """The template does not compile, or no font of the list is there; the text names no person."""


class Typesetter:
    """Keeps one compiler, and with it the fonts: the first paper costs a third of a second, the next ones little.

    Not for several threads at once.
    """

    def __init__(self, families: Sequence[str], font_dir: str = "", workplace: Path | None = None) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=True, include_embedded_fonts=False, font_paths=[font_dir] if font_dir else []
        )
        known = set(self._fonts.families())
        self.families = [family for family in families if family in known]
        self._compiler = typst.Compiler(
            input=b" ",
            root=str(workplace) if workplace else None,
            font_paths=self._fonts,
            package_path=str(workplace) if workplace else None,
            package_cache_path=str(workplace) if workplace else None,
        )

    def pdf(self, source: str, data: str, copy: int = 0) -> bytes:
        """PDF of the paper; raises CannotTypeset. `copy` n > 0 marks it 补打 第n次.

        A rare Han that no font here has (生僻字) cannot stand in a PDF/A: the paper is then made as plain PDF with an
        empty box for the pen, and says so.
        """
        if not self.families:
            raise CannotTypeset("no font for Chinese papers is installed: see setting paper_fonts")
        values = json.loads(data)
        inputs = {
            "data": data,
            "fonts": "|".join(self.families),
            "copy": str(copy) if copy else "",
            "code128": codes.code128(values.get("receipt_no", "")),
            "qr": codes.qr(values.get("query_token", "")),
            "rare": "",
        }
        try:
            return self._compiled(source, inputs, "a-2b")
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise CannotTypeset(f"template does not compile: {error.message}") from error
        return self._compiled(source, inputs | {"rare": "1"}, None)

    def _compiled(self, source: str, inputs: dict[str, str], standard: Literal["a-2b"] | None) -> bytes:
        made = self._compiler.compile(
            input=source.encode(), format="pdf", sys_inputs=inputs, pdf_standards=standard, timestamp=0
        )
        assert isinstance(made, bytes)
        return made
