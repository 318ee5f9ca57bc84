"""Sites of a hall (Q11): a branch's name on screens and papers, from the catalogue or from the window's own setting."""

import json
from pathlib import Path

import pytest

from reference_platform.sample import HERE
from tests.window_client.desk_room import stage
from window_client import messages as m
from window_client.domain.sites import at_site
from window_client.views import CaseView, SessionView
from window_client.words import CaseState

HALL = {"hall": "示例大厅", "organ": "示例局", "site:02:hall": "示例大厅红岭分中心", "site:02:phone_hall": "0774-2"}


@pytest.mark.parametrize(
    ("site", "branch", "found"),
    [
        ("01", "", {"hall": "示例大厅", "organ": "示例局"}),
        ("02", "", {"hall": "示例大厅红岭分中心", "organ": "示例局", "phone_hall": "0774-2"}),
        ("02", "园区服务点", {"hall": "园区服务点", "organ": "示例局", "phone_hall": "0774-2"}),
        ("0", "", {"hall": "示例大厅", "organ": "示例局"}),
    ],
)
def test_texts_of_a_site(site: str, branch: str, found: dict[str, str]) -> None:
    assert at_site(HALL, site, branch) == found


@pytest.mark.parametrize(("more", "name"), [({}, "示例大厅红岭分中心"), ({"branch": "园区服务点"}, "园区服务点")])
def test_a_branch_carries_its_name_on_screen_and_slip(tmp_path: Path, more: dict[str, str], name: str) -> None:
    sample = json.loads((HERE / "catalogue.json").read_text(encoding="utf-8"))
    raw = json.dumps(sample | {"hall": sample["hall"] | HALL}).encode()
    with stage(tmp_path, site="02", **more) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CatalogueArrived("v2", "e2", raw), SessionView, lambda v: v.hall == name)
        case = room.ready_case(session).case
        assert case is not None
        slip = room.tell(m.AcceptCase(session, case), m.PrintSlip)
        assert slip.slip[0].text == name
        shown = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert shown.receipt_no.startswith("02")
        with room.store_rows() as unit:
            papers = [json.loads(each.data) for each in unit.documents.of_case(case)]
            assert papers
            assert {paper["hall"] for paper in papers} == {name}
    with stage(tmp_path, site="02", **more) as again:
        again.sign_in(online=False)
        assert again.wait(SessionView, lambda v: v.hall).hall == name
