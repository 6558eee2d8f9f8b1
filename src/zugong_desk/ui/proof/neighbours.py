"""What the other issues of the library state: gathered one by one when there is time, beside the window's thread."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from zugong_desk.desk.checking import label_of
from zugong_desk.desk.errors import TROUBLES
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.proofing.house import House
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.stating import stated_in
from zugong_desk.ui.bridge import Bridge

PAUSE_MS = 20
"""Between two issues, so that the window comes first."""
A_WHILE = 25
"""Issues after which what is known so far is told."""


class _Post(QObject):
    """Carries what an issue states from the worker's thread to the UI thread."""

    arrived = Signal(str, object)


class Neighbours(QObject):
    """Knows what the issues state that are not on the table; `changed` when there is more to compare with.

    An issue that was on the table is asked again when another is opened.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stated: dict[str, Stated] = {}
        self._wanted: deque[str] = deque()
        self._busy = False
        self._told = 0
        self._table = ""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="neighbours")
        self._post = _Post(self)
        self._post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._next)
        self.ledger: Ledger | None = None
        """What the others state; None as long as nothing is known."""
        bridge.library_opened.connect(self._on_library_opened)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        self._on_opened()

    @property
    def settled(self) -> bool:
        """Whether every issue has been asked."""
        return not (self._busy or self._wanted)

    def leave(self) -> None:
        """Ask no more."""
        self._wanted.clear()
        self._pause.stop()
        self._pool.shutdown(cancel_futures=True)

    # following the bridge -------------------------------------------------------------------------------------------

    def _on_library_opened(self) -> None:
        self._stated.clear()
        self._wanted.clear()
        self.ledger, self._table = None, ""

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is None or bulletin.id == self._table:
            return
        self._stated.pop(self._table, None)
        self._table = bulletin.id
        self._put_together()
        self._want()

    def _on_changed(self, touched: Touched) -> None:
        if touched.issues and not touched.typed:
            self._want()

    def _want(self) -> None:
        """Ask for the issues that are not known, nearest in the list first; forget those that are gone."""
        ids = [row.id for row in self._bridge.issues()]
        gone = self._stated.keys() - set(ids)
        for id in gone:
            del self._stated[id]
        here = ids.index(self._table) if self._table in ids else 0
        unknown = [id for id in ids if id not in self._stated and id != self._table]
        self._wanted = deque(sorted(unknown, key=lambda id: abs(ids.index(id) - here)))
        if self._wanted and not self._busy:
            self._pause.start()
        elif gone:
            self._tell()

    # asking ---------------------------------------------------------------------------------------------------------

    def _next(self) -> None:
        desk = self._bridge.desk
        if self._busy or not self._wanted or desk is None:
            return
        id = self._wanted.popleft()
        try:
            bulletin = desk.library.load(id)
        except (*TROUBLES, KeyError):  # it may be gone by now, and who opens it is told
            self._pause.start()
            return
        self._busy, post = True, self._post
        future = self._pool.submit(_stated, bulletin)
        future.add_done_callback(lambda one: post.arrived.emit(id, one) if isValid(post) else None)

    @Slot(str, object)
    def _on_arrived(self, id: str, future: "Future[Stated]") -> None:
        self._busy = False
        try:
            if not future.cancelled():
                self._stated[id] = future.result()  # what is raised is told by who catches faults
        finally:
            if self._wanted:
                self._pause.start()
            if not self._wanted or len(self._stated) - self._told >= A_WHILE:
                self._tell()

    def _tell(self) -> None:
        self._put_together()
        self.changed.emit()

    def _put_together(self) -> None:
        self._told = len(self._stated)
        others = [one for id, one in self._stated.items() if id != self._table]
        self.ledger = Ledger(others) if others else None


def _stated(bulletin: Bulletin) -> Stated:
    return stated_in(view_of(bulletin, House()), label_of(bulletin))
