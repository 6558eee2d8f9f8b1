"""A round through the library: every issue is checked in processes, then what they state is compared."""

from collections import deque
from collections.abc import Sequence
from os import cpu_count
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from zugong_desk.desk import survey, tallies
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.proofing import house
from zugong_desk.desk.survey import Hits, Listed, Surveyed
from zugong_desk.domain.shelf import Shelf
from zugong_desk.library import ProofRow
from zugong_desk.proofing.house import House
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.whole.crew import LOST, Crew

if TYPE_CHECKING:
    from concurrent.futures import Future

FEED_MS = 3
AHEAD = 3
"""Issues that each process has at a time."""
PORTION = 40
"""Tallies that are read or written at a time."""
LOST_LINE = "校对进程意外结束，没有查完；已查的都在下面。请再查一次。"
CLOSED_LINE = "书库已关闭，没有查完。"
FAULT_LINE = "校对时出了错，这一期没有查。"
_COMPARING = "比较"


class Round(QObject):
    """Goes through issues once; what is found is told as it comes, and `finished` comes last, with a line or none.

    What stops it early: `cancel`, another library, a process that is lost.
    """

    surveyed = Signal(object)  # Surveyed
    across = Signal(object)  # tuple[Listed, ...] of one issue
    failed = Signal(str, str)  # the issue and why it was not checked
    progressed = Signal(int, int)  # issues done, of how many
    finished = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.running = False
        self.comparing = False
        self._crew = Crew(self)
        self._crew.answered.connect(self._on_answered)
        self._feed = QTimer(self, singleShot=True, interval=FEED_MS)
        self._feed.timeout.connect(self._on_feed)
        self._reset()
        bridge.closing.connect(self._on_closing)

    def _reset(self) -> None:
        self._wanted: deque[str] = deque()
        self._others: deque[str] = deque()
        self._compared: deque[tuple[str, Hits]] = deque()
        self._waiting = 0
        self._total = self._done = 0
        self._began = 0.0
        self._stated: dict[str, str] = {}
        self._stamps: dict[str, str] = {}
        self._rows: list[ProofRow] = []
        self._issues: tuple[str, ...] = ()
        self._house = House()
        self._shelf = Shelf()

    @property
    def seconds_left(self) -> float | None:
        """How long it will take, judged by what is done; None while there is nothing to judge by."""
        if not self._done or not self.running:
            return None
        return (monotonic() - self._began) / self._done * (self._total - self._done)

    @property
    def _has_room(self) -> bool:
        return self._waiting < AHEAD * (cpu_count() or 1)

    def start(self, issues: Sequence[str]) -> None:
        """Go through these issues, comparing them with all others of which is known what they state."""
        desk = self._bridge.desk
        if desk is None or self.running or not self._bridge.flush():
            return
        self._reset()
        try:
            now = tallies.standings(desk)
        except TROUBLES as error:
            self.finished.emit(line_of(error))
            return
        self._issues, self._stamps = tuple(issues), now.stamps
        self._wanted.extend(issues)
        self._others.extend(id for id in now.tallies if id not in set(issues))
        self._house, self._shelf = house(desk), desk.shelf
        self._total, self._began = len(issues), monotonic()
        self.running, self.comparing = True, False
        self._bridge.surveying.emit(True)  # noqa: FBT003 -- a signal takes no names
        self._crew.begin(cpu_count() or 1)
        self.progressed.emit(0, self._total)
        self._feed.start()

    def cancel(self) -> None:
        """Stop; what was found stays, what the issues state is not compared."""
        if self.running:
            self._stop("")

    def _on_closing(self) -> None:
        if self.running:
            self._stop(CLOSED_LINE)

    def _stop(self, line: str) -> None:
        self.running = False
        self._feed.stop()
        self._crew.rest()
        self._keep()
        self._bridge.surveying.emit(False)  # noqa: FBT003 -- a signal takes no names
        self.finished.emit(line)

    # giving away ----------------------------------------------------------------------------------------------------

    def _on_feed(self) -> None:
        if not self.running:
            return
        try:
            if self._has_room:
                self._give()
        except LOST:
            self._stop(LOST_LINE)
        else:
            self._go_on()

    def _give(self) -> None:
        if self._wanted:
            self._give_issue(self._wanted.popleft(), survey.survey)
        elif self._others:
            self._read([self._others.popleft() for _ in range(min(PORTION, len(self._others)))])
        elif self._compared:
            id, hits = self._compared.popleft()
            self._give_issue(id, survey.survey_across, hits)

    def _give_issue(self, id: str, do: Any, *more: object) -> None:  # noqa: ANN401
        desk = self._bridge.desk
        if desk is None:
            return
        try:
            bulletin = desk.library.load(id)
        except (*TROUBLES, KeyError) as error:
            self._fail(id, line_of(error) if isinstance(error, TROUBLES) else "这一期已不在书库里。")
            return
        self._waiting += 1
        self._crew.ask(id, do, bulletin, self._house, survey.about(self._shelf, id), *more)

    def _fail(self, id: str, line: str) -> None:
        self.failed.emit(id, line)
        if not self.comparing:
            self._step()

    def _step(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, self._total)

    def _read(self, issues: list[str]) -> None:
        desk = self._bridge.desk
        try:
            rows = desk.library.proofs_of(issues) if desk is not None else []
        except TROUBLES:  # then they are not compared with
            return
        self._stated.update((row.bulletin, row.stated) for row in rows)

    # taking in ------------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_answered(self, token: object, future: "Future[Any]") -> None:
        self._waiting -= 1
        try:
            self._take(str(token), future.result())
        except LOST:
            self._stop(LOST_LINE)
        except BaseException:
            self._fail(str(token), FAULT_LINE)
            raise  # told by who catches faults; the others follow
        finally:
            self._go_on()

    def _take(self, token: str, found: object) -> None:
        if isinstance(found, Surveyed):
            self._stated[found.issue] = found.stated
            stamp = self._stamps.get(found.issue, "")
            self._rows.append(ProofRow(found.issue, stamp, len(found.listed), found.settled, found.stated))
            if len(self._rows) >= PORTION:
                self._keep()
            self.surveyed.emit(found)
            self._step()
        elif isinstance(found, dict):
            self._compared.extend(found.items())
        elif isinstance(found, tuple):
            listed: tuple[Listed, ...] = found
            if listed:
                self.across.emit(listed)
        elif token:
            raise TypeError(f"{token}: {type(found).__name__}")

    def _go_on(self) -> None:
        if not self.running:
            return
        if self._wanted or self._others or self._compared:
            if self._has_room and not self._feed.isActive():
                self._feed.start()
        elif not self._waiting:
            if self.comparing or len(self._stated) < 2:
                self._stop("")
            else:
                self._compare()

    def _compare(self) -> None:
        """Each process compares a share of the issues; it is then told what else to read of those it names."""
        self.comparing = True
        self._keep()
        self.progressed.emit(self._done, self._total)
        shares = cpu_count() or 1
        texts = tuple(self._stated.values())
        try:
            for at in range(shares):
                self._waiting += 1
                self._crew.ask(_COMPARING, survey.compare, texts, self._issues[at::shares], self._house)
        except LOST:
            self._stop(LOST_LINE)

    def _keep(self) -> None:
        """Let the library have the tallies, so that they need not be worked out again."""
        desk, rows = self._bridge.desk, tuple(self._rows)
        self._rows.clear()
        if desk is not None:
            try:
                tallies.keep(desk, rows)
            except TROUBLES:  # they can be worked out again, and the next step that is written tells the editor
                return
