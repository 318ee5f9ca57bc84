"""Who acts or helps (代理、监护、帮办): the fields and papers it adds, whose card was read, what papers say of it."""

from dataclasses import replace

import pytest

from tests.window_client.domain.records import NOW, an_item
from window_client.domain import agent
from window_client.domain.case import Answer
from window_client.domain.item import MaterialSpec
from window_client.words import Necessity, Source

NAMED = (("X01", "某事项"),)


def known(**values: str) -> dict[str, Answer]:
    found = {f"A.{key}" if key in {"kind", "cert_no"} else "P.cert_no": value for key, value in values.items()}
    return {key: Answer(key, value, Source.READER, NOW) for key, value in found.items()}


@pytest.mark.parametrize(
    ("kind", "asked", "paper"),
    [
        (agent.AGENT, {"A.name", "A.from", "A.to", "A.scope"}, {"M.AGENT"}),
        (agent.GUARDIAN, {"A.name", "A.relation"}, {"M.GUARDIAN"}),
        (agent.ASSISTED, {"A.staff", "A.help"}, set()),
    ],
)
def test_each_kind_asks_for_its_own(kind: str, asked: set[str], paper: set[str]) -> None:
    item = agent.with_agent(an_item(), kind, NAMED)
    assert asked <= {spec.element for spec in item.fields}
    assert {spec.type for spec in item.materials} == paper


def test_an_items_own_line_for_the_authority_becomes_required() -> None:
    own = MaterialSpec("M.AGENT", "委托书", Necessity.CONDITIONAL, 1, 1, when="代办")
    other = replace(own, type="M.ID", necessity=Necessity.REQUIRED)
    item = agent.with_agent(an_item(materials=(own, other)), agent.HELPER, NAMED)
    assert [(spec.type, spec.necessity, spec.when) for spec in item.materials] == [
        ("M.AGENT", Necessity.REQUIRED, ""),
        ("M.ID", Necessity.REQUIRED, "代办"),
    ]


@pytest.mark.parametrize(
    ("answers", "covered"),
    [
        ({}, True),
        ({"A.kind": "2", "A.scope": "X09"}, True),  # a guardian needs no authority
        ({"A.kind": "1"}, True),  # not told yet
        ({"A.kind": "1", "A.scope": "X01,X02"}, True),
        ({"A.kind": "1", "A.scope": "all"}, True),
        ({"A.kind": "3", "A.scope": "X02"}, False),
    ],
)
def test_an_authority_covers_what_it_names(answers: dict[str, str], covered: bool) -> None:
    assert agent.covers(answers, "X01") is covered


@pytest.mark.parametrize(
    ("answers", "there", "takes"),
    [
        (known(), True, False),  # nobody acts
        (known(kind="4", applicant="1"), True, False),  # the applicant is there himself
        (known(kind="1"), True, False),  # the applicant comes first
        (known(kind="1"), False, True),  # a unit has no card
        (known(kind="1", applicant="2"), True, False),  # the applicant's own again
        (known(kind="1", applicant="1"), True, True),
        (known(kind="1", applicant="1", cert_no="2"), True, True),  # the same agent again
        (known(kind="1", applicant="1", cert_no="3"), True, False),  # a third person
    ],
)
def test_whose_card_it_is(answers: dict[str, Answer], there: bool, takes: bool) -> None:
    assert agent.takes_card(answers, "2", principal_there=there) is takes


def test_a_typed_agent_gives_way_to_a_card() -> None:
    typed = known(kind="1", applicant="1") | {"A.cert_no": Answer("A.cert_no", "3", Source.TYPED, NOW)}
    assert agent.takes_card(typed, "2")


def test_a_card_gives_an_agent_name_and_number() -> None:
    assert agent.from_card({"P.name": "王五", "P.sex": "1"}) == {"A.name": "王五"}
    assert agent.from_card({"P.name": "王五", "P.cert_no": "9"}) == {"A.name": "王五", "A.cert_no": "9"}


def test_papers_say_who_acts_and_until_when() -> None:
    acting = {"A.kind": "1", "A.name": "王五", "A.to": "2027-01-01"}
    assert agent.told(acting, "45****") == "王五（委托代理人，证件号码 45****，授权至 2027-01-01）"
    assert agent.told({"A.kind": "2", "A.name": "王五", "A.relation": "2"}, "") == "王五（监护人，母亲）"
    helped = {"A.kind": "4", "A.staff": "1042", "A.help": "1,3"}
    assert agent.told(helped, "") == "帮办（本人在场） 工号1042 帮填表单、全程陪办"
