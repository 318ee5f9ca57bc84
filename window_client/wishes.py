"""Wishes (祈使): what a screen asks for, each naming its session. `messages.py` has them all in one place."""

from dataclasses import dataclass, field

from window_client.domain.ids import CaseId, DeliveryId, PaperId, SessionId
from window_client.words import DeviceKind, ItemElement, RevealReason, SecondVisit, Source, TicketOutcome

# --- wishes: people --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignIn:
    """Goes to the gate, not to the desk: proving a password takes a quarter of a second and perhaps the network."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """Base of everything a signed-in person asks of the desk."""

    session: SessionId


@dataclass(frozen=True, slots=True)
class SignOut(Wish):
    """End the session; the draft in hand stays in the store."""


@dataclass(frozen=True, slots=True)
class Lock(Wish):
    """Cover the screen until a password is proved (锁屏); `idle`: nobody touched the window for a while."""

    idle: bool = False


# --- wishes: earlier cases ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FindCases(Wish):
    """Find earlier cases (查办件) by number, ID number, name or tail; audited without the text."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeTyped(Wish):
    """A scanner in keyboard mode typed this code; the same fact as from one on a port."""

    payload: str = field(repr=False)


# --- wishes: queue ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallNext(Wish):
    """Call the next ticket (叫号)."""


@dataclass(frozen=True, slots=True)
class CallByHand(Wish):
    """Serve a paper number typed in while the queue cannot be reached (手工叫号)."""

    number: str


@dataclass(frozen=True, slots=True)
class Recall(Wish):
    """Call the same ticket again (重呼)."""


@dataclass(frozen=True, slots=True)
class StartServing(Wish):
    """The citizen stands at the window (开始办理). A card laid on the reader says the same."""


@dataclass(frozen=True, slots=True)
class MarkNoShow(Wish):
    """Nobody came (过号)."""


@dataclass(frozen=True, slots=True)
class FinishTicket(Wish):
    """The visit is over (办理完成)."""

    outcome: TicketOutcome


@dataclass(frozen=True, slots=True)
class PauseService(Wish):
    """Take nobody for a while (暂停服务), or go on (恢复服务)."""

    on: bool


# --- wishes: the case ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenCase(Wish):
    """Open an empty draft, or go to an earlier one of this window."""

    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class EnterLater(Wish):
    """Open a draft for a case taken on paper while the window was dead (补录); a second person signs too. Times as
    typed, in the hall's zone: "2026-11-20 09:30"; `accepted_at` may be empty."""

    taken_at: str
    accepted_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class SearchItems(Wish):
    """Find items by pinyin initials, full pinyin, nickname, code or name; answered by `ItemsFound`."""

    text: str


@dataclass(frozen=True, slots=True)
class PickItem(Wish):
    """Serve this item, or all of this bundle (一件事), in the draft in hand; `add` = besides what is there (加办)."""

    item_code: str
    add: bool = False


@dataclass(frozen=True, slots=True)
class TakeApplication(Wish):
    """Make a case of what this person applied for online (网上预审转办件); `cursor` of its message."""

    cursor: int


@dataclass(frozen=True, slots=True)
class LookAtProblems(Wish):
    """What this window reported of the catalogue, and how far it is."""


@dataclass(frozen=True, slots=True)
class ReportProblem(Wish):
    """Something in the catalogue is wrong with this item or bundle (报告目录问题); the platform's people read it."""

    item: str
    element: ItemElement
    text: str


@dataclass(frozen=True, slots=True)
class TakeNewVersion(Wish):
    """Serve the draft by the newest catalogue (改用新版): what no field asks for any more is kept apart."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class RemoveItem(Wish):
    """Take one item out of the sitting again; only what nobody else asks for goes with it."""

    case: CaseId
    item_code: str


@dataclass(frozen=True, slots=True)
class SeparateItem(Wish):
    """Give one item of the sitting its own draft now (单独办理), to decide on it alone."""

    case: CaseId
    item_code: str


@dataclass(frozen=True, slots=True)
class SetAgent(Wish):
    """Somebody acts for the applicant (代办), or no longer; with `on` the next other card is the agent's."""

    case: CaseId
    on: bool


@dataclass(frozen=True, slots=True)
class SetUnit(Wish):
    """A legal person or other organisation applies (单位申请), or the person himself again."""

    case: CaseId
    on: bool


