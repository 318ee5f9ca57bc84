"""A problem of the catalogue as a clerk reports it (报告目录问题), domain.md Q02."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import DeliveryId, StaffNo
from window_client.words import DeliveryState, ItemElement

LONGEST = 300
"""Characters of the clerk's words."""


@dataclass(frozen=True, slots=True)
class ItemProblem:
    """Which item, which of its elements, what is wrong, who says so. It is about no case and names no citizen."""

    id: DeliveryId
    item_code: str
    item_name: str
    item_version: int
    catalogue_version: str
    element: ItemElement
    text: str
    by: StaffNo
    window: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportedProblem:
    """A report with how far it is on its way to the platform."""

    problem: ItemProblem
    state: DeliveryState
    cause: str = ""
