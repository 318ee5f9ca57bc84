"""What the tour does at the windows, as a person would: keys, words, clicks, and patience."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from ui import names
from ui.tour import licensed, mishaps, restaurant, results
from ui.tour.deeds import CHIEF, CLERK, TECHNICIAN, TRADE, Steps, call, fill, find_item, has_ticket, lay_card, sign_in
from ui.tour.displays import two_on_one_line
from ui.tour.tourist import Script, Tourist

Key = Qt.Key

PRINTED, DOUBTFUL, ACKNOWLEDGED = ("凭条已打印", "Printed"), ("凭条存疑", "Doubtful"), ("平台已收", "Received")

PENSION = (
    ("P.addr_now", "", "新兴三路1号"),
    ("P.phone", "13977412345", ""),
    ("IN.tier", "1", ""),
    ("IN.special", "1", ""),
    ("P.bank_no", "6217000000000006", ""),
)
CARDS = 120


def pull_reader(t: Tourist) -> Steps:
    """The reader's cable comes off in the middle of a card; put back, the same card is read without a click."""
    lamp = names.lamp("id-reader")
    well = t.text(lamp)
    yield t.twin("id-reader", "knob", unplug_at=700)
    yield t.twin("id-reader", "lay_card", card="resident")
    yield t.until("the reader's lamp to go out", lambda: t.text(lamp) != well)
    t.note("reader_off", t.text(lamp))
    t.picture("reader-pulled")
    yield t.twin("id-reader", "lift_card")
    yield t.twin("id-reader", "plug")
    back = t.now()
    yield t.until("the reader's lamp again", lambda: t.text(lamp) == well)
    t.note("reader_back_s", round(t.now() - back, 2))


def run_out_of_paper(t: Tourist) -> Steps:
    """The paper ended in mid-receipt: the lamp says so, and with a new roll the same receipt is finished."""
    lamp = names.lamp("receipt-printer")
    yield t.until(
        "the printer's lamp to say why", lambda: "缺纸" in t.text(lamp) or "paper out" in t.text(lamp).lower()
    )
    t.note("printer_off", t.text(lamp))
    t.picture("paper-out")
    yield t.twin("receipt-printer", "feed_paper")


