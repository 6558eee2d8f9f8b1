"""How rows of hits are painted: issues with their counts, articles in grey, hits with their words in one column."""

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.marks.delegates import LEAST_WIDTH, LEFT, RIGHT, paint_row_ground
from zugong_desk.ui.search.line import column_of, flat, head, line_of
from zugong_desk.ui.search.model import HitModel, Index
from zugong_desk.ui.search.rows import Row, Sort
from zugong_desk.ui.theme.fonts import BOLD, MEDIUM, ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

HEIGHTS = {Sort.ISSUE: 30, Sort.ARTICLE: 22, Sort.HIT: 26}
SIDE, END, GAP = 8, 8, 8.0


class HitDelegate(QStyledItemDelegate):
    """Paints the rows of a `HitModel`."""

    def __init__(self, themes: ThemeSource, model: HitModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """As high as its sort, and hardly any width: text is cut to the view's."""
        row = self._model.row_of(index)
        return QSize(LEAST_WIDTH, HEIGHTS[row.sort] if row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, theme = self._model.row_of(index), self._themes.theme
        if row is None:
            return
        painter.save()
        room = QRectF(option.rect).adjusted(SIDE, 0, -END, 0)
        match row.sort:
            case Sort.ISSUE:
                painter.fillRect(option.rect, theme.window)
                self._paint_issue(painter, room, row, theme)
            case Sort.ARTICLE:
                _paint_words(painter, room.adjusted(0, 2, 0, 0), self._model.text_of(row), _small(), theme)
            case Sort.HIT:
                paint_row_ground(painter, option, index, theme)
                self._paint_hit(painter, room, row, theme)
        painter.restore()

    def _paint_issue(self, painter: QPainter, room: QRectF, row: Row, theme: Theme) -> None:
        count, font = self._model.count_of(row), ui_font(tokens().sizes["ui_text"], MEDIUM)
        painter.setFont(_small())
        painter.setPen(theme.ink2)
        painter.drawText(room, RIGHT, count)
        width = room.width() - QFontMetricsF(_small()).horizontalAdvance(count) - GAP
        painter.setFont(font)
        painter.setPen(theme.ink)
        name = head(self._model.text_of(row), width, QFontMetricsF(font).horizontalAdvance)
        painter.drawText(room, LEFT, name)

    def _paint_hit(self, painter: QPainter, room: QRectF, row: Row, theme: Theme) -> None:
        plain, bold = ui_font(tokens().sizes["ui_text"]), ui_font(tokens().sizes["ui_text"], BOLD)
        bold.setUnderline(True)
        if not self._model.aligned:
            _paint_words(painter, room, row.hit.text, plain, theme, strong=True)
            return
        measure, measure_bold = QFontMetricsF(plain).horizontalAdvance, QFontMetricsF(bold).horizontalAdvance
        column = column_of(self._model.found.words, room.width(), measure_bold)
        hit = row.hit
        line = line_of((hit.left, hit.text, hit.right), room.width(), column, measure, measure_bold)
        painter.setFont(plain)
        painter.setPen(theme.ink2)
        painter.drawText(QRectF(room.left(), room.top(), line.column, room.height()), RIGHT, line.left)
        painter.drawText(room.adjusted(line.rest, 0, GAP, 0), LEFT, line.right)
        painter.setFont(bold)
        painter.setPen(theme.accent)
        painter.drawText(room.adjusted(line.column, 0, GAP, 0), LEFT, line.text)


def _paint_words(
    painter: QPainter, room: QRectF, text: str, font: QFont, theme: Theme, *, strong: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(theme.ink if strong else theme.ink3)
    painter.drawText(room, LEFT, head(flat(text), room.width(), QFontMetricsF(font).horizontalAdvance))


def _small() -> QFont:
    return ui_font(tokens().sizes["small_text"])
