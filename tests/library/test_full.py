"""Full disks: the step that does not fit is refused and told, nothing else is lost, and it goes in once there is room."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import DiskFull, DiskTrouble, Library, LibraryError, create, journal, open_library

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[2]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB; skips where none may be mounted, as the file size limit below runs everywhere."""
    disk = tmp_path / "小盘"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk of our own may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room at all."""
    ballast = disk / "压舱"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return ballast


def work_until_refused(editor: Editor) -> tuple[int, LibraryError]:
    """How many steps went in before one was refused."""
    for done in range(5000):
        try:
            editor.act()
        except LibraryError as error:
            return done, error
    raise AssertionError("the disk never became full")


def check(library: Library, editor: Editor) -> None:
    report = library.doctor()
    assert report.ok, [check for check in report.checks if not check.ok]
    assert library.load(editor.bulletin.id) == editor.bulletin
    assert library.shelf() == editor.shelf


def test_a_full_disk_refuses_one_step_and_loses_none(small_disk: Path) -> None:
    path = small_disk / "青山.zugong"
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        editor = Editor(library, Random(5))
        for _ in range(20):
            editor.act()
        ballast = fill(small_disk)
        done, error = work_until_refused(editor)
        assert isinstance(error, DiskFull)
        assert error.message.startswith("磁盘已满，最后一步“")
        assert journal.head(library._conn)[0] == 21 + done
        check(library, editor)
        ballast.unlink()
        editor.act()
        assert journal.head(library._conn)[0] == 22 + done
    with open_library(path, editor="甲") as library:
        check(library, editor)


def test_the_refused_step_goes_in_once_when_tried_again(small_disk: Path) -> None:
    path = small_disk / "青山.zugong"
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        editor = Editor(library, Random(6))
        ballast = fill(small_disk)
        refused: list[tuple[object, ...]] = []
        record = library.record

        def remember(*arguments: object) -> object:
            refused[:] = [arguments]
            return record(*arguments)  # type: ignore[arg-type]

        library.record = remember  # type: ignore[method-assign, assignment]
        rows = 1 + work_until_refused(editor)[0]
        ballast.unlink()
        entry = record(*refused[0])  # type: ignore[arg-type]
        assert (entry.seq, journal.head(library._conn)[0]) == (rows + 1, rows + 1)
        assert library.doctor().ok


def test_an_import_onto_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    path = small_disk / "青山.zugong"
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        ballast = fill(small_disk)
        with pytest.raises(DiskFull, match="没有写入"):
            take_in(library, bulletin("期二", "另一期\n正文𠮷\n" * 4000))
        assert [issue.id for issue in library.issues()] == ["期一"]
        assert library.doctor().ok
        ballast.unlink()
        take_in(library, bulletin("期二", "另一期\n正文𠮷\n" * 10))
        assert library.doctor().ok


def test_a_backup_onto_a_full_disk_leaves_no_part_and_work_goes_on(small_disk: Path, path: Path) -> None:
    folder = small_disk / "备份"
    with create(path, editor="甲", backups=folder) as library:
        take_in(library, bulletin())
        fill(small_disk)
        with pytest.raises(LibraryError, match="备份"):
            library.backup()
        assert [file.name for file in folder.glob("*")] == []
        Editor(library, Random(7)).act()
        assert library.doctor().ok


def test_a_new_library_on_a_full_disk_is_not_left_half_made(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(LibraryError):
        create(small_disk / "新.zugong", editor="甲")
    assert not (small_disk / "新.zugong").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
@pytest.mark.parametrize("room", range(0, 120_000, 12_000))
def test_a_file_that_may_not_grow_keeps_all_that_was_acknowledged(path: Path, room: int) -> None:
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
    arguments = [path, room, 5000, path.stat().st_size + room]
    worker = subprocess.run(
        [sys.executable, "-X", "utf8", str(WORKER), *map(str, arguments)],
        capture_output=True, check=False, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": PATHS},
    )  # fmt: skip
    ready, *acknowledged, last = worker.stdout.splitlines()
    kind, refused, message = last.split(" ", 2)
    assert (ready.split(" ")[0], worker.stderr) == ("ready", "")
    assert kind in {DiskTrouble.__name__, DiskFull.__name__}
    assert "没有写入，之前的都在" in message
    with open_library(path, editor="甲") as library:
        assert [entry.id for entry in journal.read(library._conn)][1:] == acknowledged
        assert refused not in acknowledged
        assert library.doctor().ok
        Editor(library, Random(1)).act()
