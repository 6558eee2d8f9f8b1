"""The one door: transactions, refusals, and errors at the worst moment."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, bulletin, import_step

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.change import TextChange
from zugong_desk.domain.query import Word
from zugong_desk.domain.runs import typed
from zugong_desk.domain.shelf import RecordChange, Shelf, Standing
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import (
    DiskFull,
    DiskTrouble,
    ForeignChange,
    Library,
    LibraryError,
    LockedLibrary,
    MovedAway,
    UnwritableText,
    journal,
)


class Faulty:
    """A connection whose commit fails `times` times, before or after it has done its work."""

    def __init__(self, conn: sqlite3.Connection, code: int, times: int, *, committed: bool) -> None:
        self._conn = conn
        self._code = code
        self._times = times
        self._committed = committed

    def __getattr__(self, name: str) -> object:
        return getattr(self._conn, name)

    def commit(self) -> None:
        if self._times == 0 or self._committed:
            self._conn.commit()
        if self._times:
            self._times -= 1
            error = sqlite3.OperationalError("made up")
            error.sqlite_errorcode = self._code
            raise error


def make_faulty(library: Library, code: int, times: int, *, committed: bool = False) -> None:
    library._store.conn = Faulty(library._conn, code, times, committed=committed)  # type: ignore[assignment]


def rows(library: Library) -> int:
    return journal.head(library._conn)[0]


def renamed(library: Library, progress: str = "working") -> tuple[Step, Shelf]:
    """A step that sets how far work has come, and the shelf after it."""
    shelf = library.shelf()
    before = shelf.standings["期一"]
    step = Step("步", "改进度", (), (RecordChange(before, Standing("期一", True, progress)),))  # type: ignore[arg-type]
    return step, shelf.apply(step.records[0])


def test_an_error_at_commit_although_committed_is_success_once(library: Library) -> None:
    make_faulty(library, sqlite3.SQLITE_IOERR, 1, committed=True)
    Editor(library, Random(1)).act()
    assert rows(library) == 2
    assert library.doctor().ok


def test_a_passing_error_is_tried_again(library: Library) -> None:
    make_faulty(library, sqlite3.SQLITE_IOERR, 2)
    Editor(library, Random(1)).act()
    assert rows(library) == 2
    assert library.doctor().ok


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, DiskTrouble),
        (sqlite3.SQLITE_BUSY, LockedLibrary),
        (sqlite3.SQLITE_MISUSE, LibraryError),
    ],
)
def test_an_error_for_good_writes_nothing_and_the_same_call_may_be_made_again(
    library: Library, code: int, kind: type[LibraryError]
) -> None:
    make_faulty(library, code, 3)
    step, shelf = renamed(library)
    with pytest.raises(kind, match=r"“改进度”.*没有写入，之前的都在") as caught:
        while True:
            library.record(step, {}, shelf, {})
    assert type(caught.value) is kind
    assert rows(library) == 1
    make_faulty(library, code, 0)
    entry = library.record(step, {}, shelf, {})
    assert (entry.id, rows(library)) == (caught.value.op, 2)
    assert library.doctor().ok


def test_a_step_found_written_when_tried_again_is_not_doubled(library: Library) -> None:
    step, shelf = renamed(library)
    library._failed = None
    written = library.record(step, {}, shelf, {})
    library._failed = journal.Pending(written.id, step, "do", "甲", written.at)
    assert library.record(step, {}, shelf, {}) == written
    assert rows(library) == 2


@pytest.mark.parametrize("statement", ["COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT a", "BEGIN IMMEDIATE"])
def test_transactions_begin_and_end_at_the_door_only(library: Library, statement: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        library._conn.execute(statement)


STRAYS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "commit": lambda conn: conn.commit(),
    "script": lambda conn: conn.executescript("SELECT 1"),
    "statement": lambda conn: conn.execute("COMMIT"),
}


@pytest.mark.parametrize("stray", STRAYS.values(), ids=STRAYS)
def test_a_stray_commit_inside_an_action_undoes_the_action(
    library: Library, stray: Callable[[sqlite3.Connection], object]
) -> None:
    def write(conn: sqlite3.Connection) -> None:
        conn.execute("INSERT INTO meta VALUES ('a', 'b')")
        stray(conn)

    with pytest.raises(LibraryError, match="没有接受这次写入"):
        library._store.act("乱来", write)
    assert library._conn.execute("SELECT count(*) FROM meta WHERE key='a'").fetchone() == (0,)
    assert not library._conn.in_transaction


def test_sqlite_utils_works_inside_the_door_and_not_outside(library: Library) -> None:
    from sqlite_utils import Database

    database = Database(library._conn, recursive_triggers=False)
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        database.table("meta").insert({"key": "甲", "value": "1"})
    library._store.act("里面", lambda conn: database.table("meta").insert({"key": "甲", "value": "1"}) and None)
    assert library._conn.execute("SELECT value FROM meta WHERE key='甲'").fetchone() == ("1",)


@pytest.mark.parametrize("table", ["journal", "source", "parsed"])
@pytest.mark.parametrize(
    "verb", ["DELETE FROM {0}", "UPDATE {0} SET rowid = rowid", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_what_was_received_and_done_is_never_altered(library: Library, table: str, verb: str) -> None:
    with pytest.raises(LibraryError, match="append-only"):
        library._store.act("篡改", lambda conn: conn.execute(verb.format(table)) and None)
    assert library.doctor().ok


def test_foreign_keys_are_on(library: Library) -> None:
    statement = "INSERT INTO annotation VALUES ('无', 'a', 't', '', '', '', '', '', '', '', 0, '[]', 0)"
    with pytest.raises(LibraryError, match="FOREIGN KEY"):
        library._store.act("悬空", lambda conn: conn.execute(statement) and None)


def test_half_a_character_is_refused_and_nothing_written(library: Library) -> None:
    issue = library.load("期一")
    change = TextChange(issue.blocks[0].id, 0, (), typed("\ud842"))
    step = Step("步", "粘贴", (Part("期一", (change,)),))
    with pytest.raises(UnwritableText, match="半个字符"):
        library.record(step, {"期一": change.apply(issue)}, library.shelf(), {})
    assert library.load("期一") == issue
    assert library.doctor().ok


def test_control_characters_are_kept_as_they_are(library: Library) -> None:
    editor = Editor(library, Random(1))
    change = TextChange(editor.bulletin.blocks[0].id, 1, (), typed("\x00\x0b\ufffe\u202e\u2028"))
    editor.do("粘贴", (change,))
    assert library.load("期一") == editor.bulletin
    assert library.search(Word("\x0b\ufffe")).total == 1
    assert library.doctor().ok


def test_a_foreign_commit_is_noticed_and_nothing_written_over_it(library: Library) -> None:
    step, shelf = renamed(library)
    other = sqlite3.connect(library.path)
    other.execute("INSERT INTO meta VALUES ('外', '来')")
    other.commit()
    other.close()
    with pytest.raises(ForeignChange, match="对方的改动都在"):
        library.record(step, {}, shelf, {})
    assert rows(library) == 1
    library.reload()
    library.record(step, {}, shelf, {})
    assert rows(library) == 2


HOLD = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); "
HOLD += "print('held', flush=True); sys.stdin.read(1)"


def test_another_program_that_writes_for_long_is_waited_for_and_told(library: Library) -> None:
    step, shelf = renamed(library)
    library._conn.execute("PRAGMA busy_timeout=200")
    arguments = [sys.executable, "-c", HOLD, str(library.path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(LockedLibrary, match="请稍后重试"):
            library.record(step, {}, shelf, {})
        other.kill()
    library.record(step, {}, shelf, {})
    assert library.doctor().ok


def delete(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("别名.zugong"))


def rename_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("别夹"))


def exchange(path: Path) -> None:
    data = path.read_bytes()
    rename(path)
    path.write_bytes(data)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("fate", [delete, rename, rename_folder, exchange])
def test_a_file_gone_while_open_takes_no_step(library: Library, fate: Callable[[Path], None]) -> None:
    step, shelf = renamed(library)
    fate(library.path)
    with pytest.raises(MovedAway, match="另存副本或重新打开"):
        library.record(step, {}, shelf, {})
    assert rows(library) == 1
    assert library.load("期一") == bulletin()


def test_what_does_not_fit_the_history_is_refused(library: Library) -> None:
    step, shelf = renamed(library)
    for action in ("undo", "redo"):
        with pytest.raises(ValueError, match="not what comes next"):
            library.record(step, {}, shelf, {}, action)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not said how a bulletin stands"):
        library.record_import(bulletin(), library_facts(), Step("x", "y", (Part("期一", ()),)), original=b"")
    tagged = bulletin().with_annotation("a", Annotation("a", "标签"))
    with pytest.raises(ValueError, match="as parsed"):
        library.record_import(tagged, library_facts(), import_step("期一"), original=b"")
    with pytest.raises(ValueError, match="standing"):
        library.record_import(bulletin(), library_facts(), Step("x", "y"), original=b"")
    with pytest.raises(ValueError, match="original"):
        library.record_import(bulletin(), library_facts(), import_step("期一"), original=b"")
    assert rows(library) == 1


def library_facts() -> object:
    from zugong_desk.library import IssueFacts

    return IssueFacts()


def test_a_step_told_as_failed_but_written_is_noticed_before_the_next(library: Library) -> None:
    step, shelf = renamed(library)
    written = library.record(step, {}, shelf, {})
    library._failed = journal.Pending(written.id, step, "do", "甲", written.at)
    with pytest.raises(ForeignChange, match="其实已经写入"):
        Editor(library, Random(1)).act()
    assert rows(library) == 2
    library.reload()
    Editor(library, Random(1)).act()
    assert library.doctor().ok
