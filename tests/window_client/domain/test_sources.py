"""Two sources of one value: the stronger is used, the other stays until a person chooses (domain.md 9.4 rule 9)."""

from dataclasses import replace

import pytest

from tests.window_client.domain.records import NOW
from window_client.domain.case import Answer
from window_client.domain.sources import Rival, choose, disputed, from_earlier, reopened, weigh
from window_client.words import Source

S = Source


def answer(value: str, source: Source, field: str = "P.phone") -> Answer:
    return Answer(field, value, source, NOW)


def rival(value: str, source: Source, reason: str = "") -> Rival:
    return Rival("P.phone", value, source, NOW, reason)


@pytest.mark.parametrize(
    ("known", "new", "used", "beside"),
    [
        (None, S.TYPED, S.TYPED, None),
        (S.TYPED, S.TYPED, S.TYPED, None),  # corrected
        (S.EARLIER, S.TYPED, S.TYPED, None),
        (S.READER, S.TYPED, S.READER, S.TYPED),
        (S.TYPED, S.ELICENCE, S.ELICENCE, S.TYPED),
        (S.SHARED, S.EARLIER, S.SHARED, S.EARLIER),
        (S.ELICENCE, S.SHARED, S.ELICENCE, S.SHARED),
        (S.SHARED, S.LICENCE_COPY, S.SHARED, S.LICENCE_COPY),
        (S.EARLIER, S.LICENCE_COPY, S.LICENCE_COPY, S.EARLIER),
    ],
)
def test_the_stronger_source_is_used(known: Source | None, new: Source, used: Source, beside: Source | None) -> None:
    taken, other = weigh(answer("旧", known) if known else None, answer("新", new))
    assert taken.source is used
    assert (other.source if other else None) is beside


def test_what_agrees_takes_the_stronger_source_and_leaves_no_rival() -> None:
    assert weigh(answer("1", S.TYPED), answer("1", S.READER)) == (answer("1", S.READER), None)


def test_another_number_is_another_person_and_never_disputed() -> None:
    typed, read = answer("1", S.TYPED, "P.cert_no"), answer("2", S.SHARED, "P.cert_no")
    assert weigh(typed, read) == (read, None)
    assert weigh(read, typed) == (typed, None)


def test_a_new_value_opens_what_was_settled_and_ends_what_agrees() -> None:
    settled = [rival("旧", S.TYPED, "问过本人"), rival("新", S.SHARED, "问过本人")]
    assert reopened(settled, "新") == [rival("旧", S.TYPED)]


def test_a_person_chooses_and_every_value_stays_with_the_reason() -> None:
    known, others = answer("甲", S.READER), [rival("乙", S.TYPED), rival("丙", S.SHARED)]
    assert choose(known, others, S.READER, "证件为准", "1042") == (
        known,
        [replace(each, reason="证件为准", by="1042") for each in others],
    )
    chosen = choose(known, others, S.TYPED, "已更名", "1042")
    assert chosen is not None
    assert chosen[0] == answer("乙", S.TYPED)
    assert [(each.value, each.reason) for each in chosen[1]] == [("甲", "已更名"), ("丙", "已更名")]
    assert choose(known, others, S.ELICENCE, "x", "1042") is None


def test_what_has_no_reason_is_disputed() -> None:
    assert disputed([rival("乙", S.TYPED), rival("丙", S.SHARED, "说过")]) == {"P.phone"}
    assert disputed([rival("丙", S.SHARED, "说过")]) == frozenset()


def test_an_earlier_case_gives_shared_elements_that_are_asked_and_empty() -> None:
    earlier = {key: answer("值", S.TYPED, key) for key in ("P.phone", "L.addr", "FD.biz", "E.name")}
    earlier["E.staff"] = answer("", S.TYPED, "E.staff")
    asked = ["P.phone", "L.addr", "FD.biz", "E.staff", "E.kind"]
    assert from_earlier(earlier, asked, {"L.addr": answer("他", S.TYPED, "L.addr")}) == {"P.phone": "值"}


def test_nothing_fetched_takes_a_typed_values_place_without_a_word() -> None:
    used, beside = weigh(answer("旧", S.TYPED), answer("新", S.EARLIER))
    assert (used.value, beside.value if beside else "") == ("新", "旧")


@pytest.mark.parametrize(
    ("known", "new", "value"),
    [(S.READER, S.SHARED, "旧"), (S.TYPED, S.READER, "新"), (S.SHARED, S.TYPED, "新"), (S.SHARED, S.SHARED, "新")],
)
def test_who_it_is_is_never_a_dispute(known: Source, new: Source, value: str) -> None:
    used, beside = weigh(answer("旧", known, "P.cert_no"), answer("新", new, "P.cert_no"))
    assert (used.value, beside) == (value, None)
