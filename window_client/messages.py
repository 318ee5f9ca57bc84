"""Every wish, fact and order that goes round the window, in one place; frozen values, nothing else.

Wishes come from a screen and name a session. Facts come from devices, the courier or the clock. Orders leave the desk
after its commit. What goes to screens is in `views.py`.
"""

from window_client.comparing import AskRecord as AskRecord
from window_client.comparing import CompareRecord as CompareRecord
from window_client.comparing import KeepPlatforms as KeepPlatforms
from window_client.comparing import RecordHeard as RecordHeard
from window_client.evaluating import AskEvaluation as AskEvaluation
from window_client.evaluating import CancelEvaluation as CancelEvaluation
from window_client.evaluating import EvaluationAnswered as EvaluationAnswered
from window_client.evaluating import EvaluationNotAsked as EvaluationNotAsked
from window_client.evaluating import PairEvaluator as PairEvaluator
from window_client.facts import BarcodeScanned as BarcodeScanned
from window_client.facts import BlockLeased as BlockLeased
from window_client.facts import CaptureFailed as CaptureFailed
from window_client.facts import CardPhoto as CardPhoto
from window_client.facts import CardRead as CardRead
from window_client.facts import CardTroubled as CardTroubled
from window_client.facts import CatalogueArrived as CatalogueArrived
from window_client.facts import CatalogueUnread as CatalogueUnread
from window_client.facts import CentralAnswered as CentralAnswered
from window_client.facts import CentralHeard as CentralHeard
from window_client.facts import DataHeard as DataHeard
from window_client.facts import DayHeard as DayHeard
from window_client.facts import DeliverDue as DeliverDue
from window_client.facts import DeviceReported as DeviceReported
from window_client.facts import DisplayShown as DisplayShown
from window_client.facts import GroupCount as GroupCount
from window_client.facts import HallLoadHeard as HallLoadHeard
from window_client.facts import IdentityProved as IdentityProved
from window_client.facts import InboxArrived as InboxArrived
from window_client.facts import InboxUnread as InboxUnread
from window_client.facts import PagesCaptured as PagesCaptured
from window_client.facts import PaperDoubtful as PaperDoubtful
from window_client.facts import PaperHeld as PaperHeld
from window_client.facts import PaperPrinted as PaperPrinted
from window_client.facts import PrintDue as PrintDue
from window_client.facts import PrinterReady as PrinterReady
from window_client.facts import QueueHeard as QueueHeard
from window_client.facts import ScanTried as ScanTried
from window_client.facts import SignInDenied as SignInDenied
from window_client.facts import StoreChecked as StoreChecked
from window_client.facts import StoreOpened as StoreOpened
from window_client.facts import Tick as Tick
from window_client.facts import TicketCalled as TicketCalled
from window_client.facts import TicketRefused as TicketRefused
from window_client.facts import Verdict as Verdict
from window_client.facts import VoiceSpoke as VoiceSpoke
from window_client.facts import WindowCount as WindowCount
from window_client.keeping_messages import ChangeDataKey as ChangeDataKey
from window_client.keeping_messages import ChangeKey as ChangeKey
from window_client.keeping_messages import KeyChange as KeyChange
from window_client.keeping_messages import LookAtStore as LookAtStore
from window_client.keeping_messages import ReduceDue as ReduceDue
from window_client.labelling import LabelMaterials as LabelMaterials
from window_client.labelling import LabelsEnded as LabelsEnded
from window_client.labelling import PrintLabels as PrintLabels
from window_client.line_facts import Difference as Difference
from window_client.line_facts import PortFound as PortFound
from window_client.line_facts import PortsFound as PortsFound
from window_client.line_facts import ProfileFetched as ProfileFetched
from window_client.line_facts import ProfileWritten as ProfileWritten
from window_client.line_facts import SettingsNotKept as SettingsNotKept
from window_client.line_facts import TraceHeard as TraceHeard
from window_client.line_facts import TraceLine as TraceLine
from window_client.line_facts import TraceRecorded as TraceRecorded
from window_client.line_facts import TraceReplayed as TraceReplayed
from window_client.material_wishes import DropPage as DropPage
from window_client.material_wishes import FetchLicence as FetchLicence
from window_client.material_wishes import FindEarlier as FindEarlier
from window_client.material_wishes import JudgeMaterial as JudgeMaterial
from window_client.material_wishes import LookAtPage as LookAtPage
from window_client.material_wishes import MarkMaterial as MarkMaterial
from window_client.material_wishes import PlacePage as PlacePage
from window_client.material_wishes import ReusePages as ReusePages
from window_client.material_wishes import TurnPage as TurnPage
from window_client.orders import AskData as AskData
from window_client.orders import AskDay as AskDay
from window_client.orders import AskTicket as AskTicket
from window_client.orders import CancelCapture as CancelCapture
from window_client.orders import CheckPrinter as CheckPrinter
from window_client.orders import CheckStore as CheckStore
from window_client.orders import FetchCatalogue as FetchCatalogue
from window_client.orders import FetchInbox as FetchInbox
from window_client.orders import FetchProfile as FetchProfile
from window_client.orders import FindPorts as FindPorts
from window_client.orders import Hush as Hush
from window_client.orders import LeaseNumbers as LeaseNumbers
from window_client.orders import OutgoingRecord as OutgoingRecord
from window_client.orders import PagesKept as PagesKept
from window_client.orders import PrintSlip as PrintSlip
from window_client.orders import RecordTrace as RecordTrace
from window_client.orders import Rehandshake as Rehandshake
from window_client.orders import ReplayTrace as ReplayTrace
from window_client.orders import ScanPages as ScanPages
from window_client.orders import SendRecords as SendRecords
from window_client.orders import ShowOnDisplay as ShowOnDisplay
from window_client.orders import Speak as Speak
from window_client.orders import TakeFiles as TakeFiles
from window_client.orders import TellPresence as TellPresence
from window_client.orders import TryScan as TryScan
from window_client.orders import UseDeviceSettings as UseDeviceSettings
from window_client.orders import UseWindowToken as UseWindowToken
from window_client.orders import WatchHall as WatchHall
from window_client.orders import WatchTrace as WatchTrace
from window_client.orders import WriteProfile as WriteProfile
from window_client.paperwork import BeginSpecial as BeginSpecial
from window_client.paperwork import CameBack as CameBack
from window_client.paperwork import CloseIssuing as CloseIssuing
from window_client.paperwork import CommitInstead as CommitInstead
from window_client.paperwork import ConfirmArrival as ConfirmArrival
from window_client.paperwork import CorrectOnSpot as CorrectOnSpot
from window_client.paperwork import Countersign as Countersign
from window_client.paperwork import Decided as Decided
from window_client.paperwork import DocumentFailed as DocumentFailed
from window_client.paperwork import DocumentMade as DocumentMade
from window_client.paperwork import DrawDocument as DrawDocument
from window_client.paperwork import DrawPage as DrawPage
from window_client.paperwork import DueSettled as DueSettled
from window_client.paperwork import EndSpecial as EndSpecial
from window_client.paperwork import FileNotSaved as FileNotSaved
from window_client.paperwork import FindResults as FindResults
from window_client.paperwork import GiveNotice as GiveNotice
from window_client.paperwork import HandOut as HandOut
from window_client.paperwork import LicenceSealed as LicenceSealed
from window_client.paperwork import LicenceUnfit as LicenceUnfit
from window_client.paperwork import MakeDocument as MakeDocument
from window_client.paperwork import PaperworkDue as PaperworkDue
from window_client.paperwork import ReceiveCase as ReceiveCase
from window_client.paperwork import RefuseCase as RefuseCase
from window_client.paperwork import RemindCase as RemindCase
from window_client.paperwork import ReprintDocument as ReprintDocument
from window_client.paperwork import SaveDocument as SaveDocument
from window_client.paperwork import SealLicence as SealLicence
from window_client.paperwork import SecondPersonProved as SecondPersonProved
from window_client.paperwork import ShowDocument as ShowDocument
from window_client.paperwork import VoidCase as VoidCase
from window_client.paperwork import WithdrawCase as WithdrawCase
from window_client.paperwork import WriteDocument as WriteDocument
from window_client.paperwork import WritePaper as WritePaper
from window_client.printing import A4Ready as A4Ready
from window_client.printing import DocumentDoubtful as DocumentDoubtful
from window_client.printing import DocumentHeld as DocumentHeld
from window_client.printing import DocumentPrinted as DocumentPrinted
from window_client.printing import DocumentsDue as DocumentsDue
from window_client.printing import DocumentSent as DocumentSent
from window_client.printing import DocumentWaits as DocumentWaits
from window_client.printing import FollowPages as FollowPages
from window_client.printing import PrintDocument as PrintDocument
from window_client.printing import PrintPages as PrintPages
from window_client.wishes import AcceptCase as AcceptCase
from window_client.wishes import AnswerGiven as AnswerGiven
from window_client.wishes import BindDevice as BindDevice
from window_client.wishes import CallByHand as CallByHand
from window_client.wishes import CallNext as CallNext
from window_client.wishes import ChangeSetting as ChangeSetting
from window_client.wishes import CloseDay as CloseDay
from window_client.wishes import CodeTyped as CodeTyped
from window_client.wishes import ConfirmClock as ConfirmClock
from window_client.wishes import DiscardDraft as DiscardDraft
from window_client.wishes import EnterLater as EnterLater
from window_client.wishes import ExportProfile as ExportProfile
from window_client.wishes import FindCases as FindCases
from window_client.wishes import FinishTicket as FinishTicket
from window_client.wishes import ImportFiles as ImportFiles
from window_client.wishes import Lock as Lock
from window_client.wishes import LookAtOutbox as LookAtOutbox
from window_client.wishes import LookAtPorts as LookAtPorts
from window_client.wishes import LookAtProblems as LookAtProblems
from window_client.wishes import MarkNoShow as MarkNoShow
from window_client.wishes import OpenCase as OpenCase
from window_client.wishes import PauseService as PauseService
from window_client.wishes import PickItem as PickItem
from window_client.wishes import ProbeDevice as ProbeDevice
from window_client.wishes import ReadProfile as ReadProfile
from window_client.wishes import Recall as Recall
from window_client.wishes import RecordLine as RecordLine
from window_client.wishes import RemoveItem as RemoveItem
from window_client.wishes import ReplayRecording as ReplayRecording
from window_client.wishes import ReportProblem as ReportProblem
from window_client.wishes import ReprintPaper as ReprintPaper
from window_client.wishes import RevealValue as RevealValue
from window_client.wishes import ScanMaterial as ScanMaterial
from window_client.wishes import SearchItems as SearchItems
from window_client.wishes import SendAgain as SendAgain
from window_client.wishes import SendNow as SendNow
from window_client.wishes import SeparateItem as SeparateItem
from window_client.wishes import SetAgent as SetAgent
from window_client.wishes import SetAside as SetAside
from window_client.wishes import SettleSource as SettleSource
from window_client.wishes import SetUnit as SetUnit
from window_client.wishes import ShowTrace as ShowTrace
from window_client.wishes import SignIn as SignIn
from window_client.wishes import SignOut as SignOut
from window_client.wishes import StartServing as StartServing
from window_client.wishes import StopCapture as StopCapture
from window_client.wishes import TakeApplication as TakeApplication
from window_client.wishes import TakeEarlier as TakeEarlier
from window_client.wishes import TakeNewVersion as TakeNewVersion
from window_client.wishes import TryDevice as TryDevice
from window_client.wishes import UseProfile as UseProfile
from window_client.wishes import Wish as Wish

