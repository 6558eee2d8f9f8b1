"""The belt of the import queue: one file after the other is read off the UI thread and put into the library on it."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zugong_desk.desk.import_queue import Parcel
from zugong_desk.reading import Wishes
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import Entry, State, Verb
from zugong_desk.ui.imports.leftover import LeftOver
from zugong_desk.ui.imports.listing import Listing
from zugong_desk.ui.imports.pace import Pace
from zugong_desk.ui.imports.reader import Reader
from zugong_desk.ui.imports.settling import REFUSED, Settling, refused
from zugong_desk.ui.imports.work import Read, Work

if TYPE_CHECKING:
    from concurrent.futures import Future

    from zugong_desk.desk.importing import ImportResult
    from zugong_desk.desk.lessons import Course

FAULT = "读这个文件时程序出了错，没有导入，原件未改动。"
UNPACKED = "压缩包，里面 {count} 个文件，列在下面"


class Belt(QObject):
    """Holds the entries and reads those that wait, until there are none or it is told to stand still."""

    reset = Signal()
    added = Signal(int, int)  # first and last row
    entry_changed = Signal(int)  # row
    progressed = Signal(int, int, str)  # settled, total, what is being read
    finished = Signal(
        list
    )  # ImportResult of each file that came to its end since files were last added to a still queue
    paused_changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.list = Listing()
        self.wishes = Wishes()
        self.paused = False
        self.always: Verb | None = None  # what is decided for all known issues that are still to come
        self.left_over = LeftOver(self.list.unsettled, self)
        self._work, self._settling = Work(), Settling(bridge)
        self._reader: Reader[Read] = Reader(self)
        self._waiting: deque[int] = deque()
        self._passwords: dict[int, str] = {}
        self._results: list[ImportResult] = []
        self._under_way = False
        self._course: Course | None = None
        self._pace, self._began = Pace(), 0.0
        self._reader.progressed.connect(self._on_pages)
        self._reader.arrived.connect(self._on_arrived)

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
        return self.list[key] if key is not None and self.list.state(key) == "reading" else None

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
        usual = self._pace.of(now.parcel.ending) if now is not None else None
        rest = now.seconds if now is not None else None
        if rest is None and usual is not None:
            rest = max(0.0, usual - (monotonic() - self._began))
        return None if waiting is None and rest is None else (waiting or 0.0) + (rest or 0.0)

    def pause(self, *, on: bool) -> None:
        """Begin nothing new, or go on; the file under way is read to its end."""
        if self.paused != on:
            self.paused = on
            self.paused_changed.emit()
            self._go_on()

    def _clear(self) -> None:
        self._waiting.clear()
        self._passwords.clear()
        self._settling.clear()
        self.list.clear()
        self._results, self._under_way, self.always = [], False, None
        self.reset.emit()

    def _start(self) -> None:
        self._under_way = True
        self.left_over.keep()
        self._go_on()

    def _enqueue(self, parcels: Sequence[Parcel], after: int | None = None) -> None:
        keys = self.list.add(parcels, after)
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
            if self.list.state(key) == "waiting":
                return key

    def _begin(self, key: int) -> None:
        entry = self.list[key]
        course = self._course = self._course or self._bridge.course()
        wishes = replace(entry.wishes or self.wishes, password=self._passwords.pop(key, None))
        self._began = monotonic()
        self._reader.begin(key, lambda perusal: self._work.read(entry.parcel, wishes, course.profile, perusal))
        self._set(key, "reading")
        self._say()

    def _end(self) -> None:
        if not self._under_way:
            return
        self._under_way, self._course = False, None
        self._rest()
        self.left_over.keep()
        results, self._results = self._results, []
        self._say()
        self.pause(on=False)
        self.finished.emit(results)

    def _rest(self) -> None:
        """Let go of the thread and of the process that read."""
        self._reader.rest()
        self._work.rest()

    def _on_pages(self, key: int, done: int, pages: int) -> None:
        if self.list.state(key) == "reading":
            seconds = (monotonic() - self._began) / done * (pages - done) if done else None
            self._put(replace(self.list[key], done=done, pages=pages, seconds=seconds))
            self._say()

    def _on_arrived(self, key: int, future: "Future[Read]") -> None:
        wanted = self.list.state(key) == "reading"
        try:
            if wanted:
                self._take(self.list[key], future.result())
        finally:
            if wanted and self.list.state(key) == "reading":
                self._close(refused(self.list[key], FAULT))  # what is raised is told by who catches faults
            self._go_on()

    def _take(self, entry: Entry, read: Read) -> None:
        if read.members:
            self._put(replace(entry, state="opened", why=UNPACKED.format(count=len(read.members))))
            self._enqueue(read.members, entry.key)
        else:
            self._pace.took(entry.parcel.ending, monotonic() - self._began)
            self._settle(entry, read)
        self.left_over.keep_soon()

    def _settle(self, entry: Entry, read: Read) -> None:
        settled = self._settling.settle(replace(entry, choice=entry.choice or self.always), read)
        self._close(settled)
        if settled.result is not None and settled.result.error == REFUSED:
            self.pause(on=self.list.count("waiting") > 0)  # the next would be refused as well

    def _close(self, entry: Entry) -> None:
        """Show an entry that has come to its end, or waits for a decision."""
        if entry.result is not None and entry.state != "choosing":
            self._results.append(entry.result)
        self._put(replace(entry, done=0, pages=0, seconds=None))
        self._say()

    def _set(self, key: int, state: State) -> None:
        self.entry_changed.emit(self.list.set(key, state))

    def _put(self, entry: Entry) -> None:
        self.entry_changed.emit(self.list.put(entry))

    def _say(self) -> None:
        now = self.reading
        self.progressed.emit(self.list.settled, len(self.list), now.parcel.name if now is not None else "")
