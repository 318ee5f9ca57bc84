"""The device profile goes from window to window (配置导出导入): signed, looked at, used, proved by a printed sheet."""

from dataclasses import replace

from window_client import device_profile
from window_client.device_profile import ProfileSigner
from window_client.device_settings import device_of
from window_client.errors import Refusal
from window_client.messages import (
    ExportProfile,
    FetchProfile,
    ProfileFetched,
    ProfileWritten,
    ReadProfile,
    TryDevice,
    UseProfile,
    WriteProfile,
)
from window_client.settings import as_text, from_mapping
from window_client.steps import set_devices
from window_client.steps.work import Glance, Said, Work
from window_client.views import ProfileView
from window_client.words import DeviceKind, RefusalCode


def export_profile(message: ExportProfile, work: Work) -> Said:
    """All device settings into a file, signed by this window."""
    work.audit("export_profile", "devices")
    return [WriteProfile(message.path, device_profile.export(work.settings, _signer(work), work.now))]


def profile_written(message: ProfileWritten, glance: Glance) -> Said:
    """It is in the file, or why not."""
    if message.fault:
        raise Refusal(RefusalCode.PROFILE_NOT_WRITTEN)
    return [replace(_view(glance), said="written")]


def read_profile(message: ReadProfile, glance: Glance) -> Said:
    """Fetch a neighbour's profile to look at."""
    glance.remember(offered=None)
    return [_view(glance), FetchProfile(message.path)]


def profile_fetched(message: ProfileFetched, glance: Glance) -> Said:
    """Show whose it is and what it would change; a wrong signature is refused here."""
    if message.fault:
        raise Refusal(RefusalCode.FILE_NOT_READABLE)
    glance.remember(offered=device_profile.read(message.raw, _signer(glance)))
    return [_view(glance)]


def use_profile(message: UseProfile, work: Work) -> Said:
    """Use what was looked at. The self-test sheet comes out as soon as the printer is there."""
    profile = work.room.offered
    if profile is None:
        raise Refusal(RefusalCode.WRONG_STATE)
    changes = _changed(work)
    work.audit("use_profile", profile.fingerprint, f"site={profile.site} window={profile.window}")
    said = set_devices.use(work, changes)
    work.remember(offered=None)
    said.append(replace(_view(work), said="used"))
    if any(device_of(name) is DeviceKind.RECEIPT_PRINTER for name in changes):
        work.remember(sheet_due=True)
        return said
    return [*said, *set_devices.try_device(TryDevice(message.session, DeviceKind.RECEIPT_PRINTER), work)]


def _view(glance: Glance) -> ProfileView:
    own = device_profile.fingerprint(_signer(glance).key())
    profile = glance.room.offered
    if profile is None:
        return ProfileView(own=own)
    now = glance.settings
    rows = [(name, as_text(getattr(now, name)), as_text(value)) for name, value in _changed(glance).items()]
    return ProfileView(
        own=own,
        offered=" ".join(each for each in (profile.window_name, profile.site, profile.window) if each),
        fingerprint=profile.fingerprint,
        changes=tuple(rows),
    )


def _changed(glance: Glance) -> dict[str, object]:
    """The settings of the offered profile that are others here."""
    assert glance.room.offered is not None
    then = from_mapping(glance.room.offered.settings, "profile", glance.settings)
    return {
        name: getattr(then, name)
        for name in glance.room.offered.settings
        if getattr(then, name) != getattr(glance.settings, name)
    }


def _signer(glance: Glance) -> ProfileSigner:
    if glance.tools.signer is None:
        raise Refusal(RefusalCode.STORE_LOCKED)
    return glance.tools.signer
