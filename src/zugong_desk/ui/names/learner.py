"""Learns the names that a library's text offers, issue by issue between events."""

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.insight.names import Candidate, names_in, together
from zugong_desk.ui.bridge import Bridge

if TYPE_CHECKING:
    from zugong_desk.domain.bulletin import Bulletin

Learnt = tuple[Candidate, ...]


class Learner(QObject):
    """Knows the names of each issue; an issue that has not changed since is not read again."""

    progressed = Signal(int, int)
    learnt = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: dict[str, tuple[Bulletin, Learnt]] = {}
        self._ids: list[str] = []
        self._wanted: deque[str] = deque()
        self.names: Learnt = ()
        """Every name that was met, decided about or not."""
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether there are issues still to be read."""
        return self._slice.isActive()

    def learn(self, *, anew: bool = False) -> None:
        """Read what has changed; `anew` forgets what was read, as in another library."""
        if anew:
            self._known.clear()
            self.names = ()
        self._ids = self._bridge.finished_issues()
        self._wanted = deque(self._ids)
        self._slice.start()

    def stop(self) -> None:
        """Read no further; what is not read yet will be the next time."""
        self._slice.stop()

    def _next(self) -> None:
        if not self._wanted:
            self._slice.stop()
            found = [self._known[id][1] for id in self._ids if id in self._known]
            self.names = together(found)
            self.learnt.emit()
            return
        id = self._wanted.popleft()
        here = self._bridge.bulletin
        bulletin = here if here is not None and here.id == id else self._bridge.issue(id)
        known = self._known.get(id)
        if bulletin is not None and (known is None or known[0] is not bulletin):
            self._known[id] = bulletin, names_in(bulletin)
        self.progressed.emit(len(self._ids) - len(self._wanted), len(self._ids))
