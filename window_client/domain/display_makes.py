"""The makes of window displays (屏的种类). Settings read this before the first paint, so it imports nothing of ours."""

from collections.abc import Mapping

HAN, ASCII, DIGITS = "han", "ascii", "digits"
SCRIPTS: Mapping[str, str] = {"cd5220": ASCII, "onbon": HAN, "modbus": DIGITS, "alpha": ASCII}
"""One line a make (屏的种类), and what it can show. The name is the one in the settings, of the driver's module
(`devices/displays/`) and of its twin's; nothing else lists makes."""
