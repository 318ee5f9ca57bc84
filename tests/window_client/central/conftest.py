"""One platform for all tests of client and courier; each test works in a hall of its own and leaves no fault behind."""

import itertools
from collections.abc import Iterator

import pytest

from tests.platform_server import CLERK, PlatformServer
from tests.reference_platform.hall import Hall
from tests.window_client.central.post import Post
from window_client import messages as m

_SITES = itertools.count(1)


@pytest.fixture(scope="session")
def central_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformServer]:
    with PlatformServer.on_sqlite(tmp_path_factory.mktemp("central")) as server:
        yield server


@pytest.fixture
def hall(central_platform: PlatformServer) -> Iterator[Hall]:
    """A site that no other test knows."""
    with Hall(central_platform, f"C{next(_SITES)}") as opened:
        yield opened
        central_platform.fault("ok")


@pytest.fixture
def post(hall: Hall) -> Iterator[Post]:
    """Signed in by the window's own token."""
    with Post(hall.platform.settings(site=hall.site)) as post:
        post.do(m.UseWindowToken(hall.client().sign_in(*CLERK).window_token))
        yield post
