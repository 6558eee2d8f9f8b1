"""What the palette offers: tags that fit what was typed, and a new one of that name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from zugong_desk.domain.codebook import Tag, Tags, by_name
from zugong_desk.domain.tag_keys import key_by_tag

Index = QModelIndex | QPersistentModelIndex
CHOICE_ROLE = int(Qt.ItemDataRole.UserRole)
DIRECT = 9
"""Rows that a digit with Ctrl reaches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: a tag with the code points of its name that were matched, or (without tag) a new one of that name.

    `key` is what puts the tag on a passage in the tagging mode.
    """

    name: str
    tag: Tag | None = None
    matched: tuple[int, ...] = ()
    parent: str = ""
    uses: int = 0
    key: str = ""


def choices(
    ranked: Sequence[tuple[str, tuple[int, ...]]], tags: Tags, uses: Mapping[str, int], query: str
) -> list[Choice]:
    """The rows for a query, best first; a new tag last, if none has that very name."""
    out, keys = [], key_by_tag(tags)
    for id, matched in ranked:
        tag = tags[id]
        parent = tags[tag.parent].name if tag.parent in tags else ""
        out.append(Choice(tag.name, tag, matched, parent, uses.get(id, 0), keys.get(id, "")))
    name = query.strip()
    if name and by_name(tags, name) is None:
        out.append(Choice(name))
    return out


class ChoiceModel(QAbstractListModel):
    """The choices as Qt's list model."""

    rows: tuple[Choice, ...] = ()

    def show(self, rows: Sequence[Choice]) -> None:
        """Show other choices."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        choice = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.name if choice.tag else f"新建标签“{choice.name}”…"
            case Qt.ItemDataRole.AccessibleTextRole if choice.tag:
                key = f"标注键 {choice.key}" if choice.key else ""
                return "，".join(filter(None, (choice.name, choice.parent, f"{choice.uses} 处", key)))
            case _:
                return choice if role == CHOICE_ROLE else None