MaterialMessage = (
    ScanMaterial
    | StopCapture
    | ImportFiles
    | PagesCaptured
    | CommitInstead
    | DropPage
    | TurnPage
    | PlacePage
    | LookAtPage
    | MarkMaterial
    | JudgeMaterial
    | FindEarlier
    | ReusePages
    | FetchLicence
    | LicenceSealed
    | LicenceUnfit
)
"""What concerns one material; a refusal stands beside it."""


RackOrder = FindPorts | UseDeviceSettings | WatchTrace | RecordTrace | ReplayTrace | WriteProfile | FetchProfile
"""Orders about all devices, or about a line as such."""


CaptureOrder = ScanPages | TakeFiles | TryScan | CancelCapture | PagesKept


DeviceOrder = (
    ShowOnDisplay
    | Speak
    | Hush
    | PrintSlip
    | CheckPrinter
    | CaptureOrder
    | PrintPages
    | FollowPages
    | AskEvaluation
    | CancelEvaluation
    | PairEvaluator
    | PrintLabels
    | Rehandshake
    | RackOrder
)


CentralOrder = (
    AskTicket
    | SendRecords
    | LeaseNumbers
    | FetchCatalogue
    | TellPresence
    | UseWindowToken
    | WatchHall
    | FetchInbox
    | AskDay
    | AskData
    | AskRecord
)


