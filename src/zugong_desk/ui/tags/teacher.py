"""Learns from the library's annotations in the background, and keeps ready what they suggest for the open issue."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk.suggesting import Lessons, Suggestion, Taught, taught
from zugong_desk.ui.whole.crew import Crew

if TYPE_CHECKING:
    from concurrent.futures import Future

    from zugong_desk.desk.touched import Touched
    from zugong_desk.ui.bridge import Bridge

LEARN_MS = 2500
"""After this pause in tagging what was learnt is learnt anew …"""
SLOW_S = 0.1
"""If reading the lessons took longer than this, they are read again only when an issue is opened, after enough tagging."""
ENOUGH = 20
"""So many steps of tagging."""
SUGGEST_MS = 400
"""… and after this pause the suggestions are brought up to date."""


class Teacher(QObject):
    """Knows what the library has taught; an answer that another question has overtaken is dropped."""

    suggested = Signal()
    """The suggestions for the open issue are others, or what is known of their worth is."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._crew = Crew(self)
        self._asked: Lessons | None = None
        self._took = 0.0
        self._steps = 0
        self.taught: Taught | None = None
        self.suggestions: tuple[Suggestion, ...] = ()
        self._learn_later = QTimer(self, singleShot=True, interval=LEARN_MS)
        self._suggest_later = QTimer(self, singleShot=True, interval=SUGGEST_MS)
        self._learn_later.timeout.connect(self.learn)
        self._suggest_later.timeout.connect(self.suggest)
        self._crew.answered.connect(self._on_answered)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.closing.connect(self._rest)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        self._on_library_opened()

    def learn(self) -> None:
        """Learn anew on another thread, unless the lessons are the same."""
        self._learn_later.stop()
        began = monotonic()
        found = self._bridge.lessons()
        self._took, self._steps = monotonic() - began, 0
        if found is None or found == self._asked:
            return
        self._asked = found
        self._crew.begin(0)
        self._crew.ask(found, taught, found)

    def suggest(self) -> None:
        """Bring the suggestions for the open issue up to date."""
        self._suggest_later.stop()
        found = self._bridge.suggestions(self.taught)
        if found != self.suggestions:
            self.suggestions = found
            self.suggested.emit()

    def _on_library_opened(self) -> None:
        self._rest()
        self.taught, self._asked, self._took = None, None, 0.0
        if self._bridge.desk is not None:
            self._learn_later.start()

    def _on_opened(self) -> None:
        if self._steps >= ENOUGH:
            self._learn_later.start()
        self.suggest()

    def _on_changed(self, touched: Touched) -> None:
        if touched.places or touched.shelf or touched.issues:
            self._steps += 1
            if self._took <= SLOW_S:
                self._learn_later.start()
        self._suggest_later.start()

    def _on_answered(self, token: Lessons, answer: Future[Taught | None]) -> None:
        if token is not self._asked:
            return
        self.taught = answer.result()
        self.suggestions = self._bridge.suggestions(self.taught)
        self.suggested.emit()

    def _rest(self) -> None:
        self._learn_later.stop()
        self._suggest_later.stop()
        self._crew.rest()
