"""The codebook as Qt's tree model; the integer id of an index is the tag's place in the order of the tree."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from zugong_desk.domain.codebook import Tag, Tags, in_order, would_loop
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowLook
from zugong_desk.ui.marks.leading import TagMark
from zugong_desk.ui.tags.view import look_of

Index = QModelIndex | QPersistentModelIndex
TAG_ROLE = int(Qt.ItemDataRole.UserRole)
TAG_MIME = "application/x-zugong-tag"


class CodebookModel(QAbstractItemModel):
    """Shows all tags, children below their parent; a tag can be dragged under another or beside it."""

    place_wished = Signal(str, str, int)
    """A tag (id) was dropped: its new parent (id or empty), and its place among the children there."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401
        super().__init__(parent)
        self._tags: Tags = {}
        self._uses: Mapping[str, int] = {}
        self._matched: Mapping[str, tuple[int, ...]] = {}
        self._order: list[Tag] = []
        self._at: dict[str, int] = {}
        self._row: list[int] = []
        self._below: dict[str, list[int]] = {"": []}

    def show(self, tags: Tags, uses: Mapping[str, int], matched: Mapping[str, tuple[int, ...]] | None = None) -> None:
        """Show other tags; of `matched`, if given, only those it names and what they stand under, matches underlined."""
        self.beginResetModel()
        kept = dict(tags) if matched is None else _with_parents(tags, matched)
        self._tags, self._uses, self._order, self._matched = kept, uses, in_order(kept), matched or {}
        self._at = {tag.id: at for at, tag in enumerate(self._order)}
        self._below = {"": [], **{tag.id: [] for tag in self._order}}
        self._row = []
        for at, tag in enumerate(self._order):
            siblings = self._below[self._parent(tag)]
            self._row.append(len(siblings))
            siblings.append(at)
        self.endResetModel()

    def tag_at(self, index: Index) -> Tag | None:
        """The tag behind an index; None for the invisible root."""
        return self._order[index.internalId()] if index.isValid() else None

    def index_of(self, id: str) -> QModelIndex:
        """The index of a tag; invalid if there is none of that id."""
        if id not in self._at:
            return QModelIndex()
        at = self._at[id]
        return self.createIndex(self._row[at], 0, at)

    def children_of(self, id: str) -> list[Tag]:
        """The tags right below a tag, or the top ones for an empty id."""
        return [self._order[at] for at in self._below[id]]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        below = self._children(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        tag = self.tag_at(child)
        return self.index_of(self._parent(tag)) if tag else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        tag = self.tag_at(index)
        if tag is None:
            return None
        uses = self._uses.get(tag.id, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tag.name
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(tag.definition) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tag.name}，{uses} 处{'，已停用' if tag.retired else ''}"
            case _ if role == LOOK_ROLE:
                return self._look(tag, uses)
            case _:
                return tag if role == TAG_ROLE else None

    def _look(self, tag: Tag, uses: int) -> RowLook:
        """Name with what the filter matched, its key, how often it is used."""
        trailing = "　".join(
            filter(None, (tag.key.upper(), f"{uses} 处" if uses else "", "停用" if tag.retired else ""))
        )
        matched = self._matched.get(tag.id, ())
        return RowLook(
            tag.name,
            TagMark(look_of(tag)),
            trailing,
            matched,
            strong=not tag.parent and not tag.retired,
            muted=tag.retired,
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [TAG_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        tag = self.tag_at(indexes[0]) if indexes else None
        if tag:
            mime.setData(TAG_MIME, tag.id.encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        above = self.tag_at(parent)
        fits = super().canDropMimeData(data, action, row, column, parent)
        return fits and not would_loop(self._tags, _dragged(data), above.id if above else "")

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for another place. False always: the panel shows it once the desk has written it."""
        if self.canDropMimeData(data, action, row, column, parent):
            above = self.tag_at(parent)
            self.place_wished.emit(_dragged(data), above.id if above else "", row)
        return False

    def _parent(self, tag: Tag) -> str:
        return tag.parent if tag.parent in self._tags else ""

    def _children(self, parent: Index) -> list[int]:
        tag = self.tag_at(parent)
        return self._below[tag.id if tag else ""]


def _dragged(data: QMimeData) -> str:
    return bytes(data.data(TAG_MIME).data()).decode()


def _with_parents(tags: Tags, named: Mapping[str, object]) -> dict[str, Tag]:
    """The tags named and all above them."""
    kept: dict[str, Tag] = {}
    for id in named:
        while id in tags and id not in kept:
            kept[id] = tags[id]
            id = tags[id].parent  # noqa: PLW2901 -- up the branch
    return kept
