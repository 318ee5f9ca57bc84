"""The platform as this window hears it (平台连接): presence, clock, catalogue, queue length, the hall's load."""

import logging
from dataclasses import replace
from datetime import timedelta

from window_client import calendar_use
from window_client.domain import sites
from window_client.domain.item import Catalogue
from window_client.domain.search import ItemIndex
from window_client.errors import CatalogueError, Refusal
from window_client.messages import (
    CatalogueArrived,
    CentralHeard,
    ConfirmClock,
    DueSettled,
    FetchCatalogue,
    HallLoadHeard,
    QueueHeard,
    TellPresence,
    Tick,
)
from window_client.steps import (
    change_key,
    check_store,
    close_day,
    deliver,
    evaluate,
    find_item,
    keep_cases,
    lease_numbers,
    print_paper,
    receive,
    retention,
    set_devices,
    tell_hall,
    watch_clocks,
)
from window_client.steps.work import Glance, Said, Show, Work
from window_client.views import HallView, NoticeGone
from window_client.words import CentralState, DeviceState, DeviceTrouble, RefusalCode

log = logging.getLogger("central")

CATALOGUE, CATALOGUE_BEFORE = "catalogue", "catalogue_before"
CLOCK_STOP_S = 300.0
OUTAGE = timedelta(seconds=10)
CATALOGUE_ETAG = "catalogue_etag"


def tick(message: Tick, work: Work) -> Said:
    """About once a second: what is due is sent, what is held is asked for, and the platform hears that we live."""
    room = work.room
    said = [*deliver.send_due(work), *print_paper.ask_printer(work), *close_day.at_night(work)]
    if said:
        said.append(Show.SYNC)
    said += set_devices.display_again(work)
    said += evaluate.expire(work)
    said += watch_clocks.each_day(work)
    said += retention.each_day(work)
    said += check_store.when_quiet(work)
    said += keep_cases.each_night(work)
    said += change_key.again(work)
    told = room.presence_at
    if told is None or work.now - told >= timedelta(seconds=work.settings.heartbeat_s):
        work.remember(presence_at=work.now)
        said.append(presence(work))
    return said


def central_heard(message: CentralHeard, work: Work) -> Said:
    """The platform came or went. When it is back after an outage everything that waits is due at once; after a blink
    the pauses hold, else a line that flickers would be hammered."""
    was, away = work.room.central, work.room.central_since
    changed = was is not message.state
    work.remember(
        central=message.state,
        central_since=message.at.astimezone(work.now.tzinfo) if changed else work.room.central_since,
        central_cause=message.cause,
        clock_offset_s=message.offset_s if message.offset_s is not None else work.room.clock_offset_s,
    )
    if message.state is not CentralState.ONLINE or not changed:
        return [Show.SYNC]
    if was is CentralState.OFFLINE and away is not None and message.at - away >= OUTAGE:
        work.unit.deliveries.hurry(work.now)
    etag = (work.unit.notes.get(CATALOGUE_ETAG) or b"").decode() if work.room.catalogue else ""
    return [
        FetchCatalogue(etag),
        *lease_numbers.when_low(work),
        *deliver.send_due(work),
        Show.SYNC,
    ]


def confirm_clock(message: ConfirmClock, work: Work) -> Said:
    """A supervisor compared the clocks and lets the window work on."""
    work.remember(clock_confirmed=True)
    work.audit("confirm_clock", "", f"{work.room.clock_offset_s:.0f} s")
    return [NoticeGone("accept"), Show.SYNC]


def refuse_wrong_clock(work: Work) -> None:
    """No legal date is printed by a clock that differs by more than five minutes (domain.md 5.4)."""
    offset = work.room.clock_offset_s
    if abs(offset) > CLOCK_STOP_S and not work.room.clock_confirmed:
        raise Refusal(RefusalCode.CLOCK_WRONG, facts={"minutes": str(round(abs(offset) / 60))})


