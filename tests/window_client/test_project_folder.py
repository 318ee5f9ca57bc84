"""The folder of an investment project on the desk: every case that names its code, counted together."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from local_cache.profile_key import ProfileKey
from local_cache.store import EncryptedStore
from tests.window_client.desk_room import CARD, PAGE, Stage, stage
from tests.window_client.test_deciding import LUO
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.command_line import parser
from window_client.domain.ids import SessionId
from window_client.record_commands import Means, answer
from window_client.settings import Settings
from window_client.views import CaseView
from window_client.words import CaseState, MaterialMeans, MaterialState

CODE = "2026-450405-48-01-000123"
OTHER = replace(CARD, number="450499198506150027", name="覃梅", sex="2")
VALUES = {
    "J.code": CODE,
    "J.name": "示范项目",
    "J.place": "长洲区",
    "E.name": "某公司",
    "E.uscc": "91350100M000100Y43",
    "B.price": "100",
    "B.area": "50",
    "B.start": "2026-12-01",
    "B.end": "2027-12-01",
    "B.contractor": "91350100M000100Y43",
    "B.supervisor": "91350100M000100Y43",
}


def _permit(room: Stage, session: SessionId) -> CaseView:
    view = room.tell(m.PickItem(session, "I02"), CaseView, lambda v: v.item_code == "I02")
    assert view.case is not None
    for line in view.materials:
        if line.state is MaterialState.MISSING:
            room.desk.submit(m.PagesCaptured(view.case, line.type, (PAGE,), MaterialMeans.SCANNED))
    since = len(room.said)
    for element, value in VALUES.items():
        room.desk.submit(m.AnswerGiven(session, view.case, element, value))
    room.wait(CaseView, lambda v: v.may_accept and v.case == view.case, since)
    return room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def test_two_parallel_cases_of_a_project_count_their_days_once(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        _permit(room, session)
        room.tell(m.SetAside(session), CaseView)
        room.tell(m.CardRead(OTHER), CaseView, lambda v: v.applicant.number)
        second = _permit(room, session)
        assert second.project is not None
        assert (second.project.code, second.project.used, len(second.project.stages)) == (CODE, 0, 2)
        assert second.case is not None
        room.clock.time += timedelta(days=7)  # Monday to Monday: five working days
        later = room.tell(m.OpenCase(session, second.case), CaseView, lambda v: v.project)
        assert later.project is not None
        assert later.project.used == 5
        assert later.project.stages == ("建筑工程施工许可证核发 5",) * 2
        vault, clock = room.vault, room.clock
    means = Means(EncryptedStore(tmp_path, vault), lambda _: b"", read_catalogue, ProfileKey(vault), Settings(), clock)
    said = answer(parser().parse_args(["project", "show", CODE]), LUO, means)
    assert said.endswith("5 of 120 working days, 0 excluded, green")
    assert said.count("建筑工程施工许可证核发") == 2
