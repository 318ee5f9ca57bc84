"""Earlier cases are found by number, ID number, name and tails, newest first, and by nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from local_cache.store import EncryptedStore
from tests.local_cache import samples
from window_client.domain.case import Answer
from window_client.domain.finding import letters, wanted
from window_client.words import Source

PEOPLE = (
    ("张小样", "450499199001010019", "13977412345", "0103261123000007"),
    ("张样", "45049919900101002X", "13977419999", "0103261123000015"),
    ("小张样", "450403198506150030", "13511112345", "0103261123000023"),
    ("覃𠀀梅", "", "", "0103261123000031"),
    ("艾力·买买提", "650102197001010011", "", "0103261123000049"),
)


@pytest.fixture
def filled(store: EncryptedStore) -> EncryptedStore:
    for name, cert_no, phone, receipt_no in PEOPLE:
        with store.unit() as unit:
            case = samples.a_case(name, applicant_name="", applicant_key="", receipt_no=receipt_no)
            unit.cases.add(case)
            if phone:
                unit.cases.put_answer(case.id, Answer("P.phone", phone, Source.TYPED, samples.NOW))
            unit.cases.save(replace(case, applicant_name=name, applicant_key=f"111:{cert_no}" if cert_no else ""))
    return store


def found(store: EncryptedStore, text: str, limit: int = 50) -> list[str]:
    wish = wanted(text)
    assert wish is not None
    with store.unit() as unit:
        return [str(case.id) for case in unit.cases.find(wish, limit)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("0103261123000007", ["张小样"]),
        ("0103-2611-2300-0007", ["张小样"]),
        ("01032611", ["艾力·买买提", "覃𠀀梅", "小张样", "张样", "张小样"]),
        ("450499199001010019", ["张小样"]),
        ("450499", ["张样", "张小样"]),
        ("002x", ["张样"]),
        ("0030", ["小张样"]),
        ("2345", ["小张样", "张小样"]),
        ("13977419999", ["张样"]),
        ("９９９９", ["张样"]),
        ("张小", ["张小样"]),
        ("小样", ["张小样"]),
        ("张样", ["小张样", "张样"]),
        ("𠀀梅", ["覃𠀀梅"]),
        ("买买提", ["艾力·买买提"]),
        ("艾力·买买提", ["艾力·买买提"]),
        ("小张小样", []),
        ('张" OR "小', []),
        ("7777", []),
    ],
)
def test_what_a_person_types_finds_the_case(filled: EncryptedStore, text: str, names: list[str]) -> None:
    assert found(filled, text) == names


def test_too_little_says_nothing() -> None:
    assert wanted("张") is None
    assert wanted("123") is None
    assert wanted(" ") is None


def test_the_newest_come_first_up_to_the_limit(filled: EncryptedStore) -> None:
    assert found(filled, "01032611", 2) == ["艾力·买买提", "覃𠀀梅"]


def test_a_corrected_name_and_a_dropped_phone_are_found_no_more(filled: EncryptedStore) -> None:
    with filled.unit() as unit:
        case = unit.cases.get(samples.a_case("张样").id)
        assert case is not None
        unit.cases.save(replace(case, applicant_name="章样", opened_at=case.opened_at + timedelta(0)))
        unit.cases.drop_answers(case.id, ["P.phone"])
    assert found(filled, "张样") == ["小张样"]
    assert found(filled, "章样") == ["张样"]
    assert found(filled, "9999") == []
    assert found(filled, "0103261123000015") == ["张样"]


def test_letters_are_one_token_a_character() -> None:
    assert letters("艾力·买买提") == "艾 力 买 买 提"
    assert letters("Ｊｏ 样") == "J O 样"
