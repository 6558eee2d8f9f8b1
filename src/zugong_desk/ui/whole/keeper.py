"""Tallies of the library's issues: read from the library in portions, worked out in idle moments where they are missing."""

from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from zugong_desk.desk import tallies
from zugong_desk.desk.checking import FEW, Looked, look_at
from zugong_desk.desk.errors import TROUBLES
from zugong_desk.desk.proofing import house
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.library import ProofRow
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.house import House
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.whole.crew import LOST, Crew

if TYPE_CHECKING:
    from concurrent.futures import Future

IDLE_MS = 1500
"""So long nobody typed before the library is looked at …"""
SOON_MS = 250
"""… and so long nobody did anything else."""
FEED_MS = 5
"""Between two portions, so that the window comes first."""
BUSY_MS = 700
"""After a keystroke nothing is read or given away for so long."""
AHEAD = 2
"""Issues that are given away at a time."""
PORTION = 40
"""Tallies that are read or written at a time."""


@dataclass(frozen=True)
class _Given:
    """An issue that was given away to be checked, by which rules, and the stamp of what comes of it."""

    bulletin: Bulletin
    house: House
    stamp: str


class TallyKeeper(QObject):
    """Sees to it that the number of open findings is known of every issue, and that the library keeps it.

    `stated` hands over tallies (ProofRow) as they become known, each once; `gone` tells that some hold no more.
    """

    stated = Signal(object)
    gone = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stamps: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._made: dict[str, ProofRow] = {}
        self._handed: dict[str, str] = {}
        self._unread: deque[str] = deque()
        self._wanted: deque[str] = deque()
        self._given: dict[str, _Given] = {}
        self._passed_over: set[str] = set()
        self._house = House()
        self._left = self._held = False
        reader = ThreadPoolExecutor(1, thread_name_prefix="rules")
        self._rules_read = reader.submit(tallies.program_stamp)  # for the first time that takes too long for the window
        reader.shutdown(wait=False)
        self._crew = Crew(self)
        self._crew.answered.connect(self._on_answered)
        self._idle = self._timer(self.look)
        self._feed = self._timer(self._on_feed)
        bridge.closing.connect(self._on_closing)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.proof_changed.connect(self._on_proof_changed)
        bridge.surveying.connect(self._on_surveying)
        self._on_library_opened()

    def _timer(self, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(do)
        return timer

    @property
    def left(self) -> int:
        """How many issues are still to be counted."""
        return len(self._wanted) + len(self._given)

    @property
    def settled(self) -> bool:
        """Whether all that can be known is."""
        return not (self.left or self._unread or self._idle.isActive())

    def holds(self, issue: str) -> bool:
        """Whether what was handed over of an issue is still true of it."""
        return issue in self._handed and self._handed[issue] == self._stamps.get(issue)

    def leave(self) -> None:
        """Work nothing out any more."""
        self._write()
        self._left = True
        self._stop()

    def again(self, issues: Collection[str]) -> None:
        """Work issues out again of which what was kept cannot be read; those that fail then too are left alone."""
        fresh = [id for id in issues if id in self._stamps and id not in self._passed_over]
        self._passed_over.update(fresh)
        self._wanted.extend(fresh)
        if fresh:
            self._feed.start(FEED_MS)

    def look(self) -> None:
        """See which tallies hold; those that do are read, the others worked out."""
        desk = self._bridge.desk
        if desk is None or self._left:
            return
        if not self._rules_read.done():
            self._wait(SOON_MS)
            return
        try:
            now = tallies.standings(desk)
        except TROUBLES:  # whoever works with the library is told
            return
        self._stamps, self._house = now.stamps, house(desk)
        self._made = made = {id: row for id, row in self._made.items() if now.stamps.get(id) == row.stamp}
        stale = [id for id in self._handed if not self.holds(id)]
        for id in stale:
            del self._handed[id]
        self._count({id: one.open for id, one in now.tallies.items()} | {id: row.open for id, row in made.items()})
        table = desk.bulletin.id if desk.bulletin is not None else ""
        known = self._passed_over | made.keys() | {id for id, one in self._given.items() if self._holds(one)} | {table}
        self._wanted = deque(id for id in reversed(now.missing) if id not in known)  # the newest first
        self._unread = deque(id for id in now.tallies if self._handed.get(id) != now.stamps[id])
        if stale:
            self.gone.emit()
        self._hand([row for id, row in made.items() if id not in self._handed])
        self._go_on()

    def _count(self, counts: dict[str, int]) -> None:
        before, self._counts = self._counts, counts
        self._bridge.show_counts(counts, {id for id in before.keys() | counts if before.get(id) != counts.get(id)})

    # following the bridge -------------------------------------------------------------------------------------------

    def _on_library_opened(self) -> None:
        self._stop()
        self._stamps, self._made, self._handed = {}, {}, {}
        self._passed_over.clear()
        self._count({})
        self._wait(SOON_MS)

    def _on_closing(self) -> None:
        self._write()
        self._stop()

    def _on_opened(self) -> None:
        self._wait(SOON_MS)  # the issue that was on the table has no live number any more

    def _on_changed(self, touched: Touched) -> None:
        if touched.typed and self._feed.isActive():
            self._feed.start(BUSY_MS)
        if touched.bulletin:
            self._passed_over.discard(touched.bulletin)
        self._wait(IDLE_MS if touched.typed else SOON_MS)

    def _on_proof_changed(self) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None:
            self._bridge.counts_changed.emit((bulletin.id,))

    def _on_surveying(self, on: bool) -> None:
        """Whoever checks all issues works out their tallies, too."""
        self._held = on
        if on:
            self._write()
            self._stop()
        else:
            self._wait(SOON_MS)

    def _wait(self, pause: int) -> None:
        if self._bridge.desk is not None and not (self._left or self._held):
            self._idle.start(max(pause, self._idle.remainingTime()))

    def _stop(self) -> None:
        self._idle.stop()
        self._feed.stop()
        self._crew.rest()
        for work in (self._unread, self._wanted, self._given):
            work.clear()
        self._bridge.tallying.emit(0)

    # reading and working out ----------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Wait for the next portion; at the end keep what came of it and let go of who worked."""
        self._bridge.tallying.emit(self.left)
        if self._unread or (self._wanted and len(self._given) < AHEAD):
            if not self._feed.isActive():
                self._feed.start(FEED_MS)
        elif not self.left:
            self._write()
            self._crew.rest()

    def _on_feed(self) -> None:
        desk = self._bridge.desk
        if desk is None or self._left:
            return
        if desk.unwritten:
            self._feed.start(BUSY_MS)
            return
        if self._unread:
            self._read()
        elif self._wanted and len(self._given) < AHEAD:
            self._give(self._wanted.popleft())
        self._go_on()

    def _read(self) -> None:
        desk = self._bridge.desk
        portion = [self._unread.popleft() for _ in range(min(PORTION, len(self._unread)))]
        try:
            rows = desk.library.proofs_of(portion) if desk is not None else []
        except TROUBLES:
            self._unread.clear()
            return
        self._hand([row for row in rows if self._stamps.get(row.bulletin) == row.stamp])

    def _hand(self, rows: list[ProofRow]) -> None:
        if rows:
            self._handed.update((row.bulletin, row.stamp) for row in rows)
            self.stated.emit(tuple(rows))

    def _give(self, id: str) -> None:
        desk = self._bridge.desk
        processes = int(self.left >= FEW)
        too_few = self._crew.at_work and processes > self._crew.processes
        if desk is None or (too_few and self._given):
            self._wanted.appendleft(id)  # more came than a thread is good for: first it ends what it has
            return
        try:
            given = _Given(desk.library.load(id), self._house, self._stamps[id])
            if too_few or not self._crew.at_work:
                self._crew.begin(processes=processes)
            self._crew.ask(id, look_at, (given.bulletin, given.house))
        except (*TROUBLES, KeyError):  # gone or damaged; who opens it is told
            self._passed_over.add(id)
        except LOST:
            self._stop()
        else:
            self._given[id] = given

    @Slot(object, object)
    def _on_answered(self, id: str, future: "Future[Looked | None]") -> None:
        given = self._given.pop(id, None)
        try:
            looked = future.result()
            if given is not None and looked is not None and self._holds(given):
                self._take(given, looked)
        except LOST:
            self._stop()  # it is tried again when something has changed
            return
        except BaseException:
            self._passed_over.add(id)
            raise  # a rule's fault: told by who catches faults; the next issue follows
        finally:
            self._go_on()

    def _holds(self, given: _Given) -> bool:
        return self._stamps.get(given.bulletin.id) == given.stamp

    def _take(self, given: _Given, looked: Looked) -> None:
        checked = Checked(given.bulletin, given.house, looked.findings, {})
        row = tallies.row_of(self._bridge.shelf, checked, looked.stated, given.stamp)
        self._made[row.bulletin] = row
        self._count(self._counts | {row.bulletin: row.open})
        self._hand([row])
        if len(self._made) % PORTION == 0:
            self._write()

    def _write(self) -> None:
        """Have the library keep what was made; one that may only be read leaves it here."""
        desk = self._bridge.desk
        if desk is None or not self._made or desk.library.read_only:
            return
        try:
            tallies.keep(desk, tuple(self._made.values()))
        except TROUBLES:  # it stays here; the next step that is written tells the editor
            return
        self._made = {}
