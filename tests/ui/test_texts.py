"""Every word of the closed vocabularies has a sentence or a label; none breaks for want of a fact."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from ui import looks, texts
from ui.widgets.marks import _DRAWN, Mark
from window_client import words as w
from window_client.domain import trouble_words

LABELLED = (
    w.Role,
    w.CaseState,
    w.PaperState,
    w.DeliveryState,
    w.TicketState,
    w.WindowState,
    w.DeviceKind,
    w.DeviceState,
    w.Source,
    w.Necessity,
    w.MaterialState,
    w.MaterialMeans,
    w.VisitList,
    w.ItemElement,
    w.CentralState,
    w.ClockKind,
    w.ClockState,
    w.DocumentKind,
    w.DocumentState,
    w.RefusalGround,
    w.HandOutWay,
)
FACTS = {
    "minutes", "number", "wait", "receipt_no", "fields", "materials", "reason", "min", "max", "rule", "max_mb",
    "names", "count", "rules", "row", "column", "day", "wrong", "sent", "days", "value", "choices",
}  # fmt: skip


@pytest.mark.parametrize("code", list(w.RefusalCode))
def test_each_refusal_can_be_said_without_facts(code: w.RefusalCode) -> None:
    said = texts.sentence(code)
    assert said
    assert "{" not in said


@pytest.mark.parametrize("code", list(w.RefusalCode))
def test_placeholders_are_facts_that_the_core_gives(code: w.RefusalCode) -> None:
    for sentence in texts.REFUSALS[code]:
        assert texts.placeholders(sentence) <= FACTS


@pytest.mark.parametrize("code", list(w.RefusalCode))
def test_each_sentence_of_a_refusal_can_be_reached(code: w.RefusalCode) -> None:
    for sentence in texts.REFUSALS[code]:
        facts = {name: f"<{name}>" for name in texts.placeholders(sentence)}
        assert texts.sentence(code, facts) == sentence.format(**facts)


def test_paper_says_what_ails_a_device_as_the_screen_does() -> None:
    assert trouble_words.TROUBLES == texts.TROUBLES
    assert set(texts.TROUBLES) == set(w.DeviceTrouble)


@pytest.mark.parametrize("word", [word for kind in LABELLED for word in kind])
def test_each_state_has_a_word(word: StrEnum) -> None:
    shown = looks.look(word)
    assert shown.text
    assert shown.mark is Mark.NONE or shown.mark in _DRAWN


@pytest.mark.parametrize("kind", [w.CaseState, w.PaperState, w.DeliveryState, w.TicketState, w.DeviceState])
def test_two_states_of_one_kind_are_told_apart_without_colour(kind: type[StrEnum]) -> None:
    said = [looks.look(word).text for word in kind]
    assert len(set(said)) == len(said)


def test_words_of_two_kinds_that_are_equal_as_text_keep_their_own_label() -> None:
    assert str(w.DeliveryState.SENDING) == str(w.PaperState.SENDING)
    assert looks.look(w.DeliveryState.SENDING).text == "上报中"
    assert looks.look(w.PaperState.SENDING).text == "凭条打印中"


@pytest.mark.parametrize("trouble", list(w.DeviceTrouble))
def test_each_device_trouble_has_words(trouble: w.DeviceTrouble) -> None:
    assert texts.trouble(trouble)


@pytest.mark.parametrize("trouble", list(w.CardTrouble))
def test_each_card_trouble_says_what_to_do(trouble: w.CardTrouble) -> None:
    assert texts.sentence(w.RefusalCode.CARD_TROUBLE, card=trouble.value).endswith("。")


@pytest.mark.parametrize("code", ["fifo", "priority", "appointment", "transferred"])
def test_why_a_ticket_is_next(code: str) -> None:
    assert looks.why_next(code)
    assert looks.why_next("nobody taught us") == ""


def test_a_bound_that_is_none_is_not_said() -> None:
    assert texts.sentence(w.RefusalCode.FIELD_OUT_OF_RANGE, {"min": "0.01", "max": "∞"}) == "不能小于 0.01。"


def test_tr_is_asked_of_self_only_because_lupdate_takes_the_name_before_it_as_context() -> None:
    wrong = [
        f"{path.name}: {found}"
        for path in (Path(texts.__file__).parent).rglob("*.py")
        for found in re.findall(r"\b(?!self\b)\w+\.tr\(", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_no_formatted_text_is_given_to_the_translator() -> None:
    wrong = [
        path.name
        for path in (Path(texts.__file__).parent).rglob("*.py")
        if re.search(r"(\.tr|translate)\(\s*(\"\w+\",\s*)?f[\"']", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []
