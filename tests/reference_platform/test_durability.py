"""What was answered survives the end of the process; a foreign database is refused; a process may share PostgreSQL."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from reference_platform.store import Database, take
from reference_platform.tables import counters
from tests.central_records import acceptance, raw
from tests.platform_server import CLERK, PlatformServer
from tests.reference_platform.hall import Hall
from tests.waiting import until
from window_client.central import wire
from window_client.central.wire import signing
from window_client.errors import CentralUnavailable
from window_client.words import NumberKind


def test_signal_9_takes_nothing_that_was_answered_and_doubles_nothing_that_was_not(database_url: str) -> None:
    """Killed while a committed answer is kept back: the window does not know, and asks again after the restart."""
    answered, cut_off = acceptance(), acceptance()
    with PlatformServer(database_url) as server, ThreadPoolExecutor(1) as pool:
        client = server.window("K1")
        client.post_events(raw(*answered))
        block = client.lease(NumberKind.RECEIPT, 5, "one")

        def post() -> list[str]:
            other = server.window("K1", "04")
            try:
                return [each.status for each in other.post_events(raw(*cut_off)).results]
            finally:
                other.close()

        server.fault("hold-after-commit", path="/events", seconds=30)
        unknown = pool.submit(post)
        until(lambda: server.fault_now()["holding"] == 1)
        server.kill()
        with pytest.raises(CentralUnavailable):
            unknown.result(60)
        server.start()
        assert len(server.record(answered[0].receipt_no)["events"]) == 2
        assert client.lease(NumberKind.RECEIPT, 5, "one") == block
        assert post() == ["known", "known"]
        assert len(server.record(cut_off[0].receipt_no)["events"]) == 2
        client.close()


def test_a_signed_request_is_taken_once_also_after_a_restart(database_url: str) -> None:
    with PlatformServer(database_url) as server:
        with Hall(server, "K2") as hall:
            token = hall.client().sign_in(*CLERK).window_token
        for method, path, body in (("GET", "/hall/load", b""), ("POST", "/events", b'{"records":[]}')):
            now, nonce = int(time.time()), uuid.uuid4().hex
            header = signing.sign(token, "sha256", method, wire.API + path, now, nonce, body)
            assert [_status(server, header, method, path, body) for _ in range(2)] == [200, 401]
            server.kill()
            server.start()
            assert _status(server, header, method, path, body) == 401


def _status(server: PlatformServer, header: str, method: str, path: str, body: bytes) -> int:
    url, headers = server.url + wire.API + path, {"Authorization": header}
    with requests.request(method, url, data=body, headers=headers, timeout=30) as answer:
        return answer.status_code


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
