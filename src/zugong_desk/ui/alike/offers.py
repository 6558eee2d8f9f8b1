"""Offers: after a correction, whether others stand in the open issue as the corrected place stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk.likeness import alike, correction_of

if TYPE_CHECKING:
    from zugong_desk.desk.corrected import Correction, Likely
    from zugong_desk.desk.touched import Touched
    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.ui.bridge import Bridge

PAUSE_MS = 40
"""The panes show the correction itself first."""
WORTHWHILE = 2
"""A single like place is not worth a question."""

LARGE = 80_000
"""Characters of an issue in which looking takes longer than a hand waits: there it waits for the key."""


class Offers(QObject):
    """Watches what editors do. `correction` is the last one that could be done elsewhere too."""

    offered = Signal()
    withdrawn = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._before: Bulletin | None = bridge.bulletin
        self._step: tuple[Bulletin, Bulletin, frozenset[str]] | None = None
        self.correction: Correction | None = None
        self.places: tuple[Likely, ...] = ()
        self.deaf = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self._on_opened)
        bridge.library_opened.connect(self.forget)

    def forget(self) -> None:
        """There is nothing any more that could be done elsewhere too."""
        self._step, self.correction, self.places = None, None, ()
        self._pause.stop()
        self.withdrawn.emit()

    def look(self) -> None:
        """Look at the last step at once: what it corrected, and what is like that."""
        self._pause.stop()
        if self._step is None or self._bridge.desk is None or self._bridge.bulletin is None:
            return
        (before, after, blocks), self._step = self._step, None
        self.correction = correction_of(before, after, blocks)
        self.places = alike(self._bridge.desk, self.correction) if self.correction else ()
        if len(self.places) >= WORTHWHILE:
            self.offered.emit()

    def _on_opened(self) -> None:
        self._before = self._bridge.bulletin
        if not self.deaf:
            self.forget()

    def _on_changed(self, touched: Touched) -> None:
        before, self._before = self._before, self._bridge.bulletin
        if self.deaf:
            return
        if touched.typed:
            self.withdrawn.emit()
            return
        self.forget()
        if touched.action == "do" and before is not None and self._before is not None and touched.blocks:
            self._step = before, self._before, touched.blocks
            if len(before.source.text) <= LARGE:
                self._pause.start()
