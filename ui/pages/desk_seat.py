"""What the parts of the desk page share: who works here, on which case, and the way out for wishes."""

from ui.bridge import Bridge
from window_client.messages import Countersign, Wish
from window_client.views import CaseId, CaseView, SessionId


class Seat:
    """`session` is empty only before the first SessionView; the desk refuses wishes of an empty session."""

    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge
        self.session = SessionId("")
        self.case: CaseId | None = None
        self.last: Wish | None = None  # what a second person may be asked to sign

    def submit(self, wish: Wish) -> None:
        """Send a wish to the desk."""
        self.last = wish
        self.bridge.submit(wish)

    def look(self, wish: Wish) -> None:
        """Ask to see something: nothing that a second person could be asked to sign."""
        self.bridge.submit(wish)

    def countersign(self, user: str, password: str) -> None:
        """A second person signs the last wish."""
        if self.last is not None:
            self.bridge.submit(Countersign(user, password, self.last))


def what_is_served(view: CaseView) -> tuple[object, ...]:
    """What is served, and how far it is."""
    return view.case, view.state, view.item_code, tuple(row.code for row in view.sitting.rows)
