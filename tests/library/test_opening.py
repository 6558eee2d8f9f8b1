"""Opening: every refusal is one clear line, and what was refused is left as it was."""

import os
import sqlite3
import subprocess
import sys
from itertools import takewhile
from pathlib import Path
from random import Random
from tempfile import gettempdir

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import (
    AlreadyThere,
    DamagedLibrary,
    Library,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    create,
    lock,
    open_library,
)
from zugong_desk.library.marks import PRAGMAS

SOURCES = str(Path(__file__).parents[2] / "src")
NOBODY = 65534


@pytest.fixture
def closed(library: Library) -> Path:
    """A library with some work in it, closed."""
    editor = Editor(library, Random(1))
    for _ in range(30):
        editor.act()
    library.close()
    return library.path


def raw(path: Path, *statements: str) -> None:
    """Run SQL on a file past the library."""
    conn = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        conn.execute(statement)
    conn.close()


def refused(path: Path, kind: type[LibraryError], *, read_only: bool = False) -> str:
    """Open a library that must be refused, and give the line that says so; nothing may have changed."""
    folder = path.parent
    before = {file: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    with pytest.raises(LibraryError) as caught:
        open_library(path, editor="甲", read_only=read_only)
    assert type(caught.value) is kind, caught.value
    assert {file: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before
    message = caught.value.message
    assert "\n" not in message
    assert message.endswith("。")
    return message


both_ways = pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])


@both_ways
def test_missing_is_never_created(path: Path, read_only: bool) -> None:
    assert "没有新建" in refused(path, MissingLibrary, read_only=read_only)
    assert not path.exists()


def test_missing_folder(path: Path) -> None:
    missing = path.parent / "没有的夹" / path.name
    with pytest.raises(MissingLibrary):
        open_library(missing, editor="甲")


@both_ways
def test_directory(path: Path, read_only: bool) -> None:
    path.mkdir()
    assert "文件夹" in refused(path, NotALibrary, read_only=read_only)


@both_ways
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 4096, Random(3).randbytes(50_000), "组工信息".encode() * 999, b"SQLite"]
)
def test_other_files(path: Path, content: bytes, read_only: bool) -> None:
    path.write_bytes(content)
    assert "不是书库文件" in refused(path, NotALibrary, read_only=read_only)


@both_ways
def test_another_programs_database(path: Path, read_only: bool) -> None:
    raw(path, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('别动')")
    refused(path, NotALibrary, read_only=read_only)


@both_ways
def test_newer_version(closed: Path, read_only: bool) -> None:
    raw(closed, "PRAGMA user_version=99")
    assert "请升级程序" in refused(closed, NewerLibrary, read_only=read_only)


@both_ways
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
def test_truncated(closed: Path, share: float, read_only: bool) -> None:
    data = closed.read_bytes()
    closed.write_bytes(data[: int(len(data) * share)])
    assert "备份" in refused(closed, DamagedLibrary, read_only=read_only)


@both_ways
def test_zeroed_page(closed: Path, read_only: bool) -> None:
    data = bytearray(closed.read_bytes())
    data[8192:12288] = bytes(4096)
    closed.write_bytes(data)
    refused(closed, DamagedLibrary, read_only=read_only)


def test_creating_never_overwrites(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(AlreadyThere, match="没有新建"):
        create(closed, editor="甲")
    assert closed.read_bytes() == before


def test_creating_where_there_is_no_folder(path: Path) -> None:
    with pytest.raises(LibraryError, match="没有建成"):
        create(path.parent / "无" / "新.zugong", editor="甲")


def test_locked_by_this_process_and_readable_meanwhile(library: Library) -> None:
    message = refused(library.path, LockedLibrary)
    assert "起）打开" in message
    with open_library(library.path, editor="乙", read_only=True) as reader:
        assert [issue.id for issue in reader.issues()] == ["期一"]
        with pytest.raises(ReadOnlyLibrary):
            Editor(reader, Random(1)).act()
        Editor(library, Random(1)).act()
        assert reader.load("期一") == library.load("期一")


HOLD = "import sys; from pathlib import Path; from zugong_desk.library import open_library; "
HOLD += "held = open_library(Path(sys.argv[1]), editor='乙'); print('held', flush=True); sys.stdin.read(1)"


def test_locked_by_another_process(closed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    arguments = [sys.executable, "-c", HOLD, str(closed)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        holder = lock.holder(lock.lock_path(closed))
        assert holder is not None
        assert holder.pid == other.pid
        assert holder.host in refused(closed, LockedLibrary)
        other.kill()
    with open_library(closed, editor="甲") as library:
        assert "上次没有正常关闭" in (library.notice or "")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe{", b"[]", b'{"user": 1}'])
def test_whatever_a_lock_file_says_only_the_lock_counts(closed: Path, content: bytes) -> None:
    path = lock.lock_path(closed)
    path.write_bytes(content)
    open_library(closed, editor="甲").close()
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows forbids writing where another process holds the lock")
def test_an_unreadable_lock_that_is_held_is_an_unknown_holder(library: Library) -> None:
    lock.lock_path(library.path).write_bytes(b"\xff")
    with pytest.raises(LockedLibrary, match="没有留下姓名"):
        open_library(library.path, editor="乙")


def read_as_nobody(path: Path) -> list[str]:
    """Open as a user who may not write there; what the library then says of itself."""
    code = "import os, sys; from pathlib import Path; from zugong_desk.library import open_library; "
    code += f"os.getuid() or (os.setgroups([]), os.setgid({NOBODY}), os.setuid({NOBODY})); "
    code += "it = open_library(Path(sys.argv[1]), editor='乙'); "
    code += "print(it.read_only, len(it.issues()), it.notice, sep='\\n'); it.close()"
    arguments = [sys.executable, "-X", "utf8", "-c", code, str(path)]
    environment = {"PYTHONPATH": SOURCES, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name != "posix", reason="permissions are set otherwise there")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_library_that_refuses_writing_opens_to_read_with_a_notice(
    closed: Path, folder_mode: int, file_mode: int
) -> None:
    for above in takewhile(lambda folder: folder != Path(gettempdir()), closed.parents):
        above.chmod(0o755)
    closed.chmod(file_mode)
    closed.parent.chmod(folder_mode)
    try:
        read_only, issues, notice = read_as_nobody(closed)
    finally:
        closed.parent.chmod(0o755)
    assert (read_only, issues) == ("True", "1")
    assert "不许写入，现在只能看" in notice


def test_pragmas_are_set_and_read_back_at_every_open(closed: Path) -> None:
    raw(closed, "PRAGMA journal_mode=WAL")
    with open_library(closed, editor="甲") as library:
        found = {name: library._conn.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in PRAGMAS}
        assert found == {name: expected for name, _, expected in PRAGMAS}
        assert library.doctor().ok
    assert not closed.with_name(f"{closed.name}-wal").exists()


@pytest.mark.parametrize("name", ["a b.zugong", "百分%20号#?.zugong", "𠮷👩‍🌾.zugong", "没有后缀"])
def test_odd_names(path: Path, name: str) -> None:
    odd = path.with_name(name)
    with create(odd, editor="甲") as library:
        take_in(library, bulletin())
    with open_library(odd, editor="甲") as library:
        assert library.original("期一") == bulletin().source.text.encode()
    assert {file.name for file in path.parent.iterdir()} >= {name, odd.with_suffix(".originals").name}


def test_two_libraries_have_two_ids(path: Path) -> None:
    with create(path.with_name("一"), editor="甲") as one, create(path.with_name("二"), editor="甲") as other:
        assert one.id != other.id
