"""When a look at annotations opens and closes: by key at the caret, and under a pointer that rests on a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal

from zugong_desk.ui.reading.tagging.peek import Peek
from zugong_desk.ui.reading.tagging.peek_rows import NOTHING_HERE, at_place, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.pane import ReadingPane
    from zugong_desk.ui.theme.source import ThemeSource


class Peeking(QObject):
    """Opens the card and puts it away; `chosen` names the annotation to go to."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, reading: ReadingPane, themes: ThemeSource) -> None:
        super().__init__(reading)
        self._bridge = bridge
        self._reading = reading
        self.card = Peek(themes, reading)
        self.card.chosen.connect(self._on_chosen)
        self.card.closed.connect(self._on_closed)
        reading.margin.rested_on.connect(self._on_rested_on)
        reading.margin.annotation_hovered.connect(lambda _id: self._put_away_unasked())
        reading.sheet.verticalScrollBar().valueChanged.connect(lambda _value: self.card.put_away())
        bridge.opened.connect(self.card.put_away)
        bridge.changed.connect(lambda _touched: self.card.put_away())

    def look(self) -> None:
        """Show the annotations at the shared place, with the focus."""
        bulletin, place = self._bridge.bulletin, self._bridge.place
        known = bulletin is not None and place is not None and place.start.block in bulletin.line_position
        ids = at_place(bulletin, place) if bulletin and place and known else []
        if ids:
            self._show(ids, self._at_caret(), focused=True)
        elif bulletin is not None:
            self._bridge.told.emit(NOTHING_HERE)

    def _show(self, ids: Sequence[str], beside: QRect, *, focused: bool) -> None:
        if bulletin := self._bridge.bulletin:
            rows = rows_of(bulletin, self._bridge.shelf.tags, ids)
            self.card.show_rows(rows, beside, self._room(), focused=focused)

    def _room(self) -> QRect:
        """The text without the margin, so that what is painted there stays in sight."""
        sheet = self._reading.sheet
        corner = sheet.viewport().mapTo(self._reading, QPoint(0, 0))
        return QRect(corner, sheet.viewport().size())

    def _at_caret(self) -> QRect:
        """The rows of the selection over the width of the text, cut to what is in sight, in the pane."""
        sheet = self._reading.sheet
        first, last = sheet.textCursor(), sheet.textCursor()
        first.setPosition(sheet.textCursor().selectionStart())
        last.setPosition(sheet.textCursor().selectionEnd())
        box = sheet.cursorRect(first).united(sheet.cursorRect(last)) & sheet.viewport().rect()
        corner = sheet.viewport().mapTo(self._reading, QPoint(0, box.top()))
        return QRect(corner, QSize(sheet.viewport().width(), box.height()))

    def _on_rested_on(self, ids: list[str], at: QPoint) -> None:
        """The pointer rests on bars: the same card, without the focus."""
        if not self.card.list.hasFocus():
            corner = self._reading.margin.mapTo(self._reading, at)
            self._show(ids, QRect(corner, QSize(1, 1)), focused=False)

    def _put_away_unasked(self) -> None:
        """The pointer moved on; a card that the keyboard asked for stays."""
        if not self.card.list.hasFocus():
            self.card.put_away()

    def _on_closed(self, had_focus: bool) -> None:
        if had_focus:
            self._reading.sheet.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_chosen(self, id: str) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and id in bulletin.places:
            self._reading.sheet.setFocus(Qt.FocusReason.PopupFocusReason)
            self._reading.caret.go(bulletin.places[id].span)
            self.chosen.emit(id)
