"""A masked value is shown in full for half a minute, for a reason, and the trail says who, which field and why: no value."""

from pathlib import Path

from tests.window_client.desk_room import CARD, stage
from window_client import messages as m
from window_client.views import CaseView, Notice, Revealed
from window_client.words import CaseState, RefusalCode, RevealReason


def test_a_look_in_full_is_audited_with_its_reason_and_without_the_value(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        shown = next(field for field in view.fields if field.element == "P.cert_no")
        assert (shown.masked, shown.shown) == (True, "450499********0019")
        told = room.tell(m.RevealValue(session, view.case, "P.cert_no", RevealReason.CONTACT), Revealed)
        assert (told.value, told.seconds) == (CARD.number, 30)
        assert CARD.number not in repr(told)
        with room.store_rows() as unit:
            [line] = [entry for entry in unit.audit.entries() if entry.deed == "reveal"]
            everything = repr(unit.audit.entries())
        assert (line.actor, line.outcome, line.facts) == ("1042", "done", "P.cert_no contact")
        assert CARD.number not in everything


def test_what_is_not_there_is_not_revealed_and_not_audited(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        told = room.tell(m.RevealValue(session, view.case, "P.nothing", RevealReason.CHECK), Notice)
        assert told.code is RefusalCode.FIELD_REQUIRED
        with room.store_rows() as unit:
            assert not [entry for entry in unit.audit.entries() if entry.deed == "reveal"]


def test_what_was_typed_is_covered_too_once_nobody_types_any_more(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        assert _phone(view) == ("13977412345", False, False)
        accepted = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert _phone(accepted) == ("139****2345", True, True)


def _phone(view: CaseView) -> tuple[str, bool, bool]:
    field = next(each for each in view.fields if each.element == "P.phone")
    return field.shown, field.masked, field.locked
