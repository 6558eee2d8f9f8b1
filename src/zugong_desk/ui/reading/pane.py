"""The reading pane: head, sheet with gutter and margin, doubt line, find bar; it listens to the bridge."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from zugong_desk.desk.misreadings import doubted
from zugong_desk.ui.reading.card_place import CardPlace
from zugong_desk.ui.reading.caret import ORIGIN, Caret
from zugong_desk.ui.reading.crumbs import crumbs, issue_name
from zugong_desk.ui.reading.display import Display
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.find import FindBar
from zugong_desk.ui.reading.gap import Gap
from zugong_desk.ui.reading.grounds import Grounds
from zugong_desk.ui.reading.gutter import Gutter
from zugong_desk.ui.reading.head import PaneHead
from zugong_desk.ui.reading.hunt import Hunt
from zugong_desk.ui.reading.keystrokes import Keystrokes
from zugong_desk.ui.reading.margin import Margin
from zugong_desk.ui.reading.pages import Pages
from zugong_desk.ui.reading.partings import Partings
from zugong_desk.ui.reading.pointing import Pointing
from zugong_desk.ui.reading.sheet import Sheet
from zugong_desk.ui.reading.underlining import Underlining
from zugong_desk.ui.reading.worry import Worry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QPainter

    from zugong_desk.desk.touched import Touched
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.theme.source import ThemeSource

USUAL = 16
SIZES = (14, 15, 16, 17, 18, 20, 22)
HEAD_PAUSE_MS = 60
NO_ISSUE = "还没有打开期刊。按 Ctrl+P 选择一期。"


class ReadingPane(QFrame):
    """The typeset reading text in which the editor types."""

    text_size_changed = Signal(int)

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ORIGIN)
        self.setAccessibleName("阅读稿")
        self.setProperty("role", "paper")
        self._bridge = bridge
        self._themes = themes
        self._em = USUAL
        self.head = PaneHead(self)
        self.sheet = Sheet(themes, USUAL, self)
        self.display = Display(self.sheet, Dress(USUAL, themes.theme))
        self.keystrokes = Keystrokes(bridge, self.sheet, self.display)
        self.caret = Caret(bridge, self.sheet, self.display, self.keystrokes)
        self.pages = Pages(self.sheet, self.display)
        self.gutter = Gutter(self.sheet, self.display, self.pages, themes)
        self.margin = Margin(bridge, self.sheet, self.display, themes)
        self.find_bar = FindBar(themes, self)
        self._pointing = Pointing(bridge, self.caret, self.gutter, self.margin, self.sheet, self.display)
        self.hunt = Hunt(bridge, self.find_bar, self.caret)
        self._partings = Partings(bridge, self.sheet, self.display)
        self._gap = Gap(self.sheet, self.display, "doubt", "finding")
        self._worry = Worry(bridge, self.sheet, self.display, self._partings, self._gap, themes)
        self.underlining = Underlining(bridge, self.sheet, self.display)
        self.grounds = Grounds(bridge, self.sheet, self.underlining)
        self.findings = CardPlace(
            bridge, self.sheet, self.display, self.caret, self._gap, self.underlining, themes, self.put_at_foot
        )
        self._current = -1
        self._retelling = QTimer(self, singleShot=True, interval=0)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._head_pause = QTimer(self, singleShot=True, interval=HEAD_PAUSE_MS)
        self.setFocusProxy(self.sheet)
        self.sheet.quote = self.caret.quote
        self.sheet.paint_over = self._paint_over
        self._lay_out()
        self._connect()
        self.head.show_size(1)
        self._on_opened()

    # for the window -------------------------------------------------------------------------------------------------

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the context menu and the doubt line."""
        self._pointing.set_actions(actions)
        self._worry.line.set_actions(actions)
        self.findings.card.set_actions(actions)

    @property
    def text_size(self) -> int:
        """Logical pixels of an em."""
        return self._em

    def set_text_size(self, px: int) -> None:
        """Set the text in another size, 14 to 22 px; the measure keeps its number of em where the pane is wide enough."""
        px = min(max(px, SIZES[0]), SIZES[-1])
        if px == self._em:
            return
        self._em = px
        self.sheet.set_em(px)
        self._dress()
        self.head.show_size(px / USUAL)
        self.text_size_changed.emit(px)

    def zoom(self, by: int) -> None:
        """Go `by` sizes up or down; 0 is back to the usual one."""
        at = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - self._em))
        self.set_text_size(SIZES[min(max(at + by, 0), len(SIZES) - 1)] if by else USUAL)

    def open_find(self) -> None:
        """Open the find bar with the selected words."""
        words = self.caret.quote()
        self.find_bar.open_with(words if "\n" not in words else "")

    def put_at_foot(self, widget: QWidget) -> None:
        """Let a widget stand below the text, which stays where it is."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.find_bar), widget)

    # set-up ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.find_bar)

    def _connect(self) -> None:
        bridge, sheet = self._bridge, self.sheet
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        self._themes.changed.connect(self._dress)
        sheet.measured.connect(self._on_measured)
        sheet.focus_moved.connect(self.gutter.update)
        sheet.zoom_requested.connect(self.zoom)
        sheet.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.head.size_reset_requested.connect(lambda: self.zoom(0))
        self.display.replaced.connect(self._on_replaced)
        self.caret.moved.connect(self._on_caret_moved)
        self.find_bar.closed.connect(sheet.setFocus)
        # when all panes have the new state: a step may have pushed the caret to another place
        self._retelling.timeout.connect(self.caret.tell)
        self._settling.timeout.connect(self._worry.follow)
        self._head_pause.timeout.connect(self._show_place)
        self._partings.found.connect(self._on_partings_found)

    # following the bridge -------------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        self.sheet.set_writable(writable=bulletin is not None and bool(bulletin.lines) and not self._bridge.read_only)
        self.sheet.setPlaceholderText("" if bulletin else NO_ISSUE)
        self.pages.show(bulletin.source if bulletin else None)
        self.display.doubted = doubted(bulletin.source) if bulletin else ()
        self.display.show(bulletin.lines if bulletin else ())
        self._partings.refresh(soon=True)
        if bulletin and self._bridge.place:
            self.caret.show(self._bridge.place)
        self.margin.refresh()
        self._on_caret_moved()

    def _on_changed(self, touched: Touched) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return
        if not self.keystrokes.pending:
            self.display.bring(bulletin.lines)
        self.margin.follow(touched)
        self._partings.refresh(soon=touched.typed)
        if touched.typed:
            self._paint_beside(self.sheet.block_rect(self.sheet.textCursor().block().next()))
        else:
            self.gutter.update()
        self._on_caret_moved()
        self._retelling.start()

    def _on_partings_found(self) -> None:
        self.sheet.viewport().update()
        self._settling.start()

    def _paint_over(self, painter: QPainter) -> None:
        self.pages.paint_ticks(painter, self._themes.theme.ink3)
        self._partings.paint_marks(painter, self._themes.theme.doubt)
        self.underlining.paint(painter, self._themes.theme)
        self.grounds.paint(painter, self._themes.theme)

    def _on_refused(self) -> None:
        """What could not be written may have been given up; the sheet shows what the model holds."""
        bulletin = self._bridge.bulletin
        if bulletin is not None and not self.keystrokes.pending:
            self.display.bring(bulletin.lines)

    def _dress(self) -> None:
        self.display.dress_anew(Dress(self._em, self._themes.theme))

    # keeping together -----------------------------------------------------------------------------------------------

    def _on_replaced(self) -> None:
        self._current = -1
        self.sheet.document().documentLayout().update.connect(self._on_laid_out)
        self._settling.start()
        self._on_scrolled()

    def _on_measured(self) -> None:
        column, height = self.sheet.column, self.sheet.height()
        self.gutter.setGeometry(0, 0, column.left, height)
        self.margin.setGeometry(column.left + column.text, 0, column.right, height)
        self._place_in_gap()

    def _on_laid_out(self, where: QRectF) -> None:
        """Paint again beside what was laid out anew; if that pushed the text below along, a bar above may have room."""
        self._paint_beside(where.translated(0, -self.sheet.top()))
        if where.bottom() > self.sheet.document().size().height():
            self.margin.update()
        self._place_in_gap()

    def _place_in_gap(self) -> None:
        self._worry.place()
        self.findings.place()

    def _paint_beside(self, where: QRectF) -> None:
        """Paint gutter and margin again at the height of a rectangle of the view."""
        top, bottom = max(0, floor(where.top())), min(self.sheet.height(), ceil(where.bottom()))
        for widget in (self.gutter, self.margin):
            widget.update(0, top, widget.width(), bottom - top)

    def _on_scrolled(self) -> None:
        self.gutter.update()
        self.margin.update()
        self._place_in_gap()

    def _on_caret_moved(self) -> None:
        number = self.sheet.textCursor().blockNumber()
        if number != self._current:
            self._current = number
            for widget in (self.sheet.viewport(), self.gutter, self.margin):
                widget.update()
        if not self.keystrokes.pending and not self._settling.isActive():
            self._worry.follow()
        if not self._head_pause.isActive():
            self._head_pause.start()

    def _show_place(self) -> None:
        bulletin, span = self._bridge.bulletin, self.caret.span()
        if bulletin is None or span is None or span.start.block not in bulletin.line_position:
            self.head.show_place("", [])
        else:
            self.head.show_place(issue_name(bulletin), crumbs(bulletin, span.start))
