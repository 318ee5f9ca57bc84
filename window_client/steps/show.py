"""From rows to views: what a screen may see, masked, with every mark derived from the rows and never stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from window_client.domain import basket, visits
from window_client.domain.case import Case
from window_client.domain.materials import blocks
from window_client.steps import (
    online,
    open_case,
    report_problem,
    show_applicant,
    show_due,
    show_fields,
    show_item,
    show_papers,
    show_sitting,
    show_work,
    sitting,
    take_new_version,
    weigh_sources,
)
from window_client.steps.show_materials import material_lines as material_lines
from window_client.steps.sitting import Sitting
from window_client.steps.work import Glance, Show, Work
from window_client.views import (
    CaseView,
    DevicesView,
    FieldView,
    MaterialView,
    OutboxView,
    QueueView,
    SessionView,
    SittingView,
    SyncView,
    View,
)
from window_client.words import (
    CaseState,
    DeliveryKind,
    DeliveryState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    ItemStanding,
    MaterialState,
    Necessity,
    Source,
)

LISTED = 100


def build(work: Work, wanted: Iterable[Show]) -> list[View]:
    """The views asked for, each once, in a fixed order."""
    asked = set(wanted)
    if Show.WORK in asked:
        asked.discard(Show.RECENT)
    if Show.SYNC in asked and work.room.outbox_open:
        asked.add(Show.OUTBOX)
    return [make(work) for kind, make in _BUILDERS.items() if kind in asked]


def session(work: Glance) -> SessionView:
    """Who is signed in."""
    now = work.room.session
    if now is None:
        return SessionView(session=None)
    hall = work.room.catalogue.hall.get("hall", "") if work.room.catalogue else ""
    return SessionView(
        session=now.id,
        user=now.clerk.user,
        locked=work.room.locked,
        staff_no=now.clerk.staff_no,
        name=now.clerk.name,
        role=now.clerk.role,
        window=work.settings.window,
        window_name=work.settings.window_name,
        hall=hall,
        online=now.online,
        right_until=now.clerk.right_until,
        utc_offset_h=work.settings.utc_offset_h,
        keyboard_scanner=work.settings.barcode_scanner_keyboard,
    )


def _display(work: Work) -> tuple[DeviceTrouble, bool]:
    """Why a citizen sees nothing on it, and whether one of several shows nothing."""
    row = work.room.devices.get(DeviceKind.WINDOW_DISPLAY)
    if row is None:
        return DeviceTrouble.NONE, False
    down, partly = row.state is DeviceState.DOWN, row.state is DeviceState.ATTENTION
    return (row.trouble if down else DeviceTrouble.NONE), partly


def _voice_trouble(work: Work) -> DeviceTrouble:
    row = work.room.devices.get(DeviceKind.VOICE)
    return row.trouble if row is not None and row.state is DeviceState.DOWN else DeviceTrouble.NONE


def queue(work: Work) -> QueueView:
    """The ticket in hand and the display."""
    ticket, heard, room = work.unit.tickets.current(), work.room.queue, work.room
    trouble, partly = _display(work)
    common = QueueView(
        waiting=heard.waiting if heard else None,
        longest_s=heard.longest_s if heard else None,
        display=room.display,
        display_heard=room.display_heard,
        display_trouble=trouble,
        display_partly=partly,
        voice_trouble=_voice_trouble(work),
        paused=room.paused,
        busy=bool(room.asking_queue),
    )
    if ticket is None:
        return common
    return replace(
        common,
        number=ticket.number,
        group=ticket.group,
        state=ticket.state,
        taken_at=None if ticket.manual else ticket.taken_at,
        called_at=ticket.called_at,
        started_at=ticket.started_at,
        calls=ticket.calls,
        why_next=ticket.why_next,
        manual=ticket.manual,
        may_recall=ticket.calls < work.settings.recall_max,
    )


def case(work: Work) -> CaseView:
    """The case on the desk with its three marks."""
    found, painted_from = open_case.on_desk(work), work.room.painted_from
    work.remember(painted_from=0.0)
    if found is None:
        work.remember(fields_said={})
        return CaseView(case=None, painted_from=painted_from)
    sat = sitting.of(work, found)
    item, kept = (sat.merged.item if sat else None), work.unit.cases.answers(found.id)
    answers, pages = (sat.answers(kept) if sat else kept), work.unit.cases.pages(found.id)
    asked = [each.code for each in sat.merged.items] if sat else []
    materials = tuple(material_lines(work, found, item, answers, pages, asked)) if item else ()
    closed = found.state not in open_case.EDITABLE
    fields = tuple(show_fields.views(work, sat, answers, materials, closed=closed)) if sat else ()
    missing = _missing(fields, materials)
    several = show_sitting.view(work, sat, material_lines)
    return CaseView(
        case=found.id,
        state=found.state,
        taken_at=found.back.taken_at if found.back else None,
        receipt_no=found.receipt_no,
        official_no=found.official_no,
        item_code=found.item_code,
        item_name=found.item_name,
        **show_item.facts(item),
        due=found.due,
        due_provisional=found.due_provisional,
        applicant=show_applicant.panel(work, answers),
        fields=fields,
        materials=materials,
        missing=tuple(missing),
        filled_by_machine=sum(1 for f in fields if f.source not in {None, Source.TYPED}),
        may_accept=not closed and item is not None and _acceptable(several, missing),
        sitting=several,
        earlier=weigh_sources.offer(work, sat),
        newer=take_new_version.offer(work, sat),
        kept_apart=take_new_version.kept_apart(kept),
        offers=online.offers(work, found) if found.state is CaseState.DRAFT else (),
        tolerated=_follows(sat, several, materials),
        clocks=show_due.clock_rows(work, found),
        visits=visits.count(work.unit.cases.events(found.id)),
        project=show_due.project(work, answers),
        accepted_at=found.accepted_at,
        **_marks(work, found),
        painted_from=painted_from,
    )


def _marks(work: Work, found: Case) -> dict[str, Any]:
    """What papers and delivery of the case say, as fields of its view."""
    delivery = _delivery(work, found)
    return {
        **show_papers.facts(work, found),
        "delivery_state": delivery.state,
        "delivery_cause": delivery.cause,
        "pages_sent": delivery.pages_sent,
        "pages_total": delivery.pages_total,
    }


def _missing(fields: Iterable[FieldView], materials: Iterable[MaterialView]) -> list[str]:
    return [f.label for f in fields if f.mark] + [m.name for m in materials if blocks(m.state, m.necessity)]


def _acceptable(several: SittingView, missing: list[str]) -> bool:
    return any(row.standing is ItemStanding.READY for row in several.rows) if several.rows else not missing


def sync(work: Work) -> SyncView:
    """One honest word on the way to the platform."""
    waiting, oldest = work.unit.deliveries.waiting()
    room = work.room
    return SyncView(
        central=room.central,
        since=room.central_since,
        waiting=waiting,
        oldest_at=oldest,
        returned=work.unit.deliveries.count(DeliveryState.RETURNED),
        acknowledged_today=work.unit.deliveries.acknowledged_on(work.today),
        cause=room.central_cause,
        clock_offset_s=room.clock_offset_s,
        catalogue=room.catalogue_trouble,
        catalogue_fault=room.catalogue_fault,
        catalogue_again=room.catalogue_again,
        clock_confirmed=room.clock_confirmed,
        unseen=work.unit.inbox.unseen(),
        inbox_cause=room.inbox_cause,
        inbox_since=room.inbox_since,
    )


def outbox(work: Work) -> OutboxView:
    """Returned records first, then those under way, those that wait, and the last that the platform has."""
    rows = work.unit.deliveries
    waiting = rows.listed(DeliveryState.WAITING, LISTED)
    listed = (
        *rows.listed(DeliveryState.RETURNED, LISTED),
        *rows.listed(DeliveryState.SENDING, LISTED),
        *waiting,
        *rows.listed(DeliveryState.ACKNOWLEDGED, show_work.RECENT),
    )
    more = rows.count(DeliveryState.WAITING) - len(waiting)
    received = tuple(work.unit.inbox.listed(LISTED))
    return OutboxView(listed, more, received, is_open=work.room.outbox_open)


def devices(glance: Glance) -> DevicesView:
    """All device lamps, each with its outages of today."""
    rows, today = glance.room.devices, glance.now.date()
    counts = {kind: outages.on(today).count for kind, outages in glance.room.outages.items()}
    here = (kind for kind in DeviceKind if kind in rows)
    return DevicesView(tuple(replace(rows[kind], faults_today=counts.get(kind, 0)) for kind in here))


def _follows(sat: Sitting | None, several: SittingView, lines: Iterable[MaterialView]) -> tuple[str, ...]:
    """Missing materials that an acceptance now would let follow (容缺); of a sitting those of items that are ready."""
    ready = {row.code for row in several.rows if row.standing is ItemStanding.READY}
    return tuple(
        line.name
        for line in lines
        if line.state is MaterialState.MISSING
        and line.necessity is Necessity.TOLERANT
        and (not several.rows or sat is None or ready & set(basket.asks_for(sat.merged, line.type)))
    )


@dataclass(frozen=True, slots=True)
class _DeliveryMark:
    state: DeliveryState | None
    cause: str
    pages_sent: int
    pages_total: int


def _delivery(work: Work, case: Case) -> _DeliveryMark:
    """Green only when every event of the case is acknowledged; the worst state speaks for all."""
    rows = work.unit.deliveries.of_case(case.id)
    pages = [row for row in rows if row.kind is DeliveryKind.PAGE]
    sent = sum(1 for row in pages if row.state is DeliveryState.ACKNOWLEDGED)
    for state in show_work.WORST_FIRST:
        for row in rows:
            if row.state is state:
                return _DeliveryMark(state, row.cause, sent, len(pages))
    return _DeliveryMark(None, "", sent, len(pages))


_BUILDERS: dict[Show, Callable[[Work], View]] = {
    Show.SESSION: session,
    Show.QUEUE: queue,
    Show.CASE: case,
    Show.WORK: show_work.all_lists,
    Show.RECENT: show_work.recent_only,
    Show.SYNC: sync,
    Show.OUTBOX: outbox,
    Show.DEVICES: devices,
    Show.PROBLEMS: report_problem.view,
}
