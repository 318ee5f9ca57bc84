"""What this window reported of the catalogue (目录问题) as table rows: when, which item, what, how far it is."""

from PySide6.QtCore import QCoreApplication, QObject

from ui import causes, looks
from ui.looks import Look
from ui.models.table import Column, FrozenTable
from window_client.views import ReportedProblem
from window_client.words import DeliveryKind, DeliveryState

translate = QCoreApplication.translate


class ProblemModel(FrozenTable[ReportedProblem]):
    """One row a report, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("problems", "时间"), _at, 13),
            Column(translate("problems", "事项"), _item, 15),
            Column(translate("problems", "要素"), _element, 10),
            Column(translate("problems", "哪里不对"), _text, 24),
            Column(translate("problems", "状态"), _state, 13),
        )
        super().__init__(columns, _key, parent)


def _key(row: ReportedProblem) -> str:
    return row.problem.id


def _at(row: ReportedProblem) -> Look:
    return Look(f"{row.problem.at:%m-%d %H:%M}")


def _item(row: ReportedProblem) -> Look:
    return Look(row.problem.item_name)


def _element(row: ReportedProblem) -> Look:
    return looks.look(row.problem.element)


def _text(row: ReportedProblem) -> Look:
    return Look(row.problem.text)


def _state(row: ReportedProblem) -> Look:
    return looks.look(row.state)


def whole(row: ReportedProblem) -> str:
    """The report in full, and the platform's own word on one that it sent back."""
    lines = [f"{row.problem.item_name} · {looks.look(row.problem.element).text}：{row.problem.text}"]
    if row.state is DeliveryState.RETURNED:
        lines.append(f"{looks.look(row.state).text}：{causes.of_record(row.cause, DeliveryKind.PROBLEM)}")
    return "\n".join(lines)
