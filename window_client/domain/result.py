"""What a case led to (办理结果) and how it reached its person (送达)."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId
from window_client.words import HandOutWay


@dataclass(frozen=True, slots=True)
class Result:
    """The department's decision; `handed_at` None = it lies in the hall. Handed out once; what was sent and came back
    lies there again."""

    case: CaseId
    granted: bool
    name: str  # of the licence or the decision
    number: str
    decided_at: datetime
    decided_by: str  # the department's own mark of who decided
    handed_at: datetime | None = None
    handed_by: str = ""
    way: HandOutWay | None = None
    taker: str = ""  # who took it, "本人" or the agent's name
    waybill: str = ""
