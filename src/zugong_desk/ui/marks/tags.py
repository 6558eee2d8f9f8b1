"""Tags by hue, shape and bar pattern at once, so that they are told apart without colour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.theme import Theme, tag_colour
from zugong_desk.ui.theme.tokens import tokens

OPEN_PREFIX = "open_"
OPEN_LINE = 1.4
STUB = 6.0
DASH, DASH_GAP = 8.0, 4.0
DOT_PITCH = 1.7
HATCH_PITCH = 5.0
NAME_PX = 12


@dataclass(frozen=True, slots=True)
class TagLook:
    """How a tag is drawn: hue and shape count from 0 to 11, as the codebook's do; a child tag has a notch."""

    colour: int
    shape: int
    child: bool = False

    @property
    def shape_name(self) -> str:
        """Name of the shape in the token table; after the last the first comes again."""
        return tokens().hues[self.shape % len(tokens().hues)].shape

    @property
    def bar(self) -> str:
        """Name of the bar's pattern, which goes with the shape."""
        return tokens().hues[self.shape % len(tokens().hues)].bar

    def qcolor(self, theme: Theme) -> QColor:
        """The hue in the theme in force."""
        return tag_colour(self.colour, theme)


def tag_look(number: int) -> TagLook:
    """Look offered to the n-th tag of a codebook (from 0): past the last hue, hues come again with the next shape."""
    count = len(tokens().hues)
    return TagLook(number % count, (number + number // count) % count)


def shape_path(name: str, rect: QRectF) -> QPainterPath:
    """Outline of a shape in the largest square inside `rect`; KeyError for an unknown name."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return SHAPES[name.removeprefix(OPEN_PREFIX)](square)


def paint_tag_shape(painter: QPainter, rect: QRectF, look: TagLook, theme: Theme, *, hollow: bool = False) -> None:
    """Paint a tag's shape in the middle of `rect`; `hollow` (dashed outline) for an annotation without its text."""
    colour = look.qcolor(theme)
    is_open = look.shape_name.startswith(OPEN_PREFIX) or look.shape_name == "ring"
    inset = OPEN_LINE / 2 if is_open or hollow else 0.0
    path = shape_path(look.shape_name, rect.adjusted(inset, inset, -inset, -inset))
    if look.child:
        path = path.subtracted(_notch(look.shape_name, path.boundingRect()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_open or hollow:
        pen = QPen(colour, OPEN_LINE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if hollow:
            pen.setDashPattern([1.4, 1.4])
        painter.strokePath(path, pen)
    else:
        painter.fillPath(path, colour)
    painter.restore()


def paint_tag_bar(painter: QPainter, rect: QRectF, look: TagLook, theme: Theme) -> None:
    """Paint a tag's bar over the whole of `rect`, which is 4–5 wide and as high as the passage."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    BARS[look.bar](painter, rect, look.qcolor(theme))
    painter.restore()


def paint_orphan_stub(painter: QPainter, rect: QRectF, look: TagLook, theme: Theme) -> None:
    """Paint the 6 px stub that stands in place of the bar where an annotation's text was deleted."""
    paint_tag_bar(painter, QRectF(rect.left(), rect.top(), rect.width(), STUB), look, theme)


def paint_upright_name(painter: QPainter, rect: QRectF, name: str, look: TagLook, theme: Theme) -> None:
    """Write a tag's name upright from the top of `rect`, one character a line, cut with ⋮ where the room ends."""
    font = ui_font(NAME_PX)
    pitch = QFontMetricsF(font).ascent() + 1
    room = max(1, int(rect.height() // pitch))
    shown = name if len(name) <= room else name[: room - 1] + "⋮"
    painter.save()
    painter.setFont(font)
    painter.setPen(look.qcolor(theme))
    for place, char in enumerate(shown):
        line = QRectF(rect.left(), rect.top() + place * pitch, rect.width(), pitch)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, char)
    painter.restore()


def _disc(square: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(square)
    return path


def _square(square: QRectF) -> QPainterPath:
    inset = square.width() * 0.06
    path = QPainterPath()
    path.addRect(square.adjusted(inset, inset, -inset, -inset))
    return path


def _regular(corners: int, inner: float = 1.0, drop: float = 0.0) -> Callable[[QRectF], QPainterPath]:
    """A star or polygon that stands on its base; `inner` is the ratio of a star's notches, `drop` lowers the centre."""

    def path(square: QRectF) -> QPainterPath:
        radius, centre = square.width() / 2, square.center() + QPointF(0, square.width() * drop)
        steps = corners if inner == 1.0 else 2 * corners
        points = []
        for step in range(steps):
            reach = radius * (inner if inner != 1.0 and step % 2 else 1.0)
            angle = -pi / 2 + step * 2 * pi / steps
            points.append(centre + QPointF(reach * cos(angle), reach * sin(angle)))
        return _closed(points)

    return path


def _triangle(square: QRectF) -> QPainterPath:
    low = square.bottom() - square.height() * 0.06
    top = QPointF(square.center().x(), square.top() + square.height() * 0.03)
    return _closed([top, QPointF(square.right(), low), QPointF(square.left(), low)])


def _closed(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _notch(shape: str, bounds: QRectF) -> QPainterPath:
    """A wedge from the right to the middle; from a star, whose right is open already, it takes an arm."""
    middle = bounds.center() + QPointF(0, bounds.height() * 0.08)
    above, below = (0.45, 0.25) if shape.endswith("star") else (0.2, 0.2)
    far, height = bounds.right() + 1, bounds.height()
    return _closed([middle, QPointF(far, middle.y() - above * height), QPointF(far, middle.y() + below * height)])


SHAPES: Mapping[str, Callable[[QRectF], QPainterPath]] = {
    "disc": _disc,
    "ring": _disc,
    "square": _square,
    "triangle": _triangle,
    "diamond": _regular(4),
    "star": _regular(5, inner=0.42, drop=0.04),
    "pentagon": _regular(5, drop=0.04),
}


def _solid(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.fillRect(rect, colour)


def _dashed(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    for top in _steps(rect, DASH + DASH_GAP):
        painter.fillRect(QRectF(rect.left(), top, rect.width(), DASH), colour)


def _dotted(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for top in _steps(rect, rect.width() * DOT_PITCH):
        painter.drawEllipse(QRectF(rect.left(), top, rect.width(), rect.width()))


def _double(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    line = max(1.0, rect.width() * 0.32)
    painter.fillRect(QRectF(rect.left(), rect.top(), line, rect.height()), colour)
    painter.fillRect(QRectF(rect.right() - line, rect.top(), line, rect.height()), colour)


def _hatched(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    for top in _steps(rect.adjusted(0, 0, 0, rect.width()), HATCH_PITCH):
        painter.drawLine(QLineF(rect.left() - 1, top + 1, rect.right() + 1, top - rect.width() - 1))


def _steps(rect: QRectF, pitch: float) -> list[float]:
    return [rect.top() + step * pitch for step in range(ceil(rect.height() / pitch))]


BARS: Mapping[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "solid": _solid,
    "dashed": _dashed,
    "dotted": _dotted,
    "double": _double,
    "hatched": _hatched,
}
