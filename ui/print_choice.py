"""Which system prints through Qt (系统打印的选择): Windows; elsewhere CUPS and network printers speak IPP themselves."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Qt's printing is loaded where it is used
    from ui.system_printing import QtSpooler


def spooler() -> "QtSpooler | None":
    """The system's spooler; None = not needed here."""
    if sys.platform == "win32":
        from ui.system_printing import QtSpooler

        return QtSpooler()
    else:  # noqa: RET505 - a type checker follows one platform at a time
        return None
