"""The built wheel is the whole desk: code, types, resources and seeds, found without a checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import zugong_desk

ROOT = Path(__file__).parents[2]

WHERE_FROM = """
from zugong_desk import places
print(places.resources_dir())
print(places.seeds_dir())
print(len(list(places.seeds_dir().glob("*.txt"))))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    ran = subprocess.run([*line, "--wheel-dir", str(folder), str(ROOT)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (built,) = folder.glob("*.whl")
    return built


def files_below(name: str) -> dict[str, bytes]:
    folder = ROOT / name
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("folder", ["resources", "seeds"])
def test_brings_every_file_unchanged(wheel: Path, folder: str) -> None:
    expected = files_below(folder)
    assert expected
    with zipfile.ZipFile(wheel) as archive:
        brought = {name: archive.read(f"zugong_desk/_data/{name}") for name in expected}
    assert brought == expected


def test_brings_code_types_licence_and_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = f"zugong_desk-{zugong_desk.__version__}.dist-info"
        assert {"zugong_desk/py.typed", "zugong_desk/domain/__init__.py", f"{about}/licenses/LICENSE"} <= names
        assert "zugong-desk = zugong_desk.cli:main" in archive.read(f"{about}/entry_points.txt").decode()
        assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_desk_finds_what_it_brings(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "安装 处"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, "-c", WHERE_FROM]
    ran = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)
    data = installed / "zugong_desk" / "_data"
    assert ran.stdout.splitlines() == [str(data / "resources"), str(data / "seeds"), "5"]
