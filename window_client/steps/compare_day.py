"""The night's comparison, done (对账): lost records go again, altered ones stop as conflicts, strange ones are shown."""

from dataclasses import dataclass, replace

from window_client.domain import day_comparison
from window_client.domain.day_comparison import DayRow
from window_client.domain.delivery import CONFLICT
from window_client.domain.ids import DeliveryId
from window_client.domain.moves import move_delivery
from window_client.messages import DayHeard
from window_client.steps.work import Work
from window_client.words import DeliveryState

MOST_RECORDS = 20_000
"""Of one day that are compared: a hall's window has some two thousand."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a night's comparison found and did."""

    resent: int = 0
    altered: int = 0
    only_there: tuple[str, ...] = ()  # receipt numbers of records that are not here; of one about no case its id
    ids_only: bool = False  # the platform tells no hashes


def compare_day(work: Work, message: DayHeard) -> Compared:
    """Every record made here on that day, of whatever case, by id and hash; pages by their content's hash."""
    there = message.held
    if there is None:
        return Compared(ids_only=message.records is not None)
    here = work.unit.deliveries.made_on(message.day, work.settings.window, MOST_RECORDS)
    found = day_comparison.compare(here, there)
    send_again(work, list(found.lost))
    _stop_altered(work, here, found.altered)
    strange = [each for each in found.only_there if work.unit.deliveries.get(each) is None]
    if strange:
        work.audit("records_only_there", message.day.isoformat(), f"{len(strange)}", "shown")
    numbers = {there.receipts.get(each) or each for each in strange}
    return Compared(len(found.lost), len(found.altered), tuple(sorted(numbers)))


def send_again(work: Work, lost: list[DeliveryId]) -> None:
    """The platform acknowledged them and has them no longer; their ids make that harmless."""
    if lost:
        work.unit.deliveries.mark(lost, DeliveryState.WAITING, at=work.now)
        work.audit("records_lost", "", f"{len(lost)}", "sent_again")


def _stop_altered(work: Work, here: list[DayRow], altered: tuple[DeliveryId, ...]) -> None:
    """They stand in the list of records as conflicts; nothing is overwritten on either side."""
    acknowledged = {row.id for row in here if row.state is DeliveryState.ACKNOWLEDGED}
    for each in altered:
        row = work.unit.deliveries.get(each) if each in acknowledged else None
        if row is not None:
            returned = move_delivery(row, DeliveryState.RETURNED)
            work.unit.deliveries.save(replace(returned, cause=CONFLICT, changed_at=work.now))
            work.audit("delivery_returned", row.id, CONFLICT)
