"""Setting up devices (设备设置): ports, bindings, settings and tests, all of them a technician's own acts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from window_client.device_settings import device_of, device_settings, is_used, port_setting
from window_client.domain import device_trial, label, masking
from window_client.domain.ids import PaperId, PrintId
from window_client.errors import Refusal
from window_client.messages import (
    BarcodeScanned,
    BindDevice,
    CardRead,
    ChangeSetting,
    FindPorts,
    LookAtPorts,
    PortsFound,
    PrintLabels,
    PrintPages,
    PrintSlip,
    ScanTried,
    SettingsNotKept,
    ShowOnDisplay,
    Speak,
    TryDevice,
    TryScan,
    UseDeviceSettings,
    VoiceSpoke,
)
from window_client.setting_shapes import CHOICES
from window_client.settings import ProfileError, as_text, default_of, from_mapping, from_text
from window_client.steps import evaluate, tell_hall
from window_client.steps.work import Glance, Said, Show, Work
from window_client.views import DeviceRow, DeviceSettingsView, Notice, PortsView, SettingRow, TrialView
from window_client.words import CodeKind, DeviceKind, DeviceState, DeviceTrouble, RefusalCode, TrialState

TEST_PAPER = "test-"
"""Papers of a test have no row: their ids begin so."""
PLACE = "device:settings"
SHOWN = timedelta(seconds=6)
"""How long a display shows its test text."""


def look_at_ports(message: LookAtPorts, glance: Glance) -> Said:
    """Ask every free port what is there. The settings are told with it, for a page that has just opened."""
    view = replace(glance.room.ports, looking=True, touching=message.touch)
    glance.remember(ports=view)
    return [view, settings_view(glance), FindPorts(message.touch)]


def ports_found(message: PortsFound, glance: Glance) -> Said:
    """What the search saw."""
    view = PortsView(message.ports, looking=message.touching, touching=message.touching)
    glance.remember(ports=view)
    return [view]


def bind_device(message: BindDevice, work: Work) -> Said:
    """One device to one port; whoever was bound there before is not any more."""
    changes: dict[str, object] = {port_setting(message.device): message.port}
    if message.port:
        changes |= {
            port_setting(kind): ""
            for kind in DeviceKind
            if kind is not message.device and getattr(work.settings, port_setting(kind), "") == message.port
        }
    work.audit("bind_device", message.device.value, message.port)
    return use(work, changes)


def change_setting(message: ChangeSetting, work: Work) -> Said:
    """One device setting."""
    try:
        if message.name not in device_settings():
            raise ProfileError(f"'{message.name}' is no device setting")
        changes = {message.name: from_text(message.name, message.text)}
    except ProfileError as error:
        raise _refusal(error) from error
    work.audit("change_setting", message.name, message.text)
    return use(work, changes)


def use(work: Work, changes: Mapping[str, object]) -> Said:
    """Use these device settings from now on."""
    try:
        settings = from_mapping(changes, "page", work.settings)
    except ProfileError as error:
        raise _refusal(error) from error
    work.remember(settings=settings)
    being_connected(work, changes)
    shown: Said = [Show.DEVICES, Show.SESSION] if "barcode_scanner_keyboard" in changes else [Show.DEVICES]
    display = DeviceKind.WINDOW_DISPLAY in {device_of(name) for name in changes}
    return [UseDeviceSettings(dict(changes)), settings_view(work), *shown, *(tell_hall.shown(work) if display else [])]


def _refusal(error: ProfileError) -> Refusal:
    """What was written, and where the setting is closed, what it can be."""
    facts = {"reason": str(error)}
    if error.name:
        choices = CHOICES.get(error.name, ())
        facts = {"value": error.text, **({"choices": ", ".join(choices)} if choices else {})}
    return Refusal(RefusalCode.SETTING_WRONG, facts=facts)


def being_connected(glance: Glance, changes: Mapping[str, object]) -> None:
    """Lamps of devices whose settings just changed: what was heard of them before is not true any more."""
    kinds, heard = {device_of(name) for name in changes}, glance.room.devices
    changed = {kind: _forgotten(row) for kind, row in heard.items() if kind in kinds}
    bound = {kind: row for kind, row in changed.items() if getattr(glance.settings, port_setting(kind))}
    glance.remember(devices={**glance.room.devices, **bound})


def _forgotten(row: DeviceRow) -> DeviceRow:
    return replace(
        row, state=DeviceState.CONNECTING, trouble=DeviceTrouble.NONE, last_answer=None, answer_ms=None, detail=""
    )


def settings_not_kept(message: SettingsNotKept, glance: Glance) -> Said:
    """In use, but lost at the next start."""
    return [Notice(RefusalCode.SETTING_NOT_KEPT, PLACE)]


def settings_view(glance: Glance) -> DeviceSettingsView:
    """All device settings as rows, without those of makes that are not chosen."""
    return DeviceSettingsView(
        tuple(
            SettingRow(
                name=name,
                device=device_of(name),
                text=as_text(getattr(glance.settings, name)),
                default=as_text(default_of(name)),
                is_switch=isinstance(default_of(name), bool),
                choices=CHOICES.get(name, ()),
            )
            for name in device_settings()
            if is_used(name, glance.settings)
        )
    )


def try_device(message: TryDevice, glance: Glance) -> Said:
    """Make the device do what it is for, without a case."""
    kind, row = message.device, glance.room.devices.get(message.device)
    if row is not None and row.state is DeviceState.DOWN and kind in _UNHEARD:
        return device_tested(glance, kind, TrialState.FAILED, row.trouble)
    glance.remember(testing=kind, testing_since=glance.now)
    state, said = _TRIALS[kind](glance)
    return [TrialView(kind, state), *said]


def _trial_id(glance: Glance) -> str:
    return TEST_PAPER + glance.tools.ids.uuid()


def _try_labels(glance: Glance) -> tuple[TrialState, Said]:
    trial = label.trial(glance.settings.site, glance.settings.window)
    return TrialState.RUNNING, [PrintLabels(_trial_id(glance), (trial,))]


_TRIALS: Mapping[DeviceKind, Callable[[Glance], tuple[TrialState, Said]]] = {
    DeviceKind.ID_READER: lambda glance: (TrialState.WAITING, []),
    DeviceKind.BARCODE_SCANNER: lambda glance: (TrialState.WAITING, []),
    DeviceKind.RECEIPT_PRINTER: lambda glance: (
        TrialState.RUNNING,
        [PrintSlip(PaperId(_trial_id(glance)), _sheet(glance))],
    ),
    DeviceKind.WINDOW_DISPLAY: lambda glance: (
        TrialState.LOOK,
        [ShowOnDisplay(device_trial.display_lines(glance.settings.window, glance.settings.window_display_kind))],
    ),
    DeviceKind.VOICE: lambda glance: (TrialState.RUNNING, [Speak(device_trial.spoken(glance.settings.window))]),
    DeviceKind.DOCUMENT_SCANNER: lambda glance: (TrialState.RUNNING, [TryScan()]),
    DeviceKind.A4_PRINTER: lambda glance: (TrialState.RUNNING, [PrintPages(PrintId(_trial_id(glance)), None, None)]),
    DeviceKind.LABEL_PRINTER: _try_labels,
    DeviceKind.EVALUATOR: lambda glance: (TrialState.WAITING, evaluate.trial(glance)),
}
"""How each device is tried."""
_UNHEARD = {DeviceKind.ID_READER, DeviceKind.BARCODE_SCANNER, DeviceKind.WINDOW_DISPLAY, DeviceKind.EVALUATOR}
"""Devices whose trial nobody would end while they are away."""


def due_sheet(glance: Glance) -> Said:
    """The self-test sheet that ends a new window's set-up: once the printer is there and no device is still being
    connected, so that every line of it is true."""
    lamps = {kind: row.state for kind, row in glance.room.devices.items()}
    can_print = lamps.get(DeviceKind.RECEIPT_PRINTER) in {DeviceState.READY, DeviceState.OPEN, DeviceState.ATTENTION}
    if not glance.room.sheet_due or not can_print or DeviceState.CONNECTING in lamps.values():
        return []
    glance.remember(sheet_due=False)
    return [
        TrialView(DeviceKind.RECEIPT_PRINTER, TrialState.RUNNING),
        PrintSlip(PaperId(TEST_PAPER + glance.tools.ids.uuid()), _sheet(glance)),
    ]


def paper_tested(glance: Glance, state: TrialState, trouble: str) -> Said:
    """The printer's word on a test page."""
    return [TrialView(DeviceKind.RECEIPT_PRINTER, state, {"trouble": trouble} if trouble else {})]