@dataclass(frozen=True, slots=True)
class AnswerGiven(Wish):
    """A field was left with a new value; durable before its mark is redrawn."""

    case: CaseId
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class SettleSource(Wish):
    """Two sources disagree about a field: use the value of this one, for this reason (来源不一致)."""

    case: CaseId
    field: str
    source: Source
    reason: str


@dataclass(frozen=True, slots=True)
class TakeEarlier(Wish):
    """Fill what an earlier case of the same person knows (以往办件带入)."""

    case: CaseId
    earlier: CaseId


@dataclass(frozen=True, slots=True)
class ScanMaterial(Wish):
    """Scan pages for this material (扫描)."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class StopCapture(Wish):
    """Stop capturing for this material (停止扫描); the pages of this capture go again."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class ImportFiles(Wish):
    """Take files (JPEG, PNG, PDF) for this material (导入)."""

    case: CaseId
    material: str
    paths: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetAside(Wish):
    """Keep the draft for later and clear the desk (暂存)."""


@dataclass(frozen=True, slots=True)
class DiscardDraft(Wish):
    """Throw the draft away; its receipt number becomes void with a reason (作废草稿)."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class AcceptCase(Wish):
    """Accept the case (受理): the one commit of the product. `overrule`: why a soft rule does not stand against it."""

    case: CaseId
    overrule: str = ""
    visit: SecondVisit | None = None  # why the applicant must come once more: something is promised


@dataclass(frozen=True, slots=True)
class ReprintPaper(Wish):
    """Print a doubtful or printed paper once more (补打); the clerk's own act."""

    paper: PaperId


@dataclass(frozen=True, slots=True)
class RevealValue(Wish):
    """Show one masked value for 30 s (查看明文); audited with the reason."""

    case: CaseId
    field: str
    reason: RevealReason


@dataclass(frozen=True, slots=True)
class SendNow(Wish):
    """Try all waiting deliveries at once (立即上报)."""


@dataclass(frozen=True, slots=True)
class LookAtOutbox(Wish):
    """Open or close the list of every record on its way (上报明细)."""

    on: bool


@dataclass(frozen=True, slots=True)
class SendAgain(Wish):
    """Send a returned record once more, after what stood against it was cleared at the platform (重新上报)."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class ConfirmClock(Wish):
    """Work on although this machine's clock differs from the platform's (确认时间); until the program ends."""


@dataclass(frozen=True, slots=True)
class CloseDay(Wish):
    """Compare this day with the printer and the platform, under my name (日结)."""


@dataclass(frozen=True, slots=True)
class ProbeDevice(Wish):
    """Make a device do its handshake again now (重新检测)."""

    device: DeviceKind


@dataclass(frozen=True, slots=True)
class LookAtPorts(Wish):
    """Which ports are there, and what speaks at each (寻找端口); `touch`: tell equal devices apart (碰一下识别)."""

    touch: bool = False


@dataclass(frozen=True, slots=True)
class BindDevice(Wish):
    """This device is at this port (绑定); empty = at none. Another device bound there loses it."""

    device: DeviceKind
    port: str


@dataclass(frozen=True, slots=True)
class ChangeSetting(Wish):
    """One device setting, as typed."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TryDevice(Wish):
    """Test page, test text, test card, test scan (试机)."""

    device: DeviceKind


@dataclass(frozen=True, slots=True)
class ShowTrace(Wish):
    """Watch the line of this device; None = no line."""

    device: DeviceKind | None


@dataclass(frozen=True, slots=True)
class RecordLine(Wish):
    """Record the line of this device into a file, masked (录制); an empty path ends it."""

    device: DeviceKind
    path: str


@dataclass(frozen=True, slots=True)
class ReplayRecording(Wish):
    """Play a recording to its driver (回放)."""

    path: str


@dataclass(frozen=True, slots=True)
class ExportProfile(Wish):
    """Write all device settings into a signed file (导出配置)."""

    path: str


@dataclass(frozen=True, slots=True)
class ReadProfile(Wish):
    """Look at a neighbour's profile (从邻窗导入); nothing changes yet."""

    path: str


@dataclass(frozen=True, slots=True)
class UseProfile(Wish):
    """Use the profile that was just looked at; ends with the self-test sheet (自检单)."""
