"""Looking for words from where the caret is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from zugong_desk.ui.reading.find import FindBar, nearest, occurrences, span_of

if TYPE_CHECKING:
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.caret import Caret


class Hunt(QObject):
    """Goes from one occurrence to the next; while the words are being typed the one at hand stays chosen."""

    def __init__(self, bridge: Bridge, bar: FindBar, caret: Caret) -> None:
        super().__init__(bar)
        self._bridge = bridge
        self._bar = bar
        self._caret = caret
        bar.wanted.connect(self._on_wanted)

    def found(self) -> list[Span]:
        """All places in the issue of the words in the bar; none while it is put away."""
        bulletin, words = self._bridge.bulletin, self._bar.field.text()
        if bulletin is None or self._bar.isHidden():
            return []
        return [span_of(bulletin, at, words) for at in occurrences(bulletin, words)]

    def _on_wanted(self, words: str, by: int) -> None:
        bulletin, span = self._bridge.bulletin, self._caret.span()
        if bulletin is None or span is None:
            return
        found = occurrences(bulletin, words)
        start = bulletin.offset(span.start)
        index = nearest(found, start if by else start - 1, forward=by >= 0)
        self._bar.tell(index, len(found))
        if index is not None:
            self._caret.go(span_of(bulletin, found[index], words))
