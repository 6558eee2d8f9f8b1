"""Hostile files on the command line: each costs one line, the others are imported, the library stays whole."""

import io
import json
import re
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN
from tests.reading.hostile import packs, pdfs
from tests.reading.hostile.files import READ, REFUSED, TEXT, put
from tests.reading.standing_in import PAGE, stand_in

from zugong_desk.cli import main
from zugong_desk.desk import libraries
from zugong_desk.reading.apart import Apart
from zugong_desk.reading.apart.limits import READING
from zugong_desk.reading.errors import ReadingError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")

LONGEST = 12.0
"""Seconds for all hostile files together: they take some 2 on a machine that does nothing else."""
LARGEST = 1 << 30
"""Bytes of memory that a child may ever have in use; a scan that is recognised takes half of it."""


@dataclass(frozen=True)
class Done:
    """What became of a command."""

    code: int
    out: str
    err: str

    @property
    def imported(self) -> dict[str, dict[str, Any]]:
        return {one["file"]: one for one in json.loads(self.out)["imported"]}

    @property
    def fates(self) -> dict[str, str]:
        return {file: one["status"] for file, one in self.imported.items()}


def run(*arguments: str | Path) -> Done:
    """One command in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
    for stream in streams:
        stream.seek(0)
    return Done(code, streams[0].read(), streams[1].read())


class Peak(threading.Thread):
    """Watches the children of this process: the most memory that any of them had in use."""

    def __init__(self) -> None:
        super().__init__()
        self.largest = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.02):
            self.largest = max([self.largest, *map(_most_of, _children())])


def _children() -> list[int]:
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        try:
            found += map(int, (task / "children").read_text().split())
        except OSError:  # a thread that has just ended
            continue
    return found


def _most_of(pid: int) -> int:
    try:
        peak = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(peak[1]) * 1024 if peak else 0


def prints(folder: Path) -> dict[str, str]:
    """What each file of a library holds."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("L.*"))}


def library(folder: Path) -> Path:
    """A library with one issue."""
    (folder / "3.txt").write_text(BULLETIN, encoding="utf-8")
    assert run("import", folder / "L.zugong", folder / "3.txt").code == 0
    return folder / "L.zugong"


@dataclass(frozen=True)
class Batch(Done):
    """One command with all the files that are refused: how long it took, what it took, what it left."""

    seconds: float
    largest: int
    before: dict[str, str]
    after: dict[str, str]
    library: Path


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("hostile")
    path = library(folder)
    (folder / "files").mkdir()
    files = put(folder / "files", {name: make for name, (make, _) in REFUSED.items()})
    before, start, peak = prints(folder), time.monotonic(), Peak()
    peak.start()
    try:
        done = run("import", path, *files, "--json")
    finally:
        peak.over.set()
        peak.join()
    seconds = time.monotonic() - start
    return Batch(done.code, done.out, done.err, seconds, peak.largest, before, prints(folder), path)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_costs_one_line(batch: Batch, name: str) -> None:
    result = batch.imported[name]
    assert result["status"] == "failed"
    error = result["error"]
    assert f"“{name}”" in error
    assert REFUSED[name][1] in error
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]|Traceback|Error|zugong_desk|root:", error)
    assert len(error) < 200
    assert error.endswith("。")


def test_all_of_them_keep_to_time_and_memory(batch: Batch) -> None:
    print(f"\n{len(REFUSED)} files, {batch.seconds:.1f} s, {batch.largest >> 20} MB")
    assert batch.code == 2
    lines = batch.err.splitlines()
    assert len(lines) == len(REFUSED)
    assert all(line.startswith("zugong-desk: “") for line in lines)
    assert batch.seconds < LONGEST
    assert 0 < batch.largest < LARGEST


def test_they_leave_the_library_as_it_was(batch: Batch) -> None:
    assert batch.before == batch.after
    assert run("doctor", batch.library).code == 0


def test_files_that_are_not_what_they_are_called_are_read(tmp_path: Path) -> None:
    path = library(tmp_path)
    (tmp_path / "files").mkdir()
    files = put(tmp_path / "files", READ)
    beyond = Path("/tmp/越界.txt")  # noqa: S108 -- where an archive would like to put a file
    was = beyond.exists()
    done = run("import", path, *files, "--json")
    assert done.code == 0, done.err
    assert len(done.imported) == len(READ) + 1  # there are two files in the archive
    assert set(done.fates.values()) == {"new"}
    for one in done.imported.values():
        shown = run("show", path, one["id"]).out
        assert "聚力强基𠮷😀" in shown
        assert "root:" not in shown
    assert sorted(tmp_path.iterdir()) == sorted({*tmp_path.glob("L.*"), tmp_path / "files", tmp_path / "3.txt"})
    assert sorted((tmp_path / "files").iterdir()) == sorted(files)
    assert beyond.exists() == was


