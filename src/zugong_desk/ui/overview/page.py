"""The overview page: what is counted by what, the sheet, and the passages of the chosen cell at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from zugong_desk.desk import overview
from zugong_desk.desk.overview import Axis, Coverage, Entry, Matrix, Measure
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.outline import articles
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.overview.passages import PassagesView
from zugong_desk.ui.overview.sheet import OverviewSheet
from zugong_desk.ui.overview.words import AXES, EMPTY, HINT, MEASURES, TOGETHER
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

NAME = "overviewPage"
AFRESH_MS = 200
"""After a step the page counts anew when nothing more happens for so long."""
RIGHT = 330
NO_COVERAGE = Coverage(0, 0, ())


class OverviewPage(QFrame):
    """Stands in the window's place; counts while it is in sight, and again after each step."""

    left = Signal()
    went = Signal()
    """A passage was opened: the desk is wanted."""
    excerpt_requested = Signal(object)
    """An entry is to be taken into a collection."""
    export_requested = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("总览")
        self.setProperty("role", "panel")
        self._bridge, self._themes = bridge, themes
        self._entries: tuple[Entry, ...] = ()
        self._stale = True
        self.rows, self.columns, self.measures = QComboBox(), QComboBox(), QComboBox()
        self.export_button, self.back_button = QPushButton("导出…"), QPushButton("回到期刊")
        self.summary, self.empty = QLabel(), QLabel(EMPTY)
        self.sheet, self.list = OverviewSheet(themes, self), PassagesView(themes, self)
        self.cell, self.count = ElidedLabel(""), QLabel()
        self.go_button, self.take_button = QPushButton("回到原文　Enter"), QPushButton("取入摘编　Ctrl+E")
        self._afresh = QTimer(self, singleShot=True, interval=AFRESH_MS)
        self._fill_boxes()
        self._lay_out()
        self._connect()

    # counting -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count anew; if the library refuses, what was counted last stays."""
        self._afresh.stop()
        found = self._bridge.counted()
        self._stale = found is None
        if found is None:
            return
        self._entries = found
        issues = len({entry.bulletin for entry in self._entries})
        self.summary.setText(f"{len(self._entries)} 处标注，{issues} 期" if self._entries else "")
        self.empty.setVisible(not self._entries)
        self.sheet.setVisible(bool(self._entries))
        self._show_table()

    def counted(self) -> Matrix:
        """The table as it is now chosen."""
        tags = self._bridge.shelf.tags
        if self.columns.currentData() is None:
            return overview.together(self._entries, tags)
        rows, columns, measure = (box.currentData() for box in (self.rows, self.columns, self.measures))
        return overview.matrix(self._entries, Axis(rows), Axis(columns), tags, Measure(measure))

    def timeline(self) -> Matrix:
        """The timeline as it is now chosen."""
        return overview.timeline(self._entries, self.sheet.time, self._bridge.shelf.tags)

    def _show_table(self) -> None:
        together = self.columns.currentData() is None
        self.rows.setEnabled(not together)
        self.measures.setEnabled(not together)
        self.sheet.table.show_matrix(self.counted(), self._bridge.shelf.tags)
        self._show_time()
        self._show_cell()

    def _show_time(self) -> None:
        self.sheet.timeline.show_line(self.timeline(), self._bridge.shelf.tags, self._chosen_tag())
        bulletin = self._bridge.bulletin
        self.sheet.coverage.show_coverage(overview.coverage(bulletin) if bulletin else NO_COVERAGE)

    def _chosen_tag(self) -> str:
        """The tag of the current row, if rows are tags."""
        head = self.sheet.table.matrix.head(self.sheet.table.currentIndex().row(), Qt.Orientation.Vertical)
        return head.key if head and head.key in self._bridge.shelf.tags else ""

    def _show_cell(self) -> None:
        table, index = self.sheet.table.matrix, self.sheet.table.currentIndex()
        if index.isValid():
            self._show_passages(table.title_at(index), table.entries_at(index))
        else:
            self._show_passages("", ())

    def _show_passages(self, title: str, entries: Sequence[Entry]) -> None:
        self.cell.setText(title)
        self.count.setText(f"{len(entries)} 处" if title else "")
        self.list.entries.show(entries)
        if entries:
            self.list.setCurrentIndex(self.list.entries.index(0, 0))
        for button in (self.go_button, self.take_button):
            button.setEnabled(bool(entries))

    # parts ----------------------------------------------------------------------------------------------------------

    def _fill_boxes(self) -> None:
        for axis, name in AXES.items():
            self.rows.addItem(name, axis.value)
            self.columns.addItem(name, axis.value)
        self.columns.addItem(TOGETHER, None)
        self.columns.setCurrentIndex(self.columns.findData(Axis.REGION.value))
        for measure, name in MEASURES.items():
            self.measures.addItem(name, measure.value)
        boxes = (
            (self.rows, "overviewRows", "行"),
            (self.columns, "overviewColumns", "列"),
            (self.measures, "overviewMeasure", "计"),
        )
        for box, id, name in boxes:
            box.setObjectName(id)
            box.setAccessibleName(name)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._left_side())
        split.addWidget(self._right_side())
        split.setSizes([1000, RIGHT])
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # noqa: FBT003 -- Qt's signature
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(split, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "head")
        head.setFixedHeight(40)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        title = QLabel("总览")
        title.setProperty("role", "heading")
        self.summary.setProperty("role", "hint")
        self.export_button.setIcon(icon("export", self._themes, 16))
        row.addWidget(title)
        row.addSpacing(6)
        row.addWidget(self.summary)
        row.addStretch(1)
        for name, box in (("行", self.rows), ("列", self.columns), ("计", self.measures)):
            caption = QLabel(name)
            caption.setProperty("role", "label")
            caption.setBuddy(box)
            row.addWidget(caption)
            row.addWidget(box)
        for button in (self.export_button, self.back_button):
            button.setProperty("compact", "true")
            row.addWidget(button)
        return head

    def _left_side(self) -> QWidget:
        side = QWidget()
        self.empty.setProperty("role", "hint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = ElidedLabel(HINT)
        hint.setProperty("role", "hint")
        hint.setContentsMargins(16, 0, 16, 6)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(hint)
        return side

    def _right_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "panel")
        self.cell.setProperty("role", "heading")
        self.count.setProperty("role", "hint")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(14, 8, 12, 8)
        head.addWidget(self.cell, 1)
        head.addWidget(self.count)
        foot.setContentsMargins(12, 8, 12, 8)
        self.take_button.setProperty("primary", "true")
        for button, name in ((self.take_button, "取入摘编"), (self.go_button, "回到原文")):
            button.setAccessibleName(name)
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        bridge, table = self._bridge, self.sheet.table
        bridge.library_opened.connect(self._on_other)
        bridge.changed.connect(self._on_changed)
        self._afresh.timeout.connect(self._on_afresh)
        for box in (self.rows, self.columns, self.measures):
            box.currentIndexChanged.connect(lambda _: self._show_table())
        table.selectionModel().currentChanged.connect(lambda *_: self._on_cell())
        table.entered_cell.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.sheet.time_changed.connect(self._show_time)
        self.sheet.timeline.chosen.connect(self._show_passages)
        self.sheet.coverage.chosen.connect(self._on_article)
        self.list.chosen.connect(self.go)
        self.go_button.clicked.connect(self._on_go)
        self.take_button.clicked.connect(self.take)
        self.list.take_requested.connect(self.take)
        self.export_button.clicked.connect(self.export_requested)
        self.back_button.clicked.connect(self.left)

    # what happens ---------------------------------------------------------------------------------------------------

    def go(self, entry: Entry) -> None:
        """Open the passage of an entry at the desk."""
        bulletin = self._bridge.bulletin
        if bulletin is None or bulletin.id != entry.bulletin:
            bulletin = self._bridge.open_issue(entry.bulletin)
        if bulletin and entry.id in bulletin.places:
            self._bridge.go(bulletin.places[entry.id].span, NAME)
            self.went.emit()

    def take(self) -> None:
        """Ask for the current passage to be taken into a collection."""
        if self.list.current:
            self.excerpt_requested.emit(self.list.current)

    def _on_go(self) -> None:
        if self.list.current:
            self.go(self.list.current)

    def _on_article(self, at: int) -> None:
        """Go to an article of the open issue."""
        bulletin = self._bridge.bulletin
        found = articles(bulletin.lines) if bulletin else []
        if bulletin and at < len(found):
            anchor = Anchor(found[at].first, 0)
            self._bridge.go(Span(anchor, anchor), NAME)
            self.went.emit()

    def _on_cell(self) -> None:
        self._show_cell()
        self._show_time()

    def _on_other(self) -> None:
        self._stale = True
        self._on_afresh()

    def _on_changed(self, touched: Touched) -> None:
        if touched.places or touched.shelf or touched.issues or touched.lines:
            self._stale = True
            self._afresh.start()

    def _on_afresh(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it comes into sight, if anything changed since."""
        super().showEvent(event)
        self._on_afresh()
        self.sheet.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the passages back to the table, and from there to the desk."""
        if event.key() == Qt.Key.Key_Escape:
            if self.list.hasFocus():
                self.sheet.table.setFocus()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
