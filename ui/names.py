"""Stable object names of every widget a person acts on; tours, tests and screen readers find widgets by them."""

SIGNIN_PAGE = "signin"
SIGNIN_USER = "signin.user"
SIGNIN_PASSWORD = "signin.password"  # noqa: S105 - a widget's name
SIGNIN_ENTER = "signin.enter"
SIGNIN_NOTICE = "signin.notice"
SIGNIN_LOCKED = "signin.locked"
SIGNIN_CAPS = "signin.caps"

HEADER = "header"
HEADER_SYNC = "header.sync"
HEADER_SILENCE = "header.silence"
HEADER_STAFF = "header.staff"
LOCK = "header.lock"
SIGN_OUT = "header.sign_out"
LAMPS_WELL, LAMPS_REST = "lamps.well", "lamps.rest"
BANNER = "page.notice"

OUTBOX_PAGE = "outbox"
OUTBOX_TABLE = "outbox.table"
OUTBOX_RECEIVED = "outbox.received"
DAY_CLOSE = "day.close"
DAY_FIGURES = "day.figures"
DAY_RESULT = "day.result"
DAY_SHEET = "day.sheet"
DAY_PREVIEW = "day.preview"
OUTBOX_WORD = "outbox.word"
OUTBOX_CLOCK = "outbox.clock"
OUTBOX_DETAIL = "outbox.detail"
OUTBOX_SEND = "outbox.send"
OUTBOX_AGAIN = "outbox.again"
OUTBOX_CONFIRM = "outbox.confirm"
OUTBOX_BACK = "outbox.back"
OUTBOX_PAIR = "outbox.pair"
PAIR_PAGE = "pair"
PAIR_TABLE = "pair.table"
PAIR_HEAD = "pair.head"
PAIR_WHEN = "pair.when"
PAIR_NOTICE = "pair.notice"
PAIR_DETAIL = "pair.detail"
PAIR_FULL = "pair.full"
PAIR_KEEP = "pair.keep"
PAIR_BACK = "pair.back"

DESK_PAGE = "desk"
TICKET = "desk.ticket"
TICKET_STATE = "desk.ticket_state"
CALL_NEXT = "desk.call_next"
RECALL = "desk.recall"
NO_SHOW = "desk.no_show"
PAUSE = "desk.pause"
DISPLAY_MIRROR = "desk.display"
SERVE = "desk.serve"  # F5: start or finish
CONSULTED = "desk.consulted"
HAND_NUMBER = "desk.hand_number"
HAND_CALL = "desk.hand_call"
QUEUE_NOTICE = "notice.queue"

APPLICANT = "desk.applicant"
APPLICANT_NAME = "applicant.name"
AGENT = "applicant.agent"
UNIT_KEY = "applicant.unit_key"
AGENT_KEY = "applicant.agent_key"
APPLICANT_NUMBER = "applicant.number"
CARD_NOTICE = "notice.card"

ITEM_SEARCH = "desk.item_search"
ITEM_HITS = "desk.item_hits"
ITEM_GUIDE = "desk.item_guide"
ITEM_NOTICE = "notice.item"
FORM = "desk.form"
ADD_ITEM = "desk.add_item"
SITTING = "desk.sitting"
SITTING_NO = "desk.sitting_no"

EARLIER = "desk.earlier"
EARLIER_TAKE = "desk.earlier_take"
NEWER = "desk.newer"
NEWER_TAKE = "desk.newer_take"
KEPT_APART = "desk.kept_apart"
PROBLEM = "desk.problem"
PROBLEM_ITEM = "problem.item"
PROBLEM_WHOLE = "problem.whole"
PROBLEM_ROWS = "problem.rows"
PROBLEM_GO = "problem.go"
PROBLEM_NOTICE = "notice.problem"

MATERIALS = "desk.materials"
APPLICANT_PHOTO = "desk.applicant_photo"
SCAN = "desk.scan"
ONLINE = "desk.online"
STOP_SCAN = "desk.stop_scan"
IMPORT = "desk.import"
LOOK = "desk.look"
PAGES = "desk.pages"
PAGES_STRIP = "pages.strip"
PAGES_CANVAS = "pages.canvas"
PAGES_NOTICE = "notice.pages"
PAGES_DROP = "pages.drop"
PAGES_DROP_DO = "pages.drop.do"
JUDGE = "judge"
JUDGE_BAD = "judge.bad"
JUDGE_GOOD = "judge.good"
TAKE_KEY = "desk.take"
TAKE = "take"
TAKE_LICENCE = "take.licence"
TAKE_LICENCES = "take.licences"
TAKE_EARLIER = "take.earlier"
TAKE_CONSENT = "take.consent"
TAKE_USE = "take.use"
TAKE_NOTICE = "notice.take"
MATERIAL_STRIP = "desk.material_strip"

FOOT = "desk.foot"
DRAFT_NO = "desk.draft_no"
MISSING = "desk.missing"
SET_ASIDE = "desk.set_aside"
DISCARD = "desk.discard"
ACCEPT = "desk.accept"
ACCEPT_NOTICE = "notice.accept"

