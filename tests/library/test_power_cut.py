"""The power goes at any moment: what was not synced is kept, lost or torn by sectors, and nothing acknowledged is gone.

The disk is played back from a record of real writes and syncs. Names of files are taken to be durable at once.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import which

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import LibraryError, create, journal, open_library

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
SECTOR = 512
STEPS = 60

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or which("cc") is None, reason="needs Linux and a C compiler"
)


@dataclass(frozen=True)
class Event:
    """Something that happened on the disk, or (`note`) a step that was acknowledged."""

    kind: str
    name: str
    at: int = 0
    data: bytes = b""


def events(record: bytes) -> Iterator[Event]:
    """What a record says, in order."""
    at = 0
    while at < len(record):
        end = record.index(b"\n", at)
        kind, name, *numbers = record[at:end].decode().split(" ")
        at = end + 1
        if kind == "write":
            size = int(numbers[1])
            yield Event(kind, name, int(numbers[0]), record[at : at + size])
            at += size
        else:
            yield Event(kind, name, *map(int, numbers))


class Disk:
    """Files with what of them is safe, and what was done to each since it was last synced."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.safe = {name: bytearray(data) for name, data in files.items()}
        self.unsafe: dict[str, list[Event]] = {}

    def take(self, event: Event) -> None:
        if event.kind == "sync":
            for done in self.unsafe.pop(event.name, []):
                self._apply(self.safe, done)
        else:
            self.unsafe.setdefault(event.name, []).append(event)

    def _apply(self, files: dict[str, bytearray], event: Event) -> None:
        file = files.setdefault(event.name, bytearray())
        if event.kind == "cut":
            del file[event.at :]
            file.extend(bytes(event.at - len(file)))
        else:
            file.extend(bytes(max(0, event.at - len(file))))
            file[event.at : event.at + len(event.data)] = event.data

    def after_cut(self, random: Random) -> dict[str, bytes]:
        """The files as they may be found: each sector written since the last sync is there, not there, or half there."""
        files = {name: bytearray(data) for name, data in self.safe.items()}
        for waiting in self.unsafe.values():
            for event in waiting:
                for piece in sectors(event):
                    fate = random.random()
                    if fate < 0.45:
                        self._apply(files, piece)
                    elif fate < 0.5 and piece.data:
                        self._apply(files, Event("write", piece.name, piece.at, piece.data[: len(piece.data) // 2]))
        return {name: bytes(data) for name, data in files.items()}


def sectors(event: Event) -> Iterator[Event]:
    if event.kind == "cut":
        yield event
        return
    at = 0
    while at < len(event.data):
        size = SECTOR - (event.at + at) % SECTOR
        yield Event("write", event.name, event.at + at, event.data[at : at + size])
        at += size


@dataclass(frozen=True)
class Session:
    """A session's start and everything that its process then did to the disk."""

    files: dict[str, bytes]
    events: list[Event]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("电")
    shim, path, record = folder / "faulty_disk.so", folder / "a.zugong", folder / "record"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(shim), str(HERE / "faulty_disk.c"), "-ldl"], check=True)
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
    before = path.read_bytes()
    arguments = [sys.executable, "-X", "utf8", str(HERE / "recording_worker.py"), str(path), str(record), str(STEPS)]
    subprocess.run(arguments, env={**os.environ, "PYTHONPATH": PATHS, "LD_PRELOAD": str(shim)}, check=True)
    return Session({path.name: before}, list(events(record.read_bytes())))


def cut_the_power(session: Session, folder: Path, random: Random, keep: Callable[[Event], bool]) -> None:
    """Play the session up to some moment, find the files as they may be, and hold the library to its word."""
    disk, acknowledged = Disk(session.files), []
    for event in session.events[: random.randrange(len(session.events))]:
        if event.kind == "note":
            acknowledged.append(event.name)
        elif keep(event):
            disk.take(event)
    for name, data in disk.after_cut(random).items():
        (folder / name).write_bytes(data)
    with open_library(folder / "a.zugong", editor="甲") as library:
        found = [entry.id for entry in journal.read(library._conn)][1:]
        assert found[: len(acknowledged)] == acknowledged
        assert len(found) - len(acknowledged) in {0, 1}
        report = library.doctor()
        assert report.ok, [check for check in report.checks if not check.ok]
        Editor(library, random).act()
    for name in disk.safe:
        (folder / name).unlink(missing_ok=True)


def cut_often(session: Session, folder: Path, seeds: range, keep: Callable[[Event], bool] = lambda _: True) -> None:
    for seed in seeds:
        cut_the_power(session, folder, Random(seed), keep)


def test_the_record_is_whole(session: Session, path: Path) -> None:
    kinds = [event.kind for event in session.events]
    assert kinds.count("note") == STEPS
    assert kinds.count("sync") >= 3 * STEPS
    assert {event.name for event in session.events if event.kind != "note"} >= {"a.zugong", "a.zugong-journal"}


def test_nothing_acknowledged_is_lost_when_the_power_goes(session: Session, tmp_path: Path) -> None:
    cut_often(session, tmp_path, range(100))


@pytest.mark.parametrize("unsynced", ["a.zugong", "a.zugong-journal"])
def test_the_simulation_finds_a_disk_that_does_not_sync(session: Session, tmp_path: Path, unsynced: str) -> None:
    """What this file's tests are worth: with one file's syncs left out, the same session is found damaged."""
    with pytest.raises((AssertionError, LibraryError)):
        cut_often(session, tmp_path, range(200), lambda event: (event.kind, event.name) != ("sync", unsynced))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(1000, 21000, 1000))
def test_nothing_acknowledged_is_lost_in_thousands_of_power_cuts(session: Session, tmp_path: Path, first: int) -> None:
    cut_often(session, tmp_path, range(first, first + 100))
