"""Keeps the doubt line in the gap under the current block while that is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from zugong_desk.reading.glue import in_words
from zugong_desk.ui.reading.doubt import DoubtLine

if TYPE_CHECKING:
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.gap import Gap
    from zugong_desk.ui.reading.partings import Partings
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.theme.source import ThemeSource

TENANT = "doubt"


class Worry(QObject):
    """Opens the gap, puts the line in it and takes both away when the caret leaves or the doubt is settled."""

    def __init__(
        self, bridge: Bridge, sheet: Sheet, display: Display, partings: Partings, gap: Gap, themes: ThemeSource
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._gap = gap
        self._partings = partings
        self._display = display
        self.line = DoubtLine(themes, sheet.viewport())
        self.line.confirm_requested.connect(lambda id: bridge.settle([id]))
        display.replaced.connect(self.line.hide)
        self._height = self.line.height()
        # Qt is laying the text out when a new width is told of
        self._widened = QTimer(self, singleShot=True, interval=0)
        self._widened.timeout.connect(self.follow)

    def follow(self) -> None:
        """Look at the current block anew."""
        lines, number = self._display.lines, self._sheet.textCursor().blockNumber()
        block = lines[number] if number < len(lines) else None
        if block is None or not block.label.doubtful:
            self._gap.ask(TENANT, "", 0)
            self.line.hide()
            return
        self.line.tell(block, in_words(self._partings.of(block)))
        self._height = self.line.fit(self._sheet.viewport().width())
        self._gap.ask(TENANT, block.id, self._height)
        self.place()
        self.line.show()

    def place(self) -> None:
        """Put the line under its block as that now stands; in another width it may need another gap."""
        if not self.line.block or not self._display.lines:
            return
        width = self._sheet.viewport().width()
        if not self.line.isHidden() and self.line.fit(width) != self._height:
            self._widened.start()
        self.line.setGeometry(0, self._gap.top(TENANT), width, self._height)
