"""Which items a window may accept (事项授权), domain.md Q04: item × window × from/to. Pure."""

from collections.abc import Callable
from datetime import date

from window_client.domain.item import Bundle, Catalogue, Item


def delegated(catalogue: Catalogue, window: str, today: date) -> Callable[[Item], bool]:
    """Whether an item is this window's today. A catalogue without any delegation leaves every item to every window; one
    with delegations leaves a window what is named for it, by code or by category, and nothing else."""
    if not catalogue.delegations:
        return lambda _: True
    now = [each for each in catalogue.delegations if each.window == window and _lasts(each.since, each.until, today)]
    named = {name for each in now for name in each.items}
    return lambda item: item.code in named or item.category in named


def whole(catalogue: Catalogue, bundle: Bundle, may: Callable[[Item], bool]) -> bool:
    """Whether every item of the bundle that is not optional is the window's."""
    return all(may(catalogue.items[code]) for code in bundle.items if code not in bundle.optional)


def _lasts(since: str, until: str, today: date) -> bool:
    return (not since or since <= today.isoformat()) and (not until or today.isoformat() <= until)
