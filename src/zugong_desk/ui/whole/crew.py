"""A crew that works for the window, so that neither typing nor painting waits: processes for much, a thread for little."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

LOST = (BrokenProcessPool, OSError)
"""What asking a crew, or its answer, raises when a process is gone or could not be started."""
_NICE = 10


class _Post(QObject):
    """Carries an answer from the crew's thread to the UI thread."""

    arrived = Signal(object, object)


class Crew(QObject):
    """Who works is gathered by `begin` and let go by `rest`; answers come as `answered(token, Future)`.

    After `rest` nothing that was asked before is answered.
    """

    answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: Executor | None = None
        self.processes = 0
        """How many processes were gathered; none if it is a thread."""
        self._round = 0
        self._post = _Post(self)
        self._post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def at_work(self) -> bool:
        """Whether somebody is there to be asked."""
        return self._pool is not None

    def begin(self, processes: int) -> None:
        """Gather so many processes, or one thread if none are wanted; they start with the first work."""
        self.rest()
        self.processes = processes
        if processes:
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(processes, spawned, initializer=_stand_back)
        else:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="crew")

    def ask(self, token: object, do: Callable[..., object], *work: object) -> None:
        """Have `do(*work)` done; for processes both must be picklable. One of `LOST` if that cannot be."""
        if self._pool is None:
            raise RuntimeError("nobody was gathered")
        post, round_ = self._post, self._round
        future = self._pool.submit(do, *work)
        future.add_done_callback(lambda one: post.arrived.emit((round_, token), one) if isValid(post) else None)

    def rest(self) -> None:
        """Drop what is not done yet and let everyone go, without waiting for them."""
        self._round += 1
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    @Slot(object, object)
    def _on_arrived(self, name: tuple[int, object], future: "Future[Any]") -> None:
        round_, token = name
        if round_ == self._round and not future.cancelled():
            self.answered.emit(token, future)


def _stand_back() -> None:
    """Let the window have the processor first, and leave an interrupt to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
