"""A hall of a test's own on a shared platform: its windows, its tickets, its records."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from tests.platform_server import CLERK, PlatformServer
from window_client.central import wire
from window_client.central.client import CentralClient

T = TypeVar("T")


class Hall:
    """Gives signed-in clients and closes them."""

    def __init__(self, platform: PlatformServer, site: str) -> None:
        self.platform, self.site = platform, site
        self._clients: list[CentralClient] = []
        self._tokens: dict[str, str] = {}

    def client(self, window: str = "03", **changes: Any) -> CentralClient:
        """Not signed in."""
        client = CentralClient(self.platform.settings(site=self.site, window=window, **changes))
        self._clients.append(client)
        return client

    def window(self, window: str = "03", **changes: Any) -> CentralClient:
        """Signed in as the clerk."""
        client = self.client(window, **changes)
        client.sign_in(*CLERK)
        return client

    def take(self, group: str = "社会事务", count: int = 1, **how: Any) -> list[str]:
        """Numbers taken by citizens."""
        return [ticket["number"] for ticket in self.platform.take_tickets(group, count, site=self.site, **how)]

    def at_once(self, windows: int, deed: Callable[[CentralClient], T]) -> list[T]:
        """The same deed at so many windows in the same moment, each with a session and a thread of its own."""
        names = [f"{number:02d}" for number in range(1, windows + 1)]
        for name in names:
            self._tokens[name] = self._tokens.get(name) or self.client(name).sign_in(*CLERK).window_token

        def one(name: str, token: str) -> T:
            client = CentralClient(self.platform.settings(site=self.site, window=name, answer_timeout_s=30.0))
            client.use_token(token)
            try:
                return deed(client)
            finally:
                client.close()

        with ThreadPoolExecutor(windows) as pool:
            return list(pool.map(one, names, [self._tokens[name] for name in names]))

    def __enter__(self) -> "Hall":
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._clients:
            client.close()


def ticket_of(answer: wire.TicketAnswer) -> wire.Ticket:
    """The ticket that must be there."""
    assert answer.ticket is not None
    return answer.ticket


def words(answer: wire.BatchAnswer) -> list[str]:
    """ "status" or "status code" of each result."""
    return [f"{each.status} {each.code}".strip() for each in answer.results]


def bare(results: Sequence[wire.RecordResult]) -> list[str]:
    """The ids, in order."""
    return [each.id for each in results]
