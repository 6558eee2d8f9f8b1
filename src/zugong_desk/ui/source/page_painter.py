"""Painting a page in the view: its picture, the boxes and marks of blocks, the selected characters, the doubtful ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from zugong_desk.ui.marks.kinds import kind_looks, paint_kind_mark
from zugong_desk.ui.marks.waves import paint_found
from zugong_desk.ui.source.boxes import Box
from zugong_desk.ui.source.found import Found
from zugong_desk.ui.source.pictures import Picture
from zugong_desk.ui.source.sheets import Sheet
from zugong_desk.ui.source.spots import mark_spot
from zugong_desk.ui.source.strips import Quad
from zugong_desk.ui.theme.theme import Theme

DASH = [3.0, 2.0]
SPARSE = [1.0, 3.0]
AIR, HEAD_AIR = 4.0, 2.0
"""Logical pixels between the characters of a block and its box, at the sides and above and below."""
MARK, LARGE_MARK = 18, 20
LARGE_FROM = 0.9
"""The zoom from which marks have their full size."""
GROUNDED = ("outlined", "dashed")
PERHAPS = [1.0, 1.5]


@dataclass(frozen=True, slots=True)
class PageLooks:
    """What there is to show of one page; quads in points of the page."""

    picture: Picture | None
    boxes: Sequence[Box]
    current: str
    chosen: Sequence[Quad]
    doubts: Sequence[Quad]
    found: Sequence[tuple[Found, Quad]] = ()


@dataclass(frozen=True, slots=True)
class PagePainter:
    """Paints pages; `paper` is the theme of what lies on them: light, as paper is, or dark if they are inverted."""

    painter: QPainter
    paper: Theme
    edge: QColor
    zoom: float
    sharp: float
    """Device pixels a logical one."""

    def page(self, sheet: Sheet, top: int, left: int, looks: PageLooks) -> None:
        """Paint a page in a view that is scrolled to `top` and `left`."""
        place = QRectF(sheet.x - left, sheet.y - top, sheet.width, sheet.height)
        self._picture(place, looks.picture)
        self.painter.setPen(QPen(self.edge, 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._choose(place, looks.chosen)
        self._doubt(place, looks.doubts)
        for one, quad in looks.found:
            box = QRectF(self._point(place, quad[0]), self._point(place, quad[2])).normalized()
            paint_found(self.painter, box, one, self.paper)
        self._boxes(place, looks)

    def _picture(self, place: QRectF, picture: Picture | None) -> None:
        if picture is None:
            self.painter.fillRect(place, Qt.GlobalColor.black if self.paper.dark else Qt.GlobalColor.white)
            return
        image = picture.image
        wanted = place.width() * self.sharp, place.height() * self.sharp
        if abs(image.width() - wanted[0]) <= 2 and abs(image.height() - wanted[1]) <= 2:
            self._pixel_for_pixel(place, picture)
            return
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.painter.drawImage(place, image)
        self.painter.restore()

    def _pixel_for_pixel(self, place: QRectF, picture: Picture) -> None:
        """Lay the picture on the device's own pixels: scaled by a hair it would be blurred."""
        ground = Qt.GlobalColor.black if self.paper.dark else Qt.GlobalColor.white
        self.painter.fillRect(place, ground)
        self.painter.save()
        self.painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        self.painter.scale(1 / self.sharp, 1 / self.sharp)
        self.painter.drawImage(round(place.left() * self.sharp), round(place.top() * self.sharp), picture.image)
        self.painter.restore()

    def _choose(self, place: QRectF, chosen: Sequence[Quad]) -> None:
        if not chosen:
            return
        mode = QPainter.CompositionMode.CompositionMode_Screen if self.paper.dark else _MULTIPLY
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setCompositionMode(mode)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.paper.selection)
        self.painter.drawPath(self._covering(place, chosen))
        self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self.painter.setPen(QPen(self.paper.accent, 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for quad in chosen:
            self.painter.drawPolygon(self._polygon(place, quad))
        self.painter.restore()

    def _doubt(self, place: QRectF, doubts: Sequence[Quad]) -> None:
        """A tint and a dotted line under each character that was hard to recognise."""
        if not doubts:
            return
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.paper.doubt_tint)
        mode = QPainter.CompositionMode.CompositionMode_Screen if self.paper.dark else _MULTIPLY
        self.painter.setCompositionMode(mode)
        self.painter.drawPath(self._covering(place, doubts))
        self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        pen = QPen(self.paper.doubt, 2)
        pen.setDashPattern(PERHAPS)
        self.painter.setPen(pen)
        for quad in doubts:
            self.painter.drawLine(self._point(place, quad[3]), self._point(place, quad[2]))
        self.painter.restore()

    def _boxes(self, place: QRectF, looks: PageLooks) -> None:
        rects = [(box, self._rect(place, box)) for box in looks.boxes]
        for box, rect in sorted(rects, key=lambda one: one[0].block.id == looks.current):
            self.painter.setPen(self._pen(box, current=box.block.id == looks.current))
            self.painter.drawRect(rect)
        size = LARGE_MARK if self.zoom >= LARGE_FROM else MARK
        taken: list[QRectF] = []
        # the current block's mark first: where there is no room for all, the later ones are left out
        for box, rect in sorted(rects, key=lambda one: one[0].block.id != looks.current):
            if box.first:
                wide = 2 * size if box.level else size  # the level stands in a ring beside its mark
                others = [other for _, other in rects if other is not rect]
                spot = mark_spot(rect, QSizeF(wide, size), place, others, taken)
                if spot is not None:
                    taken.append(spot)
                    self._mark(spot, box)

    def _mark(self, spot: QRectF, box: Box) -> None:
        """The mark; one that is framed on a ground of its own, or what is printed there would show through it."""
        if kind_looks()[box.block.kind].form in GROUNDED:
            ground = QColor(Qt.GlobalColor.black if self.paper.dark else Qt.GlobalColor.white)
            self.painter.fillRect(spot.adjusted(2, 2, -2, -2), ground)
        if box.block.aside:
            self.painter.setOpacity(0.75)
        paint_kind_mark(self.painter, spot, box.block.kind, box.level, self.paper)
        self.painter.setOpacity(1)

    def _pen(self, box: Box, *, current: bool) -> QPen:
        pen = QPen(self.paper.accent if current else self.paper.edge, 1)
        if not current:
            pen.setDashPattern(SPARSE if box.block.aside else DASH)
        return pen

    def _rect(self, place: QRectF, box: Box) -> QRectF:
        """A box on whole pixels, with a little air."""
        left, top, right, bottom = box.edges
        rect = QRectF(self._point(place, (left, top)), self._point(place, (right, bottom)))
        rect = rect.adjusted(-AIR, -HEAD_AIR, AIR, HEAD_AIR)
        return QRectF(round(rect.left()) + 0.5, round(rect.top()) + 0.5, round(rect.width()), round(rect.height()))

    def _covering(self, place: QRectF, quads: Sequence[Quad]) -> QPainterPath:
        """All of them as one, or lines that reach into each other would be tinted twice there."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for quad in quads:
            path.addPolygon(self._polygon(place, quad))
            path.closeSubpath()
        return path

    def _polygon(self, place: QRectF, quad: Quad) -> QPolygonF:
        return QPolygonF([self._point(place, point) for point in quad])

    def _point(self, place: QRectF, point: tuple[float, float]) -> QPointF:
        return QPointF(place.left() + point[0] * self.zoom, place.top() + point[1] * self.zoom)


_MULTIPLY = QPainter.CompositionMode.CompositionMode_Multiply