TELL_ONCE = "desk.tell_once"
REFUSE = "desk.refuse"
DECIDE = "desk.decide"
DECIDE_GIVE = "decide.give"
DECIDE_REASON = "decide.reason"
DECIDE_ORGAN = "decide.organ"
DECIDE_LIST = "decide.list"
DECIDE_NOTICE = "notice.decide"
SECOND = "desk.second"
SECOND_USER = "second.user"
SECOND_PASSWORD = "second.password"  # noqa: S105 - a widget's name
SECOND_SIGN = "second.sign"
SECOND_NOTICE = "notice.second"
PREVIEW = "desk.preview"
RATING = "result.rating"
PREVIEW_SAVE = "preview.save"
PREVIEW_PRINT = "preview.print"
PREVIEW_STANDS = "preview.stands"
PREVIEW_NOTICE = "preview.notice"
ISSUE_KEY = "desk.issue_key"
ISSUE = "desk.issue"
ISSUE_FIND = "issue.find"
ISSUE_LIST = "issue.list"
ISSUE_WAYBILL = "issue.waybill"
ISSUE_IDENTITY = "issue.identity"
ISSUE_ORIGINALS = "issue.originals"
ISSUE_CONSENT = "issue.consent"
ISSUE_STANDING = "issue.standing"
ISSUE_TAKER = "issue.taker"
ISSUE_ARRIVED = "issue.arrived"
ISSUE_RETURNED = "issue.returned"
ISSUE_GIVE = "issue.give"
ISSUE_NOTICE = "notice.issue"
OVERRULE = "desk.overrule"
OVERRULE_REASON = "overrule.reason"
OVERRULE_GO = "overrule.go"
ACTS_KEY = "desk.acts_key"
ACTS = "desk.acts"
ACTS_REASON = "acts.reason"
ACTS_REQUEST = "acts.request"
ACTS_EXTENSION = "acts.extension"
ACTS_DAYS = "acts.days"
ACTS_APPROVER = "acts.approver"
ACTS_DO = "acts.do"
ACTS_NOTICE = "notice.acts"
COMMIT_INSTEAD = "desk.commit_instead"
GO_ON = "result.go_on"

RESULT = "desk.result"
PROJECT = "result.project"
RECEIPT_NO = "result.receipt_no"
OFFICIAL_NO = "result.official_no"
MARK_CASE = "mark.case"
MARK_PAPER = "mark.paper"
MARK_DELIVERY = "mark.delivery"
REPRINT = "result.reprint"
RESULT_NEXT = "result.next"
PAPER_NOTICE = "notice.paper"

FIND_KEY = "desk.find_key"
FIND_TEXT = "find.text"
FIND_ROWS = "find.rows"
FIND_NOTICE = "notice.find"
WORK_KEY = "desk.work"
WORK_LIST = "desk.work_list"
WORK_DRAFTS = "work.drafts"
WORK_RECENT = "work.recent"
LATER_KEY = "work.later"
LATER = "desk.later"
LATER_TAKEN = "later.taken"
LATER_ACCEPTED = "later.accepted"
LATER_REASON = "later.reason"
LATER_GO = "later.go"
LATER_NOTICE = "notice.later"
WORK_FIX = "work.to_fix"
WORK_DUE = "work.due"


def sitting_item(code: str) -> str:
    """The cell of one item of a sitting."""
    return f"sitting.{code}"


def sitting_state(code: str) -> str:
    """How this item stands."""
    return f"sitting.state.{code}"


def sitting_open(code: str) -> str:
    """The key that shows the case which the item became."""
    return f"sitting.open.{code}"


def sitting_alone(code: str) -> str:
    """The key that gives this item its own draft."""
    return f"sitting.alone.{code}"


def sitting_remove(code: str) -> str:
    """The key that takes this item out."""
    return f"sitting.remove.{code}"


def offer(code: str) -> str:
    """The key that adds an optional item of the bundle."""
    return f"sitting.offer.{code}"


def online(cursor: int) -> str:
    """The key that makes a case of an online application."""
    return f"online.{cursor}"


def paper(kind: str) -> str:
    """The key that shows one official paper."""
    return f"paper.{kind}"


def act(code: str) -> str:
    """One act of the page 其他办理."""
    return f"act.{code}"


def issue_way(code: str) -> str:
    """One way of handing out."""
    return f"issue.way.{code}"


def ground(code: str) -> str:
    """One ground of a refusal."""
    return f"ground.{code}"


def field(element: str) -> str:
    """The editor of one form field."""
    return f"field.{element}"


def cell(element: str, row: int, column: str) -> str:
    """One cell of a table; rows count from 0."""
    return f"field.{element}.{row}.{column}"


def field_problem(element: str) -> str:
    """The sentence beside one form field."""
    return f"problem.{element}"


def rivals(element: str) -> str:
    """What other sources say of one field."""
    return f"rivals.{element}"


def rival_reason(element: str) -> str:
    """Why one source is chosen."""
    return f"rival.reason.{element}"


def rival(element: str, source: str) -> str:
    """The key that chooses this source."""
    return f"rival.{element}.{source}"


def reveal(element: str) -> str:
    """The 查看 button of one masked field."""
    return f"reveal.{element}"


def page_key(deed: str) -> str:
    """One key beside a large page."""
    return f"pages.{deed}"


def judge_item(code: str) -> str:
    """The box of one item that asks for the material."""
    return f"judge.item.{code}"


def material(kind: str) -> str:
    """One line of the material list."""
    return f"material.{kind}"


def material_notice(kind: str) -> str:
    """What is said of the chosen line of the material list."""
    return f"notice.material.{kind}"


def lamp(device: str) -> str:
    """The lamp of one device in the header."""
    return f"lamp.{device}"


def visit(place: str, why: str) -> str:
    """One reason of a further visit; `place`: the page on which it is asked."""
    return f"visit.{place}.{why}"


def clock(kind: str) -> str:
    """How one clock of the case stands."""
    return f"clock.{kind}"
