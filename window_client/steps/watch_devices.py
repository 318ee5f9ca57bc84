"""Device lamps (设备状态): devices report, the desk remembers the last word of each and shows it."""

from window_client.domain.document_numbers import is_receipt_number
from window_client.domain.ids import CaseId
from window_client.domain.scan import decode
from window_client.messages import (
    BarcodeScanned,
    CodeTyped,
    DeviceReported,
    DisplayShown,
    ProbeDevice,
    Rehandshake,
    VoiceSpoke,
)
from window_client.steps import set_devices
from window_client.steps.work import Glance, Said, Show
from window_client.views import DeviceRow, Notice, Scanned
from window_client.words import DeviceKind, RefusalCode


def device_reported(message: DeviceReported, glance: Glance) -> Said:
    """One device's lamp."""
    before = glance.room.devices.get(message.device)
    answered = message.answer_ms is not None
    row = DeviceRow(
        device=message.device,
        state=message.state,
        trouble=message.trouble,
        port=message.port,
        last_answer=message.at if answered else (before.last_answer if before else None),
        answer_ms=message.answer_ms if answered else (before.answer_ms if before else None),
        detail=message.detail,
        faults_today=message.faults_today,
    )
    glance.remember(devices={**glance.room.devices, message.device: row})
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


def barcode_scanned(message: BarcodeScanned, glance: Glance) -> Said:
    """A scan fills nothing by accident: a test takes it; else only a receipt number is told, for the open page. Of any
    other code only is said that it means nothing here."""
    tested = set_devices.code_tested(message, glance)
    if tested:
        return tested
    number = message.payload.strip()
    if is_receipt_number(number):
        return [Scanned(number)]
    return [Notice(RefusalCode.CODE_UNKNOWN)] if glance.room.session is not None else []


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
