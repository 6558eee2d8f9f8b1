"""The pages of a manuscript on the screen: side by side as the width allows, drawn where they can be seen."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.ui.press.pages import HEIGHT, LEFT, WIDTH, Page, Pages, Placed, set_pages
from zugong_desk.ui.press.painting import area_of, paint
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import load_theme

GAP = 16
LEAST, MOST, STEP = 0.5, 2.0, 1.15
"""Zoom, one being a point of paper for 96/72 pixels, and how much a notch of the wheel changes it."""
_PIXELS = 96 / 72
_BESIDE = 0.55
"""Pages stand side by side where each would be drawn at least so large."""
_RAIL, _RAIL_GAP = 3, 8
EMPTY = "这里显示印出来的样子。"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a page's paper is drawn, in pixels of the whole roll."""

    page: Page
    area: QRectF


class PagesView(QAbstractScrollArea):
    """Shows a manuscript page by page; a click on what an excerpt or block has there says its id."""

    origin_clicked = Signal(str)
    page_changed = Signal(int, int)
    """The page at the top of the view, and how many there are."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagesView")
        self.setAccessibleName("版面预览")
        self._themes = themes
        self._made = Pages((), ())
        self._manuscript: Manuscript | None = None
        self._on_paper = load_theme("light")
        self._origin = ""
        self._zoom: float | None = None
        self._spots: list[_Spot] = []
        self._scale = 1.0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        themes.changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as they are set now."""
        return self._made.pages

    @property
    def zoom(self) -> float | None:
        """How large the pages are; None while they fit the width."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Pixels for a point of paper, as drawn now."""
        return self._scale

    def set_manuscript(self, manuscript: Manuscript) -> None:
        """Show another manuscript, or the same one changed; the view stays where it was."""
        if manuscript == self._manuscript:
            return
        self._manuscript = manuscript
        self._made = set_pages(manuscript)
        self._lay_out()
        self._tell()

    def set_zoom(self, zoom: float | None) -> None:
        """Draw the pages so large (0.5 to 2), or as wide as fits (None); the place at the top stays there."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = None if zoom is None else min(MOST, max(LEAST, zoom))
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def show_origin(self, origin: str) -> None:
        """Tint what an excerpt, section or block has on the pages, and bring its beginning into view."""
        self._origin = origin
        self.viewport().update()
        for spot in self._spots:
            for placed in spot.page.rows:
                if origin and placed.origin == origin:
                    self._bring(spot, placed)
                    return

    # where pages stand ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        room = self.viewport().width() - 2 * GAP
        count = max(1, len(self.pages))
        self._scale, columns = self._fitted(room, count)
        width, height = WIDTH * self._scale, HEIGHT * self._scale
        used = columns * width + (columns - 1) * GAP
        left = max(GAP, (self.viewport().width() - used) / 2)
        self._spots = [
            _Spot(
                page,
                QRectF(left + (at % columns) * (width + GAP), GAP + (at // columns) * (height + GAP), width, height),
            )
            for at, page in enumerate(self.pages)
        ]
        rows = -(-count // columns)
        whole = QSize(round(used + 2 * GAP), round(rows * (height + GAP) + GAP))
        for bar, size, seen in (
            (self.verticalScrollBar(), whole.height(), self.viewport().height()),
            (self.horizontalScrollBar(), whole.width(), self.viewport().width()),
        ):
            bar.setRange(0, max(0, size - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def _fitted(self, room: float, count: int) -> tuple[float, int]:
        """Pixels for a point, and how many pages stand side by side."""
        if self._zoom is not None:
            scale = self._zoom * _PIXELS
            return scale, max(1, min(2, count, int((room + GAP) // (WIDTH * scale + GAP))))
        beside = (room - GAP) / 2 / WIDTH
        if count > 1 and beside >= _BESIDE * _PIXELS:
            return min(beside, MOST * _PIXELS), 2
        return max(0.2, min(room / WIDTH, MOST * _PIXELS)), 1

    def _offset(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _bring(self, spot: _Spot, placed: Placed) -> None:
        """Bring a row into view, a third from the top, if it cannot be seen."""
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        top = spot.area.top() + placed.top * self._scale
        bottom = top + placed.height * self._scale
        if top < bar.value() or bottom > bar.value() + seen:
            bar.setValue(round(top - seen / 3))

    def _tell(self) -> None:
        top = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = next((one.page.number for one in self._spots if one.area.bottom() >= top), len(self._spots))
        self.setAccessibleDescription(f"第 {page} 页，共 {len(self._spots)} 页")
        self.page_changed.emit(page, len(self._spots))

    # events --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.window)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        offset = self._offset()
        if not self._spots:
            painter.setPen(theme.ink3)
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
        for spot in self._spots:
            area = spot.area.translated(offset)
            if area.intersects(QRectF(event.rect())):
                self._draw(painter, spot.page, area)

    def _draw(self, painter: QPainter, page: Page, area: QRectF) -> None:
        """One sheet: paper stays white in every theme, as it will be printed."""
        painter.setPen(QPen(self._themes.theme.edge, 1))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRect(area)
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(self._scale, self._scale)
        self._tint(painter, page)
        paint(page, painter)
        painter.restore()

    def _tint(self, painter: QPainter, page: Page) -> None:
        """The stripe and the rail of what is chosen, in the colours of the light theme, since the paper is white."""
        for placed in page.rows:
            if self._origin and placed.origin == self._origin:
                area = area_of(placed)
                painter.fillRect(area.adjusted(-_RAIL_GAP, 0, _RAIL_GAP, 0), self._on_paper.current)
                painter.fillRect(
                    QRectF(LEFT - _RAIL_GAP - _RAIL, area.top(), _RAIL, area.height()), self._on_paper.accent
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        origin = self.origin_at(event.position())
        if origin and event.button() is Qt.MouseButton.LeftButton:
            self.origin_clicked.emit(origin)

    def origin_at(self, at: QPointF) -> str:
        """The id of what stands at a place of the view; empty for none."""
        at = at - self._offset()
        for spot in self._spots:
            if spot.area.contains(at):
                inner = (at - spot.area.topLeft()) / self._scale
                rows = (one for one in spot.page.rows if area_of(one).contains(inner))
                return next((one.origin for one in rows), "")
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.set_zoom((self._zoom or self._scale / _PIXELS) * STEP**notches)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)
