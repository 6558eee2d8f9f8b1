"""Work on many items off the UI thread, with progress and cancel; what comes of it is settled on the UI thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Item = TypeVar("Item")
Value = TypeVar("Value")
Result = TypeVar("Result")
IN_FLIGHT = 2  # values waiting to be settled: few, so that a slow disk does not pile up work in memory


class _Post(QObject):
    """Carries a finished value from the worker's thread to the UI thread."""

    arrived = Signal(object, object)


class Job(QObject, Generic[Item, Value, Result]):
    """Runs `work(item)` in a thread and `settle(item, value)` on the UI thread, item by item.

    `work` must touch neither Qt nor the library and hands back a value; a failure that belongs to the item is a
    value too. An exception is a fault of ours: it is raised on the UI thread, where faults are reported, and the
    job goes on with the next item. Results come in the order of the items that were settled.
    """

    progressed = Signal(int, int, str)  # settled, total, name of the item that is next
    file_done = Signal(object)  # Result of one item
    finished = Signal(list)  # all Results, fewer than the items if cancelled

    def __init__(
        self,
        items: Sequence[Item],
        work: Callable[[Item], Value],
        settle: Callable[[Item, Value], Result],
        name: Callable[[Item], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.items = list(items)
        self.results: list[Result] = []
        self.cancelled = False
        self._work, self._settle, self._name = work, settle, name
        self._next, self._settled, self._running = 0, 0, 0
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._post = _Post()
        self._post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def done(self) -> bool:
        """Whether nothing is left to run or settle."""
        return self._running == 0 and (self.cancelled or self._next == len(self.items))

    def start(self) -> None:
        """Begin; signals arrive once the event loop runs."""
        self._say()
        if not self.items:
            self._end()
        while self._next < min(IN_FLIGHT, len(self.items)):
            self._submit()

    def cancel(self) -> None:
        """Stop after what is being worked on now; what was settled stays, what was not is left out."""
        self.cancelled = True

    def skip(self, item: Item) -> bool:
        """Take one waiting item out of the queue; False if it is already under way."""
        if item not in self.items[self._next :]:
            return False
        self.items.remove(item)
        self._say()
        return True

    def _submit(self) -> None:
        item = self.items[self._next]
        self._next += 1
        self._running += 1
        post = self._post
        future = self._pool.submit(self._work, item)
        future.add_done_callback(lambda one: post.arrived.emit(item, one))

    @Slot(object, object)
    def _on_arrived(self, item: Item, future: "Future[Value]") -> None:
        self._running -= 1
        try:
            if not self.cancelled:
                result = self._settle(item, future.result())
                self.results.append(result)
                self._settled += 1
                self.file_done.emit(result)
                self._say()
        finally:
            self._go_on()

    def _go_on(self) -> None:
        if not self.cancelled and self._next < len(self.items):
            self._submit()
        elif self._running == 0:
            self._end()

    def _say(self) -> None:
        following = self._name(self.items[self._settled]) if self._settled < len(self.items) else ""
        self.progressed.emit(self._settled, len(self.items), following)

    def _end(self) -> None:
        self._pool.shutdown()  # joins a thread that has nothing left to do, so that none outlives what it signals to
        self.finished.emit(self.results)
