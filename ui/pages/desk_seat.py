"""What the parts of the desk page share: who works here, on which case, and the way out for wishes."""

from ui.bridge import Bridge
from window_client.messages import Wish
from window_client.views import CaseId, SessionId


class Seat:
    """`session` is empty only before the first SessionView; the desk refuses wishes of an empty session."""

    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge
        self.session = SessionId("")
        self.case: CaseId | None = None

    def submit(self, wish: Wish) -> None:
        """Send a wish to the desk."""
        self.bridge.submit(wish)
