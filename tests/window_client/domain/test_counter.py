"""What comes to the counter from outside: applications, scans, licences, evaluations, codes, sites, delegations."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.window_client.domain.records import NOW, TODAY, a_catalogue, an_item
from window_client.domain import application, evaluation, finding, label, scan
from window_client.domain.code_maps import CodeMapError, UnmappedCodeError, read_maps
from window_client.domain.delegation import delegated, whole
from window_client.domain.delivery import batch_bytes
from window_client.domain.document_numbers import receipt_number
from window_client.domain.electronic import consented_address
from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import CaseId, StaffNo, VisitId
from window_client.domain.item import Bundle, Delegation
from window_client.domain.licence import SIGNED, parsed, signed_text
from window_client.domain.received import ReceivedItem
from window_client.domain.sites import at_site
from window_client.words import CodeKind, EvaluationState, TrustLevel

BODY = {
    "number": "W1",
    "item": "R01",
    "name": "李壮",
    "cert_no": "1",
    "answer:P.phone": "139",
    "material:M.ID": "passed",
}


def message(kind: str = "pre_application", **body: str) -> ReceivedItem:
    return ReceivedItem(7, kind, NOW, {**BODY, **body})


def test_an_application_tells_its_person_its_answers_and_what_passed() -> None:
    found = application.read(message(when="下午", **{"material:M.SITE": "看不清"}))
    assert found is not None
    assert (found.person, found.answers, found.when, found.cursor) == ("111:1", {"P.phone": "139"}, "下午", 7)
    assert found.passed == {"M.ID"}
    assert "李壮" not in repr(found)


@pytest.mark.parametrize("wrong", [message("notice"), message(number=""), message(cert_no="")])
def test_what_names_no_number_item_or_person_is_none(wrong: ReceivedItem) -> None:
    assert application.read(wrong) is None


def test_a_scan_is_read_in_the_encoding_it_came_in() -> None:
    assert scan.decode(b"]C101032026") == scan.Scan("01032026", "C1")
    assert scan.decode("梧州".encode()) == scan.Scan("梧州", "")
    assert scan.decode("梧州".encode("gb18030")).payload == "梧州"
    assert scan.decode(b"\xff\xff").payload == "ÿÿ"
    assert repr(scan.decode(b"]Q1secret")) == "<Scan Q1 6>"


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (f" {receipt_number('01', '03', TODAY, 1)} ", CodeKind.RECEIPT),
        ("S023", CodeKind.TICKET),
        ("L-1", CodeKind.LICENCE),
        ("P-1", CodeKind.IDENTITY),
        ("anything", CodeKind.OTHER),
    ],
)
def test_what_kind_of_code_it_is(payload: str, kind: CodeKind) -> None:
    assert scan.kind_of(payload, ticket="S[0-9]{3}", licence="L-.", identity="P-.") is kind


def test_without_patterns_only_a_receipt_is_known() -> None:
    assert scan.kind_of("S023", ticket="", licence="", identity="") is CodeKind.OTHER


ROW = {"kind": "M.LIC", "name": "营业执照", "number": "1", "holder": "111:1", "sha256": "ab", "file": "f", "level": "A"}


def test_a_licence_lasts_from_its_first_to_its_last_day_and_fits_its_material() -> None:
    found = parsed({**ROW, "valid_from": "2026-11-23", "valid_to": "2026-11-24", "data": '{"E.uscc":"91"}'})
    assert [found.is_over(TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [True, False, False, True]
    assert not parsed(ROW).is_over(TODAY)
    assert (found.fits("M.LIC#copy"), found.fits("M.ID"), found.level) == (True, False, TrustLevel.A)
    assert found.data == {"E.uscc": "91"}
    assert parsed({**ROW, "data": ""}).data == {}


@pytest.mark.parametrize("wrong", [{"data": "[1]"}, {"data": '{"a":1}'}, {"holder": ""}, {"level": "Z"}])
def test_a_licence_that_breaks_the_contract_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each has its own words
        parsed({**ROW, **wrong})


def test_every_signed_element_has_its_own_place() -> None:
    one, other = signed_text({"kind": "a", "name": "b"}), signed_text({"kind": "ab", "name": ""})
    assert one != other
    assert [name for name, _ in json.loads(one)] == list(SIGNED)


ASKED = Evaluation("ab" * 16, VisitId("v"), CaseId("c"), "S023", StaffNo("1042"), NOW)


def test_a_level_counts_with_the_key_the_question_and_the_ticket() -> None:
    proof = evaluation.proof(b"k", ASKED.nonce, ASKED.ticket, 5)
    assert evaluation.is_proved(b"k", ASKED, 5, proof)
    assert not evaluation.is_proved(b"k", ASKED, 4, proof)
    assert not evaluation.is_proved(b"x", ASKED, 5, proof)
    assert not evaluation.is_proved(b"k", replace(ASKED, ticket="S024"), 5, proof)


def test_a_question_is_over_when_answered_or_late() -> None:
    assert [ASKED.is_over(NOW + timedelta(minutes=n)) for n in (0, 9, 10)] == [False, False, True]
    rated = evaluation.rated(ASKED, 5, "p", NOW)
    assert (rated.state, rated.level, rated.is_over(NOW)) == (EvaluationState.RATED, 5, True)
    nobody = evaluation.not_rated(ASKED, "timeout", NOW)
    assert (nobody.state, nobody.level, nobody.cause) == (EvaluationState.NOT_RATED, 0, "timeout")


def test_codes_go_out_and_come_back_and_an_unknown_one_is_named() -> None:
    maps = read_maps({"state": {"accepted": "2", "void": "9"}})
    assert (maps["state"].out("accepted"), maps["state"].back("9")) == ("2", "void")
    with pytest.raises(UnmappedCodeError, match=r"state\.draft"):
        maps["state"].out("draft")
    with pytest.raises(UnmappedCodeError, match=r"state\.7"):
        maps["state"].back("7")


@pytest.mark.parametrize(
    "table", [{"state": {"a": "1", "b": "1"}}, {"state": {"a": 1}}, {"state": []}, {"s": {"a": ""}}]
)
def test_a_table_that_is_not_one_to_one_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(CodeMapError):
        read_maps(table)


def test_a_window_may_what_is_named_for_it_today() -> None:
    mine, theirs = an_item("X01"), an_item("X02", category="注册经营")
    open_hall = a_catalogue(mine, theirs)
    assert all(map(delegated(open_hall, "03", TODAY), (mine, theirs)))
    named = replace(
        open_hall,
        delegations=(
            Delegation("03", ("X01",), since="2026-11-23", until="2026-11-23"),
            Delegation("04", ("注册经营",)),
        ),
    )
    assert [delegated(named, "03", TODAY)(item) for item in (mine, theirs)] == [True, False]
    assert [delegated(named, "04", TODAY)(item) for item in (mine, theirs)] == [False, True]
    assert not delegated(named, "03", date(2026, 11, 22))(mine)
    assert not delegated(named, "03", date(2026, 11, 24))(mine)
    bundle = Bundle("B", "一件事", ("X01", "X02"))
    assert not whole(named, bundle, delegated(named, "03", TODAY))
    assert whole(named, replace(bundle, optional=("X02",)), delegated(named, "03", TODAY))


def test_a_site_has_its_own_texts_and_a_branch_its_name() -> None:
    hall = {"hall": "总厅", "phone": "1", "site:02:hall": "分厅", "site:03:phone": "3"}
    assert at_site(hall, "02") == {"hall": "分厅", "phone": "1"}
    assert at_site(hall, "03", "三分厅") == {"hall": "三分厅", "phone": "3"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("李", None),
        ("李 壮", finding.Wanted("李壮", is_name=True)),
        ("001", None),
        ("４５-0x", finding.Wanted("450X", is_name=False)),
    ],
)
def test_how_a_case_is_looked_for(text: str, found: finding.Wanted | None) -> None:
    assert finding.wanted(text) == found


def test_a_name_is_one_token_a_character() -> None:
    assert finding.letters("欧阳·a") == "欧 阳 A"


def test_labels_are_numbered_and_the_trial_says_what_it_is() -> None:
    first, second = label.of_materials("0103", ["身份证", "合同"], "2026-11-23", "03")
    assert (first.code, first.title, first.note) == ("0103", "身份证", "1/2 · 2026-11-23 · 03")
    assert second.note.startswith("2/2")
    assert label.trial("01", "03").code == "TEST0103"


def test_an_electronic_address_needs_mode_consent_and_itself() -> None:
    whole_one = {"D.mode": "3", "D.e_consent": "1", "D.e_addr": " a@b "}
    assert consented_address(whole_one) == "a@b"
    assert [consented_address({**whole_one, key: ""}) for key in whole_one] == ["", "", ""]


def test_a_narrow_line_takes_small_batches() -> None:
    assert [batch_bytes(1000, speed) for speed in (0, 1, 100)] == [1000, 250, 1000]
