"""The list of excerpts: dragged or Alt+↑↓ to another place, F4 to where it came from, Del to take it out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from zugong_desk.ui.controls.sectioned_view import SectionedView
from zugong_desk.ui.excerpts.delegate import ExcerptDelegate
from zugong_desk.ui.theme.source import ThemeSource

ALT = Qt.KeyboardModifier.AltModifier
BACK = Qt.Key.Key_F4


class ExcerptView(SectionedView):
    """Says what is wished; the pane does it."""

    shift_wished = Signal(int)
    back_wished = Signal()
    edit_wished = Signal()
    remove_wished = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerptList")
        self.setAccessibleName("摘录")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(ExcerptDelegate(themes, self))

    def event(self, event: QEvent) -> bool:
        """F4 means something else in the window; here it is ours."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == BACK:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up if event.modifiers() == ALT:
                self.shift_wished.emit(-1)
            case Qt.Key.Key_Down if event.modifiers() == ALT:
                self.shift_wished.emit(1)
            case Qt.Key.Key_F4 if plain:
                self.back_wished.emit()
            case Qt.Key.Key_Delete if plain:
                self.remove_wished.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self.edit_wished.emit()
            case _:
                super().keyPressEvent(event)
