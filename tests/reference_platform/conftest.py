"""One platform process per database engine for all tests here; every test works in a hall of its own."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.platform_server import PlatformServer
from tests.postgres_cluster import binaries, cluster
from tests.reference_platform.hall import Hall

_SITES = itertools.count(1)

ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(binaries() is None, reason="no PostgreSQL is installed here")),
]


@pytest.fixture(scope="session", params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A fresh database of either engine."""
    if request.param == "postgresql":
        with cluster() as url:
            yield url
        return
    directory: Path = tmp_path_factory.mktemp("platform")
    yield f"sqlite:///{(directory / 'platform.sqlite').as_posix()}"


@pytest.fixture(scope="session")
def shared_platform(database_url: str) -> Iterator[PlatformServer]:
    """Serves all tests of one engine."""
    with PlatformServer(database_url) as server:
        yield server


@pytest.fixture
def hall(shared_platform: PlatformServer) -> Iterator[Hall]:
    """A site that no other test knows."""
    with Hall(shared_platform, f"T{next(_SITES)}") as opened:
        yield opened