PaperOrder = MakeDocument | DrawDocument | WriteDocument | DrawPage | SealLicence


Order = DeviceOrder | CentralOrder | PaperOrder | CheckStore | ChangeDataKey


DeviceFact = (
    CardRead
    | CardPhoto
    | CardTroubled
    | BarcodeScanned
    | PagesCaptured
    | CaptureFailed
    | ScanTried
    | PaperPrinted
    | PaperDoubtful
    | PaperHeld
    | PrinterReady
    | DocumentSent
    | DocumentWaits
    | DocumentPrinted
    | DocumentDoubtful
    | DocumentHeld
    | A4Ready
    | EvaluationAnswered
    | EvaluationNotAsked
    | LabelsEnded
    | DisplayShown
    | VoiceSpoke
    | DeviceReported
    | PortsFound
    | SettingsNotKept
    | ProfileWritten
    | ProfileFetched
    | TraceHeard
    | TraceRecorded
    | TraceReplayed
)


CentralFact = (
    CentralHeard
    | TicketCalled
    | TicketRefused
    | QueueHeard
    | CentralAnswered
    | CatalogueArrived
    | CatalogueUnread
    | BlockLeased
    | InboxArrived
    | InboxUnread
    | DayHeard
    | DataHeard
    | RecordHeard
    | HallLoadHeard
    | Decided
)


Follow = PrintDue | DeliverDue | PaperworkDue | DueSettled | DocumentsDue | ReduceDue


PaperFact = DocumentMade | DocumentFailed | FileNotSaved | LicenceSealed | LicenceUnfit


Message = (
    Wish
    | IdentityProved
    | SignInDenied
    | StoreOpened
    | StoreChecked
    | KeyChange
    | Tick
    | Follow
    | DeviceFact
    | CentralFact
    | PaperFact
    | SecondPersonProved
)
