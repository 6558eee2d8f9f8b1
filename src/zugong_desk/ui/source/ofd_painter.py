"""Paints the pages of an OFD from their scenes. Any thread may paint, one page at a time."""

from functools import lru_cache
from math import isfinite

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.ofd.arcs import curves
from zugong_desk.reading.ofd.scene import Box, Colour, Matrix, Path, Picture, Scene, Text
from zugong_desk.reading.ofd.scenes import Scenes, open_scenes
from zugong_desk.reading.sheet.faces import face_of
from zugong_desk.ui.source.setter import FAMILIES
from zugong_desk.ui.theme.fonts import BOLD, NORMAL, font

SET_AT = 100.0
"""Pixels at which type is set before it is scaled to its size, so that no size is rounded."""
WIDER, NARROWER = 1.15, 0.4
"""How far a character of another face is stretched or pressed to fill the room that its own had."""
SAME = 0.02
HEAVY = 600
_FORMATS = ((b"\x89PNG", b"png"), (b"\xff\xd8\xff", b"jpg"), (b"GIF8", b"gif"), (b"BM", b"bmp"))
"""Images that are painted. Others, above all SVG, could name files of this machine."""
_CAPS = {"round": Qt.PenCapStyle.RoundCap, "square": Qt.PenCapStyle.SquareCap}
_JOINS = {"round": Qt.PenJoinStyle.RoundJoin, "bevel": Qt.PenJoinStyle.BevelJoin}


class OfdDrawer:
    """Draws the pages of an open OFD."""

    def __init__(self, scenes: Scenes) -> None:
        self._scenes = scenes

    def draw(self, page: int, scale: float) -> QImage:
        """The 1-based page at `scale` pixels a point, smaller if it would pass `MOST_PIXELS`.

        IndexError if there is no such page; ReadingError if it is damaged.
        """
        return drawn(self._scenes.scene(page), scale)

    def close(self) -> None:
        """Nothing is held but memory."""


def open_ofd(data: bytes) -> OfdDrawer:
    """What draws the pages of an OFD. ReadingError if it cannot be opened."""
    return OfdDrawer(open_scenes(data))


def drawn(scene: Scene, scale: float) -> QImage:
    """A scene on white at `scale` pixels a point, smaller if it would pass `MOST_PIXELS`."""
    scale = min(scale, (MOST_PIXELS / (scene.width * scene.height)) ** 0.5)
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint(scene, painter, scale)
    return image


