"""The state drawings of docs/architecture.md are the tables of moves.py."""

import re
from pathlib import Path

from window_client.domain.moves import CASE_MOVES, DELIVERY_MOVES, PAPER_MOVES, TICKET_MOVES
from window_client.words import CaseState

ARCHITECTURE = Path(__file__).resolve().parents[3] / "docs" / "architecture.md"


def test_the_state_drawings_are_the_tables() -> None:
    drawn = re.findall(r"stateDiagram-v2\n(.*?)```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL)
    tables: list[set[tuple[str, str]]] = [
        {(start.value, end.value) for start, ends in CASE_MOVES.items() for end in ends if end is not CaseState.VOID},
        {(start.value, end.value) for start, ends in PAPER_MOVES.items() for end in ends},
        {(start.value, end.value) for start, ends in DELIVERY_MOVES.items() for end in ends},
        {(start.value, end.value) for start, ends in TICKET_MOVES.items() for end in ends},
    ]
    assert [set(re.findall(r"(\w+) --> (\w+)", text)) for text in drawn] == tables
