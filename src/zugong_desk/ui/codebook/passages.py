"""The passages that bear a tag, below its form: examples first; Enter goes to the place, X shows one as an example."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from zugong_desk.domain.span import Span
from zugong_desk.library import Marked
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MOST = 200
ORIGIN = "codebookPanel"
EXAMPLE = "范例"


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Marked, ...] = ()
        self._issues: dict[str, str] = {}

    def show(self, rows: list[Marked], issues: dict[str, str]) -> None:
        self.beginResetModel()
        self.rows, self._issues = tuple(rows[:MOST]), issues
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        text, issue = one.text.replace("\n", " "), self._issues.get(one.bulletin, "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{EXAMPLE + '，' if one.annotation.example else ''}{issue}：{text}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(text)
            case _ if role == LOOK_ROLE:
                trailing = f"{EXAMPLE}　{issue}" if one.annotation.example else issue
                return RowLook(text[:60], trailing=trailing, strong=one.annotation.example, struck=one.orphan)
        return None


class _List(QListView):
    example_wished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_X and self.currentIndex().isValid():
            self.example_wished.emit()
        else:
            super().keyPressEvent(event)


class TagPassages(QWidget):
    """Follows the tag that is chosen and every step."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagPassages")
        self._bridge, self._tag = bridge, ""
        self.model, self.view, self.head = _Model(self), _List(self), QLabel(self)
        self.head.setProperty("role", "label")
        self.head.setContentsMargins(16, 6, 12, 4)
        self.view.setObjectName("tagPassageList")
        self.view.setAccessibleName("标了这个标签的文字")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(RowDelegate(themes, self.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self.view.activated.connect(self._on_activated)
        self.view.example_wished.connect(self._on_example_wished)
        themes.changed.connect(self.view.viewport().update)

    def show_tag(self, tag: str) -> None:
        """List the passages of a tag (id); nothing for an empty one."""
        self._tag = tag
        at = self.view.currentIndex().row()
        found = self._bridge.marked_with(tag) if tag else []
        names = {row.id: f"{row.year or ''}-{row.issue_number or ''}".strip("-") for row in self._bridge.issues()}
        self.model.show(found, names)
        self.head.setText(f"标注 {len(found)} 处　Enter 到原文，X 作范例" if found else "还没有标注")
        if found:
            self.view.setCurrentIndex(self.model.index(max(0, min(at, len(found) - 1))))

    def _on_activated(self, index: QModelIndex) -> None:
        self._go(self.model.rows[index.row()])

    def _go(self, one: Marked) -> Span | None:
        """Open the place of a passage; the span where it now stands."""
        bulletin = self._bridge.bulletin
        if bulletin is None or bulletin.id != one.bulletin:
            bulletin = self._bridge.open_issue(one.bulletin)
        if bulletin is None or one.annotation.id not in bulletin.places:
            return None
        span = bulletin.places[one.annotation.id].span
        self._bridge.go(span, ORIGIN)
        return span

    def _on_example_wished(self) -> None:
        one = self.model.rows[self.view.currentIndex().row()]
        if self._go(one):
            self._bridge.show_as_example(one.annotation.id, example=not one.annotation.example)
