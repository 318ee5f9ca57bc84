"""A material by e-licence in the whole program: window, platform and paper thread as they are shipped."""

from pathlib import Path

from tests.end2end.hall import Hall
from tests.end2end.window import Window


def test_the_business_licence_needs_no_paper_and_no_typing(tmp_path: Path) -> None:
    with Hall(tmp_path / "hall") as hall:
        notes = Window("licensed", tmp_path / "walk", tmp_path / "data", hall.profile, hall.control).finish()
        assert "电子证照" in notes["means"]
        assert notes["uscc"] == "92450405MAA1B2C3X5"
