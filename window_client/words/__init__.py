"""The closed vocabularies of the window: states, roles, troubles, refusal codes. Imports nothing of ours.

Every word is a code; the sentence a person reads for it lives in `ui/texts.py`, and a test proves that each has one.
"""

from window_client.words.cases import (
    CaseState,
    DeliveryKind,
    DeliveryState,
    InboxOutcome,
    NumberKind,
    NumberState,
    PaperState,
    Waits,
)
from window_client.words.devices import (
    CardKind,
    CardTrouble,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    TraceWay,
    TraceWord,
    TrialState,
)
from window_client.words.forms import (
    DropReason,
    FieldKind,
    ItemStanding,
    MaterialMeans,
    MaterialState,
    Necessity,
    RevealReason,
    Source,
    TrustLevel,
    VisitList,
)
from window_client.words.hall import CentralState, TicketOutcome, TicketState, WindowState
from window_client.words.papers import (
    CaseAct,
    ClockKind,
    ClockState,
    DocumentKind,
    DocumentState,
    HandOutWay,
    PromiseKind,
    RefusalGround,
    SecondVisit,
    SoftRuleKind,
)
from window_client.words.people import Deed, Role
from window_client.words.refusals import RefusalCode

__all__ = [
    "CardKind",
    "CardTrouble",
    "CaseAct",
    "CaseState",
    "CentralState",
    "ClockKind",
    "ClockState",
    "Deed",
    "DeliveryKind",
    "DeliveryState",
    "DeviceKind",
    "DeviceState",
    "DeviceTrouble",
    "DocumentKind",
    "DocumentState",
    "DropReason",
    "FieldKind",
    "HandOutWay",
    "InboxOutcome",
    "ItemStanding",
    "MaterialMeans",
    "MaterialState",
    "Necessity",
    "NumberKind",
    "NumberState",
    "PaperState",
    "PromiseKind",
    "RefusalCode",
    "RefusalGround",
    "RevealReason",
    "Role",
    "SecondVisit",
    "SoftRuleKind",
    "Source",
    "TicketOutcome",
    "TicketState",
    "TraceWay",
    "TraceWord",
    "TrialState",
    "TrustLevel",
    "VisitList",
    "Waits",
    "WindowState",
]
