"""Where an installed window keeps its profile and its store (安装目录), by the rules of each operating system."""

from pathlib import Path

from window_client.device_overlay import DeviceOverlay
from window_client.settings import ProfileError, Settings, read_profile
from window_client.settings import demo as _demo


def settings_for(profile: str, *, demo: bool) -> Settings:
    """The built-in demo profile, a named file, or the installed one; raises ProfileError."""
    if demo or profile == "demo":
        return _demo()
    path = Path(profile) if profile else installed() / "profile.toml"
    if not profile and not path.exists():
        raise ProfileError(f"no profile is installed: put the hall's at {path}, or name one with --profile PATH")
    return read_profile(path)


def settings_of(profile: str, data_dir: Path, *, demo: bool) -> Settings:
    """The profile with what this window's technician set over it; raises ProfileError."""
    return DeviceOverlay(data_dir).over(settings_for(profile, demo=demo))


def settings_or_why(profile: str, data_dir: Path, *, demo: bool) -> tuple[Settings, str]:
    """The same for a look at a machine that is not set up yet: the defaults, and why the profile cannot be used."""
    try:
        return settings_of(profile, data_dir, demo=demo), ""
    except ProfileError as error:
        return Settings(), str(error)


def data_dir_for(chosen: Path | None, *, demo: bool) -> Path:
    """The directory of the store, made if missing; the demo never shares one with real work."""
    where = chosen or installed() / ("demo" if demo else "data")
    where.mkdir(parents=True, exist_ok=True, mode=0o700)
    return where


def installed() -> Path:
    """This user's directory of the hall window."""
    import platformdirs  # a window that is told where its things are starts without it, a fiftieth of a second sooner

    return Path(platformdirs.user_data_dir("hall-window", appauthor=False))
