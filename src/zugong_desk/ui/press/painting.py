"""Pages drawn with a painter whose unit is a point: for the screen and for PDF alike."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zugong_desk.domain.looks import PAPER, POINTS_PER_MM, Align, Font, Look
from zugong_desk.domain.manuscript import Piece
from zugong_desk.ui.press.pages import LEFT, RIGHT, TOP, TYPE_AREA, Page, Placed
from zugong_desk.ui.press.rows import Row, rows_of
from zugong_desk.ui.press.type import FINE

_BASE = 0.38
"""Of the size of the type: how far the middle of a character stands above the base line."""
_NUMBER = Look(Font.SONG, PAPER.number_size, PAPER.number_size, Align.LEFT, indent=0)
_DOT, _DOT_GAP = 1.0, 3.0


def paint(page: Page, painter: QPainter) -> None:
    """Draw a page, its paper's upper left corner in the origin; the paper itself is not drawn."""
    for rule in page.rules:
        pen = QPen(QColor(f"#{rule.colour}"), rule.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(LEFT, rule.y), QPointF(RIGHT, rule.y))
    for placed in page.rows:
        _row(painter, placed.row, placed.x, base_line(placed))
        if placed.number:
            _number_at_end(painter, placed)
    _page_number(page.number, painter)


def drawn_on(page: Page) -> Iterator[str]:
    """The texts that `paint` draws on a page, in its order."""
    for placed in page.rows:
        yield placed.row.text
        yield placed.number
    yield _numbered(page.number)


def base_line(placed: Placed) -> float:
    """Where the characters of a row stand."""
    return placed.top + placed.height / 2 + _BASE * placed.row.look.size


def _row(painter: QPainter, row: Row, x: float, base: float) -> None:
    layout = row.layout()
    if not layout.lineCount():
        return
    painter.save()
    painter.translate(x, base)
    painter.scale(1 / FINE, 1 / FINE)
    layout.draw(painter, QPointF(0, -layout.lineAt(0).ascent()))
    painter.restore()


def _number_at_end(painter: QPainter, placed: Placed) -> None:
    (number,) = rows_of((Piece(placed.number),), _plain(placed.row.look))
    x = RIGHT - number.width
    _row(painter, number, x, base_line(placed))
    start = placed.x + placed.row.width + _DOT_GAP
    if placed.leader and start < x - _DOT_GAP:
        pen = QPen(QColor(f"#{placed.row.look.colour}"), _DOT)
        pen.setDashPattern([_DOT, _DOT_GAP])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = base_line(placed) - 1
        painter.drawLine(QPointF(x - _DOT_GAP, y), QPointF(start, y))


def _plain(look: Look) -> Look:
    return Look(look.font, look.size, look.leading, Align.LEFT, indent=0, colour=look.colour)


def _page_number(number: int, painter: QPainter) -> None:
    """— 1 — at the outer edge: right on odd pages, left on even ones, one character in."""
    (row,) = rows_of((Piece(_numbered(number)),), _NUMBER)
    x = RIGHT - row.width - _NUMBER.size if number % 2 else LEFT + _NUMBER.size
    top = TOP + TYPE_AREA + PAPER.number_below * POINTS_PER_MM
    _row(painter, row, x, top + _NUMBER.size * (1 / 2 + _BASE))


def _numbered(number: int) -> str:
    return f"— {number} —"


def area_of(placed: Placed) -> QRectF:
    """The stripe across the measure that a row takes up."""
    return QRectF(LEFT, placed.top, RIGHT - LEFT, placed.height)
