"""The import queue as a table: file, encoding, what was read, what can be done."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.desk.importing import ImportResult
from zugong_desk.ui.imports.queue import Entry, ImportQueue

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADS = ("文件", "编码", "读到什么", "可以做")
FILE, ENCODING, READ, VERB = range(4)
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


def told(entry: Entry) -> str:
    """What became of a file, in words."""
    result = entry.result
    if entry.state == "waiting":
        return "等待"
    if entry.state == "cancelled" or result is None:
        return "已取消，没有导入"
    if entry.state == "failed":
        return result.error or "没有读到文字"
    if entry.state == "duplicate":
        return f"与书库中“{issue_in_words(result) or result.file}”内容相同，未重复导入"
    doubt = f"，存疑 {result.doubtful}" if result.doubtful else ""
    learnt = f"，按本库的更正读 {result.learnt} 块" if result.learnt else ""
    return f"{issue_in_words(result) or '无报头'}：{result.blocks} 块{doubt}{learnt}"


def issue_in_words(result: ImportResult) -> str:
    """What an issue's key such as 2023-9 is called on screen; empty without one."""
    year, _, number = (result.issue or "").partition("-")
    return f"{year} 年第 {number} 期" if number.isdigit() else result.issue or ""


def verb(entry: Entry) -> str:
    """What can be done about a file; empty if nothing."""
    return {"waiting": "取消", "new": "打开", "duplicate": "打开已有的"}.get(entry.state, "")


class QueueModel(QAbstractTableModel):
    """Follows the queue."""

    def __init__(self, queue: ImportQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        queue.reset.connect(self._on_reset)
        queue.entry_changed.connect(self._on_entry_changed)
        self._count = len(queue.entries)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._queue.entries[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a file."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """File, encoding, what was read, what can be done."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
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
            return f"{entry.path}\n{told(entry)}"
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (entry.path.name, entry.encoding.upper(), told(entry), verb(entry))[index.column()]

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._count = len(self._queue.entries)
        self.endResetModel()

    def _on_entry_changed(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(HEADS) - 1))
