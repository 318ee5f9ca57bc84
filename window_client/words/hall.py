"""Tickets, windows and the platform (叫号、窗口、中心平台)."""

from enum import StrEnum


class TicketState(StrEnum):
    """Life of a queue number (排队号), domain.md 4.2."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HOLD = "hold"
    MISSED = "missed"
    TRANSFERRED = "transferred"
    DONE = "done"
    VOID = "void"


class TicketOutcome(StrEnum):
    """How a visit ended (办理结果)."""

    CASE = "case"
    CONSULTATION = "consultation"
    NOT_ACCEPTED = "not_accepted"
    NOTHING = "nothing"


class WindowState(StrEnum):
    """What a window is doing (窗口状态), domain.md 4.4."""

    IDLE = "idle"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
    CLOSED = "closed"
    OFFLINE = "offline"


class CatalogueTrouble(StrEnum):
    """Why a newer catalogue that came is not in use; the last good one serves on."""

    NONE = "none"
    BROKEN = "broken"  # it has a fault of its own: refused as a whole
    UNREAD = "unread"  # a fault of this program: asked for again


class CentralState(StrEnum):
    """What the window last heard of the central platform."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"  # it answers, but does not let this window in
