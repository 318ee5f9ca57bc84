"""Chooses how Chinese reaches the editors on Linux; must act before QApplication is made.

The PySide6 wheel has no fcitx plug-in. fcitx5 also speaks the IBus protocol, and Qt's own ibus plug-in reaches it
when QT_IM_MODULE=ibus and IBUS_USE_PORTAL=1 are set. A setting that works is left alone.
"""

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


def prepare() -> None:
    """Set what is missing in this process's environment."""
    if sys.platform == "linux":
        os.environ.update(choose(os.environ, plug_ins()))


def plug_ins() -> set[str]:
    """Input modules that this Qt really has."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    names = (path.name for path in folder.glob("*platforminputcontextplugin*"))
    return {name.removeprefix("lib").split("platforminputcontextplugin")[0] for name in names}


def choose(environment: Mapping[str, str], have: Collection[str]) -> dict[str, str]:
    """Variables to set, empty when what stands there works or when there is nothing better."""
    module = environment.get("QT_IM_MODULE", "")
    wanted = environment.get("XMODIFIERS", "").partition("@im=")[2] or module
    if environment.get("QT_IM_MODULES") or "ibus" not in have:
        return {}
    if module and module in have and module != "ibus":
        return {}
    if not module and not wanted:
        return {}  # a Wayland compositor brings its own; a bare X server has none to choose
    changes = {} if module == "ibus" else {"QT_IM_MODULE": "ibus"}
    if wanted.startswith("fcitx") and not environment.get("IBUS_USE_PORTAL"):
        changes["IBUS_USE_PORTAL"] = "1"
    return changes
