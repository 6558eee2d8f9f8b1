"""The list of names under the hands."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from zugong_desk.ui.marks.delegates import RowDelegate
from zugong_desk.ui.names.model import NamesModel
from zugong_desk.ui.theme.source import ThemeSource

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamesView(QListView):
    """Enter confirms what is selected, Delete refuses it, F2 goes to the form, Insert adds by hand."""

    confirm_wished = Signal()
    refuse_wished = Signal()
    change_wished = Signal()
    add_wished = Signal()

    def __init__(self, model: NamesModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("namesList")
        self.setAccessibleName("名称")
        self.setModel(model)
        self.setItemDelegate(RowDelegate(themes, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of names; everything else walks, or is the dialog's."""
        wishes = {
            Qt.Key.Key_Delete: self.refuse_wished,
            Qt.Key.Key_F2: self.change_wished,
            Qt.Key.Key_Insert: self.add_wished,
        } | dict.fromkeys(ENTER, self.confirm_wished)
        wish = wishes.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if wish is not None and plain:
            wish.emit()
        else:
            super().keyPressEvent(event)
