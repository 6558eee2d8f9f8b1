"""What the library's tests share: libraries on disk, and a clock that stands until it is moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.library.hands import StandingClock, bulletin, take_in

from zugong_desk.library import Library, create


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
