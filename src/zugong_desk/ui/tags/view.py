"""The list of annotations: shape, name and quote; sections above."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from zugong_desk.domain.codebook import Tag
from zugong_desk.ui.controls.sectioned_view import SectionedView
from zugong_desk.ui.marks.delegates import RowDelegate, RowLook
from zugong_desk.ui.marks.leading import TagMark
from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.tags.listing import Row, Section
from zugong_desk.ui.tags.model import ROW_ROLE, name_of
from zugong_desk.ui.theme.source import ThemeSource

RESTORABLE = "撤销可恢复"


class AnnotationView(SectionedView):
    """Del removes, Enter goes to the fields."""

    remove_wished = Signal()
    edit_wished = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotationList")
        self.setAccessibleName("标注")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(RowDelegate(themes, self, look=_look))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove_wished.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.edit_wished.emit()
        else:
            super().keyPressEvent(event)


def look_of(tag: Tag | None) -> TagLook:
    """How a tag is drawn; one that the codebook has lost is an open grey shape."""
    return TagLook(tag.colour, tag.shape, bool(tag.parent)) if tag else TagLook(11, 11)


def _look(index: QModelIndex | QPersistentModelIndex) -> RowLook:
    row: Row = index.data(ROW_ROLE)
    if isinstance(row, Section):
        return RowLook(row.title, trailing=f"{row.count} 条", muted=True)
    shape = TagMark(look_of(row.tag), hollow=row.orphan)
    if row.orphan:
        return RowLook(row.quote, shape, RESTORABLE, muted=True, struck=True)
    return RowLook(name_of(row), shape, row.quote)
