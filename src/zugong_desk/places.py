"""Where things lie: what the program brings along, and the user's own folders."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

_APP = "zugong-desk"
_HOME_VARIABLE = "ZUGONG_HOME"
_PRIVATE = 0o700


def resources_dir() -> Path:
    """Icons, themes, codebook, templates and translations that come with the program."""
    return _bundled("resources")


def seeds_dir() -> Path:
    """The bulletins from which the sample library is made."""
    return _bundled("seeds")


def resource(name: str) -> Path:
    """One file of `resources_dir()`, by its path in there with `/`; raises FileNotFoundError."""
    path = resources_dir() / name
    if not path.exists():
        raise FileNotFoundError(f"no resource {name!r} in {resources_dir()}")
    return path


def guide_file() -> Path:
    """The editors' guide, in Markdown."""
    return _bundled("docs") / "guide.zh-CN.md"


def data_dir() -> Path:
    """The folder that new libraries are offered in."""
    return _own("data", PlatformDirs(_APP, appauthor=False).user_data_path)


def backup_dir() -> Path:
    """Verified backups; never beside the library that they would share a fate with."""
    return _own("backups", PlatformDirs(_APP, appauthor=False).user_data_path / "backups")


def state_dir() -> Path:
    """Logs, recent libraries, window geometry: what may be lost without losing work."""
    return _own("state", PlatformDirs(_APP, appauthor=False).user_state_path)


def settings_file() -> Path:
    """The settings' file; it may not exist yet, its folder does."""
    return _own("config", PlatformDirs(_APP, appauthor=False).user_config_path) / "settings.toml"


def _bundled(name: str) -> Path:
    """A folder inside an installed wheel, else at the top of a checkout; raises FileNotFoundError."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_data" / name, here.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"this installation lacks its folder {name!r}")


def _own(name: str, default: Path) -> Path:
    """A folder of the user's, readable by nobody else, since bulletins are confidential."""
    override = os.environ.get(_HOME_VARIABLE)
    folder = Path(override) / name if override else default
    _make_private(folder)
    return folder


def _make_private(folder: Path) -> None:
    """Makes a folder and the missing ones above it 0700, which mkdir(parents=True) does for the last one only."""
    if not folder.is_dir():
        _make_private(folder.parent)
        folder.mkdir(mode=_PRIVATE, exist_ok=True)
