"""What was answered survives the end of the process; a foreign database is refused; a process may share PostgreSQL."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from reference_platform.store import Database, take
from reference_platform.tables import counters
from tests.central_records import acceptance, raw
from tests.platform_server import ROOT, PlatformServer, until
from window_client.errors import CentralUnavailable
from window_client.words import NumberKind


def test_an_answered_batch_survives_signal_9(database_url: str) -> None:
    with PlatformServer(database_url) as server:
        client, case = server.window("K1"), acceptance()
        client.post_events(raw(*case))
        block = client.lease(NumberKind.RECEIPT, 5, "one")
        server.kill()
        server.start()
        assert len(server.record(case[0].receipt_no)["events"]) == 2
        assert client.lease(NumberKind.RECEIPT, 5, "one") == block
        client.close()


def test_killed_between_commit_and_answer_the_record_is_there_once(database_url: str) -> None:
    with PlatformServer(database_url) as server, ThreadPoolExecutor(1) as pool:
        case = acceptance()

        def post() -> list[str]:
            client = server.window("K2")
            try:
                return [each.status for each in client.post_events(raw(*case)).results]
            finally:
                client.close()

        server.fault("hold-after-commit", path="/events", seconds=30)
        cut_off = pool.submit(post)
        until(lambda: server.fault_now()["holding"] == 1)
        server.kill()
        with pytest.raises(CentralUnavailable):
            cut_off.result(15)
        server.start()
        assert post() == ["known", "known"]
        assert len(server.record(case[0].receipt_no)["events"]) == 2


def test_two_processes_over_one_database_never_lease_a_number_twice(database_url: str) -> None:
    one, other = Database(database_url), Database(database_url)

    def lease(database: Database) -> list[int]:
        found = []
        for _ in range(20):
            with database.transaction() as connection:
                found.append(take(connection, "contended"))
        return found

    try:
        with ThreadPoolExecutor(4) as pool:
            numbers = [n for found in pool.map(lease, [one, other, one, other]) for n in found]
    finally:
        one.close()
        other.close()
    assert sorted(numbers) == list(range(1, 81))


def test_readers_wait_for_no_writer(database_url: str) -> None:
    database = Database(database_url)
    try:
        with database.transaction() as writer:
            writer.execute(counters.insert().values(name="unseen", next=1))
            with database.reading() as reader:
                names = {row.name for row in reader.execute(counters.select())}
            assert "schema" in names
            assert "unseen" not in names
            writer.execute(counters.delete().where(counters.c.name == "unseen"))
    finally:
        database.close()


def test_a_database_of_another_version_is_refused_with_one_line(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'old.sqlite').as_posix()}"
    engine = create_engine(url)
    counters.create(engine)
    with engine.begin() as connection:
        connection.execute(counters.insert().values(name="schema", next=1))
    engine.dispose()
    command = [sys.executable, "-m", "reference_platform", "--port", "0", "--database-url", url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "another version" in done.stderr


def test_a_taken_port_is_told_with_one_line(tmp_path: Path) -> None:
    with PlatformServer.on_sqlite(tmp_path) as server:
        port = server.url.rsplit(":", 1)[1]
        url = f"sqlite:///{(tmp_path / 'second.sqlite').as_posix()}"
        command = [sys.executable, "-m", "reference_platform", "--port", port, "--database-url", url]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1


def test_it_ends_in_good_order_when_its_parent_goes(tmp_path: Path) -> None:
    server = PlatformServer.on_sqlite(tmp_path)
    server.start()
    assert server.stop() == 0
