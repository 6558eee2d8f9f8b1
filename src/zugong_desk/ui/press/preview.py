"""The pages of a manuscript on the screen: side by side as the width allows, drawn where they can be seen."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
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
from zugong_desk.ui.press.painting import area_of
from zugong_desk.ui.press.pictures import PagePictures, size_of
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import load_theme

GAP = 16
LEAST, MOST, STEP = 0.5, 2.0, 1.15
"""Zoom, one being a point of paper for 96/72 pixels, and how much a notch of the wheel changes it."""
_PIXELS = 96 / 72
_NOTCH = 120
"""What a wheel reports for one notch."""
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
        self._pictures = PagePictures()
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

    def set_zoom(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Draw the pages so large (0.5 to 2), or as wide as fits (None); what stands at a place of the view (its top) stays there."""
        place = at or QPointF(self.viewport().width() / 2, 0)
        number, inner = self._under(place)
        self._zoom = None if zoom is None else min(MOST, max(LEAST, zoom))
        self._lay_out()
        if number:
            there = self._spots[number - 1].area.topLeft() + inner * self._scale - place
            self.horizontalScrollBar().setValue(round(there.x()))
            self.verticalScrollBar().setValue(round(there.y()))

    def _under(self, place: QPointF) -> tuple[int, QPointF]:
        """The number of the page nearest to a place of the view and the point on it; 0 without pages."""
        at = place - self._offset()
        near = min(self._spots, key=lambda spot: _distance(spot.area, at), default=None)
        return (near.page.number, (at - near.area.topLeft()) / self._scale) if near else (0, QPointF())

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
        """Draw the pages in sight."""
        theme = self._themes.theme
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.line)
            if not self._spots:
                painter.setPen(theme.ink2)
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
            offset = self._offset()
            for spot in self._spots:
                area = spot.area.translated(offset)
                if area.intersects(QRectF(event.rect())):
                    self._draw(painter, spot.page, area.topLeft())
            if self.hasFocus():
                painter.setPen(QPen(theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _draw(self, painter: QPainter, page: Page, at: QPointF) -> None:
        """One sheet, on the device's own pixels; paper stays white in every theme, as it will be printed."""
        sharp = self.devicePixelRatioF()
        scale = self._scale * sharp
        sheet = QRect(QPoint(round(at.x() * sharp), round(at.y() * sharp)), size_of(scale))
        edge = max(1, round(sharp))
        painter.save()
        painter.scale(1 / sharp, 1 / sharp)
        painter.fillRect(sheet.adjusted(-edge, -edge, edge, edge), self._themes.theme.edge)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.translate(sheet.topLeft())
        self._tint(painter, page, scale)
        painter.drawPixmap(0, 0, self._pictures.of(page, scale))
        painter.restore()

    def _tint(self, painter: QPainter, page: Page, scale: float) -> None:
        """The stripe and the rail of what is chosen, in the colours of the light theme, since the paper is white."""
        for chosen, run in groupby(page.rows, key=lambda placed: bool(self._origin) and placed.origin == self._origin):
            if not chosen:
                continue
            rows = list(run)
            area = area_of(rows[0]).united(area_of(rows[-1]))
            self._fill(painter, area.adjusted(-_RAIL_GAP, 0, _RAIL_GAP, 0), scale, self._on_paper.current)
            rail = QRectF(LEFT - _RAIL_GAP - _RAIL, area.top(), _RAIL, area.height())
            self._fill(painter, rail, scale, self._on_paper.accent)

    def _fill(self, painter: QPainter, area: QRectF, scale: float, colour: QColor) -> None:
        """Whole pixels, so that edges are sharp."""
        left, top, right, bottom = (
            round(side * scale) for side in (area.left(), area.top(), area.right(), area.bottom())
        )
        painter.fillRect(left, top, right - left, bottom - top, colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pages anew."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint what came into sight."""
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what was clicked."""
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
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            self.set_zoom((self._zoom or self._scale / _PIXELS) * STEP**notches, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End to the ends, the page keys by screens."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)


def _distance(area: QRectF, at: QPointF) -> float:
    """How far a place is from a sheet."""
    across = max(area.left() - at.x(), 0, at.x() - area.right())
    down = max(area.top() - at.y(), 0, at.y() - area.bottom())
    return across + down
