"""What the parts of the tour share: where the program is, and how a tour fails."""

from pathlib import Path

MAIN = Path(__file__).resolve().parent.parent.parent / "main.py"


class TourFailed(RuntimeError):
    """Something promised is missing or wrong; the text names it."""
