"""Hostile hands on the command line: refused in one line, without a traceback, and nothing is changed by it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main
from zugong_desk.desk import importing, libraries

LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="devices, pipes and bytes in names as Linux has"
)
TAG = "村级集体经济"
LONG = "长" * 300


def program(*arguments: str | bytes | Path) -> list[str | bytes | Path]:
    return [sys.executable, "-m", "zugong_desk", *arguments]


def run(
    *arguments: str | bytes | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own, which must come to an end by itself."""
    whole = os.environ | (env or {})
    return subprocess.run(program(*arguments), capture_output=True, cwd=cwd, env=whole, timeout=30, check=False)


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """One command under a shell, as `desk`, for what only a shell can do to the streams."""
    defined = f'desk() {{ "{sys.executable}" -m zugong_desk "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", defined], capture_output=True, cwd=cwd, timeout=30, check=False)


def check_refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """Exit 2, nothing on stdout, one clean line on stderr, which is returned."""
    err = done.stderr.decode("utf-8")
    assert done.returncode == 2, err
    assert done.stdout == b""
    assert re.fullmatch(r"zugong-desk: [^\x00-\x1f\x7f-\x9f]+\n", err), err
    assert len(err) < 1000
    return err


def prints(folder: Path) -> dict[str, str]:
    """What each plain file of a folder holds, links not followed."""
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one issue, and the file that it was read from."""
    (tmp_path / "3.txt").write_text(BULLETIN, encoding="utf-8")
    desk = libraries.create(tmp_path / "L.zugong", editor="甲")
    importing.take_in(desk, importing.receive(tmp_path / "3.txt"))
    desk.close()
    return tmp_path


HOSTILE: tuple[Sequence[str | bytes], ...] = (
    ("list", "L\n\x1b[31m.zugong"),
    ("list", "L.zugong", "a\nb\x1b"),
    ("\x1b[2J\n",),
    ("search", "L.zugong", b"\xff\xfe"),
    ("show", "L.zugong", b"\xff"),
    ("show", "L.zugong", "2022-3\n"),
    ("history", "L.zugong", b"\xff"),
    ("tag", "L.zugong", "2022-3", "0", "3", b"\xff"),
    ("tag", "L.zugong", "2022-3", "0", "3", TAG, "--note", b"\xed\xa0\x80"),
    ("tag", "L.zugong", "2022-3", "-5", "3", TAG),
    ("tag", "L.zugong", "2022-3", "3", "3", TAG),
    ("tag", "L.zugong", "2022-3", "3", "0", TAG),
    ("tag", "L.zugong", "2022-3", "0", "9" * 30, TAG),
    ("tag", "L.zugong", "2022-3", "0", "9" * 5000, TAG),
    ("tag", "L.zugong", "2022-3", "0", "³", TAG),
    ("tag", "L.zugong", "2022-3", "6", "7", TAG),
    ("search", "L.zugong", "党", "--limit", "1e9"),
    ("parse", "3.txt", "--encoding", "base64"),
    ("parse", "3.txt", "--encoding", "a\nb"),
    ("parse", "3.txt", "--encoding", b"\xff"),
    ("parse", LONG),
    ("parse", "."),
    ("parse", ""),
    ("list", LONG),
    ("doctor", LONG),
    ("undo", LONG),
    ("backup", LONG),
    ("new", LONG),
    ("new", "L.zugong"),
    ("new", "."),
    ("new", "n" * 252),
    ("new", "nowhere/L.zugong"),
    ("import", LONG, "3.txt"),
    ("import", "L.zugong", LONG),
    ("import", "L.zugong", "L.zugong"),
    ("import", "./L.zugong", "3.txt", "L.zugong"),
    ("import", "N.zugong", "N.zugong"),
    ("import", ".", "3.txt"),
    ("list", "3.txt"),
    ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", LONG),
    ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "."),
    ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "L.zugong"),
    ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "L.zugong-journal"),
    ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "nowhere/x.txt"),
    ("export", "L.zugong", "--format", "txt", "--out", "x.txt"),
    ("export", "L.zugong", "--format", "x\n", "--out", "x.txt"),
    ("export", "L.zugong", "--format", "md", "--out", "x.md", "--tag", b"\xff"),
    ("export", "L.zugong", "--format", "md", "--out", "x.md", "--collection", "没有的"),
    ("restore", LONG, "--out", "N.zugong"),
    ("restore", "L.zugong", "--out", "L.zugong", "--backup", "L.zugong"),
    ("restore", "L.zugong", "--out", LONG, "--backup", "L.zugong"),
    ("restore", "L.zugong", "--out", "nowhere/N.zugong", "--backup", "L.zugong"),
    ("restore", "L.zugong", "--out", "N.zugong", "--backup", "3.txt"),
    ("restore", "L.zugong", "--out", "N.zugong", "--backup", "."),
    ("restore", "L.zugong", "--out", "N.zugong", "--backup", "/dev/zero"),
    ("restore", "L.zugong", "--out", "N.zugong", "--backup", LONG),
    ("codebook", "import", "L.zugong", LONG),
    ("codebook", "import", "L.zugong", "."),
    ("codebook", "import", "L.zugong", "3.txt"),
    ("codebook", "export", "L.zugong", "--out", "L.zugong"),
    ("codebook", "export", "L.zugong", "--out", "."),
    ("shot", "L.zugong", "2022-3", "--out", "x.png", "--scale", "nan"),
    ("shot", "L.zugong", "2022-3", "--out", "x.png", "--scale", "1e9"),
    ("shot", "L.zugong", "2022-3", "--out", "x.png", "--scale", "-1"),
    ("shot", "L.zugong", "2022-3", "--out", "x.png", "--size", "²x3"),
    ("shot", "L.zugong", "2022-3", "--out", "x.png", "--size", f"{'9' * 5000}x1"),
)


@pytest.fixture
def refuse(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., None]]:
    """Has a command refused in this process, which is quick, and looks whether it changed anything."""

    def call(*arguments: str | bytes) -> None:
        before = prints(folder)
        try:
            code = main([os.fsdecode(one) for one in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        check_refused(subprocess.CompletedProcess([], code, out.encode(), err.encode()))
        assert prints(folder) == before

    monkeypatch.chdir(folder)
    signal.alarm(30)  # whoever waits for a pipe waits for ever
    yield call
    signal.alarm(0)


@LINUX
@pytest.mark.parametrize("arguments", HOSTILE, ids=lambda one: ascii(one)[:60])
def test_a_hostile_argument_is_refused_and_nothing_is_changed(
    refuse: Callable[..., None], arguments: Sequence[str | bytes]
) -> None:
    refuse(*arguments)


@LINUX
@pytest.mark.parametrize("name", ["loop", "pipe", "/dev/zero", "/dev/null", "/dev/full"])
@pytest.mark.parametrize(
    "command",
    [
        ("parse", "FILE"),
        ("import", "L.zugong", "FILE"),
        ("import", "FILE", "3.txt"),
        ("list", "FILE"),
        ("undo", "FILE"),
        ("new", "FILE"),
        ("codebook", "import", "L.zugong", "FILE"),
        ("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "FILE"),
    ],
    ids=" ".join,
)
def test_what_is_no_file_is_refused_at_once(
    folder: Path, refuse: Callable[..., None], name: str, command: tuple[str, ...]
) -> None:
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    refuse(*(name if one == "FILE" else one for one in command))


def test_a_picture_is_never_drawn_over_the_library(folder: Path) -> None:
    before = prints(folder)
    check_refused(
        run("shot", "L.zugong", "2022-3", "--out", "L.zugong", cwd=folder, env={"QT_QPA_PLATFORM": "offscreen"})
    )
    assert prints(folder) == before


@LINUX
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_told_of(folder: Path) -> None:
    (folder / "shut").mkdir(mode=0o500)
    check_refused(run("export", "L.zugong", "--format", "txt", "--issue", "2022-3", "--out", "shut/x.txt", cwd=folder))
    check_refused(run("new", "shut/N.zugong", cwd=folder))


@LINUX
def test_names_of_any_bytes_are_taken_as_they_come(folder: Path) -> None:
    library, file = b"\xff \xe4\xb9\xa6.zugong", b"\xfe.txt"
    (folder / os.fsdecode(file)).write_text(BULLETIN.replace("第 3 期", "第 4 期"), encoding="utf-8")
    made = run("import", library, "3.txt", file, "--json", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert [one["file"] for one in json.loads(made.stdout)["imported"]] == ["3.txt", "\ufffd.txt"]
    assert run("tag", library, "2022-4", "0", "3", TAG, cwd=folder).returncode == 0
    out = run("export", library, "--format", "txt", "--issue", "2022-4", "--out", b"\xfd.txt", cwd=folder)
    assert out.returncode == 0, out.stderr
    assert (folder / os.fsdecode(b"\xfd.txt")).read_text(encoding="utf-8").startswith("云岭组工信息")
    assert run("doctor", library, cwd=folder).returncode == 0


@LINUX
def test_a_bare_locale_changes_nothing(folder: Path) -> None:
    bare = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (folder / "第5期.txt").write_text(BULLETIN.replace("第 3 期", "第 5 期"), encoding="utf-8")
    made = run("import", "书库𠮷.zugong", "第5期.txt", "--json", cwd=folder, env=bare)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["imported"][0]["file"] == "第5期.txt"
    tagged = run("tag", "书库𠮷.zugong", "2022-5", "0", "3", TAG, "--note", "𠮷😀", "--json", cwd=folder, env=bare)
    assert json.loads(tagged.stdout)["text"] == "云岭组"
    found = run("search", "书库𠮷.zugong", "治理𠮷", "--json", cwd=folder, env=bare)
    assert json.loads(found.stdout)["total"] == 1
    check_refused(run("show", "书库𠮷.zugong", "没有这一期", cwd=folder, env=bare))
    assert run("doctor", "书库𠮷.zugong", cwd=folder).returncode == 0


@LINUX
def test_closed_and_full_streams(folder: Path) -> None:
    for command in ("desk list L.zugong >&-", "desk list L.zugong --json >&-", "desk parse 3.txt | true"):
        done = shell(command, folder)
        assert (done.returncode, done.stderr) == (0, b""), command
    assert shell("desk show L.zugong nothing 2>&-", folder).returncode == 2
    full = shell("desk show L.zugong 2022-3 >/dev/full", folder)
    check_refused(full)


def test_numbers_that_no_issue_has_do_not_spoil_an_import(folder: Path) -> None:
    for digits in (30, 5000):
        text = BULLETIN.replace("第 3 期", f"第 {'9' * digits} 期（总第 {'9' * digits} 期）")
        (folder / f"{digits}.txt").write_text(text + "\n" + "一" * digits + "、甲。\n", encoding="utf-8")
        done = run("import", "L.zugong", f"{digits}.txt", cwd=folder)
        assert done.returncode == 0, done.stderr
    assert run("doctor", "L.zugong", cwd=folder).returncode == 0


def test_of_two_who_tag_at_once_nobody_s_tag_is_lost(folder: Path) -> None:
    pairs = 4
    done = refused = 0
    for number in range(pairs):
        both = [
            subprocess.Popen(
                program("tag", "L.zugong", "2022-3", "0", "3", TAG, "--note", f"{number}{hand}"),
                cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for hand in "甲乙"
        ]  # fmt: skip
        for one in both:
            out, err = one.communicate(timeout=30)
            if one.returncode == 0:
                done += 1
            else:
                refused += 1
                check_refused(subprocess.CompletedProcess([], one.returncode, out, err))
    assert done + refused == 2 * pairs
    assert done >= pairs
    shown = json.loads(run("show", "L.zugong", "2022-3", "--json", cwd=folder).stdout)
    assert len(shown["annotations"]) == done
    assert run("doctor", "L.zugong", cwd=folder).returncode == 0


@LINUX
@pytest.mark.parametrize("enough", [1, 7])
def test_an_import_that_is_killed_leaves_whole_issues(folder: Path, enough: int) -> None:
    files = [folder / f"n{number}.txt" for number in range(40)]
    for number, file in enumerate(files):
        file.write_text(BULLETIN.replace("第 3 期", f"第 {100 + number} 期") * 3, encoding="utf-8")
    with subprocess.Popen(program("import", "L.zugong", *files), cwd=folder, stdout=subprocess.DEVNULL) as importing_:
        _wait_for(lambda: _issues(folder) > enough)
        importing_.send_signal(signal.SIGKILL)
    there = _issues(folder)
    assert enough < there < 1 + len(files)
    assert run("doctor", "L.zugong", cwd=folder).returncode == 0
    again = run("import", "L.zugong", *files, "--json", cwd=folder)
    assert again.returncode == 0, again.stderr
    states = [one["status"] for one in json.loads(again.stdout)["imported"]]
    assert states == ["duplicate"] * (there - 1) + ["new"] * (len(files) + 1 - there)
    assert _issues(folder) == 1 + len(files)
    assert run("doctor", "L.zugong", cwd=folder).returncode == 0


def _issues(folder: Path) -> int:
    with libraries.reading_library(folder / "L.zugong") as desk:
        return sum(row.present for row in desk.library.issues())


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_home_that_refuses_costs_one_line(library: Path, tmp_path: Path) -> None:
    taken = tmp_path / "占了名字的文件"
    taken.write_text("𠮷", encoding="utf-8")
    done = run("list", library, env={"ZUGONG_HOME": str(taken)})
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert "不许写入" in said
    assert "Traceback" not in said
