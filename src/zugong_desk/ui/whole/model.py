"""The findings of a whole library and its issues, as Qt sees them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zugong_desk.desk.survey import Listed
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowLook
from zugong_desk.ui.marks.leading import IconMark
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.whole.groups import Group, Line, row_text, where

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADS = ("期", *SEVERITY_NAMES.values(), "跨期", "")
_TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class GroupsModel(QAbstractItemModel):
    """Rules, and below each its findings; the integer id of an index is 0 for a rule, else the rule's row and one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: Sequence[Group] = ()
        self._names: Mapping[str, str] = {}

    def show(self, groups: Sequence[Group], names: Mapping[str, str]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.groups, self._names = groups, names
        self.endResetModel()

    def group(self, index: Index) -> Group | None:
        """The rule at an index; None for a finding."""
        return self.groups[index.row()] if index.isValid() and not index.internalId() else None

    def listed(self, index: Index) -> Listed | None:
        """The finding at an index; None for a rule."""
        at = index.internalId() if index.isValid() else 0
        return self.groups[at - 1].items[index.row()] if at else None

    def index_of(self, one: Listed) -> QModelIndex:
        """Where a finding stands; invalid if it does not."""
        for at, group in enumerate(self.groups):
            if group.items[0].rule == one.rule and one in group.items:
                return self.createIndex(group.items.index(one), 0, at + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        at = child.internalId() if child.isValid() else 0
        return self.createIndex(at - 1, 0, 0) if at else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.groups)
        group = self.group(parent)
        return len(group.items) if group is not None and not parent.column() else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group, one = self.group(index), self.listed(index)
        if role == LOOK_ROLE:
            return self._look(group, one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.title}，{len(group.items)} 处" if group else self._spoken(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is(self._spoken(one)) if one else None
        return None

    def _look(self, group: Group | None, one: Listed | None) -> RowLook | None:
        if group is not None:
            mark = IconMark(ICONS[group.severity], COLOURS[group.severity])
            return RowLook(group.title, mark, f"{len(group.items)} 处，{group.issues} 期", strong=True)
        if one is None:
            return None
        text, matched = row_text(one)
        return RowLook(text, trailing=where(one, self._names), matched=matched)

    def _spoken(self, one: Listed | None) -> str:
        if one is None:
            return ""
        said = f"{SEVERITY_NAMES[one.severity]}，{row_text(one)[0]}，{one.message}"
        return f"{said}，{where(one, self._names)}"


class IssuesModel(QAbstractTableModel):
    """The issues with their numbers; a tick chooses one for the next check."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other issues."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def refresh(self, line: Line) -> None:
        """Show a line again."""
        row = next((at for at, one in enumerate(self.lines) if one is line), -1)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        more = Qt.ItemFlag.ItemIsUserCheckable if not index.column() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | more

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is(f"{line.name}\n{line.state}".strip())
        if role == Qt.ItemDataRole.CheckStateRole and not column:
            return _TICKED[line.ticked]
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < column < len(HEADS) - 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        self.lines[index.row()].ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a number, or by the library's order for the first column."""
        self.layoutAboutToBeChanged.emit()
        before = [self.lines[one.row()] for one in self.persistentIndexList()]
        old = self.persistentIndexList()
        self.lines.sort(key=lambda line: _key(line, column), reverse=order == Qt.SortOrder.DescendingOrder)
        places = {line.id: at for at, line in enumerate(self.lines)}
        fresh = [self.index(places[line.id], one.column()) for line, one in zip(before, old, strict=True)]
        self.changePersistentIndexList(old, fresh)
        self.layoutChanged.emit()


def _cell(line: Line, column: int) -> str:
    if column == 0:
        return line.name
    if column == len(HEADS) - 1:
        return line.state
    if not line.done:
        return ""
    number = line.across if column == len(HEADS) - 2 else line.counts.get(list(Severity)[column - 1], 0)
    return str(number) if number else "–"


def _key(line: Line, column: int) -> tuple[int, str]:
    if column == len(HEADS) - 1:
        return 0, line.state
    return (line.order, *(line.counts.get(one, 0) for one in Severity), line.across)[column], ""
