"""What the other issues of the library state, made of kept tallies beside the window's thread."""

import gc
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from zugong_desk.desk.tallies import statements
from zugong_desk.library import ProofRow
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.whole.keeper import TallyKeeper

A_WHILE_MS = 400
"""Tallies come in portions; so long after the last of them it is told that there is more to compare with."""

Statements = list[tuple[str, Stated | None]]


class _Post(QObject):
    """Carries what issues state from the worker's thread to the UI thread."""

    arrived = Signal(object, object)


class Neighbours(QObject):
    """Knows what the issues state that are not on the table; `changed` when there is something else to compare with."""

    changed = Signal()

    def __init__(self, bridge: Bridge, keeper: TallyKeeper | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._keeper = bridge, keeper
        self._stated: dict[str, Stated] = {}
        self._table = ""
        self._parsing = 0
        self._library = 0
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="neighbours")
        self._post = _Post(self)
        self._post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._later = QTimer(self, singleShot=True, interval=A_WHILE_MS)
        self._later.timeout.connect(self._tell)
        self.ledger: Ledger | None = None
        """What the others state, the same object as long as that is the same; None as long as nothing is known."""
        bridge.library_opened.connect(self._on_library_opened)
        bridge.opened.connect(self._on_opened)
        if keeper is not None:
            keeper.stated.connect(self._on_stated)
            keeper.gone.connect(self._on_gone)
        self._on_opened()

    @property
    def settled(self) -> bool:
        """Whether all that is kept is known."""
        return not (self._parsing or self._later.isActive())

    def leave(self) -> None:
        """Take nothing in any more."""
        self._later.stop()
        self._parsing = 0
        self._pool.shutdown(cancel_futures=True)

    # following ------------------------------------------------------------------------------------------------------

    def _on_library_opened(self) -> None:
        self._library += 1
        self._parsing = 0
        self._stated.clear()
        self._later.stop()
        self.ledger, self._table = None, ""

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and bulletin.id != self._table:
            self._table = bulletin.id
            self._put_together()

    def _on_gone(self) -> None:
        keeper = self._keeper
        gone = [id for id in self._stated if keeper is None or not keeper.holds(id)]
        for id in gone:
            del self._stated[id]
        if any(id != self._table for id in gone):
            self._later.start()

    def _on_stated(self, rows: Sequence[ProofRow]) -> None:
        if not rows:
            return
        self._parsing += 1
        post, library = self._post, self._library
        future = self._pool.submit(_parsed, rows)
        future.add_done_callback(lambda one: post.arrived.emit(library, one) if isValid(post) else None)

    @Slot(object, object)
    def _on_arrived(self, library: int, future: "Future[Statements]") -> None:
        if library != self._library or future.cancelled():
            return
        self._parsing -= 1
        found = future.result()
        self._stated.update((id, stated) for id, stated in found if stated is not None)
        if any(id != self._table for id, _ in found):
            self._later.start()
        if self._keeper is not None:
            self._keeper.again([id for id, stated in found if stated is None])

    def _tell(self) -> None:
        if self._parsing:
            self._later.start()
            return
        self._put_together()
        self.changed.emit()

    def _put_together(self) -> None:
        others = [one for id, one in self._stated.items() if id != self._table]
        self.ledger = Ledger(others) if others else None


def _parsed(rows: Sequence[ProofRow]) -> Statements:
    found = list(statements(rows))
    gc.freeze()  # a collection of garbage that looks through all these facts would stop the window for a blink
    return found
