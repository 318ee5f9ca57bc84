"""What goes wrong with a printer while the tour watches: its cover is opened in the middle of a receipt and closed again."""

from collections.abc import Iterator

from ui import names
from ui.tour.tourist import Condition, Tourist

Steps = Iterator[tuple[str, Condition]]
PRINTED, DOUBTFUL = ("凭条已打印", "Printed"), ("凭条存疑", "Doubtful")
LINES = 6
COVER_OPEN = ("盖", "cover")


def loosen_cover(t: Tourist) -> Steps:
    """It will spring open after a few lines of the next receipt."""
    yield t.twin("receipt-printer", "open_cover_after", lines=LINES)


def close_cover(t: Tourist) -> Steps:
    """The lamp says why it stands still; closed again, the same receipt is finished, or called doubtful."""
    lamp = names.lamp("receipt-printer")
    yield t.until("the lamp to say that the cover is open", lambda: any(word in t.text(lamp) for word in COVER_OPEN))
    t.note("cover_off", t.text(lamp))
    t.picture("cover-open")
    yield t.twin("receipt-printer", "close_cover")
    yield t.until("the receipt's end", lambda: t.text(names.MARK_PAPER) in {*PRINTED, *DOUBTFUL})
    t.note("cover_paper", t.text(names.MARK_PAPER))
    t.note("cover_receipt_no", t.text(names.RECEIPT_NO))
    t.done("cover open and closed again")
