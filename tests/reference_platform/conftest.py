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
    yield _sqlite(tmp_path_factory)


@pytest.fixture(scope="session")
def each_platform(database_url: str) -> Iterator[PlatformServer]:
    """Serves the tests that matter on both engines."""
    with PlatformServer(database_url) as server:
        yield server


@pytest.fixture
def each_hall(each_platform: PlatformServer) -> Iterator[Hall]:
    """A site that no other test knows, on each engine. A module whose tests are about the database uses it as `hall`."""
    with Hall(each_platform, f"T{next(_SITES)}") as opened:
        yield opened


@pytest.fixture(scope="session")
def one_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformServer]:
    """Serves the tests to which the engine makes no difference."""
    with PlatformServer(_sqlite(tmp_path_factory)) as server:
        yield server


@pytest.fixture
def hall(one_platform: PlatformServer) -> Iterator[Hall]:
    """A site that no other test knows."""
    with Hall(one_platform, f"T{next(_SITES)}") as opened:
        yield opened


def _sqlite(factory: pytest.TempPathFactory) -> str:
    directory: Path = factory.mktemp("platform")
    return f"sqlite:///{(directory / 'platform.sqlite').as_posix()}"
