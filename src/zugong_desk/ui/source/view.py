"""The lines of the source on screen: only what is visible is laid out and drawn, whatever the size of the file."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
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
from zugong_desk.ui.source.painter import RowPainter
from zugong_desk.ui.source.roll import Roll, Seen
from zugong_desk.ui.source.scene import Scene, scene_of
from zugong_desk.ui.source.whereabouts import face_of, origin_of, passage_of
from zugong_desk.ui.theme.source import ThemeSource

FOOT = 12  # pixels below the last row
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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
        self._roll: Roll | None = None
        self._dragged_from: int | None = None
        self._px = 13
        self._numbered = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setProperty("role", "source")
        self.verticalScrollBar().setSingleStep(21)
        themes.changed.connect(self._on_theme_changed)

    # ---- what is shown ----

    def show_bulletin(self, bulletin: Bulletin | None) -> None:
        """Show another source from its beginning, or none."""
        self._roll = (
            Roll(bulletin.source, self.viewport().width(), self._px, numbered=self._numbered) if bulletin else None
        )
        self._scene = scene_of(bulletin, self._themes.theme) if bulletin else None
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def refresh(self, bulletin: Bulletin, changed: frozenset[str]) -> None:
        """Show the next state of the same bulletin; the source itself never changes."""
        if self._scene is None or self._scene.bulletin.id != bulletin.id:
            self.show_bulletin(bulletin)
            return
        before = self._scene.bulletin
        self._scene.claims.refresh(bulletin, changed)
        self._scene = replace(self._scene, bulletin=bulletin)
        if any(face_of(before, id) != face_of(bulletin, id) for id in changed):
            self.viewport().update()

    def set_place(self, span: Span | None, *, reveal: bool) -> None:
        """Show where the reading text's caret or selection stands; scroll there if `reveal` and it is out of sight."""
        if self._scene is None:
            return
        before = self._scene
        dragged = (0, 0) if reveal else before.dragged
        self._scene = replace(before, place=span, current=span.start.block if span else "", dragged=dragged)
        at = origin_of(self._scene.bulletin, span.start) if span else None
        if reveal and at is not None:
            self._reveal(at)
        if self._scene.marked != before.marked:
            self.viewport().update()

    def set_text_px(self, px: int) -> None:
        """13 in wide windows, 12 in narrow ones."""
        if px != self._px:
            self._px = px
            self._measure()

    def set_numbered(self, *, numbered: bool) -> None:
        """Number the lines, or show the text alone."""
        if numbered != self._numbered:
            self._numbered = numbered
            self._measure()

    def selected_text(self) -> str:
        """The selected text exactly as it stands in the source."""
        return self._scene.selected_text if self._scene else ""

    # ---- geometry ----

    def _measure(self) -> None:
        """Wrap anew, with the same row on top."""
        bar = self.verticalScrollBar()
        if self._roll is not None:
            top = self._roll.top_row(bar.value())
            self._roll.measure(self.viewport().width(), self._px, numbered=self._numbered)
            self._set_range()
            bar.setValue(self._roll.top_of(top))

    def _set_range(self) -> None:
        height, seen = self._roll.height if self._roll else 0, self.viewport().height()
        self.verticalScrollBar().setPageStep(seen)
        self.verticalScrollBar().setRange(0, max(0, height + FOOT - seen))

    def visible(self) -> list[Seen]:
        """The rows in sight, with where they stand and how they are laid out."""
        if self._roll is None or self._scene is None:
            return []
        return self._roll.visible(self._scene, self.verticalScrollBar().value(), self.viewport().height())

    def _reveal(self, offset: int) -> None:
        if self._roll is None:
            return
        first, height = self.verticalScrollBar().value(), self.viewport().height()
        top, bottom = self._roll.span_of(offset)
        if top < first or bottom > first + height:
            self.verticalScrollBar().setValue(top - height // 3)

    def _offset_at(self, point: QPoint) -> int:
        return self._roll.offset_at(self.visible(), point) if self._roll else 0

    def _block_at(self, point: QPoint) -> Block | None:
        if self._scene is None or self._roll is None or not len(self._roll.rows):
            return None
        offset = self._offset_at(point)
        row = self._roll.rows[self._roll.rows.at(offset)]
        at = min(offset, max(row.end - 1, row.start))
        found = self._scene.claims.within(at, at + 1) or self._scene.claims.within(row.start, row.end)
        return found[-1] if found else None

    # ---- Qt's events ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        theme = self._themes.theme
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.source)
            if self._scene is not None and self._roll is not None:
                roll, rows, width = self._roll, self.visible(), self.viewport().width()
                brush = RowPainter(painter, self._scene, roll.measures, roll.gutter, width, roll.numbered)
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
            self.menu_requested.emit(
                self._scene.current_block, self.viewport().mapToGlobal(self.viewport().rect().center())
            )
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

    def _on_theme_changed(self) -> None:
        if self._roll is not None:
            self._roll.forget()
        if self._scene is not None:
            self._scene = replace(self._scene, theme=self._themes.theme)
        self.viewport().update()
