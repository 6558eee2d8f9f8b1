"""The widgets of 全库校对 and how they stand; what they do is the dialog's."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.ui.marks.delegates import RowDelegate
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.whole.detail import Detail
from zugong_desk.ui.whole.model import HEADS, GroupsModel, IssuesModel

SHARES = (440, 680)
NUMBER, NAME = 46, 150
START, STOP = "开始校对", "停止"
HOW = "逐期校对整个书库，再把各期写的数字、名称互相对照。回车或双击到原处；改动仍在阅读稿里做。"


class _Tree(QTreeView):
    """A tree whose Enter opens what is current."""

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class Frame(QObject):
    """Scope, progress, issues, findings, the finding at hand, and the buttons below."""

    opened = Signal()
    issue_opened = Signal(int)

    def __init__(self, groups: GroupsModel, issues: IssuesModel, themes: ThemeSource, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.scope, self.begin, self.progress, self.doing = QComboBox(), QPushButton(START), QProgressBar(), QLabel()
        self.list, self.findings = _Tree(), _Tree()
        self.filter, self.count, self.whole = QLineEdit(), QLabel(), QPushButton("看全部各期")
        self.detail, self.notice = Detail(), QLabel()
        self.export, self.leave = QPushButton("导出…"), QPushButton("关闭")
        self._set_views(groups, issues, themes)
        self._name(themes)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._sides(), 1)
        column.addWidget(self.detail)
        column.addWidget(self.notice)
        column.addWidget(self._foot())

    # parts ----------------------------------------------------------------------------------------------------------

    def _set_views(self, groups: GroupsModel, issues: IssuesModel, themes: ThemeSource) -> None:
        self.list.setModel(issues)
        self.list.setRootIsDecorated(False)
        self.list.setSortingEnabled(True)
        self.list.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.list.setAllColumnsShowFocus(True)
        self.findings.setModel(groups)
        self.findings.setHeaderHidden(True)
        self.findings.setItemDelegate(RowDelegate(themes, self.findings))
        self.findings.setIndentation(14)
        self.findings.setMouseTracking(True)
        header = self.list.header()
        header.setStretchLastSection(True)
        for column in range(len(HEADS) - 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, NUMBER if column else NAME)
        for view in (self.list, self.findings):
            view.setUniformRowHeights(True)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setExpandsOnDoubleClick(False)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.entered_row.connect(lambda index: self.issue_opened.emit(index.row()))
        self.list.doubleClicked.connect(lambda index: self.issue_opened.emit(index.row()))
        self.findings.entered_row.connect(self._on_entered)
        self.findings.doubleClicked.connect(self._on_entered)

    def _on_entered(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.opened.emit()
        else:
            self.findings.setExpanded(index, not self.findings.isExpanded(index))

    def _name(self, themes: ThemeSource) -> None:
        names: tuple[tuple[QWidget, str, str], ...] = (
            (self.scope, "wholeScope", "查哪些期"),
            (self.begin, "wholeBegin", START),
            (self.progress, "wholeProgress", "进度"),
            (self.list, "wholeIssues", "各期"),
            (self.findings, "wholeFindings", "意见，按规则"),
            (self.filter, "wholeFilter", "筛选意见"),
            (self.whole, "wholeAll", "看全部各期"),
            (self.export, "wholeExport", "导出"),
            (self.leave, "wholeLeave", "关闭"),
            (self.notice, "wholeNotice", "提示"),
        )
        for widget, name, spoken in names:
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        for button in (self.begin, self.whole, self.export, self.leave):
            button.setAutoDefault(False)
        self.begin.setProperty("primary", "true")
        self.filter.setPlaceholderText("筛选：文字、规则、期")
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("filter", themes, 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(180)
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        for label in (self.count, self.doing):
            label.setProperty("role", "hint")

    def _head(self) -> QWidget:
        how = QLabel(HOW)
        how.setWordWrap(True)
        how.setProperty("role", "hint")
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 10, 12, 8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.scope, self.begin, self.progress):
            row.addWidget(widget)
        row.addWidget(self.doing, 1)
        column.addWidget(how)
        column.addLayout(row)
        return head

    def _sides(self) -> QSplitter:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(_side(self.list))
        sides.addWidget(_side(self.findings, self.filter, self.count, self.whole))
        sides.setSizes(list(SHARES))
        sides.setStretchFactor(1, 1)
        return sides

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self.export)
        row.addStretch(1)
        row.addWidget(self.leave)
        self.whole.hide()
        self.notice.hide()
        return foot

    # what the dialog says -------------------------------------------------------------------------------------------

    def set_scopes(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these choices, of which the first is chosen."""
        self.scope.clear()
        for text, value in choices:
            self.scope.addItem(text, value)

    def choose_scope(self, value: str) -> None:
        """Choose what is to be checked."""
        self.scope.setCurrentIndex(self.scope.findData(value))

    def show_running(self, *, running: bool, able: bool) -> None:
        """Offer to begin or to stop."""
        self.begin.setText(STOP if running else START)
        self.begin.setEnabled(able)
        self.scope.setEnabled(able and not running)
        self.progress.setVisible(running)

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Say how far it is."""
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        self.doing.setText(doing)

    def say(self, line: str) -> None:
        """Say a line below the lists, or nothing."""
        self.notice.setText(line)
        self.notice.setVisible(bool(line))

    def show_current(self, index: QModelIndex) -> None:
        """Make a finding current, in sight if its rule is unfolded."""
        if index.isValid() and self.findings.isExpanded(index.parent()):
            self.findings.setCurrentIndex(index)
            self.findings.scrollTo(index)

    def unfolded(self) -> set[str]:
        """The rules whose findings are in sight."""
        model = self.findings.model()
        if not isinstance(model, GroupsModel):
            return set()
        return {one.key for at, one in enumerate(model.groups) if self.findings.isExpanded(model.index(at, 0))}

    def unfold(self, keys: Collection[str]) -> None:
        """Unfold rules."""
        model = self.findings.model()
        if isinstance(model, GroupsModel):
            for at, one in enumerate(model.groups):
                self.findings.setExpanded(model.index(at, 0), one.key in keys)


def _side(view: QWidget, *head: QWidget) -> QFrame:
    """A list, with what steers it above."""
    side = QFrame()
    side.setProperty("role", "panel")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if head:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        for at, widget in enumerate(head):
            row.addWidget(widget, 0 if at else 1)
        column.addLayout(row)
    column.addWidget(view, 1)
    return side
