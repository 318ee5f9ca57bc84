"""What the screen needs of this machine (自检): Qt's platform plug-in, fonts with Chinese, an input method, pictures.

`findings()` answers for `main.py doctor`. A missing system library makes Qt abort the whole process, so everything
that touches Qt runs in a child process (`python -m ui.self_test`), which prints one JSON object a line.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui import input_method

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

Finding = dict[str, object]  # {"name": str, "ok": bool, "detail": str}

PATIENCE_S = 30.0
ON_LINUX: bool = sys.platform == "linux"
ROOT = Path(__file__).resolve().parent.parent
COMMON_HAN = "梧州市长洲区政务服务中心壮族"
RARE_HAN = {"A": "㛃䶮", "B": "𠮷𤧛", "C": "𪣻", "D": "\U0002b7c5", "E": "𫭟𬭳"}
"""One or two characters of each extension block that 通用规范汉字表 reaches into; names of people use them."""
RARER_HAN = {"F": "\U0002ceb1", "G": "\U00030000", "H": "\U00031350"}
INPUT_SERVICES = {"org.freedesktop.IBus", "org.freedesktop.portal.IBus", "org.fcitx.Fcitx5", "org.fcitx.Fcitx"}
PICTURES = ("png", "jpg")
INSTALL = "install fcitx5 and fcitx5-chinese-addons, set XMODIFIERS=@im=fcitx in the session and sign in again"
UNNAMED = "an input method runs but the session does not name it: set XMODIFIERS=@im=fcitx (or @im=ibus)"
XCB_LIBRARIES = "libegl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0"


def findings(environment: Mapping[str, str] | None = None) -> list[Finding]:
    """Everything of the screen, in the order in which it would fail."""
    given = dict(os.environ if environment is None else environment)
    shown = has_screen(given)
    first = _finding("screen", shown, "a screen is there" if shown else "no screen: 'make tour' brings its own")
    try:
        child = subprocess.run(
            [sys.executable, "-m", "ui.self_test"],
            cwd=ROOT,
            env=given if shown else {**given, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [first, _finding("qt", False, f"Qt did not start within {PATIENCE_S:.0f} s")]
    found = [json.loads(line) for line in child.stdout.splitlines() if line.startswith("{")]
    if child.returncode:
        found.insert(0, _finding("qt", False, _why(child.stderr, child.returncode)))
    return [first, *found]


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a window could be shown here."""
    if not ON_LINUX:
        return True
    if environment.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def input_finding(environment: Mapping[str, str], have: set[str], *, running: bool) -> Finding:
    """Whether Chinese can be typed, by which module, and what to do where not.

    `have` are the input modules of this Qt; `running`: an input method is on the session bus.
    """
    name = "chinese input"
    if not ON_LINUX:
        return _finding(name, True, "by the system's own input method")
    if environment.get("WAYLAND_DISPLAY") and not environment.get("QT_IM_MODULE"):
        return _finding(name, running, "by the compositor" if running else f"no input method runs: {INSTALL}")
    chosen = {**environment, **input_method.choose(environment, have)}
    module = chosen.get("QT_IM_MODULES") or chosen.get("QT_IM_MODULE", "")
    if not module:
        return _finding(name, False, UNNAMED if running else f"no input method: {INSTALL}")
    way = f"module {module}" + (" through fcitx5's IBus front end" if chosen.get("IBUS_USE_PORTAL") == "1" else "")
    if not have & set(module.split(";")):
        return _finding(name, False, f"{way} is not in this Qt ({', '.join(sorted(have))}): set QT_IM_MODULE=ibus")
    return _finding(name, running, way if running else f"{way}, but no input method runs: {INSTALL}")


def in_child() -> Iterator[Finding]:
    """The part that needs Qt; one finding at a time, so that an abort loses only what comes after."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication, QImageReader

    input_method.prepare()
    app = QGuiApplication(sys.argv[:1])
    yield _finding("qt", True, f"{qVersion()}, platform {app.platformName()}")
    yield from font_findings()
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    lacking = [name for name in PICTURES if name not in formats]
    yield _finding("pictures", not lacking, f"lacks {', '.join(lacking)}" if lacking else ", ".join(sorted(formats)))
    running = ON_LINUX and _input_method_runs()
    yield input_finding(os.environ, input_method.plug_ins(), running=running)


def font_findings() -> Iterator[Finding]:
    """Fonts with the Chinese of every day, and how far rare characters of names reach. Needs a QGuiApplication."""
    from PySide6.QtGui import QFont, QFontDatabase, QRawFont

    from ui import theme

    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    used = theme.base_font().family()
    here = bool(chinese) and _drawn([QRawFont.fromFont(QFont(name)) for name in chinese], COMMON_HAN)
    yield _finding("fonts", here, f"uses {used}, {len(chinese)} with Chinese" if here else "install fonts-noto-cjk")
    fonts = [QRawFont.fromFont(QFont(name)) for name in QFontDatabase.families()]
    boxes = [block for block, text in (RARE_HAN | RARER_HAN).items() if not _drawn(fonts, text)]
    detail = "all extensions A-H are drawn"
    if boxes:
        detail = f"extension {', '.join(boxes)} shows boxes: install fonts-noto-cjk-extra, fonts-hanazono"
    yield _finding("rare han", not boxes or not RARE_HAN.keys() & set(boxes), detail)


def _drawn(fonts: "Sequence[QRawFont]", text: str) -> bool:
    """Whether each character is in one of the fonts."""
    return all(any(font.supportsCharacter(ord(each)) for font in fonts) for each in text)


def _input_method_runs() -> bool:
    """Whether one is on the session bus, or ibus left the address of its own bus."""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    names = bus.interface().registeredServiceNames().value() if bus.isConnected() else []
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return bool(INPUT_SERVICES & set(names)) or any((config / "ibus" / "bus").glob("*"))


def _finding(name: str, ok: bool, detail: str) -> Finding:
    return {"name": name, "ok": ok, "detail": detail}


def _why(errors: str, code: int) -> str:
    """The line in which Qt says what it lacks, and what to install."""
    said = [line for line in errors.splitlines() if "plugin" in line or "library" in line or "display" in line]
    hint = f"; on Debian: apt install {XCB_LIBRARIES}" if ON_LINUX else ""
    return f"Qt ended with {code}: {said[0].strip() if said else 'no word'}{hint}"


def main() -> int:
    """The child: print what is found."""
    for each in in_child():
        sys.stdout.write(json.dumps(each) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
