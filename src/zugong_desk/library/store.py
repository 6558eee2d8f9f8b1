"""The one door through which a library is written: one connection, one transaction an action, no other commit."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from zugong_desk.library import journal
from zugong_desk.library.errors import (
    TRIES,
    DamagedLibrary,
    DiskTrouble,
    ForeignChange,
    MovedAway,
    ReadOnlyLibrary,
    told,
    transient,
)
from zugong_desk.library.marks import PRAGMAS, uri

T = TypeVar("T")

_HAS_JOURNAL = "SELECT 1 FROM sqlite_master WHERE name='journal'"
_BEGIN = "BEGIN IMMEDIATE -- by the door"  # a text of its own: prepared statements are kept by text


class Store:
    """A connection to a library's file that only `act` can write through."""

    def __init__(self, path: Path, mode: str = "rw") -> None:
        self.path = path
        self.read_only = mode == "ro"
        self._door_open = False
        self._acting = False
        self.conn = sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, cached_statements=256)
        try:
            self._set_pragmas()
            self.conn.set_authorizer(self._authorise)
            self._identity = _identity(path)
            self.accept_foreign()
        except BaseException:
            self.conn.close()
            raise

    def _set_pragmas(self) -> None:
        for name, value, expected in PRAGMAS:
            if self.read_only and name == "journal_mode":
                continue
            self.conn.execute(f"PRAGMA {name}={value}")
            found = self.conn.execute(f"PRAGMA {name}").fetchone()[0]
            if found != expected:
                raise DamagedLibrary(f"书库没有接受安全设置 {name}（得到 {found}），没有打开，也没有改动。")

    def _authorise(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """Refuse whatever would begin or end a transaction outside the door."""
        del first, second
        if action == sqlite3.SQLITE_TRANSACTION:
            return sqlite3.SQLITE_OK if self._door_open else sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_SAVEPOINT:
            return sqlite3.SQLITE_OK if self._acting else sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    def accept_foreign(self) -> None:
        """Take the file as it now stands for the one that is known, such as after reading it anew."""
        self._seen, self._head, self._stumbled = self._data_version(), self._journal_head(), False

    def stumble(self) -> None:
        """Note that SQLite failed on the file: it then forgets what it knew of it, which looks like a foreign commit."""
        self._stumbled = True

    def check(self, name: str) -> None:
        """ReadOnlyLibrary or ForeignChange if `act` would refuse the step of that name for it."""
        self._check_writable(name)
        self._check_foreign()

    def _check_writable(self, name: str) -> None:
        if self.read_only:
            raise ReadOnlyLibrary(f"这个书库现在只能看，“{name}”没有写入。可以另存副本再改。")

    def _check_foreign(self) -> None:
        """ForeignChange if another connection committed since the file was last known."""
        version = self._data_version()
        if version != self._seen and not (self._stumbled and self._journal_head() == self._head):
            raise ForeignChange("书库被另一个程序改过，这一步没有写入，对方的改动都在。请重新读入后再做一次。")
        self._seen, self._stumbled = version, False

    def _journal_head(self) -> tuple[int, str]:
        return journal.head(self.conn) if self.conn.execute(_HAS_JOURNAL).fetchone() else (0, "")

    def _data_version(self) -> int:
        return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    def act(
        self, name: str, write: Callable[[sqlite3.Connection], T], done: Callable[[], T | None] = lambda: None
    ) -> T:
        """Run `write` in one transaction and give what it gives; the step's name goes into the message if it fails.

        After an error everything is rolled back and `done` asked for what is in the file all the same. LibraryError
        if nothing is; `write` must leave nothing behind in memory, since it may run again.
        """
        self._check_writable(name)
        for attempt in range(1, TRIES + 1):
            try:
                return self._transaction(write)
            except (sqlite3.Error, UnicodeError) as error:
                self.stumble()
                found = _found(done)
                if found is not None:
                    with contextlib.suppress(sqlite3.Error):
                        self.accept_foreign()
                    return found
                if attempt == TRIES or not transient(error):
                    raise told(error, name) from error
        raise AssertionError("the last try returns or raises")

    def _transaction(self, write: Callable[[sqlite3.Connection], T]) -> T:
        self._check_place()
        self._through_door(lambda: self.conn.execute(_BEGIN))
        try:
            self._acting = True
            self._check_foreign()
            result = write(self.conn)
            head = self._journal_head()
            self._acting = False
            self._check_place()
            self._through_door(self.conn.commit)
        except BaseException:
            self._acting = False
            self._through_door(self._roll_back)
            raise
        self._head = head
        return result

    def _through_door(self, do: Callable[[], object]) -> None:
        self._door_open = True
        try:
            do()
        finally:
            self._door_open = False

    def _roll_back(self) -> None:
        if self.conn.in_transaction:
            self.conn.rollback()

    def look(self, query: Callable[[], T]) -> T:
        """What several queries give of one state of the file, whoever writes meanwhile."""
        if self.conn.in_transaction:
            return query()
        self._through_door(lambda: self.conn.execute("BEGIN"))
        try:
            return query()
        finally:
            self._through_door(self._roll_back)

    def probe(self) -> None:
        """Write for real and take it back. sqlite3.OperationalError if file or folder refuse."""
        self._through_door(lambda: self.conn.execute(_BEGIN))
        try:
            self.conn.execute("UPDATE meta SET value = value")
        finally:
            self._through_door(self._roll_back)

    def _check_place(self) -> None:
        """MovedAway if another file, or none, now stands under the library's name."""
        if _identity(self.path) != self._identity:
            raise MovedAway(
                f"书库“{self.path.name}”已被移走、删除或换掉，最后一步没有写入，之前的都在原来的文件里。请另存副本或重新打开。"
            )

    def close(self) -> None:
        """Let go of the file and leave no emptied journal beside it."""
        try:
            if not self.read_only:
                self.conn.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error:
            pass  # whatever is wrong with the file was told when it was written; a journal that stays does no harm
        finally:
            self.conn.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DiskTrouble(
            f"书库“{path.name}”所在的磁盘或文件夹够不着了，最后一步没有写入。请检查连接后重试。"
        ) from error
    return found.st_dev, found.st_ino


def _found(done: Callable[[], T | None]) -> T | None:
    try:
        return done()
    except sqlite3.Error:
        return None
