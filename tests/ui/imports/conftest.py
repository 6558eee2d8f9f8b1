"""The small library behind a bridge, under a short name, a queue that leaves no thread, and files to be imported."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import Entry
from zugong_desk.ui.imports.queue import ImportQueue

TEXT = (
    "江城组工信息\n第{n}期\n中共江城市委组织部 2024年5月{n}日\n\n"
    "把支部建在网格上\n中共临河县委\n\n正文𠮷第一段，写了🏠{more}。\n"
)
Bring = Callable[..., dict[str, str]]


@pytest.fixture
def bridge(library_bridge: Bridge) -> Bridge:
    """A bridge to a library that holds one small issue, open."""
    return library_bridge


@pytest.fixture
def queue(bridge: Bridge) -> Iterator[ImportQueue]:
    """A queue that drops what it still reads when the test is over."""
    queue = ImportQueue(bridge)
    yield queue
    queue.left_over.give_up()
    queue.cancel()
    queue.leave()


@pytest.fixture
def bring(queue: ImportQueue, qtbot: QtBot) -> Bring:
    """Imports files and waits for the end; the state of each by its name."""

    def bring(*paths: Path) -> dict[str, str]:
        with qtbot.waitSignal(queue.finished, timeout=20000):
            queue.add(paths)
        return states(queue)

    return bring


def states(queue: ImportQueue) -> dict[str, str]:
    """The state of each file by its name."""
    return {entry.parcel.name: entry.state for entry in queue.entries}


def entry_of(queue: ImportQueue, name: str) -> Entry:
    """The entry of the file with this name."""
    return next(entry for entry in queue.entries if entry.parcel.name == name)


def issue(folder: Path, name: str, number: int, more: str = "", encoding: str = "utf-8") -> Path:
    """A small issue in a file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(TEXT.format(n=number, more=more), encoding=encoding)
    return folder / name


def many(folder: Path, count: int) -> list[Path]:
    """So many issues, each in a file of its own."""
    return [issue(folder, f"{number}.txt", number) for number in range(1, count + 1)]


def packed(path: Path, members: dict[str, bytes]) -> Path:
    """A ZIP of files."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
