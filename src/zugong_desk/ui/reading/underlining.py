"""Underlines open findings on the sheet, and boxes the one at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen

from zugong_desk.ui.codepoints import to_utf16
from zugong_desk.ui.proof.words import COLOURS
from zugong_desk.ui.reading.underlines import Underlines, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zugong_desk.domain.block import Block
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.keystrokes import Keystrokes
    from zugong_desk.ui.reading.paint import Mark
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.theme.source import ThemeSource
    from zugong_desk.ui.theme.theme import Theme

AT_ONCE = 60
"""Lines that are inked before the window may do something else."""
BOX = 1.0


class Underlining(QObject):
    """Hears of findings and has the lines inked that look different for it, never while an input method composes."""

    def __init__(
        self, bridge: Bridge, sheet: Sheet, display: Display, keystrokes: Keystrokes, themes: ThemeSource
    ) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._keystrokes = keystrokes
        self._themes = themes
        self._marks = Underlines()
        self._left: list[str] = []
        # the sheet must have the state that the findings are of
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        self._due = False
        display.more_marks = self.marks_of
        bridge.proof_changed.connect(self._on_proof_changed)
        bridge.finding_changed.connect(sheet.viewport().update)
        sheet.composed.connect(self._soon.start)

    def marks_of(self, line: Block) -> tuple[Mark, ...]:
        """The underlines of a line as it now reads."""
        return self._marks.of(line)

    def _on_proof_changed(self) -> None:
        self._due = True
        self._soon.start()

    def _go_on(self) -> None:
        """Take the findings that are newest, then ink what looks different for them, a part at a time."""
        if self._sheet.composing or self._keystrokes.pending:
            return  # it goes on when the text is there
        if self._due:
            self._due = False
            self._take()
        now, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        if now:
            self._display.ink_again(now)
        if self._left:
            self._soon.start()

    def _take(self) -> None:
        proof = self._bridge.proof
        before = self._marks
        if proof is None:
            self._marks = Underlines()
        else:
            texts = {block.id: block.text for block in proof.checked.bulletin.lines}
            self._marks = Underlines(proof.open, texts)
        touched = before.blocks | self._marks.blocks | frozenset(self._left)
        waiting = frozenset(self._left)
        self._left = [
            line.id
            for line in self._display.lines
            if line.id in touched and (line.id in waiting or not self._marks.same(before, line))
        ]

    # the finding at hand --------------------------------------------------------------------------------------------

    def paint_box(self, painter: QPainter, theme: Theme) -> None:
        """Frame the words of the finding at hand."""
        finding = self._bridge.finding
        if finding is None:
            return
        rects = list(self.rects(finding.block, finding.start, finding.end))
        if rects:
            painter.save()
            painter.setPen(QPen(getattr(theme, COLOURS[finding.severity]), BOX))
            for rect in rects:
                painter.drawRect(rect)
            painter.restore()

    def rects(self, id: str, start: int, end: int) -> Iterator[QRectF]:
        """Where code points [start, end) of a block stand in the view, row by row; of a gap the character before it."""
        number = next((at for at, line in enumerate(self._display.lines) if line.id == id), None)
        if number is None:
            return
        line = self._display.lines[number]
        block = self._sheet.document().findBlockByNumber(number)
        start, end = seen(min(start, len(line.text)), min(end, len(line.text)), len(line.text))
        first, last = to_utf16(line.text, start), to_utf16(line.text, end)
        top = self._sheet.block_rect(block).topLeft()
        for at in range(block.layout().lineCount()):
            row = block.layout().lineAt(at)
            low, high = max(first, row.textStart()), min(last, row.textStart() + row.textLength())
            if low < high:
                left, _ = cast("tuple[float, int]", row.cursorToX(low))
                right, _ = cast("tuple[float, int]", row.cursorToX(high))
                rect = QRectF(top.x() + left, top.y() + row.y(), right - left, row.height())
                yield QRectF(
                    round(rect.left()) - 0.5, round(rect.top()) + 0.5, round(rect.width()) + 1, round(rect.height()) - 1
                )