def capture(t: Tourist, files: Path) -> Steps:
    """One material by the scanner, one from a file."""
    t.click(names.material("M.SITE"))
    t.key(Key.Key_F6)
    yield t.until("a scanned page", lambda: t.tip(names.material("M.SITE")).count("1"))
    t.picture("scanned")
    t.done("scan")
    t.click(names.material("M.PREAPPROVE"))
    t.key(Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    yield t.until("the file dialog", lambda: t.look("fileNameEdit"))
    yield t.until("the keyboard in it", lambda: t.holds_keyboard("fileNameEdit"))
    t.latin(str(files / "approval.jpg"))
    t.key(Key.Key_Return)
    yield t.until("an imported page", lambda: t.tip(names.material("M.PREAPPROVE")).count("1"))
    t.activate()
    yield t.until("the keyboard back from the dialog", t.has_keyboard)
    t.picture("imported")
    t.done("import")


def accept(t: Tourist) -> Steps:
    """Accept, with a picture of what is accepted."""
    yield t.until("nothing missing", lambda: t.enabled(names.ACCEPT))
    t.picture("ready")
    yield from press_accept(t)


def press_accept(t: Tourist) -> Steps:
    """受理 when nothing is missing and nobody holds it back; neither paper nor platform is waited for."""
    yield t.until("nothing missing", lambda: t.enabled(names.ACCEPT))
    t.note("draft_no", t.text(names.DRAFT_NO))
    t.mark("ready")
    yield t.until("leave to go on", lambda: not (t.out / "hold").exists())
    t.note("accepted_at", t.now())
    t.key(Key.Key_F12)
    yield t.until("the result", lambda: t.look(names.RESULT))
    t.note("receipt_no", t.text(names.RECEIPT_NO))
    t.mark("accepted")


def settled(t: Tourist) -> bool:
    """Whether paper and platform have said their last word."""
    paper, delivery = t.text(names.MARK_PAPER), t.text(names.MARK_DELIVERY)
    return paper in {*PRINTED, *DOUBTFUL} and delivery in ACKNOWLEDGED


def clerk(t: Tourist) -> Steps:
    """The whole visit, then the next one, then the technician's look at the devices."""
    yield t.until("the sign-in page", lambda: t.look(names.SIGNIN_USER))
    t.picture("sign-in")
    yield from sign_in(t, CLERK)
    yield t.until("the desk", lambda: t.look(names.CALL_NEXT))
    t.picture("desk")
    t.done("sign in")
    yield from call(t)
    t.picture("called")
    t.done("call")
    yield from pull_reader(t)
    t.done("reader pulled and back")
    yield from lay_card(t)
    t.picture("card")
    t.done("read card")
    yield from find_item(t, "gtgsh", "E.name")
    t.picture("item")
    t.done("find item")
    yield from fill(t, TRADE)
    t.picture("filled")
    t.done("fill form")
    yield from capture(t, t.out)
    yield t.twin("receipt-printer", "take_paper", after=6)
    yield from accept(t)
    t.done("accept")
    yield from run_out_of_paper(t)
    yield t.until("paper and platform", lambda: settled(t))
    t.note("paper", t.text(names.MARK_PAPER))
    t.picture("accepted")
    t.done("paper out and in again")
    shown: list[object] = []
    yield t.twin("window-display", "ledger", into=shown)
    t.note("display", shown)
    yield t.twin("id-reader", "lift_card")
    t.key(Key.Key_F2)
    yield t.until("the next ticket", lambda: t.text(names.TICKET) not in {"", t.notes["ticket"]})
    t.picture("next")
    t.done("call next")
    before = t.text(names.SERVE)
    yield t.until("the key to begin", lambda: t.enabled(names.SERVE))
    t.key(Key.Key_F5)
    yield t.until("the visit begun", lambda: t.text(names.SERVE) != before)
    for visit in (decide, issue, restaurant.restaurant, licensed.fetch):
        yield from visit(t)
    t.key(Key.Key_F5)
    yield t.until("no ticket in hand", lambda: not has_ticket(t))
    t.key(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    yield from technician(t)


def technician(t: Tourist) -> Steps:
    """Look at devices and ports, try the reader with a card."""
    yield from sign_in(t, TECHNICIAN)
    yield t.until("the devices", lambda: t.look("devices.table"))
    yield t.until("their state", lambda: t.text("devices.title"))
    yield t.until("the ports", lambda: t.enabled("ports.find"))
    t.picture("technician")
    t.focus("devices.table")
    t.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    t.key(Key.Key_F7)
    yield t.until("the reader to wait for a card", lambda: t.text("devices.asked"))
    yield t.twin("id-reader", "lay_card", card="resident")
    yield t.until("the card, masked", lambda: "*" in t.text("devices.asked"))
    t.picture("tried")
    t.done("technician")
    yield from two_on_one_line(t)


def made(t: Tourist, kind: str) -> Steps:
    """A paper of this kind is made; look at it."""
    yield t.until(f"the paper {kind}", lambda: t.enabled(names.paper(kind)))
    t.click(names.paper(kind))
    yield t.until("its page", lambda: t.look(names.PREVIEW))
    yield t.until("the page laid out", t.pause(0.3))
    t.picture(kind)
    if kind == "correction_notice":
        yield from results.save(t, t.out / f"{kind}.pdf")
    t.key(Key.Key_Escape)
    yield t.until("the result again", lambda: t.look(names.RESULT))


def decide(t: Tourist) -> Steps:
    """Tell one visitor everything at once; refuse what belongs to another organ."""
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, "ggcswsxk", "H.kind")
    t.key(Key.Key_F8)
    yield t.until("what the notice will say", lambda: t.look(names.DECIDE))
    t.click(names.visit("decide", "unprepared"))
    t.picture("tell-once")
    t.note("defects", [line.partition(". ")[2] for line in t.text(names.DECIDE_LIST).splitlines()])
    t.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield from made(t, "correction_notice")
    t.note("corrected", t.text(names.RECEIPT_NO))
    t.done("tell once")
    t.key(Key.Key_F9)
    yield t.twin("id-reader", "lift_card")
    yield t.until("an empty desk", lambda: not t.text(names.APPLICANT_NUMBER))
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the next applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, "ggcswsxk", "H.kind")
    t.click(names.REFUSE)
    yield t.until("the grounds", lambda: t.look(names.ground("out_of_powers")))
    t.click(names.ground("out_of_powers"))
    t.focus(names.DECIDE_REASON)
    t.chinese("该场所由市级机关管辖")
    t.focus(names.DECIDE_ORGAN)
    t.chinese("梧州市卫生健康委员会")
    t.picture("refuse")
    t.click(names.DECIDE_GIVE)
    yield from made(t, "non_acceptance_notice")
    t.note("refused", t.text(names.RECEIPT_NO))
    t.done("refuse")
    yield t.twin("id-reader", "lift_card")


