"""The import queue: files, folders and archives, duplicates and failures, pause, cancel, decisions, faults."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from tests.reading.importers.pdf_files import PdfFile
from tests.ui.imports.conftest import TEXT, Bring, entry_of, issue, many, packed, states

from zugong_desk.desk.import_queue import Parcel
from zugong_desk.domain.profile import Profile
from zugong_desk.reading import Wishes
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import told, verbs
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.imports.reader import Perusal
from zugong_desk.ui.imports.settling import HELD, REFUSED
from zugong_desk.ui.imports.work import Read, Work


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "收到的"
    issue(folder, "第1期.txt", 1, encoding="gb18030")
    issue(folder, "第2期.txt", 2, encoding="gb18030")
    issue(folder / "下级", "又一份.md", 2, encoding="gb18030")
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.xls").write_bytes(b"x")
    return folder


class Slow:
    """Takes the place of the work: reads nothing until it is let go, telling how far it is as it waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.began, self.reads = Event(), Event(), Work.read
        self.seen: list[tuple[str, Wishes]] = []
        monkeypatch.setattr(Work, "read", lambda *given: self.read(*given))  # noqa: PLW0108 -- it is called as a method

    def read(self, work: Work, parcel: Parcel, wishes: Wishes, profile: Profile, perusal: Perusal) -> Read:
        self.seen.append((parcel.name, wishes))
        self.began.set()
        while not self.go.wait(0.01):
            perusal.tell(7, 12)
        return self.reads(work, parcel, wishes, profile, perusal)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


def test_each_file_comes_to_its_end(bring: Bring, queue: ImportQueue, bridge: Bridge, folder: Path) -> None:
    found = bring(folder / "第1期.txt", folder / "第2期.txt", folder / "空.txt", folder / "下级")
    assert found == {"第1期.txt": "new", "第2期.txt": "new", "空.txt": "failed", "又一份.md": "duplicate"}
    assert len(bridge.issues()) == 3
    assert told(entry_of(queue, "第1期.txt")).startswith("2024 年第 1 期：")
    assert "1 篇" in told(entry_of(queue, "第1期.txt"))
    assert told(entry_of(queue, "空.txt")).startswith("“空.txt”是空文件")
    assert "2024 年第 2 期" in told(entry_of(queue, "又一份.md"))
    assert entry_of(queue, "第1期.txt").form == "文本 GB18030"
    assert bring(folder / "第1期.txt") == {"第1期.txt": "duplicate"}
    assert len(bridge.issues()) == 3


