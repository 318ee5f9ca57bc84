"""E-licences through desk, courier, real platform and paper thread: taken when signed, refused with a sentence when not."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local_cache.sealer import FileSealer
from reference_platform import demo, licences
from tests.page_files import a_picture
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from window_client import messages as m
from window_client.domain.card import IdCard
from window_client.domain.licence import DATA_SET
from window_client.papers.press import Press
from window_client.steps import query_data
from window_client.views import CaseView, LicencesFound, MaterialView, Notice
from window_client.words import MaterialMeans, MaterialState, RefusalCode, Source, TrustLevel

_PEOPLE, _WINDOWS = itertools.count(), itertools.count(50)
FACTS = {
    "kind": "M.LIC",
    "name": "营业执照",
    "number": "92450405MAA1B2C3X5",
    "issuer": "示例市场监督管理局",
    "valid_from": "2025-03-10",
    "valid_to": "",
    "level": "A",
    "mime": "image/png",
}
DATA = {"E.uscc": "92450405MAA1B2C3X5", "E.name": "晓月米粉店", "E.unknown": "x"}


@contextmanager
def counter(hall: Hall, directory: Path, window: str) -> Iterator[tuple[Connected, FileSealer]]:
    """A connected desk with a paper thread beside it."""
    with connected(hall, directory, window, licence_key=licences.public_key()) as room:
        sealer = FileSealer(directory, room.vault)
        press = Press(room.settings, room.desk.submit, room.note, sealer, directory / "temp")
        press.start()
        room.hands = press.perform
        try:
            yield room, sealer
        finally:
            assert press.stop()


def begin(room: Connected, item: str = "I04") -> tuple[IdCard, CaseView]:
    """A draft of this item for a person whom no other test has."""
    card = another_card(6_000_000 + next(_PEOPLE))
    room.tell(m.CardRead(card), CaseView, lambda v: v.applicant.number)
    return card, room.tell(m.PickItem(room.session, item), CaseView, lambda v: v.item_code == item)


def lay_in(hall: Hall, card: IdCard, *, key: Ed25519PrivateKey = licences.SAMPLE_KEY, **facts: str) -> dict[str, str]:
    """One licence of this person at the platform."""
    holder = f"111:{card.number}"
    row = licences.issued({**FACTS, "holder": holder, **facts}, a_picture(3), DATA, key)
    hall.platform.share(DATA_SET, holder, row)
    return row


def line(view: CaseView, kind: str = "M.LIC") -> MaterialView:
    return next(each for each in view.materials if each.type == kind)


def shows(element: str, view: CaseView) -> bool:
    return any(field.element == element and field.shown for field in view.fields)


def in_state(state: MaterialState, view: CaseView) -> bool:
    return any(each.type == "M.LIC" and each.state is state for each in view.materials)


def fetch(room: Connected, view: CaseView, number: str = "") -> None:
    assert view.case is not None
    room.desk.submit(m.FetchLicence(room.session, view.case, "M.LIC", number))


def refused(room: Connected, view: CaseView) -> RefusalCode:
    since = len(room.said)
    fetch(room, view)
    return room.wait(Notice, lambda notice: notice.place == "material:M.LIC", since).code


def test_a_signed_licence_is_the_material_and_its_data_are_answers(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "41") as (room, sealer):
        card, view = begin(room)
        row = lay_in(hall, card)
        fetch(room, view)
        view = room.wait(CaseView, partial(in_state, MaterialState.COMPLETE))
        [page] = line(view).pages
        assert (line(view).means, page.origin, page.level) == (MaterialMeans.ELICENCE, FACTS["number"], TrustLevel.A)
        assert page.thumbnail.startswith(b"\x89PNG")
        assert sealer.unseal(page.id) == a_picture(3)
        shown = {field.element: (field.shown, field.source) for field in view.fields}
        assert shown["E.uscc"] == (DATA["E.uscc"], Source.ELICENCE)
        assert shown["E.name"] == (DATA["E.name"], Source.ELICENCE)
        [asked] = [each for each in hall.platform.queries() if each["case"] == view.case]
        assert (asked["item"], asked["purpose"], asked["data_set"]) == ("I04", "material M.LIC", DATA_SET)
        with room.store_rows() as unit:
            assert view.case is not None
            told = [event.reason for event in unit.cases.events(view.case) if event.kind == "licence_taken"]
            trail = [(entry.deed, entry.outcome) for entry in unit.audit.entries()]
        assert told == ["营业执照 92450405MAA1B2C3X5（A级），验签通过"]
        assert (query_data.ASKED, "asked") in trail
        assert (query_data.HEARD, "found 1") in trail
        assert row["holder"].partition(":")[2] not in repr(trail)


def test_what_was_typed_before_stays_beside_the_licence_until_a_person_chooses(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "42") as (room, _):
        card, view = begin(room)
        lay_in(hall, card)
        assert view.case is not None
        for element, value in (("E.name", "别的店"), ("E.uscc", f" {DATA['E.uscc'].lower()} ")):
            typed = m.AnswerGiven(room.session, view.case, element, value)
            room.tell(typed, CaseView, partial(shows, element))
        fetch(room, view)
        view = room.wait(CaseView, partial(in_state, MaterialState.COMPLETE))
        fields = {field.element: field for field in view.fields}
        name = fields["E.name"]
        assert (name.shown, name.source, name.mark) == (DATA["E.name"], Source.ELICENCE, RefusalCode.FIELD_DISPUTED)
        assert [(each.source, each.shown, each.open) for each in name.rivals] == [(Source.TYPED, "别的店", True)]
        assert (fields["E.uscc"].source, fields["E.uscc"].rivals) == (Source.ELICENCE, ())  # the same in other writing
        assert view.case is not None
        keep = m.SettleSource(room.session, view.case, "E.name", Source.TYPED, "执照已变更，换发中")
        view = room.tell(keep, CaseView)
        name = next(field for field in view.fields if field.element == "E.name")
        assert (name.shown, name.source, name.mark) == ("别的店", Source.TYPED, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"data": '{"E.uscc": "91450405MAA1B2C3X5"}'}, RefusalCode.LICENCE_FORGED),
        ({"level": "B"}, RefusalCode.LICENCE_FORGED),
        ({"signature": "00" * 64}, RefusalCode.LICENCE_FORGED),
        ({"holder": "111:450499199001010019"}, RefusalCode.LICENCE_FORGED),
        ({"file": "iVBORw0KGgo="}, RefusalCode.LICENCE_FORGED),
    ],
)
def test_a_tampered_licence_is_refused(
    hall: Hall, tmp_path: Path, change: Mapping[str, str], code: RefusalCode
) -> None:
    with counter(hall, tmp_path, f"{next(_WINDOWS)}") as (room, _):
        card, view = begin(room)
        holder = f"111:{card.number}"
        row = {**licences.issued({**FACTS, "holder": holder}, a_picture(3), DATA), **change}
        hall.platform.share(DATA_SET, holder, row)
        assert refused(room, view) is code
        with room.store_rows() as unit:
            assert view.case is not None
            assert unit.cases.pages(view.case) == []
            assert "E.uscc" not in unit.cases.answers(view.case)
            assert any(entry.deed == "licence_refused" for entry in unit.audit.entries())


def test_another_key_than_the_issuers_is_no_signature(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "44") as (room, _):
        card, view = begin(room)
        lay_in(hall, card, key=Ed25519PrivateKey.generate())
        assert refused(room, view) is RefusalCode.LICENCE_FORGED


def test_one_that_is_over_and_one_of_another_kind_do_not_serve(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "45") as (room, _):
        card, view = begin(room)
        lay_in(hall, card, kind="M.HUKOU")
        assert refused(room, view) is RefusalCode.LICENCE_NONE
        lay_in(hall, card, valid_to="2026-11-22")
        assert refused(room, view) is RefusalCode.LICENCE_OVER
        assert view.case is not None
        paper = m.FetchLicence(room.session, view.case, "M.SITE")
        assert room.tell(paper, Notice).code is RefusalCode.LICENCE_NOT_TAKEN


def test_of_several_the_clerk_chooses(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "46") as (room, _):
        card, view = begin(room)
        lay_in(hall, card)
        lay_in(hall, card, number="92450405MAA9Z8Y7X1")
        fetch(room, view)
        found = room.wait(LicencesFound)
        assert [row.number for row in found.rows] == [FACTS["number"], "92450405MAA9Z8Y7X1"]
        fetch(room, view, "92450405MAA9Z8Y7X1")
        view = room.wait(CaseView, partial(in_state, MaterialState.COMPLETE))
        assert line(view).pages[0].origin == "92450405MAA9Z8Y7X1"


def test_what_its_holder_uploaded_waits_for_the_original(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "47") as (room, _):
        card, view = begin(room)
        lay_in(hall, card, level="C")
        fetch(room, view)
        view = room.wait(CaseView, partial(in_state, MaterialState.UNSEEN))
        assert view.case is not None
        seen = m.MarkMaterial(room.session, view.case, "M.LIC", original_seen=True, copy_kept=False)
        room.tell(seen, CaseView, partial(in_state, MaterialState.COMPLETE))
        named = {each.element: each.source for each in room.wait(CaseView).fields if each.shown}
        assert named["E.uscc"] is Source.LICENCE_COPY  # shared data would be believed before it


def test_without_the_platform_it_is_said_calmly_and_paper_goes_on(hall: Hall, tmp_path: Path) -> None:
    with counter(hall, tmp_path, "48") as (room, _):
        card, view = begin(room)
        lay_in(hall, card)
        hall.platform.fault("down", path="/queries")
        assert refused(room, view) is RefusalCode.LICENCE_OFFLINE
        hall.platform.fault("ok")
        fetch(room, view)
        room.wait(CaseView, partial(in_state, MaterialState.COMPLETE))


def test_a_window_without_the_issuers_key_takes_none(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "49") as room:
        _, view = begin(room)
        assert refused(room, view) is RefusalCode.LICENCE_NO_KEY
        assert not [each for each in room.said if isinstance(each, m.AskData)]


def test_the_demo_names_the_sample_issuer() -> None:
    assert licences.public_key() == demo.SAMPLE_LICENCE_KEY
