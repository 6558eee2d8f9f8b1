"""The lines of the source on screen: only what is visible is laid out and drawn, whatever the size of the file."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.lines import Laid, lay_out
from zugong_desk.ui.source.painter import TEXT_LEFT, RowPainter, Scene
from zugong_desk.ui.source.rows import Heights, Measures, Row, Rows
from zugong_desk.ui.source.whereabouts import origin_of, passage_of
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

KEPT = 400  # laid out rows that are kept: several screens
RIGHT = 0
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Seen:
    """A row in sight: its top in the viewport, its height, its layout (None if blank)."""

    row: Row
    top: int
    height: int
    laid: Laid | None


class SourceView(QAbstractScrollArea):
    """Shows a source; says what an editor points at, as passages of the reading text."""

    passage_chosen = Signal(object)  # Span of the reading text
    aside_chosen = Signal(str)  # id of a block that is set aside
    step_requested = Signal(int)  # blocks to go by
    menu_requested = Signal(object, QPoint)  # Block under the pointer or None, global position

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._scene: Scene | None = None
        self._rows: Rows | None = None
        self._heights = Heights((), (), Measures(1))
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._dragged_from: int | None = None
        self._px, self._gutter = 13, 40
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setProperty("role", "source")
        self.verticalScrollBar().setSingleStep(21)
        themes.changed.connect(self._on_theme_changed)

    # ---- what is shown ----

    def show_bulletin(self, bulletin: Bulletin | None) -> None:
        """Show another source from its beginning, or none."""
        self._laid.clear()
        self._rows = Rows(bulletin.source) if bulletin else None
        self._scene = Scene(bulletin, Claims(bulletin), self._themes.theme) if bulletin else None
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def refresh(self, bulletin: Bulletin, changed: frozenset[str]) -> None:
        """Show the next state of the same bulletin; the source itself never changes."""
        if self._scene is None or self._scene.bulletin.id != bulletin.id:
            self.show_bulletin(bulletin)
            return
        self._scene.claims.refresh(bulletin, changed)
        self._scene = replace(self._scene, bulletin=bulletin)
        self.viewport().update()

    def set_place(self, span: Span | None, *, reveal: bool) -> None:
        """Show where the reading text's caret or selection stands; scroll there if `reveal` and it is out of sight."""
        if self._scene is None:
            return
        dragged = (0, 0) if reveal else self._scene.dragged
        self._scene = replace(self._scene, place=span, current=span.start.block if span else "", dragged=dragged)
        at = origin_of(self._scene.bulletin, span.start) if span else None
        if reveal and at is not None and self._rows:
            self._reveal(self._rows.at(at))
        self.viewport().update()

    def set_text_px(self, px: int) -> None:
        """13 in wide windows, 12 in narrow ones."""
        if px != self._px:
            self._px = px
            self._measure()

    def selected_text(self) -> str:
        """The selected text exactly as it stands in the source."""
        if self._scene is None:
            return ""
        low, high = self._scene.dragged
        if low < high:
            return self._scene.bulletin.source.text[low:high]
        return self._scene.bulletin.quote(self._scene.place) if self._scene.place else ""

    # ---- geometry ----

    def _measure(self) -> None:
        top = self._heights.at(self.verticalScrollBar().value()) if self._rows else 0
        metrics = QFontMetricsF(ui_font(self._px))
        digits = max(3, len(str(self._scene.bulletin.source.lines if self._scene else 0)))
        self._gutter = round(QFontMetricsF(ui_font(11.5)).horizontalAdvance("0") * digits) + 14
        width = max(60, self.viewport().width() - self._gutter - TEXT_LEFT - RIGHT)
        em, latin = round(metrics.horizontalAdvance("国")), metrics.averageCharWidth()
        self._laid.clear()
        texts, pages = (self._rows.texts(), self._rows.pages) if self._rows else ((), ())
        self._heights = Heights(texts, pages, Measures(width, em, latin, self._px + 8))
        self._set_range()
        if self._rows:
            self.verticalScrollBar().setValue(self._heights.top(min(top, len(self._rows) - 1)))

    def _set_range(self) -> None:
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setRange(0, max(0, self._heights.total + 12 - self.viewport().height()))

    def _lay(self, at: int, row: Row) -> Laid | None:
        """The row laid out, None for a blank one; corrects its height."""
        scene = self._scene
        if row.blank or scene is None:
            return None
        inks, kept = scene.inks(row), self._laid.get(at)
        if kept is None or kept.inks != inks:
            measures = self._heights.measures
            text = scene.bulletin.source.text[row.start : row.end]
            kept = lay_out(text, ui_font(self._px), measures.width, measures.line, inks)
            self._laid[at] = kept
            if len(self._laid) > KEPT:
                self._laid.popitem(last=False)
            joint = measures.joint if row.page else 0
            self._heights.correct(at, kept.count * measures.line + joint)
        return kept

    def _visible(self) -> list[Seen]:
        """The rows in sight, with where they stand and how they are laid out."""
        if not self._rows:
            return []
        scrolled, bottom = self.verticalScrollBar().value(), self.viewport().height()
        at = self._heights.at(scrolled)
        y = self._heights.top(at) - scrolled
        out = []
        while at < len(self._rows) and y < bottom:
            row = self._rows[at]
            laid = self._lay(at, row)
            out.append(Seen(row, y, self._heights[at], laid))
            y += self._heights[at]
            at += 1
        return out

    def _reveal(self, at: int) -> None:
        first, height = self.verticalScrollBar().value(), self.viewport().height()
        top, bottom = self._heights.top(at), self._heights.top(at + 1)
        if top < first or bottom > first + height:
            self.verticalScrollBar().setValue(top - height // 3)

    def _offset_at(self, point: QPoint) -> int:
        """The source position nearest to a point of the viewport."""
        rows = self._visible()
        if not rows:
            return 0
        seen = next((one for one in reversed(rows) if one.top <= point.y()), rows[0])
        if seen.laid is None:
            return seen.row.start
        top = seen.top + (self._heights.measures.joint if seen.row.page else 0)
        return seen.row.start + seen.laid.hit(point.x() - self._gutter - TEXT_LEFT, point.y() - top)

    def _block_at(self, point: QPoint) -> Block | None:
        if self._scene is None or not self._rows:
            return None
        offset = self._offset_at(point)
        row = self._rows[self._rows.at(offset)]
        at = min(offset, max(row.end - 1, row.start))
        found = self._scene.claims.within(at, at + 1) or self._scene.claims.within(row.start, row.end)
        return found[-1] if found else None

    # ---- Qt's events ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        theme = self._themes.theme
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.source)
            if self._scene is not None:
                rows = self._visible()
                brush = RowPainter(
                    painter, self._scene, self._heights.measures, self._gutter, self.viewport().width(),
                    ui_font(11.5), ui_font(11),
                )  # fmt: skip
                for seen in rows:
                    brush.row(seen.row, seen.laid, seen.top, seen.height)
                self._set_range()
            if self.hasFocus():
                painter.setPen(QPen(theme.accent, 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, with the same row on top."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
        self._set_range()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the place where the editor points, or begin to select."""
        if event.button() == Qt.MouseButton.LeftButton and self._scene is not None:
            self._dragged_from = self._offset_at(event.position().toPoint())
            self._drag_to(self._dragged_from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, scrolling along at the edges."""
        if self._dragged_from is None:
            return
        y = round(event.position().y())
        beyond = min(y, 0) + max(y - self.viewport().height(), 0)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)
        self._drag_to(self._offset_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the other panes what was chosen."""
        if event.button() == Qt.MouseButton.LeftButton and self._dragged_from is not None and self._scene:
            low, high = self._scene.dragged
            span = passage_of(self._scene.bulletin, self._scene.claims, low, high)
            self._dragged_from = None
            if span is not None:
                self.passage_chosen.emit(span)
            else:
                self._choose_aside(self._block_at(event.position().toPoint()))

    def _choose_aside(self, block: Block | None) -> None:
        if self._scene is not None and block is not None and block.aside:
            self._scene = replace(self._scene, current=block.id)
            self.viewport().update()
            self.aside_chosen.emit(block.id)

    def _drag_to(self, offset: int) -> None:
        if self._scene is not None and self._dragged_from is not None:
            low, high = sorted((self._dragged_from, offset))
            self._scene = replace(self._scene, dragged=(low, high))
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go by blocks; Home and End to the ends, the page keys by pages."""
        bar, key = self.verticalScrollBar(), event.key()
        if key in STEPS:
            self.step_requested.emit(STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the block there; from the keyboard, with the current one."""
        if self._scene is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            known = self._scene.current in self._scene.bulletin.position
            block = self._scene.bulletin.block(self._scene.current) if known else None
            self.menu_requested.emit(block, self.viewport().mapToGlobal(self.viewport().rect().center()))
            return
        self.menu_requested.emit(self._block_at(event.pos()), event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def rect_of(self, span: Span) -> QRect:
        """Where a passage begins, in the viewport; empty if it is out of sight."""
        at = origin_of(self._scene.bulletin, span.start) if self._scene else None
        for seen in self._visible():
            if at is not None and seen.row.start <= at <= seen.row.end:
                return QRect(self._gutter + TEXT_LEFT, seen.top, self._heights.measures.width, seen.height)
        return QRect()

    def _on_theme_changed(self) -> None:
        self._laid.clear()
        if self._scene is not None:
            self._scene = replace(self._scene, theme=self._themes.theme)
        self.viewport().update()
