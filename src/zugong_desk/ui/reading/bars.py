"""Bars as they stand in the view, and how they are painted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from zugong_desk.ui.marks.tags import TagLook, paint_orphan_stub, paint_tag_bar, paint_tag_shape, paint_upright_name
from zugong_desk.ui.reading.lanes import Bar
from zugong_desk.ui.reading.measure import LANE
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.theme import Theme

SHAPE = 11
BAR = 4
FIRST = 4
NAME = 15
LEAST_NAME = 2  # characters; less of a name says nothing
MORE = 11
MORE_HEIGHT = 16
PITCH = 14
MOST_SHAPES = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar where it stands in the view: its lane's strip from the shape to the end of the passage."""

    bar: Bar
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Crowd:
    """Bars that have no lane of their own, from the top, and where the highest begins and the lowest ends in the view."""

    bars: tuple[Bar, ...]
    top: float
    bottom: float

    @property
    def shapes(self) -> int:
        """How many of their shapes stand above their count; none where there is no room for them."""
        return max(0, min(len(self.bars), MOST_SHAPES, int((self.bottom - self.top - MORE_HEIGHT) // PITCH)))

    @property
    def height(self) -> float:
        """How much of the last lane they take."""
        return MORE_HEIGHT + self.shapes * PITCH


def crowds(hidden: Iterable[Drawn], height: float) -> list[Crowd]:
    """Bars without a lane, those that meet as one crowd, from the top; no more of it than the view's height shows."""
    out: list[Crowd] = []
    for one in sorted(hidden, key=lambda one: one.rect.top()):
        top, bottom = max(0.0, one.rect.top()), min(one.rect.bottom(), height)
        if out and top < out[-1].bottom:
            last = out[-1]
            out[-1] = Crowd((*last.bars, one.bar), last.top, max(last.bottom, bottom))
        else:
            out.append(Crowd((one.bar,), top, bottom))
    return out


def room(one: Drawn, drawn: Iterable[Drawn], beside: Iterable[Crowd], height: float) -> float:
    """How far down a bar's name may run: to the next bar of its lane, or to the count of those without a lane."""
    below = [other.rect.top() for other in drawn if other.bar.lane == one.bar.lane]
    below += [crowd.bottom - crowd.height for crowd in beside]
    return min([height + one.rect.height(), *(top for top in below if top > one.rect.top())])


def paint_bar(painter: QPainter, one: Drawn, look: TagLook, name: str, until: float, theme: Theme) -> None:
    """Shape, bar and upright name, none of them below `until`."""
    rect = one.rect
    shape = QRectF(rect.left() - (SHAPE - BAR) / 2, rect.top(), SHAPE, SHAPE)
    bottom = min(rect.bottom(), until)
    bar = QRectF(rect.left(), shape.bottom() + 1, BAR, max(0.0, bottom - shape.bottom() - 3))
    paint_tag_shape(painter, shape, look, theme, hollow=one.bar.orphan)
    if one.bar.orphan:
        paint_orphan_stub(painter, bar.adjusted(0, 0, 0, SHAPE), look, theme)
    else:
        paint_tag_bar(painter, bar, look, theme)
    if name and until - rect.top() > SHAPE + NAME * min(len(name), LEAST_NAME):
        upright = QRectF(rect.left() + BAR + 1, rect.top() + SHAPE - 1, NAME, until - rect.top() - SHAPE)
        paint_upright_name(painter, upright, name, look, theme)


def paint_hover(painter: QPainter, one: Drawn, until: float, theme: Theme) -> None:
    """The ground of the bar under the pointer."""
    rect = one.rect
    painter.fillRect(QRectF(rect.left() - 4, rect.top(), LANE - 1, min(rect.bottom(), until) - rect.top()), theme.hover)


def paint_crowd(
    painter: QPainter, crowd: Crowd, looks: Sequence[TagLook], left: float, right: float, theme: Theme
) -> None:
    """The shapes of bars that have no lane, under each other, and how many there are."""
    top = crowd.bottom - crowd.height
    for at, look in enumerate(looks[: crowd.shapes]):
        where = QRectF(right - SHAPE - 3, top + at * PITCH, SHAPE, SHAPE)
        paint_tag_shape(painter, where, look, theme, hollow=crowd.bars[at].orphan)
    painter.setFont(ui_font(MORE))
    painter.setPen(theme.ink2)
    where = QRectF(left, crowd.bottom - MORE_HEIGHT, right - left - 1, MORE_HEIGHT)
    painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"＋{len(crowd.bars)}")
