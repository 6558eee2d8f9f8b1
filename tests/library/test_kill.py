"""Killed at any moment: what was acknowledged is there once, at most one step more, and work goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import backups_in, create, journal, open_library

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[2]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
FRESH_EVERY = 10

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


class Nest:
    """A process that hatches workers, so that each need not load Python anew."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", str(WORKER)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env={**os.environ, "PYTHONPATH": PATHS},
        )  # fmt: skip

    def acknowledged_before_kill(self, path: Path, seed: int) -> list[str]:
        """The ids that a worker said before it was killed, a moment after one of its first steps."""
        random = Random(seed)
        self._say(f"{path}\t{seed}\n")
        word, pid = self._hear().split(" ")
        assert word == "ready"
        said = [self._hear() for _ in range(random.randrange(8))]
        time.sleep(random.uniform(0, 0.004))
        os.kill(int(pid), signal.SIGKILL)
        while (word := self._hear()) != "dead":
            said.append(word)
        return said

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line)
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.endswith("\n"), "the nest is gone"
        return line.rstrip("\n")

    def close(self) -> None:
        with self._process:
            pass


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    made = Nest()
    yield made
    made.close()


def check_after_crash(path: Path, seed: int, known: int, acknowledged: list[str]) -> int:
    """Hold the library against what was acknowledged, do one step more, and give the number of journal rows."""
    with open_library(path, editor="甲") as library:
        rows = Counter(entry.id for entry in journal.read(library._conn))
        assert all(rows[id] == 1 for id in acknowledged)
        assert rows.total() - known - len(acknowledged) in {0, 1}
        report = library.doctor()
        assert report.ok, [check for check in report.checks if not check.ok]
        Editor(library, Random(seed)).act()
        return rows.total() + 1


def check_backups(folder: Path) -> int:
    """Whatever bears a backup's name is whole and holds as many steps as the name says; gives how many there are."""
    found = backups_in(folder)
    for backup, path in found:
        conn = sqlite3.connect(path)
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert journal.head(conn)[0] == backup.rows
        conn.close()
    assert len(list(folder.glob("*.part"))) <= 1
    return len(found)


def kill_rounds(nest: Nest, folder: Path, seeds: range) -> None:
    seen, left_behind, backups, known, path = 0, 0, 0, 0, folder / "无.zugong"
    for seed in seeds:
        if seed % FRESH_EVERY == 0:
            path = folder / f"{seed}.zugong"
            with create(path, editor="甲") as library:
                take_in(library, bulletin())
            known = 1
        acknowledged = nest.acknowledged_before_kill(path, seed)
        hot = path.with_name(f"{path.name}-journal")
        left_behind += hot.exists() and hot.stat().st_size > 0
        known = check_after_crash(path, seed, known, acknowledged)
        seen += len(acknowledged)
        backups = check_backups(path.with_suffix(".备份"))
    assert seen > 2 * len(seeds), "the workers hardly got to work: the test says nothing"
    assert backups, "no backup was made: the test says nothing"
    assert left_behind, "no kill hit a transaction: the test says nothing"


def test_kill_100_times(nest: Nest, tmp_path: Path) -> None:
    kill_rounds(nest, tmp_path, range(100))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(1000, 11000, 1000))
def test_kill_thousands_of_times(nest: Nest, tmp_path: Path, first: int) -> None:
    kill_rounds(nest, tmp_path, range(first, first + 300))


def test_the_lock_of_a_killed_session_is_free_at_once_and_the_crash_is_told(nest: Nest, tmp_path: Path) -> None:
    path = tmp_path / "青山.zugong"
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        assert library.notice is None
    nest.acknowledged_before_kill(path, 7)
    with open_library(path, editor="甲") as library:
        assert library.crashed
        assert library.notice is not None
        assert "上次没有正常关闭" in library.notice
        last = journal.last(library._conn)
        assert last is not None
        assert f"：{last.name}（" in library.notice
    with open_library(path, editor="甲") as library:
        assert library.notice is None


def test_a_reader_recovers_what_a_crash_left_unfinished(nest: Nest, tmp_path: Path) -> None:
    path = tmp_path / "青山.zugong"
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
    hot = path.with_name(f"{path.name}-journal")
    for seed in range(50):
        acknowledged = nest.acknowledged_before_kill(path, seed)
        if hot.exists() and hot.stat().st_size > 0:
            with open_library(path, editor="甲", read_only=True) as library:
                assert library.read_only
                assert all(journal.entry(library._conn, id) for id in acknowledged)
            return
    pytest.fail("no kill hit a transaction in 50 rounds")
