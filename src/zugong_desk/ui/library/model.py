"""The tree of years, issues and articles as Qt sees it."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.domain.shelf import Progress
from zugong_desk.library import IssueRow
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.library.shelves import ArticleLine, Match, Node, articles_into, grow, issue_date, issue_hint
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowLook
from zugong_desk.ui.marks.leading import ProgressDisc

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NOWHERE = QModelIndex()
Findings = Callable[[str], int | None]
"""How many findings of an issue are open, None if that is not known."""
DISCS = {Progress.UNREAD: 0, Progress.WORKING: 2, Progress.DONE: 4}
SPOKEN = {Progress.UNREAD: "未看", Progress.WORKING: "进行中", Progress.DONE: "定稿"}


class LibraryModel(QAbstractItemModel):
    """Holds the issues that the filter lets through; `total` counts all."""

    def __init__(self, match: Match, parent: QObject | None = None, findings: Findings = lambda _issue: None) -> None:
        super().__init__(parent)
        self._match, self._findings = match, findings
        self._issues: Sequence[IssueRow] = ()
        self._query = ""
        self._open: tuple[str, Sequence[ArticleLine]] = ("", ())
        self._root, self.found = Node("year", "", ""), 0
        self._nodes: list[Node] = []
        self._ids: dict[int, int] = {}

    @property
    def total(self) -> int:
        """How many issues the library holds."""
        return len(self._issues)

    @property
    def query(self) -> str:
        """What the list is filtered by."""
        return self._query

    def set_issues(self, issues: Sequence[IssueRow]) -> None:
        """Show these issues; the same ones with other facts keep their rows."""
        before = [(row.id, row.year, row.date_iso, row.issue_number, row.file) for row in self._issues]
        self._issues = issues
        if self._query or before != [(row.id, row.year, row.date_iso, row.issue_number, row.file) for row in issues]:
            self._grow()
            return
        fresh = {row.id: row for row in issues}
        for branch in self._root.children:
            for node in branch.children:
                node.issue = fresh[node.key]
            first, last = self._index(branch.children[0]), self._index(branch.children[-1])
            self.dataChanged.emit(first, last)

    def set_query(self, query: str) -> None:
        """Filter by characters or pinyin; an empty query shows everything."""
        if query != self._query:
            self._query = query
            self._grow()

    def show_findings(self, issues: Iterable[str]) -> None:
        """Show again how many findings of these issues are open."""
        wanted = set(issues)
        for branch in self._root.children:
            for node in branch.children:
                if node.key in wanted:
                    self.dataChanged.emit(self._index(node), self._index(node))

    def set_open(self, issue: str, articles: Sequence[ArticleLine]) -> None:
        """Show the articles of the open issue under it, and no other's."""
        before, self._open = self._open, (issue, articles)
        if before == self._open:
            return
        if before[0] != issue:
            self._replace_articles(before[0], ())
        self._replace_articles(issue, articles)

    def index_of(self, issue: str, block: str = "") -> QModelIndex:
        """Where an issue, or an article of it, stands; invalid if it is not shown."""
        node = self._issue(issue)
        if node is not None and block:
            node = next((child for child in node.children if child.key == block), None)
        return self._index(node) if node is not None else QModelIndex()

    def node(self, index: Index) -> Node | None:
        """The row at an index; None for an invalid one."""
        return self._nodes[index.internalId()] if index.isValid() else None

    # ---- Qt's questions ----

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The index of a child row."""
        above = self.node(parent) or self._root
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        return self._index(above.children[row])

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The index of the row above in the tree."""
        node = self.node(index)
        if node is None or node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows stand under one."""
        return 0 if parent.isValid() and parent.column() else len((self.node(parent) or self._root).children)

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Text, look, tool tip and spoken text of a row."""
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(issue_hint(node.issue, self._open_findings(node)) if node.issue else node.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(node, self._open_findings(node))
            case _ if role == LOOK_ROLE:
                return _look(node, self._open_findings(node), opened=node.key == self._open[0])
            case _ if role == NODE_ROLE:
                return node
        return None

    def _open_findings(self, node: Node) -> int | None:
        return self._findings(node.key) if node.issue is not None else None

    # ---- the tree ----

    def _grow(self) -> None:
        self.beginResetModel()
        self._root, self.found = grow(self._issues, self._query, self._match)
        self._nodes, self._ids = [], {}
        for branch in self._root.children:
            self._register(branch)
            for node in branch.children:
                self._register(node)
        opened = self._issue(self._open[0])
        if opened is not None:
            articles_into(opened, self._open[1])
            for child in opened.children:
                self._register(child)
        self.endResetModel()

    def _register(self, node: Node) -> None:
        self._ids[id(node)] = len(self._nodes)
        self._nodes.append(node)

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, self._ids[id(node)])

    def _issue(self, id: str) -> Node | None:
        return next((node for branch in self._root.children for node in branch.children if node.key == id), None)

    def _replace_articles(self, id: str, articles: Sequence[ArticleLine]) -> None:
        node = self._issue(id)
        if node is None:
            return
        if node.children:
            self.beginRemoveRows(self._index(node), 0, len(node.children) - 1)
            node.children.clear()
            self.endRemoveRows()
        if articles:
            self.beginInsertRows(self._index(node), 0, len(articles) - 1)
            articles_into(node, articles)
            for child in node.children:
                self._register(child)
            self.endInsertRows()


def _look(node: Node, findings: int | None, *, opened: bool) -> RowLook:
    if node.issue is not None:
        row = node.issue
        return RowLook(
            node.text,
            leading=ProgressDisc(DISCS[row.progress]),
            trailing=issue_date(row),
            doubts=row.doubtful,
            findings=findings or 0,
            matched=node.matched,
            strong=opened,
        )
    if node.article is not None:
        return RowLook(node.text, doubts=1 if node.article.doubts else 0)
    return RowLook(node.text, trailing=f"{len(node.children)} 期", strong=True)


def _spoken(node: Node, findings: int | None) -> str:
    if node.issue is not None:
        row = node.issue
        doubt = f"，存疑 {row.doubtful}" if row.doubtful else ""
        found = f"，意见 {findings}" if findings else ""
        return f"{node.text}，{row.date or '没有日期'}，{SPOKEN[row.progress]}{doubt}{found}"
    return node.text if node.article else f"{node.text}，{len(node.children)} 期"
