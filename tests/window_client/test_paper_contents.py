"""What official papers carry besides their own matter: the seal, who acts, who handled it (domain.md 2.6)."""

import json
from datetime import timedelta
from pathlib import Path

from reference_platform.sample import HERE
from tests.window_client.desk_room import PAGE, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_agent import AGENT
from tests.window_client.test_deciding import WHY, hall, made, pdf_of
from window_client import messages as m
from window_client.views import CaseView, Defect, Notice
from window_client.words import CaseState, DocumentKind, MaterialMeans, NumberKind, RefusalCode

REMARK = (Defect("户口簿", "复印件不清", "重新复印"),)


def test_without_a_seal_image_no_notice_goes_out_and_nothing_is_decided(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        bare = json.loads((HERE / "catalogue.json").read_bytes())
        del bare["hall"]["seal"]
        room.desk.submit(m.CatalogueArrived("v2", "e2", json.dumps(bare).encode()))
        case = room.ready_case(session).case
        assert case is not None
        for wish in (m.GiveNotice(session, case, REMARK, visit=WHY), m.AcceptCase(session, case)):
            assert room.tell(wish, Notice).code is RefusalCode.PAPER_UNSEALED
        with room.store_rows() as unit:
            kept = unit.cases.get(case)
            assert kept is not None
            assert kept.state is CaseState.DRAFT
            assert unit.documents.of_case(case) == []
            assert unit.numbers.fates(NumberKind.DOCUMENT) == []
        hand_stamped = {**bare, "papers": [each | {"sealed": False} for each in bare["papers"]]}
        room.desk.submit(m.CatalogueArrived("v3", "e3", json.dumps(hand_stamped).encode()))
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def test_who_acts_stands_on_every_paper_and_handed_the_materials_in(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.SetAgent(session, case, on=True), CaseView, lambda v: v.applicant.agent is not None)
        room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        until = (room.clock.time + timedelta(days=30)).date().isoformat()
        today = room.clock.time.date().isoformat()
        for element, value in (("A.phone", "13977412399"), ("A.from", today), ("A.to", until), ("A.scope", "all")):
            room.desk.submit(m.AnswerGiven(session, case, element, value))
        room.desk.submit(m.PagesCaptured(case, "M.AGENT", (PAGE,), MaterialMeans.SCANNED))
        room.tell(m.ReceiveCase(session, case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        pdf = pdf_of(room, sealer, made(room, DocumentKind.MATERIAL_RECEIPT), session, tmp_path)
        receipt = words_of(pdf, tmp_path)
        agent = f"王五（委托代理人，证件号码450499********{AGENT.number[-4:]}，授权至{until}）"
        assert f"递交人{agent}" in receipt
        assert "经办人陈晓（工号1042）" in receipt
        assert AGENT.number not in receipt
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        pdf = pdf_of(room, sealer, made(room, DocumentKind.ACCEPTANCE_NOTICE), session, tmp_path)
        assert agent in words_of(pdf, tmp_path)
