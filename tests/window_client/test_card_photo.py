"""A photo is shown beside its own person's case, and kept nowhere."""

from dataclasses import replace
from pathlib import Path

from tests.window_client.desk_room import CARD, stage
from window_client import messages as m
from window_client.owed import must_be_kept
from window_client.views import ApplicantPhoto, CaseView

PICTURE = b"BM-picture-of-nobody"


def test_a_photo_is_shown_beside_its_own_case_only(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        room.equip()
        room.desk.submit(m.CardPhoto(CARD.number, PICTURE))
        view = room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)
        assert view.case is not None
        room.desk.submit(m.CardPhoto("45040519491231002X", PICTURE))
        assert room.tell(m.CardPhoto(CARD.number, PICTURE), ApplicantPhoto) == ApplicantPhoto(view.case, PICTURE)
        assert sum(isinstance(said, ApplicantPhoto) for said in room.said) == 1
        directory = room.directory
    assert all(PICTURE not in path.read_bytes() for path in directory.rglob("*") if path.is_file())


def test_a_photo_that_a_full_disk_refused_is_not_kept_for_later() -> None:
    assert not must_be_kept(m.CardPhoto(CARD.number, PICTURE))
    assert not must_be_kept(m.CardRead(replace(CARD), PICTURE))
