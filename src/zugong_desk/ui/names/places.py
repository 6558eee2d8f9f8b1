"""Where a name stands in the text: a few places with what stands around them; a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.insight.names import Seen
from zugong_desk.ui.marks.delegates import LEFT, paint_row_ground
from zugong_desk.ui.proof.context import Context, one_line
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.reading.crumbs import issue_name
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TOP, LINE, SMALL_LINE, INSET, SIDE = 44, 4, 20, 17, 12, 24
"""Heights and inset in pixels; code points of context on either side."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is shown."""

    seen: Seen
    issue: str
    context: Context


def place_of(bulletin: Bulletin, seen: Seen) -> Place | None:
    """A place in its issue; None if its block is no longer there."""
    if seen.block not in bulletin.line_position:
        return None
    text = bulletin.block(seen.block).text
    left, right = text[max(0, seen.start - SIDE) : seen.start], text[seen.end : seen.end + SIDE]
    return Place(
        seen, issue_name(bulletin), Context(one_line(left), one_line(text[seen.start : seen.end]), one_line(right))
    )


class PlacesModel(QAbstractListModel):
    """One row a place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()

    def show(self, places: Sequence[Place]) -> None:
        """Show these places."""
        self.beginResetModel()
        self.places = tuple(places)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The issue, and the words in their context."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.places[index.row()]
        return f"{one.issue}：{one.context.left}{one.context.before}{one.context.right}"


class _PlacesDelegate(QStyledItemDelegate):
    def __init__(self, themes: ThemeSource, model: PlacesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = self._themes.theme, self._model.places[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(INSET, TOP, -INSET, 0)
        words = QRectF(room.left(), room.top(), room.width(), LINE)
        paint_context(painter, words, one.context, Manner(ui_font(tokens().sizes["ui_text"]), theme, theme.accent))
        painter.setFont(ui_font(tokens().sizes["small_text"]))
        painter.setPen(theme.ink3)
        painter.drawText(QRectF(room.left(), words.bottom() - 1, room.width(), SMALL_LINE), LEFT, one.issue)
        painter.restore()


class PlacesView(QListView):
    """A click, or Enter, goes to the place; `activated` and `clicked` tell."""

    def __init__(self, model: PlacesModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("namePlaces")
        self.setAccessibleName("出处")
        self.setModel(model)
        self.setItemDelegate(_PlacesDelegate(themes, model, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
