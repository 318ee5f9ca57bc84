"""Starting and stopping the platform: one clear line when it cannot start, an end with its parent, no doors left open."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from reference_platform.serve import _listen, serve
from reference_platform.tables import counters
from tests.platform_server import CLERK, ROOT, PlatformServer
from window_client.central.client import CentralClient
from window_client.errors import CentralUnavailable


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


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://x", "sqlite:////no/such/directory/x.sqlite", "postgresql+psycopg://u:Secret-1@127.0.0.1:9/x"],
)
def test_a_database_that_cannot_be_opened_is_told_with_one_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(port=0, database_url=url) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "Secret-1" not in told.err


def test_one_life_of_a_platform(tmp_path: Path) -> None:
    """It starts with a fault and loses it, refuses an unknown one, keeps its port, and ends when its parent goes."""
    server = PlatformServer.on_sqlite(tmp_path, fault="down")
    server.start()
    client = CentralClient(server.settings())
    with pytest.raises(CentralUnavailable):
        client.sign_in(*CLERK)
    server.fault("ok")
    assert client.sign_in(*CLERK).staff_no == "1042"
    client.close()
    with pytest.raises(urllib.error.HTTPError) as refused:
        server.fault("earthquake")
    assert refused.value.code == 400
    refused.value.close()
    port, url = server.url.rsplit(":", 1)[1], f"sqlite:///{(tmp_path / 'second.sqlite').as_posix()}"
    command = [sys.executable, "-m", "reference_platform", "--port", port, "--database-url", url]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (second.returncode, second.stdout, second.stderr.count("\n")) == (1, "", 1)
    assert server.stop() == 0


def test_without_admin_there_is_no_admin(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'plain.sqlite').as_posix()}"
    command = [sys.executable, "-m", "reference_platform", "--port", "0", "--database-url", url, "--with-parent"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().split('"')[3]
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/admin/records", timeout=30)
        process.stdin.close()
    assert refused.value.code == 404
    refused.value.close()


def test_answers_do_not_wait_for_nagle() -> None:
    with _listen(0) as listener, socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
        assert accepted.proto == socket.IPPROTO_TCP
