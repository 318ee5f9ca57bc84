"""Every record goes through a real encrypted file and comes back the same."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples
from tests.local_cache.samples import NOW
from window_client import ports
from window_client.domain.document import Document
from window_client.domain.ids import CaseId, DeliveryId, DocumentId, PageId, PaperId, PrintId, StaffNo
from window_client.domain.print_job import PrintJob
from window_client.words import (
    CaseState,
    DeliveryState,
    DeviceTrouble,
    DocumentKind,
    NumberKind,
    NumberState,
    PaperState,
    Source,
    TicketState,
)


def test_the_store_is_what_the_core_asks_for(store: EncryptedStore, vault: FileVault) -> None:
    as_port: ports.Store = store
    keys: ports.Vault = vault
    assert as_port.is_open
    assert keys.is_unlocked


def test_cases_come_back_as_they_were(store: EncryptedStore) -> None:
    draft = samples.a_case(ticket=None, due=None)
    with store.unit() as unit:
        unit.cases.add(draft)
    full = replace(
        draft,
        receipt_no="01032611230000017",
        official_no="4504",
        state=CaseState.ACCEPTED,
        accepted_at=NOW + timedelta(microseconds=1),
        due=date(2026, 12, 3),
        due_provisional=True,
        events=2,
        query_token="token",
    )
    with store.unit() as unit:
        assert unit.cases.get(draft.id) == draft
        unit.cases.save(full)
    with store.unit() as unit:
        back = unit.cases.get(draft.id)
        assert back == full
        assert back is not None
        assert back.due_provisional is True
        assert back.opened_at.utcoffset() == timedelta(hours=8)
        assert unit.cases.get(CaseId("nobody")) is None


def test_an_unknown_case_paper_delivery_or_number_cannot_be_saved(store: EncryptedStore) -> None:
    case = samples.a_case()
    with store.unit() as unit:
        with pytest.raises(LookupError):
            unit.cases.save(case)
        with pytest.raises(LookupError):
            unit.papers.save(samples.a_paper(case))
        with pytest.raises(LookupError):
            unit.deliveries.save(samples.a_delivery(case))
        with pytest.raises(LookupError):
            unit.numbers.void(NumberKind.RECEIPT, "1", at=NOW, reason="x")


def test_lists_of_cases(store: EncryptedStore) -> None:
    old = samples.a_case(opened_at=NOW - timedelta(hours=2))
    new, elsewhere = samples.a_case(), samples.a_case(window="04")
    first = samples.a_case(state=CaseState.ACCEPTED, accepted_at=NOW - timedelta(hours=1))
    last = samples.a_case(state=CaseState.ACCEPTED, accepted_at=NOW)
    yesterday = samples.a_case(state=CaseState.ACCEPTED, accepted_at=NOW.replace(hour=0, minute=0) - timedelta(hours=1))
    with store.unit() as unit:
        for case in (new, old, elsewhere, first, last, yesterday):
            unit.cases.add(case)
        assert unit.cases.drafts("03") == [old, new]
        assert unit.cases.accepted_on(NOW.date(), 10) == [last, first]
        assert unit.cases.accepted_on(NOW.date(), 1) == [last]
        assert unit.cases.accepted_on(NOW.date() - timedelta(days=1), 10) == [yesterday]
        assert unit.cases.count(CaseState.ACCEPTED) == 3


def test_the_same_matter_accepted_before_is_found(store: EncryptedStore) -> None:
    mine, other = samples.a_case(), samples.a_case()
    with store.unit() as unit:
        unit.cases.add(mine)
        unit.cases.add(other)
        assert unit.cases.open_same(mine.applicant_key, "R01", mine.id) is None  # a draft is no second acceptance
        accepted = replace(other, state=CaseState.ACCEPTED)
        unit.cases.save(accepted)
        assert unit.cases.open_same(mine.applicant_key, "R01", mine.id) == accepted
        assert unit.cases.open_same(mine.applicant_key, "R02", mine.id) is None
        assert unit.cases.open_same("", "R01", mine.id) is None
        unit.cases.save(replace(other, state=CaseState.WITHDRAWN))
        assert unit.cases.open_same(mine.applicant_key, "R01", mine.id) is None


def test_answers_are_put_replaced_and_dropped(store: EncryptedStore) -> None:
    case = samples.a_case()
    name, phone = samples.an_answer(), samples.an_answer("P.phone", "13900000000")
    typed = replace(name, value="覃梅", source=Source.TYPED)
    with store.unit() as unit:
        unit.cases.add(case)
        for answer in (name, phone, typed):
            unit.cases.put_answer(case.id, answer)
        assert unit.cases.answers(case.id) == {"P.name": typed, "P.phone": phone}
        unit.cases.drop_answers(case.id, ["P.phone", "P.none"])
        unit.cases.drop_answers(case.id, [])
        assert unit.cases.answers(case.id) == {"P.name": typed}


def test_events_and_pages(store: EncryptedStore) -> None:
    case = samples.a_case()
    events = [samples.an_event(case, 1), replace(samples.an_event(case, 2), from_state=CaseState.DRAFT)]
    first, second = samples.a_page(case, "aa" * 32, 1), samples.a_page(case, "bb" * 32, 2)
    with store.unit() as unit:
        unit.cases.add(case)
        for event in reversed(events):
            unit.cases.add_event(event)
        for page in (second, first, second):
            unit.cases.add_page(page)
        assert unit.cases.events(case.id) == events
        assert unit.cases.pages(case.id) == [first, second]
        unit.cases.drop_page(case.id, "M.ID", first.page.id)
        unit.cases.drop_page(case.id, "M.ID", PageId("none"))
        assert unit.cases.pages(case.id) == [second]


def test_papers(store: EncryptedStore) -> None:
    case = samples.a_case()
    original, again = samples.a_paper(case), samples.a_paper(case, copy=1)
    with store.unit() as unit:
        unit.cases.add(case)
        unit.papers.add(original)
        unit.papers.add(again)
        held = replace(original, held=DeviceTrouble.PAPER_OUT, changed_at=NOW)
        unit.papers.save(held)
        assert unit.papers.get(original.id) == held
        assert unit.papers.in_state(PaperState.QUEUED) == [held, again]
        unit.papers.save(replace(held, state=PaperState.PRINTED))
        assert unit.papers.in_state(PaperState.QUEUED) == [again]
        assert [paper.copy for paper in unit.papers.of_case(case.id)] == [0, 1]
        assert unit.papers.get(PaperId("none")) is None


def test_deliveries(store: EncryptedStore) -> None:
    case = samples.a_case()
    first, second = samples.a_delivery(case, 1), samples.a_delivery(case, 2, at=NOW + timedelta(minutes=1))
    with store.unit() as unit:
        unit.cases.add(case)
        assert unit.deliveries.waiting() == (0, None)
        unit.deliveries.add(first)
        unit.deliveries.add(second)
        assert unit.deliveries.waiting() == (2, NOW)
        unit.deliveries.mark([first.id, second.id], DeliveryState.SENDING, at=NOW, attempt=True)
        sending = replace(first, state=DeliveryState.SENDING, attempts=1, changed_at=NOW)
        assert unit.deliveries.get(first.id) == sending
        assert unit.deliveries.waiting() == (2, NOW)
        unit.deliveries.mark([first.id], DeliveryState.ACKNOWLEDGED, at=NOW)
        back = replace(second, attempts=1, next_at=NOW + timedelta(seconds=5), cause="timeout", changed_at=NOW)
        unit.deliveries.save(back)
        assert unit.deliveries.get(second.id) == back
        assert unit.deliveries.in_state(DeliveryState.WAITING) == [back]
        assert unit.deliveries.count(DeliveryState.ACKNOWLEDGED) == 1
        assert unit.deliveries.acknowledged_on(NOW.date()) == 1
        assert unit.deliveries.acknowledged_on(NOW.date() + timedelta(days=1)) == 0
        assert [each.seq for each in unit.deliveries.of_case(case.id)] == [1, 2]
        assert unit.deliveries.get(DeliveryId("none")) is None
        unit.deliveries.mark([], DeliveryState.WAITING, at=NOW)


def test_tickets_numbers_people_and_notes(store: EncryptedStore) -> None:
    ticket = samples.a_ticket()
    with store.unit() as unit:
        assert unit.tickets.current() is None
        unit.tickets.put(ticket)
        serving = replace(ticket, state=TicketState.SERVING, started_at=NOW, calls=2)
        unit.tickets.put(serving)
        assert unit.tickets.current() == serving
        unit.tickets.put(replace(serving, state=TicketState.DONE, finished_at=NOW, manual=True))
        assert unit.tickets.current() is None
        unit.people.put(samples.CLERK)
        unit.people.put(replace(samples.CLERK, name="张改名"))
        assert unit.people.get("zhang") == replace(samples.CLERK, name="张改名")
        assert unit.people.get("li") is None
        unit.notes.put("cursor", b"17")
        unit.notes.put("cursor", b"\x00\xff")
        assert unit.notes.get("cursor") == b"\x00\xff"
        assert unit.notes.get("none") is None


def test_numbers_are_taken_in_order_and_every_fate_is_a_row(store: EncryptedStore) -> None:
    def take(unit: ports.Unit) -> str | None:
        return unit.numbers.take(NumberKind.RECEIPT, case="c", at=NOW, text=samples.number_text)

    with store.unit() as unit:
        assert take(unit) is None
        unit.numbers.add_block(samples.a_block("b-2", 11, 12))
        unit.numbers.add_block(samples.a_block("b-1", 1, 1))
        assert unit.numbers.left(NumberKind.RECEIPT) == 3
        assert [take(unit)[-2:] for _ in range(3)] == ["11", "12", "01"]  # type: ignore[index]
        assert take(unit) is None
        assert unit.numbers.left(NumberKind.RECEIPT) == 0
        unit.numbers.add_block(samples.a_block("b-1", 1, 1))  # leased again by a repeated answer
        assert take(unit) is None
        unit.numbers.void(NumberKind.RECEIPT, "0103261123000012", at=NOW, reason="misprint")
        fates = unit.numbers.fates(NumberKind.RECEIPT)
        assert {fate.seq: fate.state for fate in fates} == {
            1: NumberState.USED,
            11: NumberState.USED,
            12: NumberState.VOID,
        }
        assert unit.numbers.left(NumberKind.OFFICIAL) == 0


def test_a_naive_time_is_refused(store: EncryptedStore) -> None:
    naive = NOW.replace(tzinfo=None)
    with store.unit() as unit:
        with pytest.raises(TypeError):
            unit.cases.add(samples.a_case(opened_at=naive))
        with pytest.raises(ValueError, match="aware"):
            unit.audit.append(at=naive, actor="", role="", window="", deed="", subject="", outcome="")


def test_records_survive_closing(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> None:
    case = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(case)
    store.close()
    assert not store.is_open
    again = EncryptedStore(tmp_path, vault)
    again.open()
    with again.unit() as unit:
        assert unit.cases.get(case.id) == case
    again.close()


def test_print_jobs(store: EncryptedStore) -> None:
    case = samples.a_case()
    document = Document(
        DocumentId("d1"), case.id, DocumentKind.ACCEPTANCE_NOTICE, "77", "0" * 64, "{}", NOW, StaffNo("1042")
    )
    job = PrintJob(PrintId("j1"), document.id, PaperState.QUEUED, NOW)
    with store.unit() as unit:
        unit.cases.add(case)
        unit.documents.keep_template("0" * 64, "source")
        unit.documents.add(document)
        unit.print_jobs.add(job)
        sending = replace(job, state=PaperState.SENDING, ticket="17", held=DeviceTrouble.PAPER_OUT, changed_at=NOW)
        unit.print_jobs.save(sending)
        assert unit.print_jobs.get(job.id) == unit.print_jobs.of_document(document.id) == sending
        assert unit.print_jobs.in_state(PaperState.SENDING) == unit.print_jobs.of_case(case.id) == [sending]
        assert unit.print_jobs.in_state(PaperState.QUEUED) == []
        assert unit.print_jobs.of_document(DocumentId("d2")) is None
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.print_jobs.add(replace(job, id=PrintId("j2")))  # a paper is printed once
    for statement in ("DELETE FROM print_jobs", "UPDATE print_jobs SET queued_at = 1"):
        with pytest.raises(IntegrityError), store.unit():
            store._connection.exec_driver_sql(statement)  # type: ignore[union-attr]
