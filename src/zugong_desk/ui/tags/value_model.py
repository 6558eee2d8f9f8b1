"""The results, or the recognitions, of a practice record as the rows of a table; the last row is for one more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from zugong_desk.desk.recording import figure, sort_by_amount
from zugong_desk.domain.annotation import Field
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.tags.entries import Entry

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SOURCE = 3
"""The column of the link, the same in both tables."""
FIGURE = 1
PROPOSED = "待确认：Enter 填入，Del 不要"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is of: its columns, and how the row for one more reads."""

    field: Field
    heads: tuple[str, ...]
    more: str
    cells: Callable[[Entry], tuple[str, str, str]]
    worded: Callable[[Entry, int, str], Entry]
    """The entry with the text of a column changed."""


def figure_of(text: str) -> tuple[str, str]:
    """A figure as printed in two: the number with its marks, and its unit (empty if it stands inside or there is none)."""
    found = figure(text)
    unit = found.unit if found else ""
    if unit and text.endswith(unit) and len(unit) < len(text):
        return text[: -len(unit)].rstrip(), unit
    return text, ""


def _result_cells(entry: Entry) -> tuple[str, str, str]:
    return (entry.about, *figure_of(entry.text)) if entry.about or figure(entry.text) else (entry.text, "", "")


def _result_worded(entry: Entry, column: int, text: str) -> Entry:
    """The number and its unit are one figure; words that are no figure stand in the first column."""
    if column == 0:
        return replace(entry, about=text) if entry.about or figure(entry.text) else replace(entry, text=text)
    number, unit = figure_of(entry.text) if figure(entry.text) else ("", "")
    if column == 1:
        whole = text if figure(text) and figure_of(text)[1] else f"{text}{unit}"
        return replace(entry, text=whole, about=entry.about or ("" if figure(entry.text) else entry.text))
    return replace(entry, text=f"{number}{text}")


def _recognition_cells(entry: Entry) -> tuple[str, str, str]:
    return entry.text, entry.about, entry.level


def _recognition_worded(entry: Entry, column: int, text: str) -> Entry:
    match column:
        case 0:
            return replace(entry, text=text)
        case 1:
            return replace(entry, about=text)
    return replace(entry, level=text)


RESULTS = Shape(Field.RESULTS, ("指标", "数", "单位", "出处"), "再取一个数", _result_cells, _result_worded)
RECOGNITION = Shape(
    Field.RECOGNITION, ("内容", "何方", "级别", "出处"), "再写一项认可", _recognition_cells, _recognition_worded
)


class ValueModel(QAbstractTableModel):
    """Rows keep their places while single ones come and go, so that the caret stays where the editor put it."""

    reworded = Signal(object, object)
    """Entry as it was, Entry as the editor words it."""
    typed = Signal(str)
    """One more, as the editor wrote it."""
    ticked = Signal(object, bool)

    def __init__(self, shape: Shape, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self.by_amount = False
        self.entries: tuple[Entry, ...] = ()
        self._given: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries, given in the order of the text."""
        self._given = tuple(entries)
        wanted = self._ordered()
        head = next((at for at, (old, new) in enumerate(zip(self.entries, wanted, strict=False)) if old != new), None)
        if head is None:
            head = min(len(self.entries), len(wanted))
        more = len(wanted) - len(self.entries)
        if more > 0:
            self.beginInsertRows(NOWHERE, head, head + more - 1)
            self.entries = wanted
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(NOWHERE, head, head - more - 1)
            self.entries = wanted
            self.endRemoveRows()
        self.entries = wanted
        if head < len(wanted):
            self.dataChanged.emit(self.index(head, 0), self.index(len(wanted) - 1, SOURCE))

    def sort_by_amount(self, *, wanted: bool) -> None:
        """Show the largest first, or again in the order of the text."""
        self.by_amount = wanted
        self.show(self._given)

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for the row for one more."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shape.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shape.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._right(section):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == ENTRY_ROLE:
            return entry
        if entry is None:
            return self._more(index.column(), role)
        column = index.column()
        cell = self.shape.cells(entry)[column] if column < SOURCE else ""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return cell
            case Qt.ItemDataRole.TextAlignmentRole if self._right(column):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is("\n".join(filter(None, (cell, PROPOSED if entry.proposed else "", entry.why))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry, cell) if column < SOURCE else _link(entry)
            case Qt.ItemDataRole.CheckStateRole if column == SOURCE and entry.proposed:
                return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        entry, text = self.entry(index.row()), str(value).strip()
        if entry is not None and role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(entry, value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value})
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        if entry is None:
            if text:
                self.typed.emit(text)
            return bool(text)
        changed = self.shape.worded(entry, index.column(), text)
        if changed == entry or not (changed.text or changed.about):
            return False
        self.reworded.emit(entry, changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        entry = self.entry(index.row())
        if index.column() < SOURCE and (entry is not None or index.column() == 0):
            flags |= Qt.ItemFlag.ItemIsEditable
        if entry is not None and entry.proposed and index.column() == SOURCE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _ordered(self) -> tuple[Entry, ...]:
        if not self.by_amount:
            return self._given
        return tuple(self._given[at] for at in sort_by_amount(tuple(one.ground for one in self._given)))

    def _right(self, column: int) -> bool:
        return self.shape.field is Field.RESULTS and column == FIGURE

    def _more(self, column: int, role: int) -> object:
        if column == 0 and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"＋ {self.shape.more}"
        return "" if role == Qt.ItemDataRole.EditRole else None


def _spoken(entry: Entry, cell: str) -> str:
    return f"{cell}，待确认" if entry.proposed else cell


def _link(entry: Entry) -> str:
    if entry.orphan:
        return "原文已删"
    return f"出处 {entry.number}" if entry.number else "原文" if entry.proposed else "手填"
