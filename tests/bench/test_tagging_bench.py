"""Keys and time of tagging an issue of 10,000 characters without a mouse. The time is printed, the keys are judged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zugong_desk.desk import importing, libraries
from zugong_desk.places import seeds_dir

pytestmark = pytest.mark.bench
MOST_KEYS = 1.75
"""A tag's key for most, one more where a clause is added, six where the palette is asked."""


def test_sixty_tags_without_losing_the_rhythm(tmp_path: Path) -> None:
    longest = max(seeds_dir().glob("*.txt"), key=lambda file: file.stat().st_size)
    desk = libraries.create(tmp_path / "x.zugong", editor="bench")
    result, _ = importing.take_in(desk, importing.receive(longest))
    desk.close()
    environment = {**os.environ, "ZUGONG_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    script = str(Path(__file__).with_name("tagging_probe.py"))
    done = subprocess.run(
        [sys.executable, script, str(desk.library.path), result.id or ""],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    print()
    for what, value in figures.items():
        print(f"{what:<28} {value:10.2f}")
    assert figures["keys a tag"] <= MOST_KEYS
