"""Every script that `main.py walk` knows."""

from ui.tour import licensed, restaurant, steady, together
from ui.tour.deeds import CLERK, Steps, call, sign_in
from ui.tour.scripts import SCRIPTS
from ui.tour.tourist import Script, Tourist


def _licensed(t: Tourist) -> Steps:
    """The e-licence as a walk of its own."""
    yield from sign_in(t, CLERK)
    yield from call(t)
    yield from licensed.fetch(t)


def _restaurant(t: Tourist) -> Steps:
    """The restaurant as a walk of its own."""
    yield from sign_in(t, CLERK)
    yield from call(t)
    yield from restaurant.restaurant(t)


WALKS: dict[str, Script] = {
    **SCRIPTS,
    "half-together": together.half,
    "take-up-together": together.again,
    "licensed": _licensed,
    "restaurant": _restaurant,
    "steady": steady.steady,
}
