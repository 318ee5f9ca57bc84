"""The platform as this window hears it (平台连接): presence, clock, queue length, the hall's load."""

from dataclasses import replace
from datetime import timedelta

from window_client.errors import Refusal
from window_client.messages import (
    CentralHeard,
    ConfirmClock,
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
    keep_cases,
    lease_numbers,
    print_paper,
    receive,
    retention,
    set_devices,
    silence,
    take_catalogue,
    tell_hall,
    watch_clocks,
)
from window_client.steps.work import Glance, Said, Show, Work
from window_client.views import HallView, NoticeGone
from window_client.words import CentralState, DeviceState, DeviceTrouble, RefusalCode

CLOCK_STOP_S = 300.0
CLOCK_STEP = timedelta(seconds=5)
"""A tick that much before the one before it: the clock was set back, and did not just tick unevenly."""

OUTAGE = timedelta(seconds=10)


def tick(message: Tick, work: Work) -> Said:
    """About once a second: what is due is sent, what is held is asked for, and the platform hears that we live."""
    _clock_went_back(work)
    said = [*deliver.send_due(work), *print_paper.ask_printer(work), *close_day.at_night(work)]
    if said:
        said.append(Show.SYNC)
    said += take_catalogue.ask_again(work)
    said += lease_numbers.ask_again(work)
    said += set_devices.display_again(work)
    said += evaluate.expire(work)
    said += silence.each_day(work)
    said += watch_clocks.each_day(work)
    said += retention.each_day(work)
    said += check_store.when_quiet(work)
    said += keep_cases.each_night(work)
    said += change_key.again(work)
    told = work.room.presence_at
    if told is None or work.now - told >= timedelta(seconds=work.settings.heartbeat_s):
        work.remember(presence_at=work.now)
        said.append(presence(work))
    return said


def _clock_went_back(work: Work) -> None:
    """The machine's clock was set back: what waits for a moment that is far again is due now, and how wrong the clock is
    follows from the step, also without the platform."""
    last = work.room.ticked_at
    work.remember(ticked_at=work.now)
    if last is None or last - work.now < CLOCK_STEP:
        return
    offset_s = work.room.clock_offset_s + (last - work.now).total_seconds()
    work.remember(
        clock_offset_s=offset_s,
        clock_confirmed=_still_confirmed(work, offset_s),
        presence_at=None,
        quiet_until=None,
        day_asked_at=None,
        printer_asked_at=None,
        store_asked_at=None,
        key_asked_at=None,
    )
    work.unit.deliveries.hurry(work.now)
    work.audit("clock_set_back", "", f"{(last - work.now).total_seconds():.0f} s")


def _still_confirmed(work: Work, offset_s: float) -> bool:
    """A supervisor confirmed a difference; another one is another matter, and so is the next after it was put right."""
    same = abs(offset_s - work.room.clock_offset_s) <= CLOCK_STOP_S < abs(offset_s)
    return work.room.clock_confirmed and same


def central_heard(message: CentralHeard, work: Work) -> Said:
    """The platform came or went. When it is back after an outage everything that waits is due at once; after a blink
    the pauses hold, else a line that flickers would be hammered."""
    was, away = work.room.central, work.room.central_since
    changed = was is not message.state
    offset_s = message.offset_s if message.offset_s is not None else work.room.clock_offset_s
    work.remember(
        central=message.state,
        central_since=message.at.astimezone(work.now.tzinfo) if changed else work.room.central_since,
        central_cause=message.cause,
        clock_confirmed=_still_confirmed(work, offset_s),
        clock_offset_s=offset_s,
    )
    if message.state is not CentralState.ONLINE or not changed:
        return [Show.SYNC]
    if was is CentralState.OFFLINE and away is not None and message.at - away >= OUTAGE:
        work.unit.deliveries.hurry(work.now)
    return [
        take_catalogue.ask(work),
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
        silent=silence.now(work).total,
    )


def _same(one: QueueHeard, other: QueueHeard) -> bool:
    return one.waiting == other.waiting and one.longest_s // 60 == other.longest_s // 60
