"""Checks the issue on the table beside the window's thread, whenever it or what the rules know has changed."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from zugong_desk.desk.proofing import house, sorted_out
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.house import House
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.carrying import asked, carried
from zugong_desk.ui.proof.examining import examined
from zugong_desk.ui.proof.neighbours import Neighbours
from zugong_desk.ui.whole.keeper import TallyKeeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zugong_desk.domain.shelf import Record

PAUSE_MS = 150
"""A pause in typing after which the issue is checked again."""


class _Post(QObject):
    """Carries what came of a run from the worker's thread to the UI thread."""

    arrived = Signal(object, object)


@dataclass(frozen=True)
class _Run:
    """One check under way."""

    bulletin: Bulletin
    off: threading.Event


class Checker(QObject):
    """Keeps `bridge.proof` true to the issue on the table.

    After an edit the findings that it did not touch are shown at once where they now stand; those of what it touched
    follow from the check. A newer state calls a check off; an answer about an older one is dropped.
    """

    came_to_rest = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None, keeper: TallyKeeper | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._last: Checked | None = None
        self._house: House | None = None
        self._known: tuple[Mapping[str, Record], ...] = ()
        self._run: _Run | None = None
        self._left = False
        self._neighbours = Neighbours(bridge, keeper, self)
        self._neighbours.changed.connect(self._on_neighbours_changed)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofreader")
        self._post = _Post(self)
        self._post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._begin)
        bridge.opened.connect(self._on_opened)
        bridge.library_opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        self._on_opened()

    @property
    def settled(self) -> bool:
        """Whether what is shown is what the rules say of the issue as it stands."""
        return self._run is None and not self._pause.isActive() and self._neighbours.settled

    def leave(self) -> None:
        """Check nothing any more, and wait for the thread to notice."""
        self._pause.stop()
        self._call_off()
        self._pool.shutdown()
        self._neighbours.leave()
        self._left = True

    # following the bridge -------------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is None or self._last is None or self._last.bulletin.id != bulletin.id:
            self._last = None
            self._call_off()
            self._bridge.take_finding(None)
            self._bridge.show_proof(None)
        if bulletin is not None:
            self._show_what_holds(bulletin)  # another program may have changed the issue that stays open
            self._pause.start(0)
        else:
            self._pause.stop()
            self.came_to_rest.emit()

    def _on_changed(self, touched: Touched) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return
        moved = self._bridge.proof is not None and self._bridge.proof.checked.bulletin is not bulletin
        another_house = self._house_changed()
        if moved or touched.shelf:
            self._show_what_holds(bulletin)
        if touched.blocks or touched.lines or moved or another_house:
            self._call_off()
            self._pause.start(PAUSE_MS if touched.typed else 0)

    def _on_neighbours_changed(self) -> None:
        if self._bridge.bulletin is not None and not self._pause.isActive():
            self._pause.start(0)

    def _show_what_holds(self, bulletin: Bulletin) -> None:
        """Show at once what is still true after a step, and what was decided by it."""
        proof = self._bridge.proof
        if proof is not None and proof.checked.bulletin.id == bulletin.id:
            held = asked(carried(proof, bulletin).checked, self._house_now())
            sure = self._bridge.sure and held is proof.checked
            self._bridge.show_proof(sorted_out(held, self._bridge.shelf), sure=sure)

    # checking -------------------------------------------------------------------------------------------------------

    def _house_changed(self) -> bool:
        shelf = self._bridge.shelf
        known = shelf.entries, shelf.names, shelf.rule_settings
        return len(known) != len(self._known) or any(a is not b for a, b in zip(known, self._known, strict=True))

    def _house_now(self) -> House:
        """The same house as long as the records are the same, so that what was found with it can be kept."""
        desk, shelf = self._bridge.desk, self._bridge.shelf
        if self._house is None or self._house_changed():
            self._known = shelf.entries, shelf.names, shelf.rule_settings
            self._house = house(desk) if desk is not None else House()
        return self._house

    def _call_off(self) -> None:
        if self._run is not None:
            self._run.off.set()
            self._run = None

    def _begin(self) -> None:
        self._call_off()
        bulletin = self._bridge.bulletin
        if bulletin is None or self._left:
            return
        run, known, post = _Run(bulletin, threading.Event()), self._house_now(), self._post
        self._run = run
        future = self._pool.submit(examined, bulletin, known, self._neighbours.ledger, self._last, run.off.is_set)
        future.add_done_callback(lambda one: post.arrived.emit(run, one) if isValid(post) else None)

    @Slot(object, object)
    def _on_arrived(self, run: _Run, future: "Future[Checked]") -> None:
        if run is not self._run:
            return
        self._run = None
        try:
            self._take(future.result())  # what is raised is told by who catches faults
        finally:
            self.came_to_rest.emit()

    def _take(self, checked: Checked) -> None:
        self._last = checked
        if checked.bulletin is self._bridge.bulletin:
            self._bridge.show_proof(sorted_out(checked, self._bridge.shelf), sure=True)
