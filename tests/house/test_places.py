"""Where things lie: the program's own files, and folders that only their owner may read."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from zugong_desk import places

ROOT = Path(__file__).parents[2]


def test_a_checkout_finds_what_lies_at_its_top() -> None:
    assert places.resources_dir() == ROOT / "resources"
    assert places.seeds_dir() == ROOT / "seeds"


def test_a_resource_is_found_by_name() -> None:
    known = next(path for path in sorted((ROOT / "resources").rglob("*")) if path.is_file())
    assert places.resource(known.relative_to(ROOT / "resources").as_posix()) == known


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        places.resource("nowhere.toml")


def test_an_installation_without_its_data_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "a" / "b" / "places.py"))
    with pytest.raises(FileNotFoundError, match="seeds"):
        places.seeds_dir()


@pytest.mark.parametrize("place", [places.data_dir, places.backup_dir, places.state_dir])
def test_own_folders_lie_in_the_named_home_and_are_private(
    place: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZUGONG_HOME", str(tmp_path / "家 目录"))
    folder = place()
    assert folder.parent == tmp_path / "家 目录"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert place() == folder


def test_without_a_named_home_the_platform_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ZUGONG_HOME")
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert places.data_dir() == tmp_path / "XDG_DATA_HOME" / "zugong-desk"
    assert places.backup_dir() == tmp_path / "XDG_DATA_HOME" / "zugong-desk" / "backups"
    assert places.state_dir() == tmp_path / "XDG_STATE_HOME" / "zugong-desk"
    assert places.settings_file().parent == tmp_path / "XDG_CONFIG_HOME" / "zugong-desk"
    assert places.settings_file().parent.is_dir()
