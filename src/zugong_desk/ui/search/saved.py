"""Kept searches: their menu, and the line in which one is given its name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from zugong_desk.domain.searching import SavedSearch
from zugong_desk.ui.bridge import Bridge

NONE_YET = "还没有保存过查找"
SAVE, RENAME, REMOVE = "保存这次查找…", "改名", "删除（可撤销）"


class SavedMenu(QMenu):
    """Lists kept searches when it opens: a name runs its search, below it is saved, renamed and taken away."""

    run_wished = Signal(object)
    save_wished = Signal()
    rename_wished = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedMenu")
        self.setAccessibleName("保存的查找")
        self._bridge = bridge
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        kept = self._bridge.saved_searches()
        for one in kept:
            self._entry(self, one, self.run_wished.emit).setToolTip(one.query)
        if not kept:
            self.addAction(NONE_YET).setEnabled(False)
        self.addSeparator()
        save = self.addAction(SAVE)
        save.setObjectName("saveThis")
        save.triggered.connect(lambda: self.save_wished.emit())
        save.setEnabled(not self._bridge.read_only)
        for title, name, run in (
            (RENAME, "renameSaved", self.rename_wished.emit),
            (REMOVE, "removeSaved", lambda one: self._bridge.remove_search(one.id)),
        ):
            below = self.addMenu(title)
            below.setObjectName(name)
            below.setEnabled(bool(kept) and not self._bridge.read_only)
            for one in kept:
                self._entry(below, one, run)

    def _entry(self, menu: QMenu, one: SavedSearch, run: Callable[[SavedSearch], object]) -> QAction:
        action = menu.addAction(one.name.replace("&", "&&"))
        action.setObjectName(one.id)
        action.triggered.connect(lambda _checked=False: run(one))
        return action


class NameLine(QFrame):
    """Asks for a name in place: Enter takes it, Escape leaves."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchNameLine")
        self.setProperty("role", "foot")
        self._take: Callable[[str], object] = str
        self.caption, self.field = QLabel(self), QLineEdit(self)
        self.caption.setProperty("role", "label")
        self.field.setObjectName("searchName")
        self.field.setAccessibleName("查找的名称")
        self.caption.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.caption)
        row.addWidget(self.field, 1)
        self.field.returnPressed.connect(self._on_entered)
        self.hide()

    def ask(self, caption: str, name: str, take: Callable[[str], object]) -> None:
        """Ask for a name; `take` is given it and says with something true that it was good."""
        self._take = take
        self.caption.setText(caption)
        self.field.setText(name)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves things as they are."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _on_entered(self) -> None:
        if self._take(self.field.text()):
            self._close()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
