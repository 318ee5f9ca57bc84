"""Code maps (代码对照): our codes ↔ a platform's, as data; one to one, so that every code comes back as it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from window_client.errors import HallWindowError


class CodeMapError(HallWindowError):
    """The table cannot be used; the text is one line for the technician."""


class UnmappedCodeError(HallWindowError):
    """A code stands in no table; `str()` is "list.code"."""


@dataclass(frozen=True, slots=True)
class CodeMap:
    """One list, e.g. state or satisfaction."""

    name: str
    pairs: Mapping[str, str]

    def out(self, code: str) -> str:
        """Our code in the platform's words; raises UnmappedCodeError."""
        if code not in self.pairs:
            raise UnmappedCodeError(f"{self.name}.{code}")
        return self.pairs[code]

    def back(self, code: str) -> str:
        """The platform's code in our words; raises UnmappedCodeError."""
        for ours, theirs in self.pairs.items():
            if theirs == code:
                return ours
        raise UnmappedCodeError(f"{self.name}.{code}")


def read_maps(tables: Mapping[str, Any]) -> dict[str, CodeMap]:
    """Tables `name → {our code: their code}`; raises CodeMapError for one that is not one to one."""
    maps = {}
    for name, pairs in tables.items():
        if not isinstance(pairs, Mapping) or not all(isinstance(each, str) and each for each in pairs.values()):
            raise CodeMapError(f"table {name}: codes must be texts")
        twice = sorted({each for each in pairs.values() if list(pairs.values()).count(each) > 1})
        if twice:
            raise CodeMapError(f"table {name}: {', '.join(twice)} stands for two codes")
        maps[name] = CodeMap(name, dict(pairs))
    return maps
