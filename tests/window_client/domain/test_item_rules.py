"""Rules across fields: what each allows and forbids; nothing is said while an input is missing."""

import pytest

from tests.window_client.domain.records import TODAY
from window_client.domain.item_rules import RULES


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
        ("SO.plain_name", {"E.name": "中华某某协会"}, False),
        ("SO.plain_name", {"E.name": "梧州市全国某某协会"}, True),
        ("NB.birth_no", {"NB.birth_no": "U450000001"}, True),
        ("NB.birth_no", {"NB.birth_no": "u450000001"}, False),
        ("NB.birth_no", {"NB.birth_no": "U45000000"}, False),
        ("NB.birth_no", {}, True),
    ],
)
def test_rule(rule: str, answers: dict[str, str], holds: bool) -> None:
    assert RULES[rule].holds(answers, TODAY) is holds


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_speaks_and_holds_while_nothing_is_known(rule: str) -> None:
    assert RULES[rule].says
    assert RULES[rule].holds({}, TODAY)
