"""The import queue as a table: sign, file, form, what was read, what can be done."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.desk.errors import one_line
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.imports.entry import STATES, Entry, told, verb_shown, verbs
from zugong_desk.ui.imports.queue import ImportQueue

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADS = ("", "文件", "格式", "读到什么", "可以做")
SPOKEN_HEADS = ("状态", *HEADS[1:])
SIGN, FILE, FORM, READ, VERB = range(5)
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class QueueModel(QAbstractTableModel):
    """Follows the queue."""

    def __init__(self, queue: ImportQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        queue.reset.connect(self._on_reset)
        queue.added.connect(self._on_added)
        queue.entry_changed.connect(self._on_entry_changed)
        self._count = len(queue.entries)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._queue.entries[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a file."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Sign, file, form, what was read, what can be done."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return SPOKEN_HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == VERB:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a cell says."""
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is("\n".join((one_line(entry.parcel.where), told(entry), *entry.notes)))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == SIGN:
            return STATES[entry.state]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _cells(entry)[index.column()]
        return None

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._count = len(self._queue.entries)
        self.endResetModel()

    def _on_added(self, first: int, last: int) -> None:
        self.beginInsertRows(NOWHERE, first, last)
        self._count += last - first + 1
        self.endInsertRows()

    def _on_entry_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))


def _cells(entry: Entry) -> tuple[str, ...]:
    offered = "，".join(verb_shown(entry, verb) for verb in verbs(entry))
    return "", one_line(entry.parcel.name), entry.form_shown, told(entry), offered
