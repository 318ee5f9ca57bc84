"""Every script that `main.py walk` knows."""

from ui.tour import licensed, steady, together
from ui.tour.scripts import SCRIPTS
from ui.tour.tourist import Script

WALKS: dict[str, Script] = {
    **SCRIPTS,
    "half-together": together.half,
    "take-up-together": together.again,
    "licensed": licensed.licensed,
    "steady": steady.steady,
}
