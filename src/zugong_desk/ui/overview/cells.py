"""Cells of the overview's table: the fuller, the deeper the tint; the current one is framed, so that colour is not needed."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.overview.model import NOTHING, SHARE_ROLE
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
DEEPEST = 0.42
"""How much of the tint is ink of the accent in the fullest cell; text keeps its contrast."""
PALEST = 0.05


def blended(ground: QColor, ink: QColor, share: float) -> QColor:
    """`share` (0 to 1) of the ink on the ground."""

    def mixed(one: float, other: float) -> float:
        return one + (other - one) * share

    return QColor.fromRgbF(
        mixed(ground.redF(), ink.redF()), mixed(ground.greenF(), ink.greenF()), mixed(ground.blueF(), ink.blueF())
    )


class CellDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Room for four figures."""
        return QSize(56, 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by how full the cell is, the figure, a frame if it is current."""
        theme, share = self._themes.theme, index.data(SHARE_ROLE)
        text, room = str(index.data()), QRectF(option.rect)
        painter.save()
        ground = theme.panel
        if isinstance(share, float):
            ground = blended(theme.base, theme.accent, PALEST + share * DEEPEST) if share else theme.base
        painter.fillRect(room, ground)
        painter.setFont(ui_font(13, MEDIUM) if share is None else ui_font(13))
        painter.setPen(theme.ink3 if text == NOTHING else theme.ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            painter.setPen(QPen(theme.ink if view.hasFocus() else theme.edge, 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.restore()
