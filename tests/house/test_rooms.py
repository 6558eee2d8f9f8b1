"""The contracts between rooms hold, and bite when one import too many is added."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LINT = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(cache_dir=None, no_cache=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, "-c", LINT]
    return subprocess.run(line, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("domain/stray.py", "import PySide6.QtCore", "Qt only in ui and app"),
        ("domain/stray.py", "import sqlite3", "SQL only in library"),
        ("domain/stray.py", "import platformdirs", "The domain needs the standard library only"),
        ("domain/stray.py", "import zugong_desk.library", "Rooms import downwards only"),
        ("reading/stray.py", "import zugong_desk.library", "Rooms import downwards only"),
        ("reading/stray.py", "from PySide6.QtCore import QObject", "Qt only in ui and app"),
        ("ui/stray.py", "import sqlite3", "SQL only in library"),
        ("stray.py", "import zugong_desk.domain", "Rooms import downwards only"),
    ],
)
def test_one_import_too_many_is_found(copy: Path, module: str, line: str, broken: str) -> None:
    (copy / "src" / "zugong_desk" / module).write_text(f"{line}\n", encoding="utf-8")
    ran = lint(copy)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    verdict = next(words for words in ran.stdout.splitlines() if words.startswith(broken))
    assert " BROKEN" in verdict
