"""The list of hits under the hands."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from zugong_desk.ui.controls.sectioned_view import SectionedView
from zugong_desk.ui.search.delegate import HitDelegate
from zugong_desk.ui.search.model import HitModel, Index
from zugong_desk.ui.theme.source import ThemeSource

LEAST = 96
"""A lower view is not laid out yet, or has no room for heads anyway."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HitView(SectionedView):
    """↓ ↑ walk from hit to hit, ← → from issue to issue; Enter goes into the text, a blank or a click only looks."""

    go_wished = Signal(QModelIndex)
    look_wished = Signal(QModelIndex)
    up_wished = Signal()
    """Up from the first hit."""
    left = Signal()

    def __init__(self, model: HitModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitList")
        self.setAccessibleName("查到的地方")
        self._model = model
        self.setModel(model)
        self.setItemDelegate(HitDelegate(themes, model, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.look_wished)
        self.doubleClicked.connect(self.go_wished)
        themes.changed.connect(self.viewport().update)

    def choose(self, at: int) -> QModelIndex:
        """Make the hit of a number current; its index."""
        index = self._model.index_of(at)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        return index

    def scrollTo(self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Bring a hit into sight with the heads right above it."""
        top = index.row()
        while top > 0 and self._model.hit_of(self._model.index(top - 1)) is None:
            top -= 1
        super().scrollTo(self._model.index(top), hint)
        if self.viewport().height() > LEAST:
            super().scrollTo(index, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; everything else walks, or is the window's."""
        key, row = Qt.Key(event.key()), self._model.row_of(self.currentIndex())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or (row is None and key not in (Qt.Key.Key_Escape, Qt.Key.Key_Up)):
            super().keyPressEvent(event)
        elif key in ENTER and event.isAutoRepeat():
            event.accept()  # held from the field, or for too long: each step into the text is pressed
        elif key in ENTER:
            self.go_wished.emit(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.look_wished.emit(self.currentIndex())
        elif key in SIDEWAYS:
            self.choose(self._beside(row.at if row else 0, SIDEWAYS[key]))
        elif key == Qt.Key.Key_Up and (row is None or row.at == 0):
            self.up_wished.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _beside(self, at: int, by: int) -> int:
        """The number of the first hit of the next issue (1), or of this one, or the one before (-1)."""
        hits = self._model.hits
        if by > 0:
            here = hits[at].bulletin
            while at < len(hits) and hits[at].bulletin == here:
                at += 1
                if at == len(hits) and self._model.canFetchMore():
                    self._model.fetchMore()
            return min(at, len(hits) - 1)
        at = max(0, at - 1)
        while at and hits[at - 1].bulletin == hits[at].bulletin:
            at -= 1
        return at
