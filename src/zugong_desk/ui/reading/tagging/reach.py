"""Wider and narrower selections while the text is being typed in: sentence, line, section, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from zugong_desk.domain import passages
from zugong_desk.domain.span import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.caret import Caret


class Reach(QObject):
    """Selects more or less around the shared place; `narrow` walks back what `widen` did."""

    def __init__(self, bridge: Bridge, caret: Caret) -> None:
        super().__init__(caret)
        self._bridge = bridge
        self._caret = caret
        self._before: list[Span] = []
        self._shown: Span | None = None

    def widen(self) -> None:
        """From the caret to its sentence, its line, and section after section."""
        bulletin, place = self._bridge.bulletin, self._here()
        if bulletin is None or place is None:
            return
        if place != self._shown:
            self._before = []
        wider = _wider(bulletin, place)
        if wider is not None and wider != place:
            self._before.append(place)
            self._show(wider)

    def narrow(self) -> None:
        """Back to what was selected before; without that, to the sentence at the start."""
        bulletin, place = self._bridge.bulletin, self._here()
        if bulletin is None or place is None:
            return
        if place == self._shown and self._before:
            self._show(self._before.pop())
        elif sentence := passages.sentence_at(bulletin, place.start):
            self._show(sentence)

    def change(self, how: Callable[[Bulletin, Span], Span]) -> None:
        """A clause more or less; without a selection the sentence at the caret comes first."""
        bulletin, place = self._bridge.bulletin, self._here()
        if bulletin is None or place is None:
            return
        found = passages.sentence_at(bulletin, place.start) if place.collapsed else how(bulletin, place)
        if found is not None:
            self._show(found)

    def _here(self) -> Span | None:
        bulletin, place = self._bridge.bulletin, self._bridge.place
        return place if bulletin and place and place.start.block in bulletin.line_position else None

    def _show(self, span: Span) -> None:
        self._caret.go(span)
        self._shown = span


def _wider(bulletin: Bulletin, place: Span) -> Span | None:
    """The smallest of sentence, lines and section that holds the place and more."""
    start, end = bulletin.range(place)
    first, last = bulletin.lines[bulletin.line(place.start.block)], bulletin.lines[bulletin.line(place.end.block)]
    lines = Span(Anchor(first.id, 0), Anchor(last.id, len(last.text)))
    found = (passages.sentence_at(bulletin, place.start), lines, passages.section(bulletin, place))
    ranges = [bulletin.range(one) for one in found if one is not None]
    wider = [one for one in ranges if one[0] <= start and end <= one[1] and one != (start, end)]
    return bulletin.span(*min(wider, key=lambda one: one[1] - one[0])) if wider else None
