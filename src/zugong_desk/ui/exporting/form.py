"""The left side of the export dialogue: what is taken, and in which format."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from zugong_desk.desk.facts import issue_key
from zugong_desk.domain.codebook import in_order
from zugong_desk.export.formats import Format
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.exporting.scopes import GROUPS, Scope, Wish, formats_for

_NAME = int(Qt.ItemDataRole.UserRole)
QUERY_HINT = "要查的字句，写法与全库查找相同"


class ExportForm(QWidget):
    """Says with `changed` that another thing, or another format, is wanted."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.scopes, self.formats = QComboBox(self), QListWidget(self)
        self.query = QLineEdit(self)
        self._things: dict[Scope, QComboBox] = {}
        self._what = QStackedWidget(self)
        self._make()
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        scope = self._scope
        name = self.formats.currentItem().data(_NAME) if self.formats.currentRow() >= 0 else ""
        return Wish(scope, self._thing(scope), name or "")

    def show_wish(self, wish: Wish) -> None:
        """Choose a scope, what of it, and a format."""
        with QSignalBlocker(self):
            self.scopes.setCurrentIndex(self.scopes.findData(wish.scope))
            if wish.scope is Scope.SEARCH:
                self.query.setText(wish.what)
            elif wish.scope in self._things:
                thing = self._things[wish.scope]
                thing.setCurrentIndex(max(0, thing.findData(wish.what)))
            self._offer(wish.format)
        self.changed.emit()

    @property
    def name(self) -> str:
        """What a file of this choice may be called."""
        scope = self._scope
        if scope in self._things:
            return self._things[scope].currentText()
        return self.query.text().strip() if scope is Scope.SEARCH else self._library

    @property
    def _scope(self) -> Scope:
        scope: Scope = self.scopes.currentData()
        return scope

    @property
    def _library(self) -> str:
        return self._bridge.desk.library.path.stem if self._bridge.desk else ""

    def _thing(self, scope: Scope) -> str:
        if scope is Scope.SEARCH:
            return self.query.text().strip()
        return str(self._things[scope].currentData() or "") if scope in self._things else ""

    def _make(self) -> None:
        shelf = self._bridge.shelf
        held = {
            Scope.COLLECTION: [
                (one.name, one.id) for one in sorted(shelf.collections.values(), key=lambda one: one.order)
            ],
            Scope.TAG: [(one.name, one.id) for one in in_order(shelf.tags)],
            Scope.ISSUE: self._issues(),
        }
        for scope in Scope:
            part: QWidget = self.query if scope is Scope.SEARCH else QWidget(self)
            if scope in held:
                part = self._things[scope] = QComboBox(self)
                for name, id in held[scope]:
                    self._things[scope].addItem(name, id)
                self._things[scope].setMaxVisibleItems(20)
                part.setObjectName(f"export{scope.name.title()}")
                part.setAccessibleName(scope.value)
            self._what.addWidget(part)
            if scope not in held or held[scope]:
                self.scopes.addItem(scope.value, scope)
        self.scopes.setObjectName("exportScope")
        self.query.setObjectName("exportQuery")
        self.query.setPlaceholderText(QUERY_HINT)
        self.query.setAccessibleName("查找的字句")
        self.formats.setObjectName("exportFormats")
        self.formats.setProperty("role", "boxed")

    def _issues(self) -> list[tuple[str, str]]:
        if self._bridge.desk is None:
            return []
        rows = [row for row in self._bridge.desk.library.issues() if row.present]
        return [(issue_key(row) or row.file, row.id) for row in reversed(rows)]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(caption("导出什么(&W)", self, self.scopes))
        column.addWidget(self.scopes)
        column.addWidget(self._what)
        column.addSpacing(6)
        column.addWidget(caption("导出成(&F)", self, self.formats))
        column.addWidget(self.formats, 1)
        self._what.setFixedHeight(self.query.sizeHint().height())
        self.scopes.setAccessibleName("导出什么")
        self.formats.setAccessibleName("导出成")

    def _connect(self) -> None:
        self.scopes.currentIndexChanged.connect(lambda _at: self._offer(self.wish.format))
        for thing in self._things.values():
            thing.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.query.editingFinished.connect(self.changed)
        self.formats.currentRowChanged.connect(lambda _row: self.changed.emit())

    def _offer(self, wanted: str) -> None:
        """List the formats of the scope, with the one wanted chosen if it is among them."""
        self._what.setCurrentIndex(list(Scope).index(self._scope))
        with QSignalBlocker(self.formats):
            self.formats.clear()
            group = ""
            for one in formats_for(self._scope):
                if GROUPS[one.what] != group:
                    group = GROUPS[one.what]
                    self.formats.addItem(self._heading(group))
                self.formats.addItem(self._row(one))
            names = [self.formats.item(row).data(_NAME) for row in range(self.formats.count())]
            self.formats.setCurrentRow(names.index(wanted) if wanted in names else 1)
        self.changed.emit()

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        item.setFont(font)
        return item

    def _row(self, one: Format) -> QListWidgetItem:
        item = QListWidgetItem(f"{one.title}　{one.suffix}")
        item.setData(_NAME, one.name)
        item.setToolTip(one.note)
        return item
