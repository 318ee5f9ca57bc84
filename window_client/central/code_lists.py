"""Code lists (代码表): data files of a publisher, and the same lists inside a catalogue. Every fault names where and why.

A file is UTF-8 text, tab-separated: a first line `# source: the standard it is from`, then the line
`code label pinyin initials`, then one code a line. `ROW` is the schema of a row (JSON Schema 2020-12).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jsonschema_rs import Draft202012Validator

from window_client.errors import CatalogueError

COLUMNS = ("code", "label", "pinyin", "initials")
HEAD = "\t".join(COLUMNS)
SOURCE = "# source: "
ROW = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[0-9A-Za-z.-]{1,32}$"},
        "label": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": r"^\S.*\S$|^\S$"},
        "pinyin": {"type": "string", "pattern": "^[a-z0-9]{1,200}$"},
        "initials": {"type": "string", "pattern": "^[a-z0-9]{1,100}$"},
    },
    "required": list(COLUMNS),
    "additionalProperties": False,
}
_ROW = Draft202012Validator(ROW)


@dataclass(frozen=True, slots=True)
class CodeList:
    """`choices` = (code, label) in the order of the list; `keys` = pinyin and initials of each, for the search."""

    name: str
    source: str
    choices: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


def read_file(name: str, text: str) -> CodeList:
    """A publisher's file; raises CatalogueError naming file, line and reason."""
    lines = text.splitlines()
    if len(lines) < 3 or not lines[0].startswith(SOURCE) or lines[1] != HEAD:
        raise CatalogueError(f"{name}: begins with '{SOURCE}…' and '{HEAD}', then the codes")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines[2:], 3) if line.strip()]
    return _checked(name, lines[0].removeprefix(SOURCE).strip(), [(f"{name}, line {n}", row) for n, row in rows])


def from_rows(name: str, source: str, rows: Iterable[Sequence[str]]) -> CodeList:
    """The same from a catalogue; raises CatalogueError naming list, row and reason."""
    return _checked(name, source, [(f"code list {name}, row {place}", row) for place, row in enumerate(rows, 1)])


def _checked(name: str, source: str, rows: Sequence[tuple[str, Sequence[str]]]) -> CodeList:
    if not source or not rows:
        raise CatalogueError(f"code list {name}: source or rows are empty")
    seen: dict[str, str] = {}
    for where, row in rows:
        if len(row) != len(COLUMNS):
            raise CatalogueError(f"{where}: {len(row)} columns instead of {len(COLUMNS)}")
        fault = next(_ROW.iter_errors(dict(zip(COLUMNS, row, strict=True))), None)
        if fault is not None:
            raise CatalogueError(f"{where}: {fault.instance_path[0]} {fault.message}")
        if row[0] in seen:
            raise CatalogueError(f"{where}: code {row[0]} stands twice, first in {seen[row[0]]}")
        seen[row[0]] = where
    choices = tuple((row[0], row[1]) for _, row in rows)
    return CodeList(name, source, choices, tuple(f"{row[2]} {row[3]}" for _, row in rows))
