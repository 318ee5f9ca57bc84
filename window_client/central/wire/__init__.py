"""The one definition of the contract between a window and the central platform (接口约定).

Both sides decode into these types; `docs/openapi.json` is generated from them. All times are ISO 8601 with offset.
Errors of every endpoint: status 4xx/5xx with a `Fault` body. A 200 whose body carries `fault` is a refusal too:
HTTP 200 is never success by itself.
"""

from window_client.central.wire.base import UNREADABLE, Fault, TimeAnswer
from window_client.central.wire.catalogue import (
    Bundle,
    Calendar,
    CalendarDay,
    CalendarLayer,
    Catalogue,
    CodeList,
    Condition,
    DefectReason,
    Delegation,
    FieldSpec,
    Guide,
    Item,
    Limit,
    MaterialSpec,
    PaperTemplate,
    ResultLink,
    Rule,
    SlipTemplate,
    SoftRule,
)
from window_client.central.wire.catalogue_changes import CatalogueChanges, ListChanges
from window_client.central.wire.catalogue_changes import applied as catalogue_applied
from window_client.central.wire.catalogue_changes import difference as catalogue_difference
from window_client.central.wire.evaluations import LEVELS, EvaluationRecord
from window_client.central.wire.hall import (
    GroupLoad,
    HallLoad,
    Heartbeat,
    HeartbeatAnswer,
    LeaseRequest,
    NumberBlock,
    WindowLoad,
)
from window_client.central.wire.people import SignInAnswer, SignInRequest
from window_client.central.wire.problems import ItemProblemRecord
from window_client.central.wire.queries import DataAnswer, DataQuery
from window_client.central.wire.records import (
    AuditHead,
    BatchAnswer,
    CaseContent,
    DayAnswer,
    EventBatch,
    EventRecord,
    HeldRecord,
    InboxAnswer,
    InboxItem,
    PageRef,
    RecordHeld,
    RecordResult,
)
from window_client.central.wire.tickets import CallNext, TakeTicket, Ticket, TicketAnswer, TicketDeed

API = "/api/v1"

__all__ = [
    "API",
    "LEVELS",
    "UNREADABLE",
    "AuditHead",
    "BatchAnswer",
    "Bundle",
    "Calendar",
    "CalendarDay",
    "CalendarLayer",
    "CallNext",
    "CaseContent",
    "Catalogue",
    "CatalogueChanges",
    "CodeList",
    "Condition",
    "DataAnswer",
    "DataQuery",
    "DayAnswer",
    "DefectReason",
    "Delegation",
    "EvaluationRecord",
    "EventBatch",
    "EventRecord",
    "Fault",
    "FieldSpec",
    "GroupLoad",
    "Guide",
    "HallLoad",
    "Heartbeat",
    "HeartbeatAnswer",
    "HeldRecord",
    "InboxAnswer",
    "InboxItem",
    "Item",
    "ItemProblemRecord",
    "LeaseRequest",
    "Limit",
    "ListChanges",
    "MaterialSpec",
    "NumberBlock",
    "PageRef",
    "PaperTemplate",
    "RecordHeld",
    "RecordResult",
    "ResultLink",
    "Rule",
    "SignInAnswer",
    "SignInRequest",
    "SlipTemplate",
    "SoftRule",
    "TakeTicket",
    "Ticket",
    "TicketAnswer",
    "TicketDeed",
    "TimeAnswer",
    "WindowLoad",
    "catalogue_applied",
    "catalogue_difference",
]
