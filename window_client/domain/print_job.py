"""An official paper on its way to the A4 printer (文书打印任务): one job a printing, with the same states as a slip."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import DocumentId, PrintId
from window_client.words import DeviceTrouble, PaperState


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`ticket` = the print service's name for it, "" until the service took it; `held` = why it does not come out."""

    id: PrintId
    document: DocumentId
    state: PaperState
    queued_at: datetime
    ticket: str = ""
    held: DeviceTrouble = DeviceTrouble.NONE
    changed_at: datetime | None = None
