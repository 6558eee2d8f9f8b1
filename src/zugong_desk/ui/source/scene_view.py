"""What the views of a source have in common: pointing, selecting, stepping, following the shared place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from zugong_desk.ui.source.whereabouts import face_of, origin_of, passage_of

if TYPE_CHECKING:
    from zugong_desk.domain.block import Block
    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.source.found import Finds
    from zugong_desk.ui.source.scene import Scene
    from zugong_desk.ui.theme.source import ThemeSource

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SceneView(QAbstractScrollArea):
    """Shows a scene; says what an editor points at, as passages of the reading text."""

    passage_chosen = Signal(object)  # Span of the reading text
    aside_chosen = Signal(str)  # id of a block that is set aside
    step_requested = Signal(int)  # blocks to go by
    menu_requested = Signal(object, QPoint)  # Block under the pointer or None, global position

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._scene: Scene | None = None
        self._dragged_from: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setProperty("role", "source")
        themes.changed.connect(self._on_theme_changed)

    # ---- for each view to say ----

    def _offset_at(self, point: QPoint) -> int | None:
        """The source position of the caret nearest to a point of the viewport; None if there is no text near."""
        raise NotImplementedError

    def _block_at(self, point: QPoint) -> Block | None:
        """The block under a point of the viewport."""
        raise NotImplementedError

    def _reveal(self, offset: int) -> None:
        """Scroll a source position into sight, to a third of the height, unless it is in sight."""
        raise NotImplementedError

    def _forget(self) -> None:
        """Drop what was worked out for the theme or the blocks as they were."""
        raise NotImplementedError

    def _passage(self, _point: QPoint) -> Span | None:
        """The passage of the reading text that was pointed out by a drag that ends at a point."""
        scene = self._scene
        return passage_of(scene.bulletin, scene.claims, *scene.dragged) if scene else None

    # ---- what is shown ----

    def refresh(self, bulletin: Bulletin, changed: frozenset[str]) -> None:
        """Show the next state of the same bulletin, in which the blocks `changed` differ; the source never changes."""
        if self._scene is None:
            return
        before = self._scene.bulletin
        self._scene.claims.refresh(bulletin, changed)
        self._scene = replace(self._scene, bulletin=bulletin)
        if any(face_of(before, id) != face_of(bulletin, id) for id in changed):
            self._forget()
            self.viewport().update()

    def set_finds(self, finds: Finds) -> None:
        """Mark what findings speak of."""
        if self._scene is not None and self._scene.finds != finds:
            self._scene = replace(self._scene, finds=finds)
            self.viewport().update()

    def set_place(self, span: Span | None, *, reveal: bool) -> None:
        """Show where the reading text's caret or selection stands; scroll there if `reveal` and it is out of sight."""
        if self._scene is None:
            return
        before = self._scene
        dragged = (0, 0) if reveal else before.dragged
        self._scene = replace(before, place=span, current=span.start.block if span else "", dragged=dragged)
        if reveal:
            self._reveal_place()
        if self._scene.marked != before.marked:
            self._paint_place(before)

    def _paint_place(self, before: Scene) -> None:  # noqa: ARG002
        """Paint again what another place changes in the picture as it was before."""
        self.viewport().update()

    def _reveal_place(self) -> None:
        scene = self._scene
        at = origin_of(scene.bulletin, scene.place.start) if scene and scene.place else None
        if at is not None:
            self._reveal(at)

    def selected_text(self) -> str:
        """The selected text exactly as it stands in the source."""
        return self._scene.selected_text if self._scene else ""

    def _paint_focus(self, painter: QPainter) -> None:
        """The frame that says where keys go."""
        if self.hasFocus():
            painter.setPen(QPen(self._themes.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _on_theme_changed(self) -> None:
        if self._scene is not None:
            self._scene = replace(self._scene, theme=self._themes.theme)
            self._forget()
        self.viewport().update()

    # ---- Qt's events ----

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
        if event.button() != Qt.MouseButton.LeftButton or self._scene is None:
            return
        point = event.position().toPoint()
        span = self._passage(point) if self._dragged_from is not None else None
        self._dragged_from = None
        if span is not None:
            self.passage_chosen.emit(span)
        else:
            self._choose_aside(self._block_at(point))

    def _choose_aside(self, block: Block | None) -> None:
        if self._scene is not None and block is not None and block.aside:
            self._scene = replace(self._scene, current=block.id)
            self.viewport().update()
            self.aside_chosen.emit(block.id)

    def _drag_to(self, offset: int | None) -> None:
        if self._scene is not None and self._dragged_from is not None and offset is not None:
            low, high = sorted((self._dragged_from, offset))
            self._scene = replace(self._scene, dragged=(low, high))
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go by blocks; Home and End to the ends, the page keys by screens."""
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
            middle = self.viewport().mapToGlobal(self.viewport().rect().center())
            self.menu_requested.emit(self._scene.current_block, middle)
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
