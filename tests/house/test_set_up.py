"""The set-up script: what it finds missing, what it says without administrator's rights, when it runs again."""

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]

ABSENT = "libno-such-thing.so.9"


@pytest.fixture
def set_up() -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lacking(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, required_by: tuple[str, ...]) -> None:
    needs = (
        set_up.Need("libhere1", set_up.library("libc.so.6"), ("run",)),
        set_up.Need("libgone9", set_up.library(ABSENT), required_by),
    )
    monkeypatch.setattr(set_up, "NEEDS", needs)
    monkeypatch.setattr(set_up, "TEST_NEEDS", ())


def test_only_what_cannot_be_loaded_is_missing(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(set_up, monkeypatch, ("run",))
    assert [need.package for need in set_up.missing("run")] == ["libgone9"]


def test_without_rights_it_prints_the_line_and_stops(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(set_up, monkeypatch, ("run",))
    monkeypatch.setattr(set_up, "as_root", lambda: None)
    with pytest.raises(SystemExit, match="make run"):
        set_up.set_up_system("run")
    assert "sudo apt-get install --no-install-recommends libgone9\n" in capsys.readouterr().out


def test_what_is_merely_nice_does_not_stop_it(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(set_up, monkeypatch, ())
    monkeypatch.setattr(set_up, "as_root", lambda: None)
    set_up.set_up_system("run")
    assert "libgone9" in capsys.readouterr().out


def test_what_is_needed_is_asked_for_apart_from_what_is_nice(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    gone = set_up.library(ABSENT)
    needs = (set_up.Need("libnice1", gone, ()), set_up.Need("libgone9", gone, ("run",)))
    monkeypatch.setattr(set_up, "NEEDS", needs)
    monkeypatch.setattr(set_up, "install", asked.append)
    with pytest.raises(SystemExit):
        set_up.set_up_system("run")
    assert asked == [["libgone9"], ["libnice1"]]


def test_all_there_calls_nothing(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "NEEDS", (set_up.Need("libhere1", set_up.library("libc.so.6"), ("run",)),))
    monkeypatch.setattr(set_up, "install", lambda packages: pytest.fail(f"asked for {packages}"))
    set_up.set_up_system("run")


def test_a_failed_install_is_tried_again_with_fresh_lists(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def succeeds(line: list[str]) -> bool:
        asked.append("update" if "update" in line else "install")
        return asked.count("update") > 0

    monkeypatch.setattr(set_up, "as_root", list)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(set_up, "succeeds", succeeds)
    assert set_up.install(["libgone9"])
    assert asked[-2:] == ["update", "install"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_manifest_asks_for_a_new_installation(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    for one in set_up.INPUTS:
        (tmp_path / one).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / one, tmp_path / one)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    before = set_up.wanted()
    assert set_up.wanted() == before
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert set_up.wanted() != before


def installed(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str = "nothing") -> list[str]:
    """What is asked of pip, in order, where installing a target with `failing` in it fails."""
    asked: list[str] = []

    def succeeds(line: list[str]) -> bool:
        asked.append(line[-1])
        return failing not in line[-1]

    monkeypatch.setattr(set_up, "succeeds", succeeds)
    return asked


def free(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(set_up.shutil, "disk_usage", lambda _: SimpleNamespace(free=size))


@pytest.mark.parametrize(("extras", "target"), [([], ".[ocr]"), (["dev"], ".[dev,ocr]")])
def test_what_recognises_scans_is_installed_too(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, extras: list[str], target: str
) -> None:
    free(set_up, monkeypatch, 10 << 30)
    asked = installed(set_up, monkeypatch)
    set_up.install_desk(extras)
    assert asked == [target]


@pytest.mark.parametrize(("extras", "target"), [([], "."), (["dev"], ".[dev]")])
def test_the_desk_is_installed_where_recognition_will_not(
    set_up: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    extras: list[str],
    target: str,
) -> None:
    free(set_up, monkeypatch, 10 << 30)
    asked = installed(set_up, monkeypatch, failing="ocr")
    set_up.install_desk(extras)
    assert asked[1:] == [target]
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "without" in line]
    assert "scans" in line


def test_a_full_disk_is_not_filled_with_recognition(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    free(set_up, monkeypatch, 600 << 20)
    asked = installed(set_up, monkeypatch)
    set_up.install_desk([])
    assert asked == ["."]
    assert "disk" in capsys.readouterr().out


def test_a_desk_that_cannot_be_installed_stops_it(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    free(set_up, monkeypatch, 10 << 30)
    installed(set_up, monkeypatch, failing=".")
    with pytest.raises(SystemExit, match="pip install"):
        set_up.install_desk([])


def test_the_environment_finds_the_source_by_a_relative_path(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checkout = tmp_path / "组工 审校台"
    packages = checkout / ".venv" / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "_zugong_desk.pth").write_text(str(checkout / "src"), encoding="utf-8")
    monkeypatch.setattr(set_up, "ROOT", checkout)
    monkeypatch.setattr(set_up, "VENV", checkout / ".venv")
    set_up.relate_source()
    written = (packages / "_zugong_desk.pth").read_text(encoding="ascii").strip()
    assert not os.path.isabs(written)  # noqa: PTH117 - the text itself is tested
    assert (packages / written).resolve() == (checkout / "src").resolve()


def test_every_target_is_in_the_makefiles_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    explained = set(re.findall(r'@echo "make ([\w-]+)', makefile))
    assert explained == set(targets.split()) - {"help"}
