"""Figures of the real window, each size in a process of its own. Printed, not judged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.bench.sizes import TIMES, desk_of, library_of_issues

from zugong_desk.desk.core import Desk

pytestmark = pytest.mark.bench


def probe(desk: Desk, size: str, folder: Path) -> None:
    """Close the library and measure a window on it."""
    issue, library = desk.table.id, desk.library.path
    desk.close()
    environment = {**os.environ, "ZUGONG_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    script = str(Path(__file__).with_name("window_probe.py"))
    done = subprocess.run(
        [sys.executable, script, str(library), issue], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    print()
    for what, value in json.loads(done.stdout).items():
        print(f"{size:>8}  {what:<36} {value:10.2f}")


@pytest.mark.parametrize("size", list(TIMES))
def test_a_window_on_one_bulletin(size: str, tmp_path: Path) -> None:
    probe(desk_of(tmp_path, TIMES[size]), size, tmp_path)


def test_a_window_on_a_large_library(tmp_path: Path) -> None:
    probe(library_of_issues(tmp_path / "x.zugong", 1000, 20_000), "1,000", tmp_path)