def device_tested(
    glance: Glance, kind: DeviceKind, state: TrialState, trouble: DeviceTrouble = DeviceTrouble.NONE
) -> Said:
    """Another device's word on its test."""
    return [TrialView(kind, state, {"trouble": trouble.value} if trouble is not DeviceTrouble.NONE else {})]


def card_tested(message: CardRead, glance: Glance) -> Said:
    """A card was laid for a test: shown masked, then forgotten."""
    if glance.room.testing is not DeviceKind.ID_READER:
        return []
    card = message.card
    facts = {"name": masking.name(card.name), "number": masking.cert_no(card.number), "kind": card.kind.value}
    glance.remember(testing=None)
    return [TrialView(DeviceKind.ID_READER, TrialState.PASSED, facts)]


def code_tested(message: BarcodeScanned, kind: CodeKind, glance: Glance) -> Said:
    """A code was scanned for a test: its length and kind, never its content."""
    if glance.room.testing is not DeviceKind.BARCODE_SCANNER:
        return []
    glance.remember(testing=None)
    facts = {"length": str(len(message.payload)), "symbology": message.symbology, "kind": kind.value}
    return [TrialView(DeviceKind.BARCODE_SCANNER, TrialState.PASSED, facts)]


def scan_tried(message: ScanTried, glance: Glance) -> Said:
    """A page came for a test, or why not; of the page only its size is told."""
    glance.remember(testing=None)
    kind = DeviceKind.DOCUMENT_SCANNER
    if message.code is not None:
        return [TrialView(kind, TrialState.FAILED, {"code": message.code.value})]
    facts = {"width": str(message.width), "height": str(message.height), "kb": str(message.kilobytes)}
    return [TrialView(kind, TrialState.PASSED, facts)]


