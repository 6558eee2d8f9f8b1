"""The pages of the source on screen, with the boxes of the blocks; selecting in them selects in the reading text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.drawers import Opened
from zugong_desk.ui.source.page_painter import PagePainter
from zugong_desk.ui.source.paper import Paper
from zugong_desk.ui.source.scene import scene_of
from zugong_desk.ui.source.scene_view import SceneView
from zugong_desk.ui.source.sheets import Sheets, fitting, kept_in
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme, load_theme

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
NOTCH = 120
"""What a wheel reports for one notch."""
A_NOTCH = 1.1
SETTLING_MS = 60
"""Pages are drawn anew when zoom and width have been still for this long; until then the old pictures are stretched."""
WHEEL_STEP = 40
HALF_A_LINE = 8


class PageView(SceneView):
    """Shows a source page by page."""

    opened = Signal()  # the pages can be drawn now
    page_changed = Signal(int, int)  # page in view, pages in all; zeros without pages
    zoom_changed = Signal(float, bool)  # logical pixels a point, whether it follows the width
    troubled = Signal(str)  # why the pages are not pictures of the original; empty if they are
    came_to_rest = Signal()  # `settled` became true

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.paper = Paper(self)
        self.sheets = Sheets((), 1.0, 0)
        self.fits, self.inverted = True, False
        self._zoom = 1.0
        self._page = 0
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settling.timeout.connect(self._want)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting would change the width
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(WHEEL_STEP)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.paper.opened.connect(self._on_opened)
        self.paper.drawn.connect(self.viewport().update)
        self.paper.troubled.connect(self.troubled)
        self.paper.drawing.rested.connect(self._on_rested)

    # ---- what is shown ----

    def show_bulletin(self, bulletin: Bulletin | None, opening: Callable[[], Opened] | None = None) -> None:
        """Show the pages of a bulletin from their beginning, or none; `opening` runs in a thread.

        Those of the bulletin that is shown already stay as they are drawn, with the next state of its blocks.
        """
        kept = bulletin is not None and self.shows(bulletin)
        self._scene = scene_of(bulletin, self._themes.theme) if bulletin else None
        self._dragged_from = None
        if kept:
            self.paper.forget_boxes()
        else:
            self._page = 0
            self.paper.open(bulletin.source if bulletin else None, opening if bulletin else None)
            self._measure()
            self.verticalScrollBar().setValue(0)
            self._say_page()
        self.viewport().update()

    def shows(self, bulletin: Bulletin) -> bool:
        """Whether the pages of this bulletin are shown, in whatever state of its blocks."""
        shown = self._scene.bulletin if self._scene else None
        return shown is not None and (shown.id, shown.source) == (bulletin.id, bulletin.source)

    def set_inverted(self, *, inverted: bool) -> None:
        """Show pages light on dark, or as they are printed."""
        self.inverted = inverted
        self.paper.set_inverted(inverted=inverted)
        self._want()
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without pages."""
        return self.sheets.at(self.verticalScrollBar().value() + self.viewport().height() / 2)

    @property
    def settled(self) -> bool:
        """Whether all that is in sight is drawn as it will stay; also if nothing of the view is in sight."""
        return not self.isVisible() or (not self._settling.isActive() and self.paper.drawing.resting)

    # ---- zoom ----

    @property
    def zoom(self) -> float:
        """Logical pixels a point."""
        return self.sheets.zoom

    def fit_width(self) -> None:
        """Let the widest page fill the width, from now on."""
        self.fits = True
        self._measure()

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom to so many logical pixels a point; what stands at a point of the view (the middle) stays there."""
        self.fits, self._zoom = False, kept_in(zoom)
        self._measure(at)

    def step_zoom(self, by: int) -> None:
        """Go to the next larger or smaller usual zoom; 0 fits the width again."""
        if not by:
            self.fit_width()
            return
        steps = sorted({*ZOOMS, fitting(self.paper.pages, self.viewport().width())})
        ahead = [zoom for zoom in steps if (zoom > self.zoom * 1.01 if by > 0 else zoom < self.zoom * 0.99)]
        if ahead:
            self.set_zoom(ahead[0] if by > 0 else ahead[-1])

    def _measure(self, at: QPoint | None = None) -> None:
        """Place the pages anew, with the same place of the same page at a point of the view."""
        point = at or self.viewport().rect().center()
        page, across, down = self._page_point(point)
        zoom = fitting(self.paper.pages, self.viewport().width()) if self.fits else self._zoom
        self.sheets = Sheets(self.paper.pages, zoom, self.viewport().width())
        self._set_ranges()
        if page and len(self.sheets):
            sheet = self.sheets[min(page, len(self.sheets))]
            self.verticalScrollBar().setValue(round(sheet.y + down * zoom) - point.y())
            self.horizontalScrollBar().setValue(round(sheet.x + across * zoom) - point.x())
        self.zoom_changed.emit(zoom, self.fits)
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
        """The page nearest to a point of the viewport, and the point on it in points; (0, 0, 0) without pages."""
        if not len(self.sheets):
            return 0, 0.0, 0.0
        x, y = point.x() + self.horizontalScrollBar().value(), point.y() + self.verticalScrollBar().value()
        sheet = self.sheets[self.sheets.at(y)]
        return sheet.page, (x - sheet.x) / self.sheets.zoom, (y - sheet.y) / self.sheets.zoom

    def point_of(self, offset: int) -> QPoint | None:
        """Where in the viewport a code point of the source begins, at half its height; None if it stands nowhere."""
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

    def _reveal(self, offset: int) -> None:
        point, seen = self.point_of(offset), self.viewport().rect()
        if point is None:
            return
        if not HALF_A_LINE <= point.y() <= seen.height() - HALF_A_LINE:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + point.y() - seen.height() // 3)
        if not 0 <= point.x() <= seen.width():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + point.x() - seen.width() // 3)

    def _offset_at(self, point: QPoint) -> int | None:
        page, x, y = self._page_point(point)
        return self.paper.strips.nearest(page, (x, y)) if page else None

    def _block_at(self, point: QPoint) -> Block | None:
        page, x, y = self._page_point(point)
        if self._scene is None or not page:
            return None
        boxes = [box for box in self.paper.boxes(page, self._scene.claims) if box.holds(x, y)]
        if boxes:
            return min(boxes, key=lambda box: box.room).block
        at = self._offset_at(point)
        found = self._scene.claims.within(at, at + 1) if at is not None else []
        return found[-1] if found else None

    def _passage(self, point: QPoint) -> Span | None:
        """As pointed out; a click into the box of a block that is set aside means that, not the text nearest to it."""
        block = self._block_at(point)
        clicked = self._scene is not None and self._scene.dragged[0] == self._scene.dragged[1]
        return None if clicked and block is not None and block.aside else super()._passage(point)

    def _forget(self) -> None:
        self.paper.forget_boxes()

    # ---- what is wanted ----

    def _want(self) -> None:
        """Ask for the pages in sight, then for their neighbours."""
        if not self.isVisible():
            return
        seen = [sheet.page for sheet in self.sheets.visible(self.verticalScrollBar().value(), self.viewport().height())]
        here = self.page
        near = sorted(seen, key=lambda page: abs(page - here))
        if seen:
            near += [page for page in (seen[-1] + 1, seen[0] - 1) if 0 < page <= len(self.sheets)]
        self.paper.want(near, self.sheets.zoom * self.devicePixelRatioF())

    def _on_opened(self) -> None:
        made = not len(self.sheets)  # pages of our own making are known only now
        self._measure()
        if made:
            self._reveal_place()
        self._say_page()
        self._want()
        self.opened.emit()

    def _on_rested(self) -> None:
        if self.settled:
            self.came_to_rest.emit()

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
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.line)
            if scene is not None:
                brush = PagePainter(painter, self._paper_theme(), theme.edge, self.zoom, self.devicePixelRatioF())
                for sheet in self.sheets.visible(top, self.viewport().height()):
                    brush.page(sheet, top, left, self.paper.looks(sheet.page, scene))
            self._paint_focus(painter)

    def _paper_theme(self) -> Theme:
        """The colours of what lies on paper, which is white in whatever theme, unless it is inverted."""
        return load_theme("dark" if self.inverted else "light")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pages anew, the same ones in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
        self._set_ranges()
        self._say_page()
        self._settling.start()

    def event(self, event: QEvent) -> bool:
        """Draw anew for a screen of another sharpness."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settling.start()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what could not be seen before."""
        super().showEvent(event)
        self._settling.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * A_NOTCH ** (event.angleDelta().y() / NOTCH), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)
