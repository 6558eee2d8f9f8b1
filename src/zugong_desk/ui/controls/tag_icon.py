"""A tag's shape as an icon for boxes and trees."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QIcon, QIconEngine, QPainter

from zugong_desk.ui.marks.painted_icon import PaintedIcon
from zugong_desk.ui.marks.tags import TagLook, paint_tag_shape
from zugong_desk.ui.theme.source import ThemeSource

SHAPE_SHARE = 0.7


def tag_icon(look: TagLook, themes: ThemeSource) -> QIcon:
    """The shape in its hue; follows the theme."""
    return QIcon(TagIcon(look, themes))


class TagIcon(PaintedIcon):
    """Icon engine that paints a tag's shape afresh for each request."""

    def __init__(self, look: TagLook, themes: ThemeSource) -> None:
        super().__init__()
        self._look = look
        self._themes = themes

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw the shape in the middle, a little smaller than the rectangle."""
        inset = rect.height() * (1 - SHAPE_SHARE) / 2
        paint_tag_shape(painter, QRectF(rect).adjusted(inset, inset, -inset, -inset), self._look, self._themes.theme)

    def clone(self) -> QIconEngine:
        """A copy for Qt's copy-on-write icons."""
        return TagIcon(self._look, self._themes)
