"""What was not read is known to the next session: after kill -9, after closing the window, after another library."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.imports.conftest import TEXT, issue, many, packed, states

from zugong_desk.desk import libraries
from zugong_desk.desk.import_queue import Backlog
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.leftover import KEPT_MS
from zugong_desk.ui.imports.queue import ImportQueue

WORKER = Path(__file__).with_name("import_worker.py")
FILES = 26


def start(library: Path, *folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, str(WORKER), str(library), *map(str, folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def kill_after(worker: "subprocess.Popen[str]", files: int) -> None:
    """Kill -9 as soon as so many files are settled."""
    assert worker.stdout is not None
    for line in worker.stdout:
        if line.startswith("done") and int(line.split()[1]) >= files:
            break
    worker.kill()
    worker.communicate()


def test_killed_in_the_middle_it_goes_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    library, folder = tmp_path / "书库.zugong", tmp_path / "收到的"
    libraries.create(library, "甲").close()
    many(folder, FILES - 4)
    members = {f"第{n}期.txt": TEXT.format(n=n, more="").encode() for n in range(FILES, FILES + 4)}
    packed(folder / "合订.zip", members)
    (folder / "空.txt").touch()
    kill_after(start(library, folder), 9)
    kill_after(start(library), 7)
    last = start(library)
    out, errors = last.communicate(timeout=30)
    assert last.returncode == 0, errors
    left = int(out.splitlines()[0].split()[1])
    assert 0 < left < FILES
    with libraries.reading_library(library) as desk:
        hashes = [row.sha256 for row in desk.library.issues()]
        assert len(hashes) == len(set(hashes)) == FILES
        assert all(check.ok for check in desk.library.doctor().checks)
        assert Backlog(desk.library.id, library).parcels() == []
    assert "state failed 空.txt" in out
    again, _ = start(library).communicate(timeout=30)
    assert again.split() == ["left", "0"]


@pytest.fixture
def other(bridge: Bridge, tmp_path: Path) -> Path:
    path = tmp_path / "另一个.zugong"
    libraries.create(path, "甲").close()
    return path


def reopened(bridge: Bridge, path: Path) -> None:
    bridge.set_desk(libraries.open_library(path))


def test_another_library_gets_nothing_of_the_queue_and_the_first_one_goes_on(
    queue: ImportQueue, bridge: Bridge, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert bridge.desk is not None
    first = bridge.desk.library.path
    queue.add(many(tmp_path / "收到的", FILES))
    qtbot.waitUntil(lambda: queue.list.settled >= 2)
    left = FILES - queue.list.settled
    assert left
    reopened(bridge, other)
    assert not queue.entries
    qtbot.wait(50)  # what was under way arrives and is dropped
    assert bridge.issues() == []
    assert queue.left_over.parcels == []
    reopened(bridge, first)
    assert len(queue.left_over.parcels) == left
    with qtbot.waitSignal(queue.finished, timeout=20000):
        assert queue.resume() == left
    assert set(states(queue).values()) == {"new"}
    assert len(bridge.issues()) == FILES + 1


def test_what_was_left_is_not_forgotten_over_new_files(
    queue: ImportQueue, bridge: Bridge, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert bridge.desk is not None
    first = bridge.desk.library
    queue.pause(on=True)
    queue.add(many(tmp_path / "收到的", 3))
    reopened(bridge, other)
    reopened(bridge, first.path)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.pause(on=False)
        queue.add([issue(tmp_path, "新来.txt", 9)])
    assert states(queue) == {"新来.txt": "new"}
    assert len(queue.left_over.parcels) == len(Backlog(first.id, first.path).parcels()) == 3


def test_a_decision_that_was_not_taken_waits_for_the_next_session(
    queue: ImportQueue, bridge: Bridge, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert bridge.desk is not None
    first = bridge.desk.library.path
    for name, more in (("旧.txt", ""), ("新.txt", "，改了𠮷")):
        with qtbot.waitSignal(queue.finished, timeout=5000):
            queue.add([issue(tmp_path, name, 5, more)])
    assert states(queue) == {"新.txt": "choosing"}
    reopened(bridge, other)
    reopened(bridge, first)
    assert [parcel.name for parcel in queue.left_over.parcels] == ["新.txt"]
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.resume()
    assert states(queue) == {"新.txt": "choosing"}


def test_given_up_is_given_up(queue: ImportQueue, bridge: Bridge, other: Path, tmp_path: Path) -> None:
    assert bridge.desk is not None
    first = bridge.desk.library.path
    queue.pause(on=True)
    queue.add(many(tmp_path / "收到的", 3))
    reopened(bridge, other)
    reopened(bridge, first)
    assert len(queue.left_over.parcels) == 3
    queue.left_over.give_up()
    reopened(bridge, other)
    reopened(bridge, first)
    assert queue.left_over.parcels == []


def test_many_changes_are_written_together(
    queue: ImportQueue, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    keep = Backlog.keep
    monkeypatch.setattr(Backlog, "keep", lambda self, parcels: written.append(len(parcels)) or keep(self, parcels))
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add(many(tmp_path / "收到的", 30))
    assert written[0] == 30
    assert written[-1] == 0
    assert len(written) < 10  # 30 files in a second or so, a writing each KEPT_MS at most
    assert KEPT_MS >= 100


def test_a_disk_that_refuses_the_list_is_told_once_and_files_come_in_all_the_same(
    queue: ImportQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    queue.left_over.not_kept.connect(lambda: told.append(""))
    monkeypatch.setattr(Backlog, "keep", lambda *_: False)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.add(many(tmp_path / "收到的", 2))
    assert set(states(queue).values()) == {"new"}
    assert len(told) == 1


def test_a_library_that_may_only_be_read_offers_nothing(
    queue: ImportQueue, bridge: Bridge, other: Path, tmp_path: Path
) -> None:
    assert bridge.desk is not None
    first = bridge.desk.library.path
    queue.pause(on=True)
    queue.add(many(tmp_path / "收到的", 3))
    reopened(bridge, other)
    bridge.set_desk(libraries.open_library(first, read_only=True))
    assert queue.left_over.parcels == []
    reopened(bridge, first)
    assert len(queue.left_over.parcels) == 3