def test_names_in_an_archive_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (path,) = put(tmp_path, {name: make for name, make in READ.items() if name.endswith(".zip")})
    done = run("import", tmp_path / "L.zugong", path)
    assert done.code == 0
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", done.out)


def test_the_others_are_imported_around_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose reader crashes outright, one whose reader fails, one that is refused, each between two that are well."""
    (tmp_path / "stand").mkdir()
    stand_in(tmp_path / "stand", monkeypatch)
    made = {
        "1.docx": packs.docx(packs.document(TEXT)),
        "坠.html": f"{PAGE}crash".encode(),
        "2.docx": packs.docx(packs.document(TEXT + "二")),
        "错.html": f"{PAGE}fault".encode(),
        "3.docx": packs.docx(packs.document(TEXT + "三")),
        "拒.docx": REFUSED["截断.docx"][0](),
        "4.docx": packs.docx(packs.document(TEXT + "四")),
    }
    files = put(tmp_path, {name: lambda data=data: data for name, data in made.items()})
    done = run("import", tmp_path / "L.zugong", *files, "--json")
    assert done.code == 2
    assert done.fates == {name: "new" if name[0].isdecimal() else "failed" for name in made}
    assert "读的时候出了错" in done.imported["坠.html"]["error"]
    assert "程序出错（KeyError）" in done.imported["错.html"]["error"]
    assert len(done.err.splitlines()) == 1 + 3  # the library was made, and that is said
    assert run("doctor", tmp_path / "L.zugong").code == 0


def test_what_draws_itself_without_end_is_ended_by_its_memory() -> None:
    """With a third of the memory, to be quick."""
    start = time.monotonic()
    with Apart(replace(READING, memory=1 << 30)) as apart, pytest.raises(ReadingError, match="程序已隔离"):
        apart.read("自画.pdf", pdfs.form_loop(2))
    assert time.monotonic() - start < 20


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inside = packs.packed({"第1期.txt": TEXT})
    outside = packs.packed({"期/第2期.txt": TEXT, "内.zip": inside, "假.docx": inside})
    (path,) = put(tmp_path, {"套.zip": lambda: outside})
    done = run("import", tmp_path / "L.zugong", path, "--json")
    assert done.code == 2
    assert done.fates == {"套.zip/期/第2期.txt": "new", "套.zip/内.zip": "failed", "套.zip/假.docx": "failed"}
    assert "压缩包里的压缩包" in done.imported["套.zip/内.zip"]["error"]


def test_an_archive_is_imported_again_without_doubling(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"第1期.txt": TEXT, "第2期.docx": packs.docx(packs.document(TEXT + "二"))}
    (path,) = put(tmp_path, {"期.zip": lambda: packs.packed(members)})
    first, second = (run("import", tmp_path / "L.zugong", path, "--json") for _ in range(2))
    assert first.fates == {"期.zip/第1期.txt": "new", "期.zip/第2期.docx": "new"}
    assert second.fates == {"期.zip/第1期.txt": "duplicate", "期.zip/第2期.docx": "duplicate"}
    listed = json.loads(run("list", tmp_path / "L.zugong", "--json").out)["issues"]
    assert [row["file"] for row in listed] == ["期.zip/第1期.txt", "期.zip/第2期.docx"]


def test_parse_takes_no_archive(tmp_path: Path) -> None:
    (path,) = put(tmp_path, {"期.zip": lambda: packs.packed({"第1期.txt": TEXT, "第2期.txt": TEXT})})
    done = run("parse", path)
    assert done.code == 2
    assert done.out == ""
    assert re.fullmatch(r"zugong-desk: “期\.zip”是压缩包，里面有 2 个能读的文件，没有读入。[^\n]*\n", done.err)


def test_a_folder_is_all_the_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "期刊"
    hidden = (".隐藏/第8期.txt", ".第8期.txt", "~$第8期.docx", "._第8期.txt", "第8期.exe", "第8期")
    wanted = ("第2期.txt", "第10期.txt", "二〇二二/第1期.TXT")
    for number, name in enumerate((*hidden, *wanted)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{TEXT}{number}", encoding="utf-8")
    (folder / "圈").symlink_to(folder)
    done = run("import", tmp_path / "L.zugong", folder, "--json")
    assert done.code == 0, done.err
    assert list(done.imported) == ["第1期.TXT", "第2期.txt", "第10期.txt"]


@pytest.mark.parametrize("names", [(), ("第8期.exe",), (".第8期.txt",)])
def test_a_folder_without_anything_to_read_is_told_of(tmp_path: Path, names: Sequence[str]) -> None:
    (tmp_path / "空").mkdir()
    for name in names:
        (tmp_path / "空" / name).write_text(TEXT, encoding="utf-8")
    libraries.create(tmp_path / "L.zugong").close()
    done = run("import", tmp_path / "L.zugong", tmp_path / "空")
    assert done.code == 2
    assert re.fullmatch(r"zugong-desk: 文件夹“[^”]*空”里没有能读的文件，没有读入。请核对路径。\n", done.err)
