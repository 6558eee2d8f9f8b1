"""An errand: work in a thread that asks the library through the window's own, says how far it is, and can be called off."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from zugong_desk.desk.exporting import Ask
from zugong_desk.export.holdings import Cancelled, Tell

T = TypeVar("T")
_PATIENCE = 0.1
"""Seconds between two looks whether the errand was called off while the window is asked."""


class _Post(QObject):
    """Carries questions and what came of the errand to the window's thread."""

    asked = Signal(object, object)
    told = Signal(int)
    ended = Signal(object)


class Errand(QObject, Generic[T]):
    """Runs `do(ask, tell)` in a thread of its own; what it raises is handed on by `ended` as it is."""

    progressed = Signal(int)
    ended = Signal(object)
    """A finished Future."""

    def __init__(self, do: Callable[[Ask, Tell], T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self.cancelled = False
        self.running = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="errand")
        self._post = _Post(self)
        self._post.asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)
        self._post.told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._post.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; signals arrive once the event loop runs."""
        self.running = True
        post = self._post
        self._pool.submit(self._do, self._ask, self._tell).add_done_callback(post.ended.emit)

    def cancel(self) -> None:
        """Call it off: it ends with `Cancelled` at its next question or its next word of how far it is."""
        self.cancelled = True

    def _ask(self, do: Callable[[], Any]) -> Any:  # noqa: ANN401 -- whatever `do` gives
        answer: Future[Any] = Future()
        self._heed()
        self._post.asked.emit(do, answer)
        while True:
            self._heed()
            try:
                return answer.result(_PATIENCE)
            except TooLong:
                if answer.done():
                    raise

    def _tell(self, done: int) -> None:
        self._heed()
        self._post.told.emit(done)

    def _heed(self) -> None:
        if self.cancelled:
            raise Cancelled

    @Slot(object, object)
    def _on_asked(self, do: Callable[[], Any], answer: "Future[Any]") -> None:
        if self.cancelled:
            return
        try:
            answer.set_result(do())
        except BaseException as error:  # noqa: BLE001 -- it belongs to the thread that asked
            answer.set_exception(error)

    @Slot(int)
    def _on_told(self, done: int) -> None:
        if not self.cancelled:
            self.progressed.emit(done)

    @Slot(object)
    def _on_ended(self, future: "Future[T]") -> None:
        self.running = False
        self._pool.shutdown()
        self.ended.emit(future)