def queue_heard(message: QueueHeard, work: Work) -> Said:
    """How many wait."""
    said = receive.when_new(work, message.inbox)
    if work.room.queue is None or not _same(work.room.queue, message):
        said.append(Show.QUEUE)
    if message.waiting and work.room.queue is not None and not work.room.queue.waiting:
        said.append(NoticeGone("queue"))  # nobody waited, and somebody does now
    work.remember(queue=message)
    return said


def catalogue_arrived(message: CatalogueArrived, work: Work) -> Said:
    """A newer catalogue: checked first, then kept; a broken one changes nothing."""
    try:
        catalogue = work.tools.read_catalogue(message.raw)
    except CatalogueError as error:
        log.error("catalogue %s refused: %s", message.version, error)
        work.audit("catalogue_refused", message.version)
        return []
    last_good = work.unit.notes.get(CATALOGUE)
    if last_good is not None and work.room.catalogue is not None:
        work.unit.notes.put(CATALOGUE_BEFORE, last_good)
    work.unit.notes.put(CATALOGUE, message.raw)
    work.unit.notes.put(CATALOGUE_ETAG, message.etag.encode())
    before = work.room.catalogue
    catalogue = _ours(work, catalogue)
    if before is None:
        work.unit.notes.put(calendar_use.SETTLED, catalogue.calendar.version.encode())
    work.remember(catalogue=catalogue, index=ItemIndex(catalogue))
    work.audit("catalogue_changed", catalogue.version)
    new_days = before is not None and before.calendar != catalogue.calendar
    return [Show.SESSION, Show.CASE, *([DueSettled()] if new_days else [])]


def load_catalogue(work: Work) -> None:
    """The last good catalogue from the store. One that this program cannot use any more is asked for anew, and the one
    before it serves meanwhile. And what was served last."""
    find_item.load_used(work)
    for name in (CATALOGUE, CATALOGUE_BEFORE):
        raw = work.unit.notes.get(name)
        if raw is None:
            continue
        try:
            catalogue = work.tools.read_catalogue(raw)
        except CatalogueError as error:
            log.error("kept catalogue unusable: %s", error)
            work.unit.notes.put(CATALOGUE_ETAG, b"")
            continue
        catalogue = _ours(work, catalogue)
        work.remember(catalogue=catalogue, index=ItemIndex(catalogue))
        return


def _ours(work: Work, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the calendar that a technician imported and the texts of this site (分中心)."""
    hall = sites.at_site(catalogue.hall, work.settings.site, work.settings.branch)
    return replace(catalogue, calendar=calendar_use.overlaid(work.unit, catalogue), hall=hall)


def settle_if_new(work: Work) -> Said:
    """A calendar file was taken while no window ran, or a power cut ended the counting: count the open cases again."""
    catalogue = work.room.catalogue
    counted = (work.unit.notes.get(calendar_use.SETTLED) or b"").decode()
    return [DueSettled()] if catalogue is not None and counted != catalogue.calendar.version else []


def hall_load_heard(message: HallLoadHeard, glance: Glance) -> Said:
    """The hall for the supervisor."""
    zone = glance.now.tzinfo
    windows = tuple(replace(row, heard_at=row.heard_at and row.heard_at.astimezone(zone)) for row in message.windows)
    at = message.at.astimezone(zone)
    rated = message.rated_today, message.not_rated_today
    view = HallView(windows, message.groups, message.accepted_today, message.served_today, at, *rated)
    glance.remember(hall=view)
    return [view]


def presence(work: Work) -> TellPresence:
    """What this window is doing now, for the platform."""
    session, ticket = work.room.session, work.unit.tickets.current()
    faults = sorted(
        f"{row.device.value}:{row.trouble.value}"
        for row in work.room.devices.values()
        if row.state in {DeviceState.DOWN, DeviceState.ATTENTION} and row.trouble is not DeviceTrouble.NONE
    )
    return TellPresence(
        window_state=tell_hall.state(work),
        staff_no=session.clerk.staff_no if session else "",
        ticket=ticket.number if ticket else "",
        devices=",".join(faults),
        unsent=work.unit.deliveries.waiting()[0],
    )


def _same(one: QueueHeard, other: QueueHeard) -> bool:
    return one.waiting == other.waiting and one.longest_s // 60 == other.longest_s // 60
