"""What was found in all issues, one hit a row, in its context."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.finding import Found, Hit
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.marks.delegates import RowLook, paint_row_ground, paint_text
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW = 48
NAME = "searchPane"
ASK = "在上方输入要找的字句，按回车。"


class HitModel(QAbstractListModel):
    """The hits; each row knows what its issue is called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
        self._issues: dict[str, str] = {}

    def show(self, hits: tuple[Hit, ...], issues: dict[str, str]) -> None:
        """Show these hits; `issues` names the issues by id."""
        self.beginResetModel()
        self.hits, self._issues = hits, issues
        self.endResetModel()

    def where(self, hit: Hit) -> str:
        """Issue and article of a hit."""
        return "　".join(filter(None, (self._issues.get(hit.bulletin, ""), hit.article)))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a hit."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The hit, and what it says."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.where(hit)}：{hit.left}{hit.text}{hit.right}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{self.where(hit)}：{hit.left}{hit.text}{hit.right}")
            case _ if role == HIT_ROLE:
                return hit
        return None


class HitDelegate(QStyledItemDelegate):
    """Two lines: where, and the words in their context."""

    def __init__(self, themes: ThemeSource, model: HitModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Where in grey, the words found underlined."""
        theme, hit = self._themes.theme, self._model.hits[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(12, 4, -8, -4)
        where = QRectF(room.left(), room.top(), room.width(), 18)
        painter.setFont(ui_font(12))
        painter.setPen(theme.ink2)
        shown = painter.fontMetrics().elidedText(
            self._model.where(hit), Qt.TextElideMode.ElideRight, int(where.width())
        )
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, shown)
        left = _fitting_left(hit, room.width() * 0.35)
        matched = tuple(range(len(left), len(left) + len(hit.text)))
        line = QRectF(room.left(), room.top() + 19, room.width(), 20)
        paint_text(painter, line, RowLook(f"{left}{hit.text}{hit.right}", matched=matched), theme)
        painter.restore()


def _fitting_left(hit: Hit, width: float) -> str:
    """The end of what stands before the words, so that the words themselves are in sight."""
    metrics, left = QFontMetricsF(ui_font(13)), hit.left
    if metrics.horizontalAdvance(left) <= width:
        return left
    while left and metrics.horizontalAdvance(left) > width:
        left = left[1:]
    return f"…{left}"


class SearchPane(QFrame):
    """Count and hits; Enter or a click goes to one."""

    searched = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("全库查找结果")
        self.setProperty("role", "panel")
        self._bridge, self._field = bridge, field
        self.model = HitModel(self)
        self.view = QListView(self)
        self.view.setObjectName("hitList")
        self.view.setAccessibleName("查到的地方")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(HitDelegate(themes, self.model, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.message = QLabel(ASK)
        self.message.setProperty("role", "hint")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        field.returnPressed.connect(self.search)
        bridge.library_opened.connect(self.clear)

    def search(self) -> None:
        """Look for what the field says."""
        query = self._field.text().strip()
        found = self._bridge.search(query) if query else None
        if found is None:
            return
        names = {
            row.id: f"{row.year or ''}{' 年' if row.year else ''}{issue_title(row)}" for row in self._bridge.issues()
        }
        self.model.show(found.hits, names)
        self.message.setText(_summary(found, len(names)))
        self.searched.emit()
        if found.hits:
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was found."""
        self.model.show((), {})
        self.message.setText(ASK)

    def _go(self, index: QModelIndex) -> None:
        hit = self.model.hits[index.row()]
        bulletin = self._bridge.bulletin
        if bulletin is None or bulletin.id != hit.bulletin:
            bulletin = self._bridge.open_issue(hit.bulletin)
        if bulletin is not None and hit.span.start.block in bulletin.line_position:
            self._bridge.go(hit.span, NAME)


def _summary(found: Found, issues: int) -> str:
    if not found.total:
        return f"{issues} 期里没有“{found.query}”。试试去掉空格，或换一个说法。"
    shown = f"，列出前 {len(found.hits)} 处" if found.total > len(found.hits) else ""
    return f"“{found.query}”：{found.total} 处{shown}"
