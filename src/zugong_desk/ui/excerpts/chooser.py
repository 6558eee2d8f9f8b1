"""Which collection is shown, and what can be done with collections."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.collection import Collection
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource


class CollectionChooser(QFrame):
    """A box of the collections, with buttons to add, rename and remove one."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.box = QComboBox(self)
        self.box.setObjectName("collectionBox")
        self.box.setAccessibleName("摘编")
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = self._button("addCollection", "新建摘编", "add", themes)
        self.more = self._button("collectionMenu", "摘编的更多操作", "more", themes)
        self.count = QLabel(self)
        self.count.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.box, 1)
        row.addWidget(self.add)
        row.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 4, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.count)
        self.box.currentIndexChanged.connect(lambda _at: self.chosen.emit(self.collection))
        self.add.clicked.connect(self.ask_new)
        self._fill_menu()

    @property
    def collection(self) -> str:
        """The id of the collection shown; empty if there is none."""
        return str(self.box.currentData() or "")

    def offer(self, collections: list[Collection]) -> None:
        """Offer the collections; the one chosen stays while it exists."""
        chosen = self.collection
        self.box.blockSignals(True)  # noqa: FBT003
        self.box.clear()
        for collection in collections:
            self.box.addItem(collection.name, collection.id)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)) if collections else -1)
        self.box.blockSignals(False)  # noqa: FBT003
        self.box.setEnabled(bool(collections))
        for action in self.more.menu().actions():
            action.setEnabled(bool(collections))

    def choose(self, id: str) -> None:
        """Show another collection."""
        self.box.setCurrentIndex(self.box.findData(id))

    def ask_new(self) -> None:
        """Ask for a name and make a collection of it."""
        name, agreed = QInputDialog.getText(self, "新建摘编", "摘编名称：")
        if agreed and (made := self._bridge.add_collection(name)):
            self.choose(made)

    def ask_name(self) -> None:
        """Ask for another name for the collection shown."""
        name, agreed = QInputDialog.getText(self, "摘编改名", "摘编名称：", text=self.box.currentText())
        if agreed and name.strip() != self.box.currentText():
            self._bridge.rename_collection(self.collection, name)

    def remove(self) -> None:
        """Remove the collection shown with its excerpts; one step, which can be undone, so no question."""
        if self.collection:
            self._bridge.remove_collection(self.collection)

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("改名…", self.ask_name)
        menu.addAction("删除这个摘编（可撤销）", self.remove)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")

    def _button(self, name: str, text: str, drawing: str, themes: ThemeSource) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setIcon(icon(drawing, themes, 16, "ink2"))
        button.setIconSize(QSize(16, 16))
        return button
