"""Labels for materials: one for each that has pages, with the case's number and no person."""

from pathlib import Path

from tests.window_client.desk_room import CARD, PAGE, MaterialMeans, Stage, stage
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.views import CaseView, Notice
from window_client.words import CaseAct, CaseState, DeviceTrouble, RefusalCode


def accepted(room: Stage) -> tuple[SessionId, CaseView]:
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    material = view.materials[-1].type
    pages = m.PagesCaptured(view.case, material, (PAGE,), MaterialMeans.SCANNED)
    room.tell(pages, CaseView, lambda v: any(row.pages for row in v.materials))
    return session, room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def test_one_label_a_material_and_nobody_on_it(tmp_path: Path) -> None:
    with stage(tmp_path, label_printer="socket://127.0.0.1:1") as room:
        session, view = accepted(room)
        assert view.case is not None
        assert CaseAct.LABELS in view.acts
        order = room.tell(m.LabelMaterials(session, view.case), m.PrintLabels)
        there = [row.name for row in view.materials if row.pages]
        assert [label.title for label in order.labels] == there
        assert {label.code for label in order.labels} == {view.receipt_no}
        said = "".join(f"{label.title}{label.note}" for label in order.labels)
        assert CARD.name not in said
        assert CARD.number not in said
        told = room.tell(m.LabelsEnded(order.job, 0, DeviceTrouble.PAPER_OUT, confirmed=True), Notice)
        assert (told.code, told.facts) == (RefusalCode.LABELS_NOT_PRINTED, {"count": "0"})


def test_a_window_without_a_label_printer_does_not_offer_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _, view = accepted(room)
        assert CaseAct.LABELS not in view.acts