def voice_tested(message: VoiceSpoke, glance: Glance) -> Said:
    """The voice's word on its test; whether it was loud enough only a person can say."""
    if glance.room.testing is not DeviceKind.VOICE:
        return []
    glance.remember(testing=None)
    if message.trouble is DeviceTrouble.NONE:
        return [TrialView(DeviceKind.VOICE, TrialState.LOOK)]
    return [TrialView(DeviceKind.VOICE, TrialState.FAILED, {"trouble": message.trouble.value})]


def display_again(work: Work) -> Said:
    """Some seconds after a test the display shows again what it should: a technician serves nobody."""
    since = work.room.testing_since
    if work.room.testing is not DeviceKind.WINDOW_DISPLAY or since is None or work.now < since + SHOWN:
        return []
    work.remember(testing=None)
    return tell_hall.shown(work)


def _sheet(glance: Glance) -> device_trial.Sheet:
    lamps = [
        device_trial.Lamp(row.device, row.state, row.trouble, row.port, row.detail)
        for row in (glance.room.devices[kind] for kind in DeviceKind if kind in glance.room.devices)
    ]
    return device_trial.sheet(
        site=glance.settings.site,
        window=glance.settings.window,
        name=glance.settings.window_name,
        at=glance.now,
        columns=glance.settings.receipt_printer_columns,
        lamps=lamps,
    )
