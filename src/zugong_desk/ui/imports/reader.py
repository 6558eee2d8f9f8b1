"""Reading one parcel after another off the UI thread, telling how far it is and stopping when asked."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Value = TypeVar("Value")
EVERY = 0.1  # seconds between two tellings of how far a reading is
INSIST_MS = 200


class Stopped(Exception):
    """Raised in a reading that was told to stop."""


class Perusal:
    """One reading under way: it tells how far it is through `tell`, and is stopped from any thread by `stop`."""

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self._tell, self._told_at = tell, 0.0
        self._stopped = Event()
        self._kill: Callable[[], object] = lambda: None

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stopped.is_set()

    def tell(self, done: int, total: int) -> None:
        """Take note of the pages done, to be told now and then; raises Stopped once `stop` was called."""
        self.check()
        now = monotonic()
        if now - self._told_at >= EVERY or done >= total:
            self._told_at = now
            self._tell(done, total)

    def check(self) -> None:
        """Raise Stopped once `stop` was called."""
        if self.stopped:
            raise Stopped

    def on_stop(self, kill: Callable[[], object]) -> None:
        """Say how to end what reads; called at once if it was stopped already."""
        self._kill = kill
        if self.stopped:
            kill()

    def stop(self) -> None:
        """End the reading; what it read is lost."""
        self._stopped.set()
        self._kill()


class Reader(QObject, Generic[Value]):
    """A thread that reads one parcel at a time; its signals arrive on the UI thread.

    The work touches neither Qt nor the library. What it hands back, or raises, is in the future that arrives.
    """

    progressed = Signal(int, int, int)  # key, pages done, pages in all
    arrived = Signal(int, object)  # key, Future[Value]
    _told = Signal(int, int, int)
    _came = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._perusal: Perusal | None = None
        self._future: Future[Value] | None = None
        self.key: int | None = None
        self._insist = QTimer(self, interval=INSIST_MS)
        self._insist.timeout.connect(self.stop)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self.key is not None

    def begin(self, key: int, work: Callable[[Perusal], Value]) -> None:
        """Read; ValueError while something else is being read."""
        if self.busy:
            raise ValueError("one reading at a time")
        self._pool = self._pool or ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        perusal = Perusal(lambda done, total: self._told.emit(key, done, total))
        self.key, self._perusal = key, perusal
        self._future = future = self._pool.submit(work, perusal)
        future.add_done_callback(lambda one: self._came.emit(key, one))

    def stop(self) -> None:
        """End what is being read; it still arrives, as stopped."""
        if self._perusal is not None:
            self._perusal.stop()
            self._insist.start()  # what is to be ended may only just be about to begin

    def rest(self) -> None:
        """Let the thread go, which would outlive what it signals to; what was told to stop is seen to its end."""
        while self._perusal is not None and self._perusal.stopped and self._future is not None:
            if wait((self._future,), EVERY).done:
                break
            self._perusal.stop()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _on_told(self, key: int, done: int, total: int) -> None:
        if key == self.key:
            self.progressed.emit(key, done, total)

    def _on_came(self, key: int, future: "Future[Value]") -> None:
        self._insist.stop()
        self.key, self._perusal, self._future = None, None, None
        self.arrived.emit(key, future)
