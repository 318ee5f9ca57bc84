"""What was read is not read again, and is never older than the file: whoever wrote, and whatever became of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Executable, event

from local_cache.reading_once import KEPT
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples
from window_client.domain.basket import BasketItem
from window_client.domain.case import Case
from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import CaseId, PaperId, StaffNo
from window_client.domain.material_marks import MaterialMark
from window_client.domain.sources import Rival
from window_client.ports import Unit
from window_client.words import (
    CaseState,
    DeliveryState,
    EvaluationState,
    NumberKind,
    PaperState,
    Source,
    TicketState,
)

CASE = samples.a_case("case-read-once")
PAPER, DELIVERY = samples.a_paper(CASE), samples.a_delivery(CASE)
RIVAL = Rival("P.name", "另一个", Source.ELICENCE, samples.NOW)
ITEM = BasketItem(CASE.id, "R01", 1, "S1")
BLOCK = samples.a_block()
NEXT = samples.NOW + timedelta(minutes=5)
LATER = samples.a_delivery(CASE, 2, next_at=NEXT)
ASKED = Evaluation("ab" * 16, CASE.visit, CASE.id, "S023", StaffNo("1042"), samples.NOW)

WRITERS: tuple[Callable[[Unit], object], ...] = (
    lambda unit: unit.cases.put_answer(CASE.id, samples.an_answer()),
    lambda unit: unit.cases.put_answer(CASE.id, samples.an_answer("P.phone", "1"), samples.an_answer("P.sex", "2")),
    lambda unit: unit.rivals.put(CASE.id, RIVAL),
    lambda unit: unit.cases.drop_answers(CASE.id, ["P.name"]),
    lambda unit: unit.rivals.put(CASE.id, RIVAL),
    lambda unit: unit.rivals.drop(CASE.id, "P.name"),
    lambda unit: unit.cases.add_page(samples.a_page(CASE)),
    lambda unit: unit.cases.add_page(samples.a_page(CASE, "12" * 32, 2)),
    lambda unit: unit.cases.drop_page(CASE.id, "M.ID", samples.a_page(CASE).page.id),
    lambda unit: unit.materials.put_mark(MaterialMark(CASE.id, "M.ID", samples.NOW, None, StaffNo("1042"))),
    lambda unit: unit.materials.put_verdict(samples.a_verdict(CASE)),
    lambda unit: unit.materials.drop_verdict(CASE.id, "R01", "M.ID"),
    lambda unit: unit.materials.put_verdict(samples.a_verdict(CASE)),
    lambda unit: unit.materials.clear(CASE.id),
    lambda unit: unit.baskets.put(ITEM),
    lambda unit: unit.baskets.put(replace(ITEM, item="R02", place=2)),
    lambda unit: unit.baskets.drop(CASE.id, "R02"),
    lambda unit: unit.numbers.add_block(BLOCK),
    lambda unit: unit.numbers.take(NumberKind.RECEIPT, case=CASE.id, at=samples.NOW, text=lambda _, seq: f"n{seq}"),
    lambda unit: unit.cases.add_event(samples.an_event(CASE)),
    lambda unit: unit.papers.add(PAPER),
    lambda unit: unit.papers.save(replace(PAPER, state=PaperState.PRINTED)),
    lambda unit: unit.deliveries.add(DELIVERY),
    lambda unit: unit.deliveries.save(replace(DELIVERY, state=DeliveryState.ACKNOWLEDGED)),
    lambda unit: unit.cases.save(replace(CASE, state=CaseState.VOID, due=samples.NOW.date(), accepted_at=samples.NOW)),
    lambda unit: unit.deliveries.add(LATER),
    lambda unit: unit.deliveries.mark([LATER.id], DeliveryState.SENDING, at=samples.NOW, attempt=True),
    lambda unit: unit.deliveries.put_back([LATER.id], at=NEXT, cause="busy"),
    lambda unit: unit.deliveries.hurry(samples.NOW),
    lambda unit: unit.deliveries.save(replace(LATER, state=DeliveryState.RETURNED)),
    lambda unit: unit.deliveries.save(replace(LATER, state=DeliveryState.ACKNOWLEDGED)),
    lambda unit: unit.tickets.put(samples.a_ticket()),
    lambda unit: unit.tickets.put(samples.a_ticket(TicketState.SERVING)),
    lambda unit: unit.tickets.put(samples.a_ticket(TicketState.DONE)),
    lambda unit: unit.evaluations.add(ASKED),
    lambda unit: unit.evaluations.save(replace(ASKED, state=EvaluationState.NOT_RATED, cause="timeout")),
    lambda unit: unit.papers.add(replace(PAPER, id=PaperId("paper-held"))),
    lambda unit: unit.papers.save(replace(PAPER, id=PaperId("paper-held"), state=PaperState.SENDING)),
    lambda unit: unit.notes.put("day", b"2026-11-28"),
    lambda unit: unit.notes.put("catalogue", bytes(100_000)),
    lambda unit: unit.notes.drop("day"),
    lambda unit: unit.keeping.drop_pages(CASE.id),
    lambda unit: unit.keeping.reduce(CASE.id, samples.NOW),
)


def everything(unit: Unit) -> list[object]:
    """What is remembered of a case."""
    ident = CASE.id
    return [
        unit.cases.get(ident),
        unit.cases.answers(ident),
        unit.cases.pages(ident),
        unit.cases.events(ident),
        unit.cases.last_event_at(ident),
        unit.rivals.of_case(ident),
        unit.baskets.together(ident),
        unit.materials.marks(ident),
        unit.materials.verdicts(ident),
        unit.documents.of_case(ident),
        unit.documents.promises(ident),
        unit.print_jobs.of_case(ident),
        unit.papers.of_case(ident),
        unit.deliveries.of_case(ident),
        unit.evaluations.of_visit(CASE.visit),
        unit.applications.of_case(ident),
        [unit.numbers.left(kind) for kind in NumberKind],
        [unit.papers.in_state(state, 1) for state in PaperState],
        unit.tickets.current(),
        unit.notes.get("day"),
        unit.notes.get("catalogue"),
        unit.evaluations.open(),
        unit.deliveries.waiting(),
        [unit.deliveries.due(at, 10, 10_000) for at in (samples.NOW, NEXT, NEXT + timedelta(hours=1))],
    ]


@pytest.fixture
def other(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> Iterator[EncryptedStore]:
    """Another connection to the same file, which remembers nothing of what `store` read."""
    with store.unit() as unit:
        unit.cases.add(CASE)
    other = EncryptedStore(tmp_path, vault)
    other.open()
    yield other
    other.close()


@contextmanager
def statements(store: EncryptedStore) -> Iterator[list[Executable]]:
    """What runs meanwhile."""
    ran: list[Executable] = []

    def note(_: Connection, statement: Executable, *__: object) -> None:
        ran.append(statement)

    event.listen(store.engine, "before_execute", note)
    yield ran
    event.remove(store.engine, "before_execute", note)


def read(store: EncryptedStore) -> list[object]:
    with store.unit() as unit:
        return everything(unit)


def test_it_is_never_older_than_the_file(store: EncryptedStore, other: EncryptedStore) -> None:
    """Read, write, read in one transaction, and read in the next: each as a stranger to all of it reads the file."""
    for write in WRITERS:
        with store.unit() as unit:
            everything(unit)
            write(unit)
            during = everything(unit)
        with statements(store) as ran:
            after = read(store)
        assert not [each for each in ran if not each.is_select]
        assert during == after == read(other)


def test_what_others_wrote_is_seen(store: EncryptedStore, other: EncryptedStore) -> None:
    before = read(store)
    with other.unit() as unit:
        unit.cases.put_answer(CASE.id, samples.an_answer())
    assert read(store) == read(other) != before


def test_what_is_known_is_not_read_again(store: EncryptedStore, other: EncryptedStore) -> None:
    read(store)
    with store.unit() as unit:
        unit.cases.put_answer(CASE.id, samples.an_answer())
    with statements(store) as ran:
        found = read(store)
    assert ran == []
    assert found == read(other)


class ChangedMindError(Exception):
    """Raised by a step in the middle of its work."""


def answer_and_change_my_mind(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.cases.put_answer(CASE.id, samples.an_answer())
        everything(unit)
        raise ChangedMindError


def test_what_was_taken_back_is_forgotten(store: EncryptedStore, other: EncryptedStore) -> None:
    before = read(store)
    with pytest.raises(ChangedMindError):
        answer_and_change_my_mind(store)
    assert read(store) == before == read(other)


def test_a_sweep_over_many_cases_keeps_a_few(store: EncryptedStore, other: EncryptedStore) -> None:
    cases = [CaseId(f"case-{n}") for n in range(KEPT + 5)]
    with store.unit() as unit:
        for case in cases:
            unit.cases.answers(case)
    with statements(store) as ran, store.unit() as unit:
        for case in reversed(cases):
            unit.cases.answers(case)
    assert len(ran) == 5


def test_a_time_in_another_zone_is_read_as_from_the_file(store: EncryptedStore, other: EncryptedStore) -> None:
    draft: Case = replace(CASE, accepted_at=samples.NOW.astimezone(UTC))
    with store.unit() as unit:
        everything(unit)
        unit.cases.save(draft)
        unit.cases.put_answer(CASE.id, replace(samples.an_answer(), at=samples.NOW.astimezone(UTC)))
    with store.unit() as unit:
        case, answers = unit.cases.get(CASE.id), unit.cases.answers(CASE.id)
    assert case is not None
    assert case.accepted_at is not None
    assert {str(case.accepted_at), str(answers["P.name"].at)} == {str(samples.NOW)}
