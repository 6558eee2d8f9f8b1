"""Reading apart: what a file does to the child that reads it never reaches this process, but for one line."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tests.reading.standing_in import PAGE, stand_in

from zugong_desk.domain.imprint import Form, LinePrint, Page, Placement
from zugong_desk.domain.source import Source
from zugong_desk.faults import fault_file
from zugong_desk.reading.apart import Apart, Stopped, process, read_apart
from zugong_desk.reading.apart.limits import READING
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.wishes import Wishes

LIMITS = replace(READING, patience=1.0, in_all=2.5, memory=1 << 30, pages=2000)


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    stand_in(tmp_path, monkeypatch)
    with Apart(LIMITS) as one:
        yield one


def read(apart: Apart, words: str, wishes: Wishes = Wishes()) -> Source:  # noqa: B008 -- it never changes
    return apart.read("期.html", (PAGE + words).encode(), wishes)


def refusal(apart: Apart, words: str) -> str:
    with pytest.raises(ReadingError) as caught:
        read(apart, words)
    line = str(caught.value)
    assert line.startswith("“期.html”：")
    assert "\n" not in line
    assert len(line) < 200
    return line


def pid_of(source: Source) -> int:
    return int(source.notes[0].message)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_source_comes_back_whole(apart: Apart) -> None:
    words = "正𠮷😀 \ud800".encode("utf-8", "surrogatepass")
    source = apart.read("期.html", PAGE.encode() + words, Wishes(password="1234"))  # noqa: S106 -- no secret
    assert source.text == "<html>\n正𠮷😀\n���\n"
    assert source.file == "期.html"
    assert source.sha256 == sha256(PAGE.encode() + words).hexdigest()
    assert source.notes[1].message == "1234"
    assert source.imprint.form == Form.HTML
    assert source.imprint.pages == (Page(595.3, 841.9),)
    placed = Placement(1, 1.1, 2.2, 3.3, (0.0, 1 / 3))
    assert source.imprint.lines == (LinePrint(size=16.0, opens=True, placement=placed),) * 3


def test_one_child_reads_one_file_after_the_other(apart: Apart) -> None:
    pids = {pid_of(read(apart, str(number))) for number in range(5)}
    assert len(pids) == 1
    assert pids == {apart.pid}
    assert os.getpid() not in pids
    apart.close()
    assert gone(pids.pop())


def test_plain_text_and_what_is_not_read_needs_no_child(apart: Apart) -> None:
    assert apart.read("期.txt", "正文𠮷".encode()).text == "正文𠮷"
    for data in (b"", b"{\\rtf1}", b"Rar!"):
        with pytest.raises(ReadingError, match="没有读入"):
            apart.read("期", data)
    assert apart.pid is None


def test_a_refusal_is_handed_on_and_the_child_kept(apart: Apart) -> None:
    assert refusal(apart, "refuse") == "“期.html”：不像话，没有读入。"
    pid = apart.pid
    assert pid_of(read(apart, "")) == pid


@pytest.mark.parametrize("words", ["crash", "quit", "huge"])
def test_a_child_that_ends_costs_one_line_and_the_next_file_is_read(apart: Apart, words: str) -> None:
    first = pid_of(read(apart, ""))
    assert "读的时候出了错" in (line := refusal(apart, words))
    assert "书库和原文件未改动" in line
    assert gone(first)
    assert pid_of(read(apart, "")) != first


def test_where_a_child_crashed_is_logged(apart: Apart) -> None:
    refusal(apart, "crash")
    log = fault_file().read_text(encoding="utf-8")
    assert "importer.py" in log[log.rindex("reading apart ended") :]


@pytest.mark.parametrize("words", ["hang", "spin"])
def test_a_child_that_stalls_is_ended(apart: Apart, words: str) -> None:
    pid = pid_of(read(apart, ""))
    start = time.monotonic()
    assert "1 秒没有进展" in refusal(apart, words)
    assert time.monotonic() - start < 3
    assert gone(pid)


def test_what_a_child_put_down_goes_with_it(apart: Apart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    refusal(apart, "hang")
    assert not list(tmp_path.glob("zugong-*"))
    read(apart, "")
    (folder,) = tmp_path.glob("zugong-*")
    assert folder.stat().st_mode & 0o77 == 0
    apart.close()
    assert not folder.exists()


def test_a_child_whose_parent_is_killed_ends_in_the_middle_of_a_file(tmp_path: Path) -> None:
    code = (
        "import sys; from zugong_desk.reading.apart import Apart; apart = Apart();"
        "threading = __import__('threading');"
        f"threading.Thread(target=apart.read, args=('期.html', {(PAGE + 'hang').encode()!r}), daemon=True).start();"
        "time = __import__('time'); time.sleep(0.6); print(apart.pid, flush=True); time.sleep(60)"
    )
    stand_in(tmp_path, patch := pytest.MonkeyPatch())
    patch.setenv("TMPDIR", str(tmp_path))
    try:
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
            assert parent.stdout
            pid = int(parent.stdout.readline())
            assert list(tmp_path.glob("zugong-*/left"))
            parent.kill()
    finally:
        patch.undo()
    wait_for(lambda: gone(pid))
    assert not list(tmp_path.glob("zugong-*"))


def test_more_text_than_can_be_parsed_is_refused(apart: Apart) -> None:
    with pytest.raises(ReadingError, match=r"“期.html”有 734 万字，太多"):
        read(apart, "long")


def test_progress_keeps_a_slow_file_going_but_not_for_ever(apart: Apart) -> None:
    heard = []
    source = apart.read("期.html", (PAGE + "slow 6").encode(), progress=lambda *pages: heard.append(pages))
    assert source.text
    assert heard == [(page, 6) for page in range(1, 7)]
    assert "分钟还没有读完" in refusal(apart, "slow 100")


@pytest.mark.parametrize("words", ["eat", "abort"])
def test_a_child_that_eats_memory_is_refused_it(apart: Apart, words: str) -> None:
    assert "内存不够（上限 1 GB）" in refusal(apart, words)
    assert read(apart, "").text


def test_a_fault_of_ours_is_named_and_logged(apart: Apart) -> None:
    first = pid_of(read(apart, ""))
    assert "程序出错（KeyError）" in refusal(apart, "fault")
    log = fault_file().read_text(encoding="utf-8")
    assert "我们没有料到的" in log
    assert pid_of(read(apart, "")) != first


def test_too_many_pages_are_refused_with_their_number(apart: Apart) -> None:
    assert "共 5000 页，超过 2000 页" in refusal(apart, "pages 5000")
    assert read(apart, "pages 2000").text


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b"cposix\nsystem\n(S'true'\ntR.",
        b'{"encoding":"","text":1,"notes":[],"form":"html","pages":[],"lines":[]}',
        b'{"encoding":"","text":"a","notes":[],"form":"x","pages":[],"lines":[]}',
        b'{"encoding":"","text":"a","notes":[],"form":"html","pages":[[NaN,1]],"lines":[]}',
        b'{"encoding":"","text":"a","notes":[],"form":"html","pages":[[1e999,1]],"lines":[]}',
        b'{"encoding":"","text":"a","notes":[],"form":"html","pages":[["1",1]],"lines":[]}',
        b'{"encoding":"","text":"a","notes":[],"form":"html","pages":[],"lines":[null,null]}',
        b'{"encoding":"","text":"a","notes":[],"form":"html","pages":[],"lines":[[[1,2,3],["","","",""],[["a",1]],0,null,null,[]]]}',
    ],
)
def test_an_answer_that_is_no_source_is_refused(apart: Apart, forged: bytes) -> None:
    assert "读的时候出了错" in refusal(apart, f"forge x{forged.hex()}")


def test_cancelling_ends_what_is_read_and_nothing_else(apart: Apart) -> None:
    apart.cancel()
    first = pid_of(read(apart, ""))
    timer = threading.Timer(0.2, apart.cancel)
    timer.start()
    start = time.monotonic()
    with pytest.raises(Stopped, match="取消"):
        read(apart, "hang")
    assert time.monotonic() - start < 0.7
    timer.join()
    assert gone(first)
    assert read(apart, "").text


def test_cancelling_too_late_does_not_stop_the_next_file(apart: Apart) -> None:
    for number in range(5):
        assert read(apart, str(number)).text
        child = apart._child
        assert child
        child.kill()


def test_progress_may_stop_the_reading(apart: Apart) -> None:
    first = pid_of(read(apart, ""))

    def stop(_done: int, _total: int) -> None:
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        apart.read("期.html", (PAGE + "slow 9").encode(), progress=stop)
    assert gone(first)
    assert read(apart, "").text


def test_a_child_that_ended_while_idle_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    with Apart(replace(LIMITS, idle=0.1)) as apart:
        first = pid_of(read(apart, ""))
        time.sleep(0.4)
        assert pid_of(read(apart, "")) != first


def test_a_child_killed_between_two_files_is_replaced(apart: Apart) -> None:
    first = pid_of(read(apart, ""))
    os.kill(first, 9)
    assert pid_of(read(apart, "")) != first


def test_a_system_without_room_for_a_child_is_told_of(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/没有这个文件夹")
    with pytest.raises(ReadingError, match=r"子程序启动不了（No such file or directory）"):
        read(apart, "")


def test_a_program_that_does_not_start_is_told_of(
    apart: Apart, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(process, "command", lambda _: ["/没有这个程序"])
    with pytest.raises(ReadingError, match="子程序启动不了"):
        read(apart, "")
    assert not list(tmp_path.glob("zugong-*"))


def test_a_frozen_program_is_its_own_child(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no `-c`, only itself; here `python -m zugong_desk` stands for it."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    flag, limits = process.command(LIMITS)[1:]
    monkeypatch.setattr(process, "command", lambda _: [sys.executable, "-m", "zugong_desk", flag, limits])
    assert read(apart, "").text == "<html>\n"
    assert "读的时候出了错" in refusal(apart, "crash")


def test_threads_take_turns(apart: Apart) -> None:
    out: list[str] = []
    threads = [threading.Thread(target=lambda at=at: out.append(read(apart, str(at)).text)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(out) == sorted(f"<html>\n{at}\n" for at in range(6))


def test_without_an_owner_the_child_lives_for_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    assert gone(pid_of(read_apart("期.html", PAGE.encode())))


def test_a_child_that_nobody_closes_ends_with_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    apart = Apart(LIMITS)
    pid = pid_of(read(apart, ""))
    del apart
    wait_for(lambda: gone(pid))
