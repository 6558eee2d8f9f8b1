"""The table and the timeline as they stand below one another: on screen in an area that scrolls, in a picture in full."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.overview import Axis, Matrix
from zugong_desk.domain.codebook import Tags
from zugong_desk.ui.overview.cells import CellDelegate
from zugong_desk.ui.overview.coverage import CoverageBars
from zugong_desk.ui.overview.model import MatrixModel
from zugong_desk.ui.overview.timeline import Timeline
from zugong_desk.ui.overview.words import COVERAGE, COVERAGE_HINT, TIME_HINT, TIMES
from zugong_desk.ui.theme.source import ThemeSource

Horizontal, Vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
ROW, NARROWEST, WIDEST, NAMES = 30, 52, 120, 168


class MatrixView(QTableView):
    """The table; `entered` when Enter asks for the passages of the current cell."""

    entered_cell = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewTable")
        self.setAccessibleName("标注统计表")
        self.matrix = MatrixModel(themes, self)
        self.setModel(self.matrix)
        self.setItemDelegate(CellDelegate(themes, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setFixedWidth(NAMES)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(NARROWEST)
        self.horizontalHeader().setMaximumSectionSize(WIDEST)
        self.horizontalHeader().setFixedHeight(ROW)
        self.horizontalHeader().setResizeContentsPrecision(1)  # all cells are of one size, only heads differ
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        themes.changed.connect(self.viewport().update)

    def show_matrix(self, matrix: Matrix, tags: Tags) -> None:
        """Show a matrix; the cell that was current stays so if it is still there."""
        before = self.currentIndex()
        row, column = self._key(before.row(), Vertical), self._key(before.column(), Horizontal)
        self.matrix.show(matrix, tags)
        self.resizeColumnsToContents()
        self.setCurrentIndex(self._called(row, column) if before.isValid() else self.matrix.index(0, 0))

    def _key(self, section: int, side: Qt.Orientation) -> str | None:
        head = self.matrix.head(section, side)
        return head.key if head else None

    def _called(self, row: str | None, column: str | None) -> QModelIndex:
        """The cell of these keys (None for totals), the first one if there is none."""
        rows = {self._key(at, Vertical): at for at in range(self.matrix.rowCount())}
        columns = {self._key(at, Horizontal): at for at in range(self.matrix.columnCount())}
        if row in rows and column in columns:
            return self.matrix.index(rows[row], columns[column])
        return self.matrix.index(0, 0)

    def whole_height(self) -> int:
        """Pixels that all rows need."""
        return self.horizontalHeader().height() + self.verticalHeader().length() + 2

    def whole_width(self) -> int:
        """Pixels that all columns need."""
        return self.verticalHeader().width() + self.horizontalHeader().length() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the passages."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_cell.emit()
            return
        super().keyPressEvent(event)


class OverviewSheet(QFrame):
    """Table above, timeline below."""

    time_changed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewSheet")
        self.setProperty("role", "panel")
        self.table, self.timeline = MatrixView(themes, self), Timeline(themes)
        self.area = QScrollArea(self)
        self.area.setWidget(self.timeline)
        self.area.setWidgetResizable(True)
        self.area.setFocusProxy(self.timeline)
        self.coverage, self.bars = CoverageBars(themes), QScrollArea(self)
        self.bars.setWidget(self.coverage)
        self.bars.setWidgetResizable(True)
        self.bars.setFocusProxy(self.coverage)
        self.bars.hide()
        self.times = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.table, 3)
        column.addLayout(self._head())
        column.addWidget(self.area, 2)
        column.addWidget(self.bars, 2)
        self.times.idClicked.connect(self._on_time)

    @property
    def time(self) -> Axis:
        """Into what the timeline divides."""
        return list(TIMES)[max(0, min(self.times.checkedId(), len(TIMES) - 1))]

    def _on_time(self, chosen: int) -> None:
        """Show the timeline, or in its place how much of the open issue bears a tag."""
        covers = chosen == len(TIMES)
        self.area.setVisible(not covers)
        self.bars.setVisible(covers)
        self.below.setText(COVERAGE if covers else "时间线")
        self.hint.setText(COVERAGE_HINT if covers else TIME_HINT)
        self.time_changed.emit()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.below, self.hint = QLabel("时间线"), QLabel(TIME_HINT)
        self.below.setProperty("role", "heading")
        self.hint.setProperty("role", "hint")
        row.addWidget(self.below)
        row.addSpacing(10)
        row.addWidget(self.hint)
        row.addStretch(1)
        names = {axis.value: name for axis, name in TIMES.items()} | {"coverage": COVERAGE}
        for at, (key, name) in enumerate(names.items()):
            button = QPushButton(name, self)
            button.setCheckable(True)
            button.setObjectName(f"overviewTime_{key}")
            button.setProperty("compact", "true")
            button.setChecked(key == Axis.MONTH.value)
            self.times.addButton(button, at)
            row.addWidget(button)
        return row

    def full(self) -> None:
        """Take all the room that table and timeline need, as for a picture; nothing is left to scroll."""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        for view in (self.table, self.area):
            view.setHorizontalScrollBarPolicy(off)
            view.setVerticalScrollBarPolicy(off)
        self.table.setFixedSize(self.table.whole_width(), self.table.whole_height())
        self.area.setFixedSize(self.timeline.sizeHint().width() + 4, self.timeline.sizeHint().height() + 4)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.adjustSize()
