"""Which collection is shown, what it comes to, and what can be done with collections."""

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
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource


class CollectionChooser(QFrame):
    """A box of the collections, with buttons to add one and to do more with the one shown."""

    chosen = Signal(str)
    form_wished = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.box = QComboBox(self)
        self.box.setObjectName("collectionBox")
        self.box.setAccessibleName("摘编")
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = self._button("addCollection", "新建摘编", "add", themes)
        self.layout_button = self._button("collectionLayout", "题名、前言与版式", "settings", themes)
        self.layout_button.setCheckable(True)
        self.more = self._button("collectionMenu", "摘编的更多操作", "more", themes)
        self.count = QLabel(self)
        self.count.setObjectName("collectionCount")
        self.count.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.box, 1)
        for button in (self.layout_button, self.add, self.more):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 4, 2)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.count)
        self.box.currentIndexChanged.connect(lambda _at: self.chosen.emit(self.collection))
        self.box.currentTextChanged.connect(lambda name: self.box.setToolTip(as_it_is(name)))
        self.add.clicked.connect(self.ask_new)
        self.layout_button.clicked.connect(self.form_wished)
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
        for widget in (self.box, self.layout_button):
            widget.setEnabled(bool(collections))
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

    def copy(self) -> None:
        """Make a copy of the collection shown, and show that."""
        if self.collection and (made := self._bridge.copy_collection(self.collection)):
            self.choose(made)

    def remove(self) -> None:
        """Remove the collection shown with its excerpts; one step, which can be undone, so no question."""
        if self.collection:
            self._bridge.remove_collection(self.collection)

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("题名、前言与版式…", self.form_wished.emit)
        menu.addAction("改名…", self.ask_name)
        menu.addAction("复制一份", self.copy)
        menu.addSeparator()
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