def test_counts_hold_while_files_settle(bring: Bring, queue: ImportQueue, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    queue.progressed.connect(lambda done, total, _: seen.append((done, total)))
    bring(folder)
    assert seen[-1] == (4, 4)
    assert sorted(seen) == seen
    assert queue.list.settled == 4
    assert queue.list.to_see == 2
    assert queue.share == 1
    assert queue.list.endings.total() == 0


def test_cancel_leaves_the_rest_out(bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path) -> None:
    paths = many(tmp_path, 8)
    queue.entry_changed.connect(lambda row: queue.cancel() if row == 1 and queue.entries[1].state == "new" else None)
    assert list(bring(*paths).values()) == ["new", "new"] + ["cancelled"] * 6
    assert len(bridge.issues()) == 3


def test_files_added_meanwhile_are_read_too(queue: ImportQueue, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add([folder / "第1期.txt"])
        queue.add([folder / "第2期.txt"])
    assert [entry.state for entry in queue.entries] == ["new", "new"]


def test_a_waiting_file_can_be_taken_out(queue: ImportQueue, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add(many(tmp_path, 6))
        keys = [entry.key for entry in queue.entries]
        assert queue.skip(keys[5])
        assert queue.skip(keys[4])
        assert not queue.skip(keys[4])
    assert [entry.state for entry in queue.entries] == ["new"] * 4 + ["cancelled"] * 2
    assert not queue.skip(keys[0])


def test_the_file_under_way_tells_how_far_it_is_and_can_be_cancelled(
    queue: ImportQueue, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    queue.add(many(tmp_path, 2))
    qtbot.waitUntil(lambda: queue.reading is not None and queue.reading.done == 7)
    assert queue.reading is not None
    assert told(queue.reading).startswith("读 7/12 页，约 ")
    assert 0 < queue.share < 1
    assert queue.seconds_left is not None
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.skip(queue.reading.key)
        slow.go.set()
    assert states(queue) == {"1.txt": "cancelled", "2.txt": "new"}


def test_a_cancelled_file_can_be_read_after_all(queue: ImportQueue, slow: Slow, tmp_path: Path, qtbot: QtBot) -> None:
    queue.add(many(tmp_path, 1))
    qtbot.waitUntil(slow.began.is_set)
    key = queue.entries[0].key
    assert queue.skip(key)
    assert queue.again(key)  # while the first reading has not ended yet
    slow.go.set()
    with qtbot.waitSignal(queue.finished, timeout=5000):
        pass
    assert states(queue) == {"1.txt": "new"}


def test_pause_begins_nothing_new_and_lets_the_file_under_way_end(
    queue: ImportQueue, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    queue.add(many(tmp_path, 3))
    qtbot.waitUntil(slow.began.is_set)
    queue.pause(on=True)
    slow.go.set()
    qtbot.waitUntil(lambda: queue.list.settled == 1)
    qtbot.wait(60)
    assert list(states(queue).values()) == ["new", "waiting", "waiting"]
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.pause(on=False)
    assert set(states(queue).values()) == {"new"}


def test_a_paused_queue_of_which_nothing_is_left_ends(queue: ImportQueue, tmp_path: Path, qtbot: QtBot) -> None:
    queue.pause(on=True)
    queue.add(many(tmp_path, 2))
    with qtbot.waitSignal(queue.finished, timeout=5000):
        for entry in list(queue.entries):
            queue.skip(entry.key)
    assert not queue.paused


def test_a_failed_file_is_read_again_on_demand(bring: Bring, queue: ImportQueue, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "后来才有.txt"
    assert bring(path) == {"后来才有.txt": "failed"}
    assert "找不到文件" in told(queue.entries[0])
    issue(tmp_path, "后来才有.txt", 3)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        assert queue.again(queue.entries[0].key)
    assert states(queue) == {"后来才有.txt": "new"}


def test_a_password_is_used_once_and_forgotten(
    bring: Bring, queue: ImportQueue, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    slow.go.set()
    path = tmp_path / "空.txt"
    path.touch()
    bring(path)
    key = queue.entries[0].key
    for password in ("𠮷8🏠", None):
        with qtbot.waitSignal(queue.finished, timeout=5000):
            queue.again(key, password=password)
    assert [wishes.password for _, wishes in slow.seen] == [None, "𠮷8🏠", None]
    assert "𠮷8🏠" not in repr(queue.entries[0])


def test_a_locked_pdf_comes_in_with_its_password(
    bring: Bring, queue: ImportQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "第3期🏠.pdf"
    path.write_bytes(PdfFile(password=b"qingxi-3").show("清溪组工信息𠮷", 80, 700).data())
    bring(path)
    key = queue.entries[0].key
    assert queue.entries[0].locked
    assert verbs(queue.entries[0]) == ("password", "retry")
    for password, state, locked in (("wrong", "failed", True), ("qingxi-3", "new", False)):
        with qtbot.waitSignal(queue.finished, timeout=20000):
            queue.again(key, password=password)
        assert (queue.entries[0].state, queue.entries[0].locked) == (state, locked)
    assert queue.entries[0].form == "PDF"


def test_what_is_to_be_known_of_a_file_is_told(bring: Bring, queue: ImportQueue, tmp_path: Path) -> None:
    path = issue(tmp_path, "坏字.txt", 4)
    path.write_bytes(path.read_bytes() + b"\xff\xff")
    bring(path)
    assert told(queue.entries[0]).endswith("，有提示")
    assert "2 处认不出" in queue.entries[0].notes[0]


def test_wishes_hold_for_what_is_still_to_be_read(queue: ImportQueue, slow: Slow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.add(many(tmp_path, 2))
        qtbot.waitUntil(slow.began.is_set)
        queue.wishes = Wishes(encoding="gb18030")
        slow.go.set()
    assert [wishes.encoding for _, wishes in slow.seen] == [None, "gb18030"]


def test_a_fault_of_ours_fails_one_file_and_is_raised(
    queue: ImportQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    reads = Work.read

    def read(work: Work, parcel: Parcel, *rest: object) -> Read:
        if parcel.path.name == "1.txt":
            raise ZeroDivisionError
        return reads(work, parcel, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Work, "read", read)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(queue.finished, timeout=5000):
        queue.add(many(tmp_path, 2))
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert states(queue) == {"1.txt": "failed", "2.txt": "new"}
    assert "程序出了错" in told(queue.entries[0])


def test_a_library_that_refuses_makes_the_queue_wait(
    queue: ImportQueue, bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    takes = bridge.take_in
    monkeypatch.setattr(bridge, "take_in", lambda _: None)
    queue.add(many(tmp_path, 3))
    qtbot.waitUntil(lambda: queue.paused)
    assert list(states(queue).values()) == ["failed", "waiting", "waiting"]
    assert told(queue.entries[0]) == REFUSED
    monkeypatch.setattr(bridge, "take_in", takes)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[0].key)
        queue.pause(on=False)
    assert set(states(queue).values()) == {"new"}


# Archives ------------------------------------------------------------------------------------------------------------


def test_an_archive_becomes_its_files(bring: Bring, queue: ImportQueue, tmp_path: Path) -> None:
    members = {f"上半年/第{n}期.txt": TEXT.format(n=n, more="").encode() for n in (1, 2)}
    inner = packed(tmp_path / "内.zip", {"1.txt": b"x"}).read_bytes()
    path = packed(tmp_path / "合订.zip", members | {"说明.exe": b"x", "内.zip": inner, "空.txt": b""})
    issue(tmp_path, "末.txt", 3)
    found = bring(path, tmp_path / "末.txt")
    assert found == {
        "合订.zip": "opened",
        "合订.zip/上半年/第1期.txt": "new",
        "合订.zip/上半年/第2期.txt": "new",
        "合订.zip/内.zip": "failed",
        "合订.zip/空.txt": "failed",
        "末.txt": "new",
    }
    assert told(queue.entries[0]) == "压缩包，里面 4 个文件，列在下面"
    assert "压缩包里的压缩包" in told(entry_of(queue, "合订.zip/内.zip"))


def test_a_damaged_archive_fails_alone(bring: Bring, queue: ImportQueue, tmp_path: Path) -> None:
    path = packed(tmp_path / "合订.zip", {"1.txt": TEXT.format(n=1, more="").encode()})
    path.write_bytes(path.read_bytes()[:-30])
    assert bring(path, issue(tmp_path, "2.txt", 2)) == {"合订.zip": "failed", "2.txt": "new"}
    assert told(queue.entries[0]).startswith("压缩结构损坏或不完整，没有读入")


def test_a_file_of_an_archive_that_has_gone_fails(
    bring: Bring, queue: ImportQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    path = packed(tmp_path / "合订.zip", {"空.txt": b""})
    bring(path)
    path.unlink()
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[1].key)
    assert "找不到文件" in told(queue.entries[1])


# The same issue in other words ---------------------------------------------------------------------------------------


@pytest.fixture
def rival(bring: Bring, tmp_path: Path) -> Path:
    """A file of an issue that is in the library with other content; the rest of the queue is not held up by it."""
    bring(issue(tmp_path, "旧.txt", 5))
    return issue(tmp_path, "新.txt", 5, "，另有一处改动")


def test_a_known_issue_waits_without_holding_others_up(
    rival: Path, bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path
) -> None:
    assert bring(rival, *many(tmp_path / "其他", 2)) == {"新.txt": "choosing", "1.txt": "new", "2.txt": "new"}
    assert told(queue.entries[0]) == "书库里已有 2024 年第 5 期（旧.txt），内容不同"
    assert len(bridge.issues()) == 4
    assert [parcel.name for parcel in queue.list.unsettled()] == ["新.txt"]


@pytest.mark.parametrize(
    ("choice", "state", "files"),
    [
        ("keep_both", "new", ["旧.txt", "新.txt"]),
        ("replace", "replaced", ["新.txt"]),
        ("skip", "cancelled", ["旧.txt"]),
    ],
)
@pytest.mark.parametrize("held", [True, False])
def test_each_decision_is_carried_out(
    rival: Path, bring: Bring, queue: ImportQueue, bridge: Bridge, qtbot: QtBot, choice: str, state: str,
    files: list[str], held: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("zugong_desk.ui.imports.settling.HELD", HELD if held else 0)
    bring(rival)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        assert queue.choose(queue.entries[0].key, choice)  # type: ignore[arg-type]
    assert states(queue) == {"新.txt": state}
    assert sorted(row.file for row in bridge.issues() if row.issue_number == 5) == sorted(files)
    assert (queue.entries[0].report is not None) == (choice == "replace")
    assert not queue.choose(queue.entries[0].key, "keep_both")


def test_a_decision_may_hold_for_the_rest(
    rival: Path, bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(issue(tmp_path, "旧6.txt", 6))
    later = [rival, issue(tmp_path, "新6.txt", 6, "，改了𠮷"), issue(tmp_path, "再5.txt", 5, "，再改")]
    bring(*later[:2])
    queue.pause(on=True)
    queue.add(later[2:])
    queue.choose(queue.entries[0].key, "keep_both", always=True)
    assert list(states(queue).values()) == ["new", "new", "waiting"]
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.pause(on=False)
    assert states(queue) == {"新.txt": "new", "新6.txt": "new", "再5.txt": "new"}
    assert len(bridge.issues()) == 6
    assert bring(issue(tmp_path, "又5.txt", 5, "，又改")) == {"又5.txt": "choosing"}


def test_a_replaced_source_can_be_brought_back(
    rival: Path, bring: Bring, queue: ImportQueue, bridge: Bridge, qtbot: QtBot
) -> None:
    bring(rival)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.choose(queue.entries[0].key, "replace")
    assert bridge.undo()
    assert [row.file for row in bridge.issues() if row.issue_number == 5] == ["旧.txt"]


def test_an_issue_that_has_gone_is_imported_anew(
    bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(issue(tmp_path, "5.txt", 5))
    first = queue.entries[0].result
    assert bridge.undo()
    with qtbot.waitSignal(queue.finished, timeout=5000):
        assert queue.again(queue.entries[0].key)
    assert states(queue) == {"5.txt": "new"}
    assert first is not None
    assert first.id is not None
    assert not bridge.holds(first.id)
    assert [row.file for row in bridge.issues() if row.issue_number == 5] == ["5.txt"]


def test_what_failed_to_take_its_own_place_still_takes_it_later(
    bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    path = issue(tmp_path, "5.txt", 5)
    bring(path)
    kept = path.rename(tmp_path / "挪走.txt")
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[0].key, Wishes(encoding="gb18030"))
    assert states(queue) == {"5.txt": "failed"}
    kept.rename(path)
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[0].key)
    assert states(queue) == {"5.txt": "replaced"}
    assert queue.entries[0].form == "文本 GB18030"
    assert [row.file for row in bridge.issues()] == ["第7期.txt", "5.txt"]


def test_an_imported_file_is_read_in_another_way_in_its_place(
    bring: Bring, queue: ImportQueue, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(issue(tmp_path, "5.txt", 5))
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[0].key, Wishes(encoding="gb18030"))
    assert states(queue) == {"5.txt": "replaced"}
    assert queue.entries[0].form == "文本 GB18030"
    assert len(bridge.issues()) == 2
    with qtbot.waitSignal(queue.finished, timeout=5000):
        queue.again(queue.entries[0].key, Wishes())
    assert queue.entries[0].form == "文本 UTF-8"
    assert [row.issue_number for row in bridge.issues() if row.file == "5.txt"] == [5]
    assert bridge.desk is not None
    assert all(check.ok for check in bridge.desk.library.doctor().checks)
