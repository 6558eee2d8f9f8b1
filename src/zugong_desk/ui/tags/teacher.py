"""Learns from the library's annotations in the background, and keeps ready what they suggest for the open issue."""

from __future__ import annotations

from collections import deque
from itertools import islice
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk.suggesting import Lessons, Suggestion, Taught, taught
from zugong_desk.desk.teaching import put_together
from zugong_desk.ui.whole.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from zugong_desk.desk.teaching import Material, Materials, State
    from zugong_desk.desk.touched import Touched
    from zugong_desk.domain.shelf import Shelf
    from zugong_desk.ui.bridge import Bridge

LEARN_MS = 2500
"""After this pause in tagging what was learnt is learnt anew …"""
SLOW_S = 2.0
"""If learning took longer than this, it is done again only when an issue is opened, after enough tagging."""
ENOUGH = 20
"""So many steps of tagging."""
SUGGEST_MS = 400
"""… and after this pause the suggestions are brought up to date."""
SLICE, FEED_MS = 2, 2
"""Issues that are read at a time, and the pause between, so that the window comes first."""
BREATH_S = 0.0005
"""Between two examples, so that the window need not wait for the interpreter."""
Answer = tuple[Lessons, Taught | None]


class Stopped(Exception):
    """What is being learnt is not wanted any more."""


class Teacher(QObject):
    """Knows what the library has taught; an answer from an earlier library is dropped.

    Issues are read on the window's thread, a few between two events, and again only when they have changed.
    """

    suggested = Signal()
    """The suggestions for the open issue are others, or what is known of their worth is."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._crew = Crew(self)
        self._materials: dict[str, Material] = {}
        self._states: dict[str, State] = {}
        self._wanted: deque[str] = deque()
        self._began = self._took = 0.0
        self._learning = self._again = False
        self._enough = Event()
        self._steps = 0
        self._lessons: Lessons | None = None
        self.taught: Taught | None = None
        self.suggestions: tuple[Suggestion, ...] = ()
        self._learn_later = self._timer(LEARN_MS, self.learn)
        self._suggest_later = self._timer(SUGGEST_MS, self.suggest)
        self._feed = self._timer(FEED_MS, self._read_on)
        self._crew.answered.connect(self._on_answered)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.closing.connect(self._rest)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        self._on_library_opened()

    def _timer(self, interval: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(do)
        return timer

    def learn(self) -> None:
        """Read what has changed, then learn anew on another thread; one after the other."""
        self._learn_later.stop()
        if self._learning:
            self._again = True
            return
        states = self._bridge.lesson_states()
        if states is None:
            return
        known = {id: one for id, one in self._materials.items() if id in states and one.state == states[id]}
        self._materials, self._states, self._steps = known, states, 0
        self._wanted = deque(id for id in states if id not in known)
        self._learning = True
        self._read_on()

    def _read_on(self) -> None:
        """A few issues more; when all are read, what they teach is learnt elsewhere."""
        some = {id: self._states[id] for id in islice(self._wanted, SLICE)}
        for _ in some:
            self._wanted.popleft()
        found = self._bridge.lesson_materials(some) if some else {}
        if found is None:
            self._learning = False
            return
        self._materials.update(found)
        if self._wanted:
            self._feed.start()
            return
        materials = {id: self._materials[id] for id in self._states}
        self._began = monotonic()
        if not self._crew.at_work:
            self._crew.begin(0)
        self._enough = Event()
        self._crew.ask(None, learnt, materials, self._bridge.shelf, self._lessons, self._enough)

    def suggest(self) -> None:
        """Bring the suggestions for the open issue up to date."""
        self._suggest_later.stop()
        found = self._bridge.suggestions(self.taught)
        if found != self.suggestions:
            self.suggestions = found
            self.suggested.emit()

    def _on_library_opened(self) -> None:
        self._rest()
        self.taught, self._lessons, self._took = None, None, 0.0
        self._materials = {}
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

    def _on_answered(self, _token: None, answer: Future[Answer | None]) -> None:
        self._learning, self._took = False, monotonic() - self._began
        found = answer.result()
        if found is not None:
            self._lessons, self.taught = found
            self.suggestions = self._bridge.suggestions(self.taught)
            self.suggested.emit()
        if self._again:
            self._again = False
            self._learn_later.start()

    def _rest(self) -> None:
        for timer in (self._learn_later, self._suggest_later, self._feed):
            timer.stop()
        self._learning = self._again = False
        self._enough.set()
        self._crew.rest()


def learnt(materials: Materials, shelf: Shelf, before: Lessons | None, enough: Event) -> Answer | None:
    """The lessons of what was read and what they teach; None if the lessons are those of before. Stopped by `enough`."""
    found = put_together(materials, shelf)
    return None if found == before else (found, taught(found, lambda: _breathe(enough)))


def _breathe(enough: Event) -> None:
    if enough.wait(BREATH_S):
        raise Stopped
