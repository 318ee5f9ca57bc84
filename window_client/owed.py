"""What the desk owes its rows (欠记): facts that a full or failing disk would not take, kept in order until it does.

A paper came out, the platform answered, the queue gave a number: nobody says such a thing twice, and what waits for it
(the next paper, the next batch, the next call) would wait until a restart. A wish is not kept: the person who pressed
is told, and presses again.
"""

from window_client import messages as m
from window_client.words import DeviceTrouble, RefusalCode

_PASSING = (
    m.Wish,
    m.Tick,
    m.CardPhoto,  # only shown
    m.CardRead,  # applied late it would fill another citizen's form
    m.IdentityProved,
    m.StoreOpened,
    m.StoreChecked,  # looked at again
    m.KeyChange,  # said again with the next step of it
    m.ReduceDue,  # looked for again the next night
    m.SecondPersonProved,
    m.ScanTried,  # pressed again
    m.PrinterReady,  # asked for again while a paper is held
    m.A4Ready,
    m.DocumentWaits,
    m.LabelsEnded,
    m.CentralHeard,  # said again with a later heartbeat
    m.QueueHeard,
    m.InboxUnread,  # asked for again with the next heartbeat
)
INTERNAL = "internal"


def must_be_kept(message: m.Message) -> bool:
    """Whether this is a fact that nobody will say again."""
    return not isinstance(message, _PASSING)


def can_wait(message: m.Message) -> bool:
    """Whether it goes after everything else in the inbox: pieces of a long drain, of which nobody at the window waits
    for one."""
    return isinstance(message, m.CentralAnswered) or (isinstance(message, m.DeliverDue) and message.more)


def instead(message: m.Message) -> m.Message | None:
    """What is recorded in place of a fact that a fault of ours keeps from being recorded: the same as if it had not
    been heard, so that a person sees it and nothing waits for ever. None where nothing waits for it."""
    match message:
        case m.PagesCaptured():
            return m.CaptureFailed(message.case, message.material, RefusalCode.INTERNAL)
        case m.PaperPrinted() | m.PaperHeld() | m.DocumentPrinted() | m.DocumentHeld() | m.DocumentSent():
            return _doubtful(message)
        case m.DocumentMade():
            return m.DocumentFailed(message.document, INTERNAL)
    return _unheard(message)


def _unheard(message: m.Message) -> m.Message | None:
    """The same for what the platform said."""
    match message:
        case m.TicketCalled():
            return m.TicketRefused(RefusalCode.QUEUE_UNREACHABLE)
        case m.CentralAnswered(verdicts=verdicts) if verdicts:
            return m.CentralAnswered(message.sent, (), unknown=True, cause=INTERNAL)
        case m.CatalogueArrived():
            return m.CatalogueUnread(message.version)
    return None


def _doubtful(
    message: m.PaperPrinted | m.PaperHeld | m.DocumentPrinted | m.DocumentHeld | m.DocumentSent,
) -> m.PaperDoubtful | m.DocumentDoubtful:
    if isinstance(message, m.PaperPrinted | m.PaperHeld):
        return m.PaperDoubtful(message.paper, DeviceTrouble.INTERNAL)
    return m.DocumentDoubtful(message.job, DeviceTrouble.INTERNAL)
