"""Icons drawn from SVG in the theme's ink at whatever size and pixel density is asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.svg import read_svg, recoloured
from zugong_desk.ui.theme.theme import DISABLED, Theme

SMALL = 16
SMALL_STROKE = b'stroke-width="1.6"'
USUAL_STROKE = b'stroke-width="1.5"'


def icon(name: str, theme_source: ThemeSource, size: int = 20, colour: str = "ink") -> QIcon:
    """An icon that follows the theme: it asks for its colour each time it is painted.

    `size` is the logical size it offers; `colour` a token of the theme (`ink`, `accent`, `red` …).
    FileNotFoundError when there is no such drawing.
    """
    read_svg(name)
    return QIcon(ThemedIcon(name, theme_source, size, colour))


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon straight into a row or a mark, for delegates."""
    renderer = _renderer(_drawing(name, rect.height(), colour))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(painter.opacity() * colour.alphaF())
    renderer.render(painter, rect)
    painter.restore()


class ThemedIcon(QIconEngine):
    """Icon engine that renders a drawing afresh for each request, so that it is crisp at any scale."""

    def __init__(self, name: str, theme_source: ThemeSource, size: int, token: str) -> None:
        super().__init__()
        self._name = name
        self._themes = theme_source
        self._size = size
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw into the rectangle, disabled at 45 %, checked buttons as any other."""
        paint_icon(painter, QRectF(rect), self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of `size` device pixels."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A picture of `size` logical pixels for a screen of that scale; the caller sets its pixel ratio."""
        return self.pixmap(size * scale, mode, state)

    def availableSizes(
        self,
        mode: QIcon.Mode = QIcon.Mode.Normal,  # noqa: ARG002
        state: QIcon.State = QIcon.State.Off,  # noqa: ARG002
    ) -> list[QSize]:
        """One size, the logical one; others are drawn on request."""
        return [QSize(self._size, self._size)]

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: ARG002
        """Square, as large as fits."""
        side = min(size.width(), size.height())
        return QSize(side, side)

    def isNull(self) -> bool:
        """Never: the drawing was read when the icon was made."""
        return False

    def clone(self) -> QIconEngine:
        """A copy for Qt's copy-on-write icons."""
        return ThemedIcon(self._name, self._themes, self._size, self._token)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        theme: Theme = self._themes.theme
        colour = QColor(getattr(theme, self._token))
        if mode == QIcon.Mode.Disabled:
            colour.setAlphaF(DISABLED)
        return colour


@lru_cache(maxsize=256)
def _renderer(drawing: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing))


def _drawing(name: str, height: float, colour: QColor) -> bytes:
    drawing = recoloured(read_svg(name), colour)
    return drawing.replace(USUAL_STROKE, SMALL_STROKE) if height <= SMALL else drawing
