"""How often an applicant must come (跑动次数), domain.md Q03: one visit is the promise, each further one has its reason."""

from collections.abc import Iterable, Mapping

from window_client.domain.case import Event
from window_client.domain.item import Item
from window_client.words import SecondVisit, VisitList

KIND = "second_visit"
"""Kind of the event that says: the applicant must come once more."""

SAYS: Mapping[SecondVisit, str] = {
    SecondVisit.UNPREPARED: "申请人材料未备齐",
    SecondVisit.NOT_TOLD: "事先没有说清",
    SecondVisit.LAW: "依法须再次到场",
    SecondVisit.FAULT: "系统或设备故障",
    SecondVisit.WISH: "申请人自己要求",
}


def promised(item: Item) -> bool:
    """Whether the item promises one visit at most (只需跑一次, 一次不用跑): then a further one needs a reason."""
    return item.visit_list is not VisitList.TELL_ONCE


def count(events: Iterable[Event]) -> int:
    """Visits of a case so far known: the one in which it was handed in, and each that was asked for."""
    return 1 + sum(event.kind == KIND for event in events)
