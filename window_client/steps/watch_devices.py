"""Device lamps (设备状态): devices report, the desk remembers the last word of each and shows it."""

from window_client.domain.ids import CaseId
from window_client.domain.outages import Outages
from window_client.domain.scan import decode, kind_of
from window_client.messages import (
    BarcodeScanned,
    CodeTyped,
    DeviceReported,
    DisplayShown,
    ProbeDevice,
    Rehandshake,
    VoiceSpoke,
)
from window_client.steps import evaluate, set_devices
from window_client.steps.work import Glance, Said, Show
from window_client.views import DeviceRow, Notice, Scanned
from window_client.words import CodeKind, DeviceKind, DeviceTrouble, RefusalCode


def device_reported(message: DeviceReported, glance: Glance) -> Said:
    """One device's lamp."""
    before = glance.room.devices.get(message.device)
    row = DeviceRow(
        device=message.device,
        state=message.state,
        trouble=message.trouble,
        port=message.port,
        last_answer=message.heard_at or (before.last_answer if before else None),
        answer_ms=message.answer_ms if message.heard_at or not before else before.answer_ms,
        detail=message.detail,
    )
    today, outages = glance.now.date(), glance.room.outages
    outage = outages.get(message.device, Outages(today)).after(message.state, today)
    glance.remember(devices={**glance.room.devices, message.device: row}, outages={**outages, message.device: outage})
    sheet = set_devices.due_sheet(glance)
    if sheet:
        return [Show.DEVICES, *sheet]
    if glance.settings.demo and message.trouble is DeviceTrouble.NOT_PAIRED:
        return [*evaluate.pairing(glance), Show.DEVICES]
    if message.device in {DeviceKind.WINDOW_DISPLAY, DeviceKind.VOICE} and (
        before is None or before.trouble is not row.trouble
    ):
        return [Show.DEVICES, Show.QUEUE]  # said beside the number: the citizen does not see or hear it
    if message.device is DeviceKind.RECEIPT_PRINTER and (before is None or before.trouble is not row.trouble):
        return [Show.DEVICES, Show.CASE]  # a receipt in the printer waits for paper, or goes on
    return [Show.DEVICES]


def display_shown(message: DisplayShown, glance: Glance) -> Said:
    """What the window display was sent, and whether it said so itself."""
    known = glance.room.display, glance.room.display_heard
    glance.remember(display=message.lines, display_heard=message.heard)
    return [] if known == (message.lines, message.heard) else [Show.QUEUE]


def voice_spoke(message: VoiceSpoke, glance: Glance) -> Said:
    """A call was spoken, or was not: the lamp says why. A technician hears of the test."""
    return set_devices.voice_tested(message, glance)


_SAID = {
    CodeKind.TICKET: RefusalCode.CODE_IS_TICKET,
    CodeKind.LICENCE: RefusalCode.CODE_IS_LICENCE,
    CodeKind.IDENTITY: RefusalCode.CODE_IS_IDENTITY,
    CodeKind.OTHER: RefusalCode.CODE_UNKNOWN,
}


def barcode_scanned(message: BarcodeScanned, glance: Glance) -> Said:
    """A scan fills nothing by accident: a test takes it; else only a receipt number is told, for the open page. Of any
    other code only its kind is said, and where that kind belongs."""
    kind = _kind_of(message, glance)
    tested = set_devices.code_tested(message, kind, glance)
    if tested:
        return tested
    if kind is CodeKind.RECEIPT:
        return [Scanned(message.payload.strip())]
    return [Notice(_SAID[kind])] if glance.room.session is not None else []


def _kind_of(message: BarcodeScanned, glance: Glance) -> CodeKind:
    chosen = glance.settings
    return kind_of(
        message.payload,
        ticket=chosen.barcode_scanner_ticket_codes,
        licence=chosen.barcode_scanner_licence_codes,
        identity=chosen.barcode_scanner_identity_codes,
    )


def code_typed(message: CodeTyped, glance: Glance) -> Said:
    """A scanner that types instead of sending."""
    scan = decode(message.payload.encode())
    return barcode_scanned(BarcodeScanned(scan.payload, scan.symbology), glance)


def probe_device(message: ProbeDevice, glance: Glance) -> Said:
    """Make a device prove itself now."""
    return [Rehandshake(message.device)]


def capturing(glance: Glance, case: CaseId) -> frozenset[str]:
    """Materials of this case for which pages are on their way."""
    return frozenset(material for owner, material in glance.room.capturing if owner == case)
