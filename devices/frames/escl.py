"""eSCL (AirScan) documents, pure: what a network scanner can do, how it is, what it shall scan (devices.md 7).

Lengths are 300ths of an inch. Read with expat itself: a document that declares entities is refused, so none can grow.
"""

from dataclasses import dataclass
from xml.parsers import expat

PWG = "http://www.pwg.org/schemas/2010/12/sm"
SCAN = "http://schemas.hp.com/imaging/escl/2011/05/03"
A4 = (2480, 3508)
LONGEST = 1_000_000  # bytes of a document
_INPUTS = {"Platen": "PlatenInputCaps", "Feeder": "AdfSimplexInputCaps", "Duplex": "AdfDuplexInputCaps"}

Entry = tuple[tuple[str, ...], str]


class NotEscl(ValueError):
    """No document of this protocol."""


@dataclass(frozen=True, slots=True)
class Input:
    """One place for paper: largest width and height, and its resolutions, dots an inch."""

    width: int
    height: int
    resolutions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the scanner says of itself; `inputs` by Platen, Feeder, Duplex."""

    model: str
    inputs: dict[str, Input]


@dataclass(frozen=True, slots=True)
class Status:
    """`state`: Idle, Processing, Testing, Stopped, Down. `adf`: e.g. ScannerAdfLoaded, "" without a feeder."""

    state: str
    adf: str


def capabilities(document: bytes) -> Capabilities:
    """From ScannerCapabilities; raises NotEscl."""
    entries = _read(document, "ScannerCapabilities")
    found = {name: _input(entries, mark) for name, mark in _INPUTS.items()}
    return Capabilities(_text(entries, "MakeAndModel"), {name: each for name, each in found.items() if each})


def status(document: bytes) -> Status:
    """From ScannerStatus; raises NotEscl."""
    entries = _read(document, "ScannerStatus")
    state = next((text for path, text in entries if path == ("ScannerStatus", "State")), "")
    return Status(state, _text(entries, "AdfState"))


def job(place: str, width: int, height: int, dpi: int) -> bytes:
    """ScanSettings for a job: colour, JPEG. `place`: Platen, Feeder or Duplex."""
    duplex = f"<scan:Duplex>{str(place == 'Duplex').lower()}</scan:Duplex>" if place != "Platen" else ""
    source = "Platen" if place == "Platen" else "Feeder"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<scan:ScanSettings xmlns:pwg="{PWG}" xmlns:scan="{SCAN}"><pwg:Version>2.0</pwg:Version>'
        "<scan:Intent>Document</scan:Intent><pwg:ScanRegions><pwg:ScanRegion>"
        "<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>"
        "<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>"
        f"<pwg:Width>{width}</pwg:Width><pwg:Height>{height}</pwg:Height></pwg:ScanRegion></pwg:ScanRegions>"
        f"<pwg:InputSource>{source}</pwg:InputSource>{duplex}"
        f"<scan:ColorMode>RGB24</scan:ColorMode><scan:XResolution>{dpi}</scan:XResolution>"
        f"<scan:YResolution>{dpi}</scan:YResolution><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:ScanSettings>"
    ).encode()


def resolution(place: Input, wanted: int) -> int:
    """The nearest resolution that the scanner offers; as wanted when it lists none."""
    return min(place.resolutions, key=lambda dpi: (abs(dpi - wanted), dpi), default=wanted)


def wanted_job(document: bytes) -> dict[str, str]:
    """Plain texts of ScanSettings by name, for the far end; raises NotEscl."""
    return {path[-1]: text for path, text in _read(document, "ScanSettings") if text}


def _input(entries: list[Entry], mark: str) -> Input | None:
    here = [(path[-1], text) for path, text in entries if mark in path]
    if not here:
        return None
    width, height = (max((_number(text) for name, text in here if name == want), default=0) for want in _SIZES)
    dpi = frozenset(_number(text) for name, text in here if name == "XResolution") - {0}
    return Input(width or A4[0], height or A4[1], dpi)


_SIZES = ("MaxWidth", "MaxHeight")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _text(entries: list[Entry], name: str) -> str:
    return next((text for path, text in entries if path[-1] == name), "")[:200]


def _read(document: bytes, root: str) -> list[Entry]:
    """Every element's path of local names with its text."""
    if len(document) > LONGEST:
        raise NotEscl("too long")
    reader = _Reader()
    try:
        reader.parser.Parse(document, True)
    except (expat.ExpatError, ValueError) as error:
        raise NotEscl(str(error)) from error
    if not reader.entries or reader.entries[-1][0] != (root,):
        raise NotEscl(f"no {root}")
    return reader.entries


class _Reader:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._path: list[str] = []
        self._texts: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, _: object) -> None:
        self._path.append(name.rpartition(":")[2])
        self._texts.append("")

    def _hear(self, text: str) -> None:
        self._texts[-1] += text

    def _end(self, _: str) -> None:
        self.entries.append((tuple(self._path), self._texts.pop().strip()))
        self._path.pop()

    def _refuse(self, *_: object) -> None:
        raise NotEscl("declares entities")
