"""The queue of files to be taken in: read and parsed off the UI thread, put into the library on it."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk.import_queue import Backlog, Parcel, files_in
from zugong_desk.desk.importing import ImportResult
from zugong_desk.reading import Wishes
from zugong_desk.reading.apart import Apart
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import Entry, State
from zugong_desk.ui.imports.listing import Listing
from zugong_desk.ui.imports.pace import Pace
from zugong_desk.ui.imports.reader import Reader
from zugong_desk.ui.imports.work import Read, read

if TYPE_CHECKING:
    from concurrent.futures import Future

    from zugong_desk.desk.lessons import Course

REFUSED = "没有写入书库，原件未改动。见窗口上方的提示。"
FAULT = "读这个文件时程序出了错，没有导入，原件未改动。"
KEPT_MS = 500
"""How long a change of what is still to be read may wait to be written."""


class ImportQueue(QObject):
    """Holds the entries; files may be added while others are read. What is not read yet is known to the next session."""

    reset = Signal()
    added = Signal(int, int)  # first and last row
    entry_changed = Signal(int)  # row
    progressed = Signal(int, int, str)  # settled, total, what is being read
    finished = Signal(list)  # ImportResult of each file since the queue last stood empty
    paused_changed = Signal()
    left_over_changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.list = Listing()
        self.wishes = Wishes()
        self.paused = False
        self.left_over: list[Parcel] = []  # what an earlier session did not come to
        self._reader: Reader[Read] = Reader(self)
        self._apart = Apart()
        self._waiting: deque[int] = deque()
        self._results: list[ImportResult] = []
        self._under_way = False
        self._passwords: dict[int, str] = {}
        self._course: Course | None = None
        self._pace, self._began, self._pages_began = Pace(), 0.0, 0.0
        self._backlog: Backlog | None = None
        self._keep_later = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._keep_later.timeout.connect(self.keep)
        self._reader.progressed.connect(self._on_pages)
        self._reader.arrived.connect(self._on_arrived)
        bridge.library_opened.connect(self._on_library_opened)
        self._on_library_opened()

    @property
    def entries(self) -> Sequence[Entry]:
        """All rows in their order."""
        return self.list.entries

    @property
    def running(self) -> bool:
        """Whether there are files that are read or wait for it."""
        return self._reader.busy or self.list.count("waiting") > 0

    @property
    def reading(self) -> Entry | None:
        """The file under way."""
        key = self._reader.key
        return self.list[key] if key is not None and key in self.list and self.list[key].state == "reading" else None

    @property
    def share(self) -> float:
        """How much is done, 0 to 1; pages of the file under way count."""
        now = self.reading
        part = now.done / now.pages if now is not None and now.pages else 0
        return (self.list.settled + part) / max(1, len(self.list))

    @property
    def seconds_left(self) -> float | None:
        """How long the rest may take; None while that cannot be told."""
        waiting, now = self._pace.left(self.list.endings), self.reading
        if now is None:
            return waiting
        rest = now.seconds
        if rest is None:
            usual = self._pace.of(now.parcel.ending)
            rest = max(0.0, usual - (monotonic() - self._began)) if usual is not None else None
        return rest + (waiting or 0.0) if rest is not None else waiting

    # ---- what editors ask ----

    def add(self, paths: Iterable[Path]) -> int:
        """Queue files and folders; says how many files that were. An earlier round that is over is cleared away."""
        return self.add_parcels([Parcel(path) for path in files_in(paths)])

    def add_parcels(self, parcels: Sequence[Parcel]) -> int:
        """Queue parcels; how many."""
        if not self.running and not self.list.count("choosing"):
            self.list.clear()
            self._results = []
            self.reset.emit()
        self._enqueue(parcels)
        self._under_way = self._under_way or bool(parcels)
        self.keep()
        self._go_on()
        return len(parcels)

    def pause(self, *, on: bool) -> None:
        """Begin nothing new, or go on; the file under way is read to its end."""
        if self.paused != on:
            self.paused = on
            self.paused_changed.emit()
            self._go_on()

    def cancel(self) -> None:
        """Leave out everything that is not in the library yet."""
        for key in [*self.list.keys("waiting", "reading")]:
            self._set(key, "cancelled")
        self._waiting.clear()
        self._reader.stop()
        self.pause(on=False)
        self.keep()
        self._go_on()

    def skip(self, row: int) -> bool:
        """Leave one file out, even the one under way; False if it is too late."""
        entry = self.entries[row]
        if entry.state not in {"waiting", "reading"}:
            return False
        self._set(entry.key, "cancelled")
        if entry.key == self._reader.key:
            self._reader.stop()
        self._keep_later.start()
        self._go_on()
        return True

    def unlock(self, key: int, password: str) -> None:
        """Read a locked file next, with a password that is forgotten when it was used."""
        if key in self.list and self.list[key].state == "failed":
            self._passwords[key] = password
            self.again(self.list.row(key))

    def again(self, row: int, wishes: Wishes | None = None) -> bool:
        """Read a file next that failed or was cancelled, with wishes of its own if there are any."""
        entry = self.entries[row]
        if entry.state not in {"failed", "cancelled"}:
            return False
        self._put(Entry(entry.key, entry.parcel, wishes=wishes or entry.wishes))
        self._waiting.appendleft(entry.key)
        self._under_way = True
        self.keep()
        self._go_on()
        return True

    # ---- what an earlier session left ----

    def resume(self) -> int:
        """Queue what an earlier session did not come to; how many files that are."""
        parcels, self.left_over = self.left_over, []
        self.left_over_changed.emit()
        return self.add_parcels(parcels) if parcels else 0

    def give_up_left_over(self) -> None:
        """Forget what an earlier session did not come to."""
        self.left_over = []
        self.keep()
        self.left_over_changed.emit()

    def leave(self) -> None:
        """Drop what is being read and keep the rest for the next session."""
        self.keep()
        self._backlog = None
        self._waiting.clear()
        self.list.clear()
        self._results, self._under_way = [], False
        self._reader.stop()
        self._rest()
        self.reset.emit()

    def keep(self) -> None:
        """Write down what is still to be read, so that it is known after a crash too."""
        self._keep_later.stop()
        if self._backlog is not None:
            self._backlog.keep([*self.left_over, *self.list.unsettled()])

    def _on_library_opened(self) -> None:
        desk = self._bridge.desk
        writable = desk is not None and not desk.library.read_only
        backlog = Backlog(desk.library.id, desk.library.path.absolute()) if desk is not None and writable else None
        if backlog is not None and backlog == self._backlog:
            return
        if self._backlog is not None:
            self.leave()
        self._backlog = backlog
        self.left_over = backlog.parcels() if backlog is not None else []
        self.left_over_changed.emit()

    # ---- one after the other ----

    def _enqueue(self, parcels: Sequence[Parcel], after: int | None = None) -> None:
        keys = self.list.add(parcels, after)
        if not keys:
            return
        if after is None:
            self._waiting.extend(keys)
        else:
            self._waiting.extendleft(reversed(keys))
        first = self.list.row(keys[0])
        self.added.emit(first, first + len(keys) - 1)
        self._say()

    def _go_on(self) -> None:
        """Begin the next file, unless one is being read or the queue stands still; tell when there is none."""
        if self._reader.busy:
            return
        if not self.list.count("waiting"):
            self._end()  # even if it is told to stand still: there is nothing to go on with
        elif not self.paused:
            self._begin(self._take_next())

    def _take_next(self) -> int:
        while True:  # one waits, and all that wait stand here; some may have been taken out or stand here twice
            key = self._waiting.popleft()
            if key in self.list and self.list[key].state == "waiting":
                return key

    def _begin(self, key: int) -> None:
        entry = self.list[key]
        course = self._course = self._course or self._bridge.course()
        parcel = entry.parcel
        wishes = replace(entry.wishes or self.wishes, password=self._passwords.pop(key, None))
        self._began = self._pages_began = monotonic()
        self._reader.begin(key, lambda perusal: read(parcel, wishes, course.profile, perusal, self._apart))
        self._set(key, "reading")
        self._say()

    def _end(self) -> None:
        if not self._under_way:
            return
        self._under_way, self._course = False, None
        self._rest()
        self.keep()
        results, self._results = self._results, []
        self._say()
        self.pause(on=False)
        self.finished.emit(results)

    def _rest(self) -> None:
        """Let go of the thread and of the process that read."""
        self._reader.rest()
        self._apart.close()

    def _on_pages(self, key: int, done: int, pages: int) -> None:
        if key not in self.list or self.list[key].state != "reading":
            return
        entry = self.list[key]
        each = (monotonic() - self._pages_began) / done if done else None
        self._put(replace(entry, done=done, pages=pages, seconds=each * (pages - done) if each is not None else None))
        self._say()

    def _on_arrived(self, key: int, future: "Future[Read]") -> None:
        wanted = key in self.list and self.list[key].state == "reading"
        try:
            if wanted:
                self._take(key, future)
        finally:
            if wanted and self.list[key].state == "reading":
                self._fail(key, FAULT)
            self._go_on()

    def _take(self, key: int, future: "Future[Read]") -> None:
        read = future.result()
        self._pace.took(self.list[key].parcel.ending, monotonic() - self._began)
        self._settle(key, read)
        self._keep_later.start()
        self._say()

    def _settle(self, key: int, read: Read) -> None:
        result = self._bridge.take_in(read.received)
        if result is None:
            self._fail(key, REFUSED)
            self.pause(on=self.list.count("waiting") > 0)  # the next would be refused as well
            return
        state: State = "new" if result.status == "new" else "duplicate" if result.status == "duplicate" else "failed"
        self._results.append(result)
        self._put(
            replace(
                self.list[key], state=state, form=read.form, articles=read.articles, unsure=read.unsure, result=result
            )
        )

    def _fail(self, key: int, why: str) -> None:
        result = ImportResult(self.list[key].parcel.name, None, None, "failed", error=why)
        self._results.append(result)
        self._put(replace(self.list[key], state="failed", result=result))

    def _set(self, key: int, state: State) -> None:
        self.entry_changed.emit(self.list.set(key, state))

    def _put(self, entry: Entry) -> None:
        self.entry_changed.emit(self.list.put(entry))

    def _say(self) -> None:
        now = self.reading
        self.progressed.emit(self.list.settled, len(self.list), now.parcel.name if now is not None else "")
