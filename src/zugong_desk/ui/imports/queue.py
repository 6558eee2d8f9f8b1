"""The queue of files to be taken in: read and parsed off the UI thread, put into the library on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from zugong_desk.desk.importing import ImportResult, Received, receive
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.jobs import Job

State = Literal["waiting", "new", "duplicate", "failed", "cancelled"]
READABLE = (".txt", ".text", ".md", ".markdown")
REFUSED = "没有写入书库，原件未改动。见窗口上方的提示。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the queue and what became of it."""

    path: Path
    state: State = "waiting"
    encoding: str = ""
    result: ImportResult | None = None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to read: files as they are, and from folders, with all below, those that can be read; each once."""
    out: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        wanted = (one for one in inside if one is path or (one.suffix.lower() in READABLE and one.is_file()))
        out.update(dict.fromkeys(wanted))
    return list(out)


class ImportQueue(QObject):
    """Holds the entries; files may be added while others are read."""

    reset = Signal()
    entry_changed = Signal(int)
    progressed = Signal(int, int, str)
    finished = Signal(list)  # ImportResult of this round

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.entries: list[Entry] = []
        self._waiting: list[int] = []
        self._job: Job[int, Received, ImportResult] | None = None
        self._last: Job[int, Received, ImportResult] | None = None

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    @property
    def settled(self) -> int:
        """How many entries have come to an end."""
        return sum(entry.state != "waiting" for entry in self.entries)

    def add(self, paths: Iterable[Path]) -> int:
        """Queue files and folders; says how many files that were. An earlier round that is over is cleared away."""
        files = files_in(paths)
        if not self.running:
            self.entries = []
        first = len(self.entries)
        self.entries += [Entry(path) for path in files]
        self._waiting += range(first, len(self.entries))
        self.reset.emit()
        if self._job is None and files:
            self._start()
        return len(files)

    def cancel(self) -> None:
        """Leave out everything that is not in the library yet."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def skip(self, at: int) -> bool:
        """Leave one waiting file out; False if it is too late."""
        if at in self._waiting:
            self._waiting.remove(at)
        elif self._job is None or not self._job.skip(at):
            return False
        self._put(at, replace(self.entries[at], state="cancelled"))
        return True

    def _start(self) -> None:
        entries, course = self.entries, self._bridge.course()
        self._job = Job(
            self._waiting,
            lambda at: receive(entries[at].path, profile=course.profile),
            self._settle,
            lambda at: entries[at].path.name,
        )
        self._waiting = []
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def _settle(self, at: int, received: Received) -> ImportResult:
        path = self.entries[at].path
        result = self._bridge.take_in(received) or ImportResult(path.name, None, None, "failed", error=REFUSED)
        encoding = received.bulletin.source.encoding if received.bulletin else ""
        state: State = "new" if result.status == "new" else "duplicate" if result.status == "duplicate" else "failed"
        self._put(at, Entry(path, state, encoding, result))
        return result

    def _put(self, at: int, entry: Entry) -> None:
        self.entries[at] = entry
        self.entry_changed.emit(at)

    def _on_progressed(self, _done: int, _total: int, name: str) -> None:
        self.progressed.emit(self.settled, len(self.entries), name)

    def _on_finished(self, results: list[ImportResult]) -> None:
        self._last, self._job = self._job, None  # it is still telling: it must live a little longer
        if self._waiting:
            self._start()
            return
        for at, entry in enumerate(self.entries):
            if entry.state == "waiting":
                self._put(at, replace(entry, state="cancelled"))
        self.finished.emit(results)
