"""Rules across fields, read from the sample catalogue: what each allows and forbids; a missing input says nothing."""

import pytest

from reference_platform import sample
from tests.window_client.domain.records import TODAY
from window_client.central.catalogue import from_wire
from window_client.domain import agent, item_rules, terms
from window_client.domain.item_rules import Rule

ITEMS = from_wire(sample.load()).items
RULES = {rule.code: rule for item in ITEMS.values() for spec in item.fields for rule in spec.rules}
RULES |= {rule.code: rule for spec in agent.with_agent(ITEMS["S02"], agent.AGENT, ()).fields for rule in spec.rules}
ROWS = '[{"amount":"6"},{"amount":"4"}]'


@pytest.mark.parametrize(
    ("rule", "answers", "holds"),
    [
        ("age>=16", {"P.birth": "2010-11-23"}, True),  # 16 today
        ("age>=16", {"P.birth": "2010-11-24"}, False),  # 16 tomorrow
        ("age>=16", {"P.birth": "2010-12-01"}, False),
        ("age>=60", {"P.birth": "1966-11-23"}, True),
        ("age>=60", {"P.birth": "1966-11-24"}, False),
        ("age>=60", {}, True),
        ("age>=60", {"P.birth": "1966-02-30"}, True),
        ("B.end>B.start", {"B.start": "2026-01-01", "B.end": "2026-01-02"}, True),
        ("B.end>B.start", {"B.start": "2026-01-01", "B.end": "2026-01-01"}, False),
        ("B.end>B.start", {"B.end": "2026-01-01"}, True),
        ("AD.to>AD.from", {"AD.from": "2026-02-01", "AD.to": "2026-01-31"}, False),
        ("SO.members", {"SO.indiv": "50", "SO.unit": "0"}, True),
        ("SO.members", {"SO.indiv": "49", "SO.unit": "0"}, False),
        ("SO.members", {"SO.indiv": "0", "SO.unit": "30"}, True),
        ("SO.members", {"SO.indiv": "0", "SO.unit": "29"}, False),
        ("SO.members", {"SO.indiv": "20", "SO.unit": "30"}, True),
        ("SO.members", {"SO.indiv": "19", "SO.unit": "30"}, False),
        ("SO.members", {"SO.indiv": "", "SO.unit": "30"}, True),
        ("holders-sum", {"E.holders": ROWS, "E.capital": "10"}, True),
        ("holders-sum", {"E.holders": ROWS, "E.capital": "10.00"}, True),
        ("holders-sum", {"E.holders": ROWS, "E.capital": "9"}, False),
        ("holders-sum", {"E.holders": '[{"amount":"6"},{"amount":""}]', "E.capital": "9"}, True),
        ("bank-no-luhn", {"P.bank_no": "6217000000000006"}, True),
        ("bank-no-luhn", {"P.bank_no": "6217000000000000"}, False),
        ("bank-no-luhn", {"P.bank_no": "62x"}, True),
        ("A.from<=today", {"A.from": "2026-11-23"}, True),
        ("A.from<=today", {"A.from": "2026-11-24"}, False),
        ("A.to>=today", {"A.to": "2026-11-22"}, False),
        ("A.scope has S02", {"A.scope": "R01,S02"}, True),
        ("A.scope has S02", {"A.scope": "all"}, True),
        ("A.scope has S02", {"A.scope": "S03"}, False),
        ("A.scope has S02", {"A.scope": "S021"}, False),
    ],
)
def test_rule(rule: str, answers: dict[str, str], holds: bool) -> None:
    assert item_rules.holds(RULES[rule], answers, TODAY) is holds


def test_every_rule_says_what_it_wants_and_is_silent_without_answers() -> None:
    for rule in RULES.values():
        assert rule.says
        assert item_rules.holds(rule, {}, TODAY)
    assert [code for code, rule in RULES.items() if not rule.hard] == ["bank-no-luhn"]


@pytest.mark.parametrize(
    ("term", "answers", "value"),
    [
        ({"if": [{"filled": "A"}, {"filled": "B"}]}, {"A": "1"}, False),  # required with
        ({"if": [{"filled": "A"}, {"filled": "B"}]}, {"A": "1", "B": "2"}, True),
        ({"if": [{"filled": "A"}, {"filled": "B"}]}, {}, True),
        ({"<=": [{"-": ["A", "B"]}, 3]}, {"A": "5", "B": "1"}, False),
        ({"<=": [{"-": ["A", "B"]}, 3]}, {"A": "5"}, None),
        ({"==": [{"count": "T"}, 2]}, {"T": ROWS}, True),
        ({">": [{"count": "T"}, 0]}, {"T": "no rows"}, False),
        ({">": [{"count": "T"}, 0]}, {"T": "{}"}, False),
        ({"!=": ["A", {"text": "长期"}]}, {"A": "长期"}, False),
        ({"<": ["A", 3]}, {"A": "abc"}, None),
        ({"<": ["A", 3]}, {"A": "NaN"}, None),
        ({"not": {"==": ["A", 1]}}, {"A": "1"}, False),
        ({"not": {"==": ["A", 1]}}, {}, None),
        ({"and": [{"==": ["A", 1]}, {"==": ["B", 1]}]}, {"A": "1"}, None),
        ({"and": [{"==": ["A", 1]}, {"==": ["B", 1]}]}, {"A": "2"}, False),
        ({"or": [{"==": ["A", 1]}, {"==": ["B", 1]}]}, {"A": "2"}, None),
        ({"or": [{"==": ["A", 1]}, {"==": ["B", 1]}]}, {"A": "2", "B": "2"}, False),
        ({"==": [{"+": ["A", 0.5]}, 1.5]}, {"A": "1"}, True),
        ({"has": ["A", {"text": "2"}]}, {"A": "1,2"}, True),
        ({"has": ["A", {"text": "2"}]}, {"A": "1,22"}, False),
        ({"has": ["A", "B"]}, {"A": "1"}, None),
        ({"has": ["A", "B"]}, {"B": "1"}, None),
    ],
)
def test_what_is_not_known_decides_nothing(term: object, answers: dict[str, str], value: object) -> None:
    assert terms.weigh(terms.parse(term), answers, TODAY) is value
    assert item_rules.holds(Rule("r", "某规则", terms.parse(term)), answers, TODAY) is (value is not False)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"smaller": ["A", "B"]}, "operator 'smaller' is unknown"),
        ({"<": ["A"]}, "takes 2 to 2 terms, not 1"),
        ({"sum": [3]}, "takes the name of an element"),
        ({"has": [3, 3]}, "takes the name of an element"),
        ({"<": ["A", ""]}, "is no term"),
        ({"<": ["A", None]}, "is no term"),
        ({"and": [True]}, "true and false"),
        ({}, "is no term"),
    ],
)
def test_a_term_that_cannot_be_read_says_why(raw: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        terms.parse(raw)
