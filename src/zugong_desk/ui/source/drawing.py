"""Drawing in the background: opens an issue's pages and draws those that are wanted, the most wanted first."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from zugong_desk.ui.source.drawers import Drawn, Opened

SOON_MS = 60
"""Who walks through a list of issues opens no file for each of them."""
Wish = tuple[int, float]
"""A page and the device pixels a point at which it is wanted."""


class _Post(QObject):
    """Carries what a thread has made to the window's thread."""

    opened = Signal(object, object)
    drawn = Signal(object, object)


class _Session:
    """One issue's pages and the thread in which they are opened and drawn."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self.pages: Opened | None = None
        self.busy = False

    def open(self, make: Callable[[], Opened]) -> Opened:
        self.pages = make()
        return self.pages

    def close(self) -> None:
        """Drop what has not begun; let go of the file when what has is done."""
        try:
            self.pool.submit(self._close)
        except RuntimeError:  # the interpreter is going down, and the file with it
            return
        self.pool.shutdown(wait=False)

    def _close(self) -> None:
        if self.pages is not None:
            self.pages.close()
            self.pages = None


class Drawing(QObject):
    """Draws one page at a time; wishes that are no longer held when their turn comes are never drawn."""

    opened = Signal(object)  # Opened
    drawn = Signal(object)  # Drawn
    rested = Signal()  # all that was asked for is done

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        held: list[_Session] = []
        self._held = held
        self._wishes: list[Wish] = []
        self._make: Callable[[], Opened] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._open)
        self._post = _Post()
        queued = Qt.ConnectionType.QueuedConnection
        self._post.opened.connect(self._on_opened, queued)
        self._post.drawn.connect(self._on_drawn, queued)
        self.destroyed.connect(lambda: _close_all(held))

    @property
    def _session(self) -> _Session | None:
        return self._held[0] if self._held else None

    def open(self, make: Callable[[], Opened]) -> None:
        """Open other pages; `make` runs in a thread. What belongs to those before is dropped."""
        self.close()
        self._make = make
        self._soon.start()

    def _open(self) -> None:
        make, self._make = self._make, None
        if make is None:
            return
        session = _Session()
        self._held.append(session)
        session.busy = True
        post = self._post
        future = session.pool.submit(session.open, make)
        future.add_done_callback(lambda one: post.opened.emit(session, one))

    def want(self, wishes: Sequence[Wish]) -> None:
        """Replace all wishes by these, the most wanted first."""
        self._wishes = list(wishes)
        self._go_on()

    @property
    def resting(self) -> bool:
        """Whether nothing is being opened or drawn, nor waits for that."""
        session = self._session
        if self._make is not None or session is None:
            return self._make is None
        return not session.busy and (session.pages is None or not self._wishes)

    def close(self) -> None:
        """Let go of the pages; nothing of them arrives any more."""
        self._wishes, self._make = [], None
        self._soon.stop()
        _close_all(self._held)

    def _go_on(self) -> None:
        if self.resting:
            self.rested.emit()
        session = self._session
        if session is None or session.busy or session.pages is None or not self._wishes:
            return
        page, scale = self._wishes.pop(0)
        session.busy = True
        post = self._post
        future = session.pool.submit(session.pages.draw, page, scale)
        future.add_done_callback(lambda one: post.drawn.emit(session, one))

    @Slot(object, object)
    def _on_opened(self, session: _Session, future: "Future[Opened]") -> None:
        if session is self._session:
            session.busy = False
            self.opened.emit(future.result())
            self._go_on()

    @Slot(object, object)
    def _on_drawn(self, session: _Session, future: "Future[Drawn]") -> None:
        if session is not self._session:
            return
        session.busy = False
        try:
            self.drawn.emit(future.result())
        finally:
            self._go_on()


def _close_all(held: list[_Session]) -> None:
    while held:
        held.pop().close()
