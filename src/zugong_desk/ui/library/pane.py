"""The library pane: find an issue, see how far it is, open it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.library.articles import article_lines, article_of_block
from zugong_desk.ui.library.legend import Legend
from zugong_desk.ui.library.menu import issue_menu
from zugong_desk.ui.library.model import NODE_ROLE, LibraryModel
from zugong_desk.ui.library.shelves import Node
from zugong_desk.ui.library.view import LibraryView
from zugong_desk.ui.marks.delegates import RowDelegate
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

NAME = "libraryPane"
EMPTY = "这个书库还没有期刊。把文件拖到这里，或按 Ctrl+I 选择。"
NO_LIBRARY = "还没有打开书库。按 Ctrl+O 打开，或按 Ctrl+N 新建。"
PAUSE_MS = 200  # of typing, after which titles are read again
BURST_MS = 60  # many files taken in after one another refresh the list now and then, not once each


class LibraryPane(QFrame):
    """Head with the count, filter, tree, legend."""

    export_requested = Signal(str)

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("书库")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._actions: Mapping[str, QAction] = {}
        self._firsts: set[str] = set()
        self.model = LibraryModel(bridge.pinyin_match, self, bridge.open_findings)
        self.view = LibraryView(self)
        self.filter = QLineEdit(self)
        self._count, self._message = QLabel(), QLabel()
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._issues_later = QTimer(self, singleShot=True, interval=BURST_MS)
        self._build(themes)
        self._connect()
        self._on_library_opened()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu."""
        self._actions = actions

    def focus_filter(self) -> None:
        """Begin to type a name, from anywhere."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # ---- parts ----

    def _build(self, themes: ThemeSource) -> None:
        self.view.setObjectName("libraryTree")
        self.view.setAccessibleName("期刊列表")
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(themes, self.view))
        self.setFocusProxy(self.view)
        self.filter.setObjectName("libraryFilter")
        self.filter.setAccessibleName("筛选期刊")
        self.filter.setPlaceholderText("拼音首字母或文字")
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", themes, 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self._message.setWordWrap(True)
        self._message.setProperty("role", "hint")
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(12, 8, 12, 8)
        self._body = QStackedLayout()
        self._body.addWidget(self.view)
        self._body.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 6)
        row.addWidget(self.filter)
        column.addLayout(row)
        column.addLayout(self._body, 1)
        column.addWidget(Legend(themes))

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        title = QLabel("书库")
        title.setProperty("role", "heading")
        self._count.setProperty("role", "hint")
        row.addWidget(title)
        row.addWidget(self._count)
        row.addStretch(1)
        return head

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.library_opened.connect(self._on_library_opened)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)
        bridge.counts_changed.connect(self.model.show_findings)
        self._later.timeout.connect(self._show_articles)
        self._issues_later.timeout.connect(self._show_issues)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.returnPressed.connect(self._on_filter_entered)
        self.view.typed.connect(self._on_typed)
        self.view.chosen.connect(self._on_chosen)
        self.view.remove_requested.connect(self._on_remove)
        self.view.customContextMenuRequested.connect(self._on_menu)

    # ---- what is shown ----

    def _on_library_opened(self) -> None:
        self.filter.clear()
        self.model.set_issues(())
        self._show_issues()
        self._on_opened()

    def _show_issues(self) -> None:
        folded = self._folded()
        self.model.set_issues(self._bridge.issues())
        self._unfold(folded)
        self._say_count()

    def _say_count(self) -> None:
        total, found = self.model.total, self.model.found
        self._count.setText(f"{found} / {total} 期" if self.model.query else f"{total} 期" if total else "")
        if self._bridge.desk is None or not total:
            self._message.setText(EMPTY if self._bridge.desk else NO_LIBRARY)
        elif not found:
            self._message.setText(f"{total} 期里没有“{self.model.query}”。试试去掉空格，或只打拼音首字母。")
        self._body.setCurrentIndex(0 if found else 1)

    def _folded(self) -> set[str]:
        """The years, and the open issue, that are folded by hand."""
        rows = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        rows += [index for index in (self._open_index(),) if index.isValid()]
        return {node.key for index in rows if not self.view.isExpanded(index) and (node := self.model.node(index))}

    def _unfold(self, folded: set[str]) -> None:
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            node = self.model.node(index)
            self.view.setExpanded(index, bool(self.model.query) or node is None or node.key not in folded)
        opened = self._open_index()
        node = self.model.node(opened)
        if node is not None:
            self.view.setExpanded(opened, node.key not in folded)
        self._show_current()

    def _open_index(self) -> QModelIndex:
        return self.model.index_of(self._bridge.bulletin.id) if self._bridge.bulletin else QModelIndex()

    def _show_current(self, *, unfold: bool = False) -> None:
        """Make the open article or issue current in the list; what an editor folded stays so unless `unfold`."""
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None:
            self.view.setCurrentIndex(QModelIndex())
            return
        issue = self.model.index_of(bulletin.id)
        if not issue.isValid():
            return
        if unfold:
            self.view.expand(issue.parent())
            self.view.expand(issue)
        if not self.view.isExpanded(issue.parent()):
            return
        block = article_of_block(bulletin, self._firsts, place.start.block) if place else ""
        index = self.model.index_of(bulletin.id, block) if block and self.view.isExpanded(issue) else issue
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _show_articles(self, *, unfold: bool = False) -> None:
        bulletin = self._bridge.bulletin
        articles = article_lines(bulletin) if bulletin else []
        self._firsts = {article.block for article in articles}
        self.model.set_open(bulletin.id if bulletin else "", articles)
        self._show_current(unfold=unfold)

    # ---- what happens ----

    def _on_opened(self) -> None:
        self._later.stop()
        self._show_articles(unfold=True)

    def _on_changed(self, touched: Touched) -> None:
        if touched.issues or touched.places:
            self._issues_later.start()
        if touched.blocks or touched.lines:
            self._later.start()

    def _on_place_changed(self, _span: Span | None, _origin: str) -> None:
        self._show_current()

    def _on_filter_changed(self, text: str) -> None:
        folded = self._folded() if not self.model.query else set()
        self.model.set_query(text.strip())
        self._unfold(folded)
        self._say_count()
        if text and self.model.found:
            self.view.setCurrentIndex(self.model.index(0, 0, self.model.index(0, 0)))

    def _on_filter_entered(self) -> None:
        if self.model.found:
            self._on_chosen()
            self.view.setFocus()

    def _on_typed(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.insert(text)

    def _on_chosen(self) -> None:
        node = self._node()
        if node is None:
            return
        if node.issue is not None and (self._bridge.bulletin is None or self._bridge.bulletin.id != node.key):
            self._bridge.open_issue(node.key)
        elif node.article is not None:
            self._bridge.go_block(node.article.block, NAME)
        elif node.kind == "year":
            index = self.view.currentIndex()
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _on_remove(self) -> None:
        node = self._node()
        if node is not None and node.issue is not None:
            self._bridge.remove_issue(node.key)

    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        node: Node | None = index.data(NODE_ROLE) if index.isValid() else None
        if node is not None and node.issue is not None:
            menu = issue_menu(self, self._bridge, node.issue, self.export_requested.emit)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _node(self) -> Node | None:
        return self.model.node(self.view.currentIndex())
