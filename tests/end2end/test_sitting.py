"""A sitting of several items cut off by signal 9 in mid-form: the same sitting, the same field, nothing typed lost."""

from pathlib import Path

from tests.end2end.hall import Hall
from tests.end2end.window import Window


def test_cut_off_in_mid_form_it_comes_back_to_the_same_field(tmp_path: Path) -> None:
    with Hall(tmp_path / "hall") as hall:
        window = Window("half-together", tmp_path / "cut", tmp_path / "data", hall.profile, hall.control)
        window.reached("half")
        before = window.notes()
        window.kill()
        hall.twin("id-reader", "lift_card")
        after = Window("take-up-together", tmp_path / "after", tmp_path / "data", hall.profile, hall.control).finish()
        assert [after[name] for name in ("field", "draft_no")] == [before[name] for name in ("field", "draft_no")]
        assert before["number"].split(" · ")[1] == after["number"].split(" · ")[1]
        assert (after["kept"], after["kept_after"], after["left"]) == (4, 4, [])
        assert after["receipt_no"] != before["draft_no"]
        (case,) = hall.records(after["receipt_no"])
        assert case["state"] == "accepted"
        assert hall.records(before["draft_no"]) == []
