"""Gathers the library's passages while the window is idle, keeps them current and answers what is asked."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from zugong_desk.desk.drafting import gazetteer
from zugong_desk.desk.errors import TROUBLES
from zugong_desk.desk.similar_gathering import Gathered, stale
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.similar.asking import Answer, Question, answer, take
from zugong_desk.ui.whole.crew import Crew

if TYPE_CHECKING:
    from concurrent.futures import Future

    from zugong_desk.library import Trace

FEED_MS = 2
"""Between two issues that are read, so that the window comes first."""
WAIT_MS = 900
"""After a change nothing is read for so long."""
AHEAD = 3
"""Issues that are given away at a time."""
FIRST, TIMES = 30, 4
"""After so many issues, and whenever there are so many times as many, what is asked is answered from those read by then."""
READ, ANSWER = "read", "answer"


class Gatherer(QObject):
    """Reads issues on the window's thread, one between two events; what comes of them is worked out on another.

    `progressed(done, total)` while issues are read, the newest first; `answered(Answer)` when the last question is, of many
    issues now and then before all are read. An answer to an earlier question, or from an earlier library, is dropped.
    """

    progressed = Signal(int, int)
    answered = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._gathered = Gathered()
        self._known: dict[str, Trace | None] = {}
        self._wanted: deque[tuple[str, Trace | None]] = deque()
        self._total = self._under_way = 0
        self._enough = FIRST
        self._question: Question | None = None
        self._last: Question | None = None
        self._awake = False
        self._crew = Crew(self)
        self._crew.answered.connect(self._on_answered)
        self._feed, self._wait = self._timer(self._on_feed), self._timer(self._look_again)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.closing.connect(self._forget)
        bridge.changed.connect(lambda _touched: self._put_off())

    def _timer(self, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(do)
        return timer

    @property
    def reading(self) -> bool:
        """Whether what is answered now is not the last word."""
        return bool(self._wanted) or self._question is not None

    @property
    def busy(self) -> bool:
        """Whether issues are still to be read."""
        return bool(self._wanted) or self._under_way > 0

    def ask(self, question: Question) -> None:
        """Answer a question as soon as all issues are read; the one before is dropped."""
        self._question, self._last, self._awake = question, question, True
        self.look()

    def make_do(self) -> None:
        """Read no further now; answer from what is read."""
        self._wanted.clear()
        self._settle()

    def sleep(self) -> None:
        """Nobody looks: read no further, keep what is known."""
        self._awake = False
        self._feed.stop()
        self._wait.stop()
        self._wanted.clear()

    def _look_again(self) -> None:
        """Something changed: what was asked last is asked again when it is read."""
        self._question = self._last
        self.look()

    def look(self) -> None:
        """See which issues changed, and read them."""
        desk = self._bridge.desk
        if desk is None or not self._awake:
            return
        if desk.unwritten:
            self._wait.start(WAIT_MS)
            return
        try:
            now = stale(desk, self._known)
        except TROUBLES:  # whoever works with the library is told
            return
        for id in now.drop:
            del self._known[id]
            self._do(READ, partial(self._gathered.drop, id))
        self._wanted, self._total, self._enough = deque(now.read), len(now.read), FIRST
        self._go_on()

    # reading --------------------------------------------------------------------------------------------------------

    def _on_feed(self) -> None:
        desk = self._bridge.desk
        if desk is None or not self._wanted:
            self._go_on()
            return
        id, trace = self._wanted.popleft()
        self._known[id] = trace
        try:
            bulletin = desk.library.load(id)
        except (*TROUBLES, KeyError):  # gone or damaged; who opens it is told
            self._do(READ, partial(self._gathered.drop, id))
        else:
            self._do(READ, partial(take, self._gathered, bulletin, trace))
        self._go_on()

    def _do(self, token: str, work: Callable[[], object]) -> None:
        if not self._crew.at_work:
            self._crew.begin(processes=0)
        self._under_way += 1
        self._crew.ask(token, work)

    def _go_on(self) -> None:
        if self._total:
            self.progressed.emit(self._total - len(self._wanted) - self._under_way, self._total)
        if self._wanted and self._total - len(self._wanted) >= self._enough:
            self._enough *= TIMES
            self._answer()
        if self._wanted and self._under_way < AHEAD and self._awake:
            self._feed.start(FEED_MS)
        elif not self.busy:
            self._settle()

    def _settle(self) -> None:
        """Answer what was asked for good."""
        self._answer()
        self._question = None

    def _answer(self) -> None:
        """Have what was asked answered; that waits in line behind the issues that are under way."""
        desk, question = self._bridge.desk, self._question
        if desk is None or question is None or not self._awake:
            return
        try:
            rows = desk.library.issues()
        except TROUBLES:
            return
        self._do(ANSWER, partial(answer, self._gathered, rows, partial(gazetteer, desk), question))

    @Slot(object, object)
    def _on_answered(self, token: str, future: "Future[Answer | None]") -> None:
        self._under_way -= 1
        try:
            found = future.result()
            if isinstance(found, Answer) and found.question == self._last:
                self.answered.emit(found)
        finally:
            if token == READ or self._question is not None:
                self._go_on()

    # following the bridge -------------------------------------------------------------------------------------------

    def _put_off(self) -> None:
        if self._awake:
            self._wait.start(WAIT_MS)

    def _on_library_opened(self) -> None:
        self._forget()

    def _forget(self) -> None:
        """Another library: what is still being worked out goes into what nobody looks at any more."""
        self.sleep()
        self._crew.rest()
        self._gathered, self._question, self._under_way, self._total = Gathered(), None, 0, 0
        self._last = None
        self._known.clear()
