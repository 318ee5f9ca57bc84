"""The rows of the million-case benchmark are rows of today's tables: what it measures is what the store keeps."""

from pathlib import Path

from benchmarks.many import fill, person
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from window_client.domain.finding import wanted
from window_client.words import CaseState


def test_the_store_reads_the_rows_of_the_benchmark(tmp_path: Path) -> None:
    vault = FileVault(tmp_path, use_key_ring=False)
    vault.create()
    fill(tmp_path / FILE_NAME, vault.subkey("store"), 30)
    store = EncryptedStore(tmp_path, vault)
    store.open()
    name, cert_no, _, receipt_no = person(7)
    wish = wanted(cert_no)
    assert wish is not None
    with store.unit() as unit:
        [hit] = unit.cases.find(wish, 21)
        case = unit.cases.get(hit.id)
        events = unit.cases.events(hit.id)
    store.close()
    assert (hit.receipt_no, hit.applicant_name) == (receipt_no, name)
    assert case is not None
    assert case.state is CaseState.ACCEPTED
    assert [event.seq for event in events] == [1, 2]
