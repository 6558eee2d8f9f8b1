"""What the library's tests share: libraries on disk, and a clock that stands until it is moved."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hands import bulletin, take_in

from zugong_desk.library import Library, create


class StandingClock:
    """Gives the same moment until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "书库 夹"
    folder.mkdir()
    return folder / "青山.zugong"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "备份"


@pytest.fixture
def library(path: Path, backups: Path, clock: StandingClock) -> Iterator[Library]:
    """An open library that holds one bulletin."""
    with create(path, editor="甲", backups=backups, clock=clock) as made:
        take_in(made, bulletin())
        yield made
