"""The desk (综合受理): one page for the whole visit, keyboard first, nothing hidden behind steps."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import names
from ui.bridge import Bridge
from ui.pages.desk_acts import ActsView
from ui.pages.desk_applicant import ApplicantCard
from ui.pages.desk_decide import DecideView
from ui.pages.desk_find import FindCase
from ui.pages.desk_foot import FootBar
from ui.pages.desk_form import FormView
from ui.pages.desk_issue import IssueView
from ui.pages.desk_materials import MaterialsCard
from ui.pages.desk_overrule import OverruleView
from ui.pages.desk_queue import QueueCard
from ui.pages.desk_result import ResultView
from ui.pages.desk_search import ItemSearch
from ui.pages.desk_seat import Seat, what_is_served
from ui.pages.desk_second import SecondPerson
from ui.pages.desk_sitting import SittingBar
from ui.pages.desk_welcome import Welcome
from ui.pages.desk_work import WorkList
from ui.pages.paper_preview import PaperPreview
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.key_ground import KeyGround
from ui.widgets.page_stack import PageStack
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.scroll_page import ScrollPage
from window_client import views as v
from window_client.messages import AcceptCase, CloseIssuing, DiscardDraft, SetAside
from window_client.words import CaseState, DocumentKind, RefusalCode

LEFT, RIGHT = 258, 316
BESIDE_ITEMS = 260  # pixels of the middle while the cells of a sitting stand above it


class DeskPage(KeyGround):
    """Shares the views out among its parts, and turns F9 and F12 into wishes after the last answer was sent."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.DESK_PAGE)
        self._seat = Seat(bridge)
        self._case = v.CaseView(case=None)
        self._queue = v.QueueView()
        self._accept_after_answer = self._issuing = False
        self.queue = QueueCard(self._seat, self)
        self.applicant = ApplicantCard(self._seat, self)
        self.search = ItemSearch(self._seat, self)
        self.sitting = SittingBar(self._seat, self)
        self.materials = MaterialsCard(self._seat, self)
        self.foot, self._middle = FootBar(self), PageStack(self)
        self.welcome, self.form = Welcome(self._seat, self), FormView(self._seat, self)
        self.result, self.work = ResultView(self._seat, self), WorkList(self._seat, self)
        self.finder = FindCase(self._seat, self)
        self.decide, self.second = DecideView(self._seat, self), SecondPerson(self._seat, self)
        self.acts, self.overrule = ActsView(self._seat, self), OverruleView(self._seat, self)
        self.preview, self.issue = PaperPreview(self._seat, self), IssueView(self._seat, self)
        self._over = (  # pages that lie over the case until they are closed
            *(self.acts, self.overrule, self.decide, self.second, self.preview, self.issue),
            *(self.materials.viewer, self.materials.taker, self.work.later, self.search.problem),
        )
        self._asks: dict[RefusalCode, SecondPerson | OverruleView] = {RefusalCode.SECOND_PERSON_NEEDED: self.second}
        self._asks |= dict.fromkeys((RefusalCode.SOFT_RULE, RefusalCode.PROMISED_VISIT), self.overrule)
        self._result_area = ScrollColumn(self)
        self._result_area.add(self.result)
        self._issue_key = KeyButton(self.tr("出件"), "F11", self, name=names.ISSUE_KEY)
        self._work_key = KeyButton(self.tr("暂存与今日"), "F10", self, name=names.WORK_KEY)
        self._find_key = KeyButton(self.tr("查办件"), "Ctrl+F", self, name=names.FIND_KEY)
        self._takers = self._table()
        self._lay_out()
        self._wire(bridge)

    @Slot(object)
    def take(self, view: object) -> None:
        """Everything the desk says."""
        taker = self._takers.get(type(view))
        if taker is not None:
            taker(view)

    def begin(self) -> None:
        """Just signed in: the first key is F2, no editor holds the keyboard."""
        self.setFocus()

    def leave(self) -> None:
        """About to go: what is still being typed is sent."""
        self.form.flush()

    def _table(self) -> dict[type, Callable[[Any], object]]:
        return {
            v.SessionView: self._take_session,
            v.QueueView: self._take_queue,
            v.CaseView: self._take_case,
            v.ItemsFound: self.search.take_found,
            v.ProblemsView: self.search.problem.take,
            v.WorkView: self._take_work,
            v.CasesFound: self.finder.take_found,
            v.Revealed: self.form.take_revealed,
            v.ApplicantPhoto: self.applicant.take_photo,
            v.Notice: self._take_notice,
            v.NoticeGone: self._take_notice_gone,
            v.DocumentPages: self._take_pages,
            v.PagePicture: self.materials.viewer.take_picture,
            v.EarlierPages: self.materials.taker.take_earlier,
            v.LicencesFound: self.materials.taker.take_licences,
            v.ResultsView: self.issue.take,
            v.Scanned: self.issue.take_scan,
            v.DueProgress: self.work.take_progress,
        }

    def _take_session(self, view: v.SessionView) -> None:
        if view.session is not None:
            self._seat.session = view.session

    def _take_queue(self, view: v.QueueView) -> None:
        self.queue.take(view)
        self._queue = view
        self.welcome.show_stage(view, self._case)

    def _take_case(self, view: v.CaseView) -> None:
        before, self._case, self._seat.case = self._case, view, view.case
        for taker in (self.applicant, self.search, self.sitting):
            taker.take(view)
        self._middle.setMinimumHeight(BESIDE_ITEMS if view.sitting.rows else 0)  # the form scrolls; 0 = as pages ask
        if view.editable and view.item_code:
            self.form.take(view)
        elif view.case is None:
            self.form.clear()
        self.materials.take(view)
        self.foot.take(view)
        self.queue.show_case(view.state is not None and view.state is not CaseState.DRAFT)
        if view.state is not None and view.state is not CaseState.DRAFT:
            self.result.take(view)
        self.welcome.show_stage(self._queue, view)
        stays = self._issuing and before.case == view.case  # nobody is thrown out of the issuing page by news of a case
        changed = what_is_served(before) != what_is_served(view) and not stays
        if before.materials != view.materials and self._issuing:
            self.issue.look_again()  # a promise may be kept by now
        if before.case != view.case:
            self._result_area.to_top()
            for part in (self.foot, self.result, self.search):
                part.notice.clear()
        if changed:
            self._show_middle()
        if changed and view.state is CaseState.DRAFT and view.item_code:
            self.form.focus_first()
        elif changed and view.state is CaseState.DRAFT:
            if not self.search.is_typing:
                self.search.begin()  # the card is read: what comes next is the item
        elif changed:
            self.setFocus()
        self._accept_if_asked()

    def _show_middle(self) -> None:
        view = self._case
        if view.state is not None and view.state is not CaseState.DRAFT:
            self._middle.setCurrentWidget(self._result_area)
        elif view.item_code:
            self._middle.setCurrentWidget(self.form)
        else:
            self._middle.setCurrentWidget(self.welcome)

    def _show(self, page: QWidget) -> None:
        self._middle.setCurrentWidget(page)

    @Slot(int)
    def _middle_changed(self) -> None:
        """A card fills forms again as soon as the issuing page is left, by whatever way."""
        issuing = self._middle.currentWidget() is self.issue
        if self._issuing and not issuing:
            self._seat.submit(CloseIssuing(self._seat.session))
        self._issuing = issuing

    def _take_pages(self, view: v.DocumentPages) -> None:
        if view.kind is not DocumentKind.DAY_SHEET:  # the records page shows that
            self._show(self.preview)
            self.preview.take(view)

    @Slot(object)
    def _lay_over(self, page: QWidget) -> None:
        self.form.flush()
        self._show(page)

    @Slot()
    def _tell_once(self) -> None:
        self._begin_deciding(refusing=False)

    @Slot()
    def _refuse(self) -> None:
        self._begin_deciding(refusing=True)

    def _begin_deciding(self, *, refusing: bool) -> None:
        self.form.flush()
        if self._case.editable and self._case.item_code:
            self._show(self.decide)
            self.decide.begin(self._case, refusing=refusing)

    @Slot()
    def _act(self) -> None:
        self.form.flush()
        if self._case.acts:
            self._show(self.acts)
            self.acts.begin(self._case)

    @Slot()
    def _issue(self) -> None:
        self.form.flush()
        self._show(self.issue)
        self.issue.begin(self._case.receipt_no if self._case.state is CaseState.ISSUED else "")

    @Slot()
    def _go_on(self) -> None:
        if self._case.editable and self._case.item_code:
            self._show(self.form)
            self.form.focus_first()

    def _take_work(self, view: v.WorkView) -> None:
        self.work.take(view)
        self._work_key.say(
            self.tr("暂存 {drafts} · 今日 {done}").format(drafts=len(view.drafts), done=len(view.recent))
        )

    def _take_notice(self, notice: v.Notice) -> None:
        kind, _, detail = notice.place.partition(":")
        match kind:
            case "queue":
                self.queue.take_notice(notice)
            case "card" if self._middle.currentWidget() is not self.issue:
                self.applicant.take_notice(notice)
            case "item" | "problem":
                self.search.take_notice(notice)
            case "field" if self.form.take_notice(detail, notice):
                self._accept_after_answer = False  # what the person typed is not kept: nothing goes out without it
            case "material" if self.materials.take_notice(detail, notice):
                pass
            case _ if notice.code in self._asks:
                self._show(self._asks[notice.code])  # before it begins: a hidden page takes no keyboard
                self._asks[notice.code].begin(notice)
            case "issue" | "card" if self._middle.currentWidget() is self.issue:
                self.issue.take_notice(notice)
            case "second" | "later":
                (self.second if kind == "second" else self.work.later).take_notice(notice)
            case "decide" if self._middle.currentWidget() in {self.acts, self.decide}:
                (self.acts if self.acts.isVisible() else self.decide).take_notice(notice)
            case "paper":
                self.result.take_notice(notice)
            case "find":
                self.finder.take_notice(notice)
            case "accept" | "decide" | "field" | "material":  # what it concerns is not on the screen any more
                self.foot.take_notice(notice)

    def _take_notice_gone(self, gone: v.NoticeGone) -> None:
        kind, _, detail = gone.place.partition(":")
        match kind:
            case "queue":
                self.queue.notice_gone()
            case "field":
                self.form.settle(detail)
            case "material":
                self.materials.notice_gone(detail)
            case "issue" | "card" if self._middle.currentWidget() is self.issue:
                self.issue.notice.clear()
            case "second" if self._middle.currentWidget() is self.second:
                self._show_middle()
            case "decide" if self._middle.currentWidget() in {self.acts, self.decide}:
                self._show_middle()
            case "card" | "item" | "accept" | "paper" | "find":
                notices = {
                    "card": self.applicant.notice,
                    "item": self.search.notice,
                    "accept": self.foot.notice,
                    "paper": self.result.notice,
                    "find": self.finder.notice,
                }
                notices[kind].clear()

    @Slot()
    def _accept(self) -> None:
        """F12. A value still being typed goes first; when it was the last one missing, acceptance follows it."""
        self._accept_after_answer = self.form.flush()
        if not self._accept_after_answer and self._case.may_accept and self._case.case is not None:
            self._seat.submit(AcceptCase(self._seat.session, self._case.case))
        elif not self._accept_after_answer and self._middle.currentWidget() is self.form:
            self.form.focus_first()

    def _accept_if_asked(self) -> None:
        if not self._accept_after_answer or self.form.is_waiting:
            return
        self._accept_after_answer = False
        if self._case.may_accept and self._case.case is not None:
            self._seat.submit(AcceptCase(self._seat.session, self._case.case))

    @Slot()
    def _set_aside(self) -> None:
        self.form.flush()
        self._seat.submit(SetAside(self._seat.session))

    @Slot()
    def _discard(self) -> None:
        if self._case.case is not None:
            self._seat.submit(DiscardDraft(self._seat.session, self._case.case))

    @Slot()
    def _toggle_work(self) -> None:
        self._toggle(self.work)

    @Slot()
    def _toggle_find(self) -> None:
        self._toggle(self.finder)

    def _toggle(self, page: WorkList | FindCase) -> None:
        self.form.flush()
        if self._middle.currentWidget() is page:
            self._close_work()
        else:
            self._middle.setCurrentWidget(page)
            page.begin()

    def see_due(self) -> None:
        """The list of what is due, with the keyboard in it."""
        self.form.flush()
        self._middle.setCurrentWidget(self.work)
        self.work.due.setFocus()

    @Slot()
    def _close_work(self) -> None:
        self._show_middle()
        self.setFocus()

    def _wire(self, bridge: Bridge) -> None:
        self._middle.currentChanged.connect(self._middle_changed)
        bridge.said.connect(self.take)
        self.applicant.stood.connect(bridge.card_painted)
        self.foot.accept_pressed.connect(self._accept)
        self.foot.set_aside.connect(self._set_aside)
        self.foot.discard.connect(self._discard)
        self.form.filled.connect(self._all_filled)
        self._work_key.clicked.connect(self._toggle_work)
        self._issue_key.clicked.connect(self._issue)
        self.work.closed.connect(self._close_work)
        self._find_key.clicked.connect(self._toggle_find)
        self.finder.closed.connect(self._close_work)
        self.foot.tell_pressed.connect(self._tell_once)
        self.foot.refuse_pressed.connect(self._refuse)
        self.foot.acts_pressed.connect(self._act)
        self.result.go_on.connect(self._go_on)
        for part in (self.materials, self.work, self.search):
            part.opened.connect(self._lay_over)
        for page in self._over:
            page.closed.connect(self._close_work)

    @Slot()
    def _all_filled(self) -> None:
        self.foot.accept.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(self._left())
        body.addWidget(self._centre(), 1)
        self.materials.setFixedWidth(RIGHT)
        body.addWidget(self.materials)
        page = ScrollPage(self, narrow=0)
        page.body.addLayout(body, 1)
        column.addWidget(page, 1)
        column.addWidget(self.foot)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(12)
        cards = ScrollColumn(self, spacing=12)
        cards.setFixedWidth(LEFT)
        for part in (self.queue, self.applicant):
            cards.add(part)
        left.addWidget(cards, 1)
        keys = QVBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self._find_key)
        keys.addWidget(self._issue_key)
        keys.addWidget(self._work_key)
        left.addLayout(keys)
        return left

    def _centre(self) -> Card:
        card = Card("", self)
        for page in (self.welcome, self.form, self._result_area, self.work, self.finder, *self._over):
            self._middle.addWidget(page)
        card.body.addWidget(self.search)
        card.body.addWidget(self.sitting)
        card.body.addWidget(self._middle, 1)
        return card
