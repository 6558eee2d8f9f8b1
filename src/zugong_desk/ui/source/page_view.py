"""The pages of the source on screen, with the boxes of the blocks; selecting in them selects in the reading text."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.drawers import Opened
from zugong_desk.ui.source.page_painter import PagePainter
from zugong_desk.ui.source.paper import Paper
from zugong_desk.ui.source.scene import Scene, scene_of
from zugong_desk.ui.source.sheets import Sheets, fitting, kept_in
from zugong_desk.ui.source.whereabouts import face_of, origin_of, passage_of
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import load_theme

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
NOTCH = 120
"""What a wheel reports for one notch."""
A_NOTCH = 1.1
SETTLING_MS = 60
"""Pages are drawn anew when zoom and width have been still for this long; until then the old pictures are stretched."""
WHEEL_STEP = 40


class PageView(QAbstractScrollArea):
    """Shows pages; says what an editor points at, as passages of the reading text."""

    passage_chosen = Signal(object)  # Span of the reading text
    aside_chosen = Signal(str)  # id of a block that is set aside
    step_requested = Signal(int)  # blocks to go by
    menu_requested = Signal(object, QPoint)  # Block under the pointer or None, global position
    page_changed = Signal(int, int)  # page in view, pages in all; zeros without pages
    zoom_changed = Signal(float, bool)  # logical pixels a point, whether it follows the width
    told = Signal(str)  # why the pages are not pictures of the original; empty if they are
    opened = Signal()  # the pages can be drawn now

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._scene: Scene | None = None
        self.paper = Paper(self)
        self.sheets = Sheets((), 1.0, 0)
        self._fits, self._zoom, self._inverted = True, 1.0, False
        self._dragged_from: int | None = None
        self._page = 0
        self._to_reveal = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setProperty("role", "source")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting would change the width
        self.verticalScrollBar().setSingleStep(WHEEL_STEP)
        self.horizontalScrollBar().setSingleStep(WHEEL_STEP)

    def _connect(self) -> None:
        self._themes.changed.connect(self._on_theme_changed)
        self._settling.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.paper.opened.connect(self._on_opened)
        self.paper.drawn.connect(self.viewport().update)
        self.paper.troubled.connect(self.told)

    # ---- what is shown ----

    def show_bulletin(self, bulletin: Bulletin | None, opening: Callable[[], Opened] | None = None) -> None:
        """Show the pages of a bulletin from their beginning, or none; `opening` runs in a thread.

        Those of the bulletin that is shown already stay as they are drawn, with the next state of its blocks.
        """
        before, self._scene = self._scene, scene_of(bulletin, self._themes.theme) if bulletin else None
        self._dragged_from = None
        if before and bulletin and (before.bulletin.id, before.bulletin.source) == (bulletin.id, bulletin.source):
            self.paper.forget_boxes()
        else:
            self._page = 0
            self.paper.open(bulletin.source if bulletin else None, opening if bulletin else None)
            self._measure()
            self.verticalScrollBar().setValue(0)
            self._say_page()
        self.viewport().update()

    def refresh(self, bulletin: Bulletin, changed: frozenset[str]) -> None:
        """Show the next state of the same bulletin, in which the blocks `changed` differ; its pages never change."""
        if self._scene is None:
            return
        before = self._scene.bulletin
        self._scene.claims.refresh(bulletin, changed)
        self._scene = replace(self._scene, bulletin=bulletin)
        if any(face_of(before, id) != face_of(bulletin, id) for id in changed):
            self.paper.forget_boxes()
            self.viewport().update()

    def set_place(self, span: Span | None, *, reveal: bool) -> None:
        """Show where the reading text's caret or selection stands; scroll there if `reveal` and it is out of sight."""
        if self._scene is None:
            return
        before = self._scene
        dragged = (0, 0) if reveal else before.dragged
        self._scene = replace(before, place=span, current=span.start.block if span else "", dragged=dragged)
        if reveal:
            self._reveal()
        if self._scene.marked != before.marked:
            self.viewport().update()

    def selected_text(self) -> str:
        """The selected text exactly as it stands in the source."""
        return self._scene.selected_text if self._scene else ""

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without pages."""
        return self.sheets.at(self.verticalScrollBar().value() + self.viewport().height() / 2)

    @property
    def inverted(self) -> bool:
        """Whether pages are shown light on dark."""
        return self._inverted

    def set_inverted(self, *, inverted: bool) -> None:
        """Show pages light on dark, or as they are printed."""
        self._inverted = inverted
        self.paper.set_inverted(inverted=inverted)
        self._want()
        self.viewport().update()

    # ---- zoom ----

    @property
    def zoom(self) -> float:
        """Logical pixels a point."""
        return self.sheets.zoom

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._fits

    def fit_width(self) -> None:
        """Let the widest page fill the width, from now on."""
        self._fits = True
        self._measure()

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom to so many logical pixels a point; what stands at a point of the view (the middle) stays there."""
        self._fits, self._zoom = False, kept_in(zoom)
        self._measure(at)

    def step_zoom(self, by: int) -> None:
        """Go to the next larger or smaller usual zoom; 0 fits the width again."""
        if not by:
            self.fit_width()
            return
        fit = fitting(self.paper.pages, self.viewport().width())
        steps = sorted({*ZOOMS, fit})
        ahead = [zoom for zoom in steps if (zoom > self.zoom * 1.01 if by > 0 else zoom < self.zoom * 0.99)]
        if ahead:
            self.set_zoom(ahead[0] if by > 0 else ahead[-1])

    def _measure(self, at: QPoint | None = None) -> None:
        """Place the pages anew, with the same place of the same page at a point of the view."""
        point = at or self.viewport().rect().center()
        page, across, down = self._page_point(point)
        zoom = fitting(self.paper.pages, self.viewport().width()) if self._fits else self._zoom
        self.sheets = Sheets(self.paper.pages, zoom, self.viewport().width())
        self._set_ranges()
        if page:
            sheet = self.sheets[min(page, len(self.sheets))]
            self.verticalScrollBar().setValue(round(sheet.y + down * zoom) - point.y())
            self.horizontalScrollBar().setValue(round(sheet.x + across * zoom) - point.x())
        self.zoom_changed.emit(zoom, self._fits)
        self.viewport().update()
        self._settling.start()

    def _set_ranges(self) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self.sheets.height, height),
            (self.horizontalScrollBar(), self.sheets.width, width),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, whole - seen))

    # ---- places ----

    def _page_point(self, point: QPoint) -> tuple[int, float, float]:
        """The page nearest to a point of the view, and the point on it in points; (0, 0, 0) without pages."""
        if not len(self.sheets):
            return 0, 0.0, 0.0
        x, y = point.x() + self.horizontalScrollBar().value(), point.y() + self.verticalScrollBar().value()
        sheet = self.sheets[self.sheets.at(y)]
        return sheet.page, (x - sheet.x) / self.sheets.zoom, (y - sheet.y) / self.sheets.zoom

    def offset_at(self, point: QPoint) -> int | None:
        """The source position of the caret nearest to a point of the view; None where no text stands on the page."""
        page, x, y = self._page_point(point)
        return self.paper.strips.nearest(page, (x, y)) if page else None

    def point_of(self, offset: int) -> QPoint | None:
        """Where in the view a code point of the source begins, at half its height; None if it stands nowhere."""
        strip = self.paper.strips.holding(offset)
        if strip is None or strip.placement.page > len(self.sheets):
            return None
        first, _, _, last = strip.quad(offset, offset + 1)
        sheet, zoom = self.sheets[strip.placement.page], self.sheets.zoom
        x, y = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
        return QPoint(
            round(sheet.x + x * zoom) - self.horizontalScrollBar().value(),
            round(sheet.y + y * zoom) - self.verticalScrollBar().value(),
        )

    def _reveal(self) -> None:
        """Bring the beginning of the place into sight, at a third of the height; leave it if it is there."""
        scene = self._scene
        at = origin_of(scene.bulletin, scene.place.start) if scene and scene.place else None
        point = self.point_of(at) if at is not None else None
        self._to_reveal = at is not None and point is None
        if point is None:
            return
        half = 8
        if point.y() < half or point.y() > self.viewport().height() - half:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + point.y() - self.viewport().height() // 3)
        if point.x() < 0 or point.x() > self.viewport().width():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + point.x() - self.viewport().width() // 3)

    def _block_at(self, point: QPoint) -> Block | None:
        if self._scene is None:
            return None
        page, x, y = self._page_point(point)
        boxes = [box for box in self.paper.boxes(page, self._scene.claims) if box.holds(x, y)] if page else []
        if boxes:
            return boxes[-1].block
        at = self.offset_at(point)
        found = self._scene.claims.within(at, at + 1) if at is not None else []
        return found[-1] if found else None

    # ---- what is wanted ----

    def _want(self) -> None:
        """Ask for the pages in sight, then for their neighbours."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if not self.isVisible():
            return
        seen = [sheet.page for sheet in self.sheets.visible(top, height)]
        here = self.page
        near = sorted(seen, key=lambda page: abs(page - here))
        if seen:
            near += [page for page in (seen[-1] + 1, seen[0] - 1) if 0 < page <= len(self.sheets)]
        self.paper.want(near, self.sheets.zoom * self.devicePixelRatioF())

    def _on_opened(self) -> None:
        before = len(self.sheets)
        self._measure()
        if before != len(self.sheets) or self._to_reveal:
            self._reveal()
        self._say_page()
        self._want()
        self.opened.emit()

    def _on_scrolled(self) -> None:
        self._say_page()
        if not self._settling.isActive():
            self._want()

    def _say_page(self) -> None:
        page = self.page
        if page != self._page or not page:
            self._page = page
            self.page_changed.emit(page, len(self.sheets))

    # ---- Qt's events ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        theme, scene = self._themes.theme, self._scene
        paper = load_theme("dark" if self._inverted else "light")
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.line)
            if scene is not None:
                brush = PagePainter(painter, paper, theme.edge, self.sheets.zoom, self.devicePixelRatioF())
                for sheet in self.sheets.visible(top, self.viewport().height()):
                    brush.page(sheet, top, left, self.paper.looks(sheet.page, scene))
            if self.hasFocus():
                painter.setPen(QPen(theme.accent, 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pages anew, the same ones in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or event.oldSize().height() < 0:
            self._measure()
        self._set_ranges()
        self._say_page()
        self._settling.start()

    def showEvent(self, event: object) -> None:
        """Ask for what could not be seen before."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._settling.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * A_NOTCH ** (event.angleDelta().y() / NOTCH), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the place where the editor points, or begin to select."""
        if event.button() == Qt.MouseButton.LeftButton and self._scene is not None:
            self._dragged_from = self.offset_at(event.position().toPoint())
            if self._dragged_from is not None:
                self._drag_to(self._dragged_from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, scrolling along at the edges."""
        if self._dragged_from is None:
            return
        y = round(event.position().y())
        beyond = min(y, 0) + max(y - self.viewport().height(), 0)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)
        at = self.offset_at(event.position().toPoint())
        if at is not None:
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the other panes what was chosen."""
        if event.button() != Qt.MouseButton.LeftButton or self._scene is None:
            return
        began, self._dragged_from = self._dragged_from, None
        low, high = self._scene.dragged
        span = passage_of(self._scene.bulletin, self._scene.claims, low, high) if began is not None else None
        block = self._block_at(event.position().toPoint())
        if low == high and block is not None and block.aside:
            span = None  # a click into a box that is set aside means that, not the text nearest to it
        if span is not None:
            self.passage_chosen.emit(span)
        elif block is not None and block.aside:
            self._scene = replace(self._scene, current=block.id)
            self.viewport().update()
            self.aside_chosen.emit(block.id)

    def _drag_to(self, offset: int) -> None:
        if self._scene is not None and self._dragged_from is not None:
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

    def _on_theme_changed(self) -> None:
        if self._scene is not None:
            self._scene = replace(self._scene, theme=self._themes.theme)
        self.viewport().update()
