"""A list whose rows stand under sections."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView


class SectionedView(QListView):
    """A list in which the keys pass over what cannot be selected.

    `entering` is true while the focus comes in: Qt then makes a row current that nobody chose.
    """

    entering = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads; past a section in the same direction, or back if nothing follows."""
        index, here = super().moveCursor(action, modifiers), self.currentIndex()
        step = -1 if index.row() < here.row() else 1
        for row in (*_from(index, step), *_from(index, -step)):
            if row.flags() & Qt.ItemFlag.ItemIsSelectable:
                return row
        return here


def _from(index: QModelIndex, step: int) -> Iterator[QModelIndex]:
    while index.isValid():
        yield index
        index = index.siblingAtRow(index.row() + step)
