"""The sample library: made once, finished if making it was broken off, left alone after that."""

from pathlib import Path

import pytest

from zugong_desk.desk import libraries
from zugong_desk.desk.core import Desk
from zugong_desk.places import seeds_dir

SEEDS = sorted(path.name for path in seeds_dir().glob("*.txt"))


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZUGONG_HOME", str(tmp_path / "home"))


def files_of(desk: Desk) -> list[str]:
    return sorted(row.file for row in desk.library.issues())


def test_the_sample_is_made_from_the_seeds_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "示例 𠮷.zugong"
    desk, results = libraries.open_sample(path)
    assert files_of(desk) == sorted(result.file for result in results) == SEEDS
    steps = len(desk.library.history())
    desk.close()
    again, results = libraries.open_sample(path)
    assert (files_of(again), results, len(again.library.history())) == (SEEDS, [], steps)
    again.close()


def test_a_sample_whose_making_was_broken_off_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "示例.zugong"
    libraries.create(path).close()
    desk, results = libraries.open_sample(path)
    assert files_of(desk) == SEEDS
    assert {result.status for result in results} == {"new"}
    desk.close()
