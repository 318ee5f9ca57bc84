"""The audit chain: whole from row 1; whatever is cut, changed or moved is found and located."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.window_client.domain.records import NOW
from window_client.domain.audit import GENESIS, AuditEntry, chain_fault, link


def chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for seq in range(1, length + 1):
        previous = entries[-1].hash if entries else GENESIS
        at = NOW + timedelta(seconds=seq)
        fields = ("1042", "clerk", "03", "accept_case", f"c{seq}", "done", "")
        entries.append(AuditEntry(seq, at, *fields, previous, link(previous, seq, at, *fields)))
    return entries


def test_a_whole_chain_has_no_fault() -> None:
    assert chain_fault([]) is None
    assert chain_fault(chain(5)) is None
    assert chain_fault(chain(5)[2:], previous=chain(5)[1].hash) is None


@given(st.integers(0, 5), st.sampled_from(["actor", "role", "window", "deed", "subject", "outcome", "facts"]))
def test_a_changed_word_is_located(place: int, name: str) -> None:
    entries = chain(6)
    entries[place] = replace(entries[place], **{name: "another"})  # type: ignore[arg-type]
    assert chain_fault(entries) == place + 1


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_cut_or_moved_row_is_located(place: int) -> None:
    cut = [entry for n, entry in enumerate(chain(5)) if n != place]
    assert chain_fault(cut) == place + 1
    moved = chain(5)
    moved[place], moved[place + 1] = moved[place + 1], moved[place]
    assert chain_fault(moved) == place + 1


def test_another_time_or_beginning_is_found() -> None:
    entries = chain(3)
    entries[1] = replace(entries[1], at=NOW)
    assert chain_fault(entries) == 2
    assert chain_fault(chain(3), previous="ab" * 32) == 1


def test_words_cannot_flow_into_their_neighbours() -> None:
    assert link(GENESIS, 1, NOW, "ab", "c") != link(GENESIS, 1, NOW, "a", "bc")
