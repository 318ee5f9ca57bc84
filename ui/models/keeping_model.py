"""Cases at their end (到期清理) as table rows: number, item, state, and what becomes of it when."""

from PySide6.QtCore import QCoreApplication, QObject

from ui import looks
from ui.looks import Look
from ui.models.table import Column, FrozenTable
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.views import KeepingRow
from window_client.words import Waits

translate = QCoreApplication.translate


class KeepingModel(FrozenTable[KeepingRow]):
    """One row a case, the next to go first."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("keeping", "收件编号"), lambda row: Look(row.receipt_no), 20),
            Column(translate("keeping", "事项"), lambda row: Look(row.item_name), 18),
            Column(translate("keeping", "状态"), lambda row: looks.look(row.state), 15),
            Column(translate("keeping", "清理"), _goes, 18),
        )
        super().__init__(columns, lambda row: row.receipt_no, parent)


def _goes(row: KeepingRow) -> Look:
    if row.waits is Waits.PLATFORM:
        return Look(translate("keeping", "未报完"), Tone.WARN, Mark.DOTS)
    if row.waits is Waits.ARCHIVE:
        return Look(translate("keeping", "待归档"), Tone.INFO, Mark.DOTS)
    if row.pages_on is not None:
        return Look(translate("keeping", "影像 {day}").format(day=row.pages_on.isoformat()))
    return Look(row.case_on.isoformat() if row.case_on else "")