def issue(t: Tourist) -> Steps:
    """Accept against a promise, keep it, hand the result out; send another one by courier."""
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, "psz", "E.name")
    yield from fill(t, results.DRAIN)
    yield from results.accept_tolerant(t)
    yield from made(t, "tolerant_letter")
    t.done("accept against a promise")
    yield from results.scan(t, "M.WATER")
    yield from results.decided(t)
    yield from results.hand_out(t)
    yield from made(t, "service_receipt")
    t.done("hand out")
    yield t.twin("id-reader", "lift_card")
    yield t.until("the reader free", t.pause(0.3))
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("a new draft", lambda: t.look(names.RESULT) is None and "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, "cxjmjbylbx", "IN.tier")
    yield from fill(t, PENSION)
    yield t.until("nothing missing", lambda: t.enabled(names.ACCEPT))
    yield from mishaps.loosen_cover(t)
    t.key(Key.Key_F12)
    yield t.until("the result", lambda: t.look(names.RESULT))
    t.note("by_courier", t.text(names.RECEIPT_NO))
    yield from mishaps.close_cover(t)
    yield from results.decided(t)
    yield from results.send(t)
    yield t.until("the platform's receipt of it all", lambda: t.text(names.MARK_DELIVERY) in ACKNOWLEDGED)
    t.done("send by courier")
    yield t.twin("id-reader", "lift_card")


def supervisor(t: Tourist) -> Steps:
    """See the hall, and the moment in which the case is counted."""
    yield from sign_in(t, CHIEF)
    yield t.until("the hall", lambda: t.text("hall.accepted_today").isdigit())
    t.done("sign in")
    t.mark("watching")
    before = int(t.text("hall.accepted_today"))
    t.deadline_s = 120.0
    yield t.until("the case in the count", lambda: int(t.text("hall.accepted_today")) > before)
    t.note("counted_at", t.now())
    t.picture("counted")
    t.done("count")


def walk_in(t: Tourist) -> Steps:
    """The shortest visit of a new person up to its end; the kill tests cut it off anywhere."""
    yield from sign_in(t, CLERK)
    yield from call(t)
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, "cxjmjbylbx", "IN.tier")
    yield from fill(t, PENSION)
    yield from accept(t)
    yield t.until("paper and platform", lambda: settled(t))
    t.note("paper", t.text(names.MARK_PAPER))


def take_up(t: Tourist) -> Steps:
    """After a cut: sign in and go on where it was. A draft is accepted, an accepted case is only looked at."""
    yield from sign_in(t, CLERK)
    yield t.until("the case of before", lambda: t.look(names.RESULT) or t.text(names.DRAFT_NO))
    if t.look(names.RESULT) is None:
        t.note("found", "draft")
        yield from accept(t)
    else:
        t.note("found", "accepted")
        t.note("receipt_no", t.text(names.RECEIPT_NO))
    yield t.until("paper and platform", lambda: settled(t))
    t.note("paper", t.text(names.MARK_PAPER))


def _more_than(times: list[float], number: int) -> bool:
    return len(times) > number


def cards(t: Tourist) -> Steps:
    """Lay many new cards, each on a fresh desk; how long each took to be painted is noted for the bench."""
    times: list[float] = []
    t.hear_cards(times)
    yield from sign_in(t, CLERK)
    yield t.until("the desk", lambda: t.look(names.CALL_NEXT))
    for number in range(CARDS):
        yield t.twin("id-reader", "lay_new_card")
        yield t.until("the card painted", partial(_more_than, times, number))
        t.key(Key.Key_F9)
        yield t.until("an empty desk", lambda: not t.text(names.APPLICANT_NUMBER))
        yield t.twin("id-reader", "lift_card")
        yield t.until("the reader free", t.pause(0.15))
    t.note("card_ms", times)


SCRIPTS: dict[str, Script] = {
    "clerk": clerk,
    "supervisor": supervisor,
    "walk-in": walk_in,
    "take-up": take_up,
    "cards": cards,
    "technician": technician,
}
