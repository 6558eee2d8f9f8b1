"""Names that fit what is being typed: titles to go to; tags, organisations, places and columns to search by."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from zugong_desk.desk.finding import Named, NameSort
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.search.model import NOWHERE, Index
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

SORTS = {
    NameSort.TITLE: "标题",
    NameSort.ORGANISATION: "单位",
    NameSort.PLACE: "地点",
    NameSort.TAG: "标签",
    NameSort.COLUMN: "栏目",
}
ROWS = 6
"""Names in view; the others scroll."""


class NamesModel(QAbstractListModel):
    """One row a name, what it is the name of and how often at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[Named, ...] = ()

    def show(self, names: tuple[Named, ...]) -> None:
        """Show these names."""
        self.beginResetModel()
        self.names = names
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a name."""
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """How a name is painted, and what it says."""
        if not index.isValid():
            return None
        one = self.names[index.row()]
        trailing = f"{SORTS[one.sort]} {one.count}"
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{one.text}，{trailing}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(one.text)
            case _ if role == LOOK_ROLE:
                return RowLook(one.text, trailing=trailing, matched=one.positions)
        return None


class NamesView(QListView):
    """Stands above the hits while a name can be meant; the keys stay in the field."""

    taken = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchNames")
        self.setAccessibleName("名称")
        self.names = NamesModel(self)
        self.setModel(self.names)
        self.setItemDelegate(RowDelegate(themes, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.taken.emit(self.names.names[index.row()]))
        themes.changed.connect(self.viewport().update)
        self.hide()

    @property
    def chosen(self) -> Named | None:
        """The name that ↓ came to."""
        index = self.currentIndex()
        return self.names.names[index.row()] if index.isValid() and not self.isHidden() else None

    def offer(self, names: tuple[Named, ...]) -> None:
        """Show names, as high as they need; nothing is chosen yet."""
        self.names.show(names)
        self.setFixedHeight(min(ROWS, len(names)) * tokens().sizes["tree_row"])
        self.setVisible(bool(names))

    def step(self, by: int) -> bool:
        """Choose the next (1) or previous (-1) name, or none above the first; whether there was one to choose."""
        at = self.currentIndex().row() + by
        if self.isHidden() or not -1 <= at < len(self.names.names):
            return False
        self.setCurrentIndex(self.names.index(at) if at >= 0 else QModelIndex())
        return True