def paint(scene: Scene, painter: QPainter, scale: float) -> None:
    """Paint a scene from the painter's origin at `scale` pixels a point."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    page = painter.transform()
    for item in scene.items:
        painter.save()
        if isinstance(item, Text):
            _paint_text(painter, item, page)
        elif isinstance(item, Path):
            _clip(painter, item.clip, item.line_width)
            _paint_path(painter, item, page)
        else:
            _clip(painter, item.clip, 0.0)
            _paint_picture(painter, item, page)
        painter.restore()
    painter.restore()


def _transform(matrix: Matrix) -> QTransform:
    return QTransform(*(value if isfinite(value) else 0.0 for value in matrix))


def _colour(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, colour.alpha)


def _clip(painter: QPainter, clip: Box | None, room: float) -> None:
    """Keep to a box and the room that a line along its edge takes."""
    if clip is not None:
        around = 1 + 3 * room
        box = QRectF(*clip).adjusted(-around, -around, around, around)
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)


@lru_cache(maxsize=256)
def _font(name: str, family: str, *, bold: bool, italic: bool) -> QFont:
    """The font of that name if it is installed, else the nearest one that is; 小标宋 is heavier than what stands in."""
    own = [one for one in dict.fromkeys((name, face_of(name.encode()).family, family)) if one and _installed(one)]
    role = _role(f"{name} {family}")
    chosen = font(role, SET_AT, BOLD if bold or (role == "title" and not own) else NORMAL)
    chosen.setFamilies([*own, *chosen.families()])
    chosen.setItalic(italic)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


@lru_cache(maxsize=1024)
def _installed(family: str) -> bool:
    return QFontDatabase.hasFamily(family)


def _role(name: str) -> str:
    """The role of the token table that looks most like a font of this name."""
    folded = name.lower()
    return next((role for word, role in FAMILIES if word in folded), "song")


def _paint_text(painter: QPainter, text: Text, page: QTransform) -> None:
    if (text.fill is None and text.stroke is None) or not text.size:
        return
    bold = text.weight >= HEAVY or text.font.bold or face_of(text.font.name.encode()).bold
    chosen = _font(text.font.name, text.font.family, bold=bold, italic=text.italic or text.font.italic)
    metrics = QFontMetricsF(chosen)
    painter.setFont(chosen)
    painter.setPen(_colour(text.fill) if text.fill is not None else Qt.PenStyle.NoPen)
    object_to_page = _transform(text.matrix) * page
    factor = text.size / SET_AT
    for char, x, y, width in zip(text.chars, text.xs, text.ys, text.widths, strict=True):
        if char.isspace():
            continue
        wide = 1.0 if text.down else _stretch(metrics.horizontalAdvance(char) * factor, width)
        placed = QTransform.fromTranslate(x, y)
        if text.turn:
            placed.rotate(text.turn)
        placed.scale(factor * wide, factor)
        painter.setTransform(placed * object_to_page)
        if text.stroke is None:
            painter.drawText(QPointF(), char)
        else:
            _paint_outline(painter, text, char, chosen, factor)


def _paint_outline(painter: QPainter, text: Text, char: str, chosen: QFont, factor: float) -> None:
    outline = QPainterPath()
    outline.addText(QPointF(), chosen, char)
    painter.setBrush(QBrush(_colour(text.fill)) if text.fill is not None else QBrush())
    painter.setPen(QPen(_colour(text.stroke or Colour()), text.line_width / factor))
    painter.drawPath(outline)


def _stretch(own: float, room: float) -> float:
    """How much wider a character is drawn than its face has it."""
    if own <= 0 or room <= 0 or abs(room / own - 1) < SAME:
        return 1.0
    return max(NARROWER, min(room / own, WIDER))


def _paint_path(painter: QPainter, path: Path, page: QTransform) -> None:
    outline = outline_of(path)
    painter.setTransform(_transform(path.matrix) * page)
    if path.fill is not None:
        painter.fillPath(outline, _colour(path.fill))
    if path.stroke is not None:
        painter.strokePath(outline, _pen(path))


def outline_of(path: Path) -> QPainterPath:
    """The lines of a path, in its own units."""
    out = QPainterPath()
    out.setFillRule(Qt.FillRule.OddEvenFill if path.even_odd else Qt.FillRule.WindingFill)
    for name, values in path.steps:
        match name:
            case "M":
                out.moveTo(*values)
            case "L":
                out.lineTo(*values)
            case "Q":
                out.quadTo(*values)
            case "B":
                out.cubicTo(*values)
            case "A":
                here = out.currentPosition()
                for curve in curves((here.x(), here.y()), values):
                    out.cubicTo(*curve)
            case _:
                out.closeSubpath()
    return out


def _pen(path: Path) -> QPen:
    pen = QPen(_colour(path.stroke or Colour()), path.line_width)
    pen.setCapStyle(_CAPS.get(path.cap.lower(), Qt.PenCapStyle.FlatCap))
    pen.setJoinStyle(_JOINS.get(path.join.lower(), Qt.PenJoinStyle.MiterJoin))
    if path.dash and path.line_width > 0 and sum(path.dash) > 0:
        dashes = [part / path.line_width for part in path.dash]
        pen.setDashPattern(dashes if len(dashes) % 2 == 0 else dashes * 2)
    return pen


def _paint_picture(painter: QPainter, picture: Picture, page: QTransform) -> None:
    image = image_of(picture.data)
    painter.setTransform(_transform(picture.matrix) * page)
    painter.setOpacity(picture.alpha / 255)
    if image is not None:
        painter.drawImage(QRectF(0, 0, 1, 1), image)
    else:
        painter.setPen(QPen(QColor("#9A9A9A"), 0))
        painter.drawRect(QRectF(0, 0, 1, 1))


def image_of(data: bytes) -> QImage | None:
    """A PNG, JPEG, GIF or BMP; None if it is none of them, damaged or larger than `MOST_PIXELS`."""
    kind = next((name for magic, name in _FORMATS if data.startswith(magic)), None)
    if kind is None:
        return None
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image
