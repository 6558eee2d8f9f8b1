"""How a value in a table of a record is painted, and how high its row must be."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from zugong_desk.domain.annotation import Field
from zugong_desk.ui.marks.number import paint_number, paint_tick
from zugong_desk.ui.tags.value_model import ENTRY_ROLE, SOURCE
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
LEAST = 36
AROUND = 16
"""What stands free at both sides of the words of a cell."""
AIR = 8
LINES = 3
"""Words of a cell that need more lines are cut; the tool tip has them whole."""
KEY = "Ctrl+Shift+N"


class ValueDelegate(QStyledItemDelegate):
    """Proposals in a lighter ink with their ticks where the number of the link will be; a key on the row for one more."""

    def __init__(self, themes: ThemeSource, parent: QTableView) -> None:
        super().__init__(parent)
        self._themes = themes

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        entry, theme = index.data(ENTRY_ROLE), self._themes.theme
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        option.textElideMode = Qt.TextElideMode.ElideRight
        if entry is None or entry.proposed:
            option.palette.setColor(option.palette.ColorRole.Text, theme.ink3)
            option.palette.setColor(option.palette.ColorRole.HighlightedText, theme.ink2)
        if entry is not None and entry.orphan:
            option.font.setStrikeOut(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """As high as the words of the cell need; Qt forgets the room around them."""
        view, words = self.parent(), str(index.data() or "")
        if not isinstance(view, QTableView) or index.data(ENTRY_ROLE) is None:
            return QSize(LEAST, 0)
        room = QRect(0, 0, max(LEAST, view.columnWidth(index.column()) - AROUND), 0)
        metrics, flags = view.fontMetrics(), Qt.TextFlag.TextWordWrap
        lines = min(round(metrics.boundingRect(room, flags, words).height() / metrics.lineSpacing()), LINES)
        return QSize(LEAST, lines * metrics.lineSpacing() + (AIR if lines > 1 else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        entry = index.data(ENTRY_ROLE)
        middle = QPointF(option.rect.center()) + QPointF(0.5, 0.5)
        if entry is not None and index.column() == SOURCE and entry.proposed:
            paint_tick(painter, middle, self._themes.theme, ticked=entry.ticked)
        elif entry is not None and index.column() == SOURCE and entry.span is not None:
            paint_number(painter, middle, entry.number, self._themes.theme, gone=entry.orphan)
        elif entry is None and index.column() == 0 and index.model().shape.field is Field.RESULTS:  # type: ignore[attr-defined]
            painter.save()
            painter.setPen(self._themes.theme.ink3)
            room = option.rect.adjusted(0, 0, -6, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, KEY)
            painter.restore()
