"""The import page: how far the queue is, each file with what was read from it, what can be done."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.delegate import QueueDelegate
from zugong_desk.ui.imports.model import READ, VERB, QueueModel
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

WIDTHS = {0: 300, 1: 96, 3: 120}


class QueueView(QTableView):
    """Rows of the queue; Enter does what the row offers, Delete takes a waiting file out."""

    row_chosen = Signal(int)
    row_dropped = Signal(int)

    def __init__(self, themes: ThemeSource, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importQueue")
        self.setAccessibleName("导入队列")
        self.setModel(model)
        self.setItemDelegate(QueueDelegate(themes, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tokens().sizes["queue_row"])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(READ, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete work on the current row."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.row_chosen.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.row_dropped.emit(row)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == VERB:
            self.row_chosen.emit(index.row())


class ImportPage(QFrame):
    """Stands in the window's place while many files come in; work can go on meanwhile."""

    left = Signal()  # back to the desk

    def __init__(self, bridge: Bridge, queue: ImportQueue, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPage")
        self.setAccessibleName("导入期刊")
        self.setProperty("role", "panel")
        self._bridge, self._queue, self._themes = bridge, queue, themes
        self.model = QueueModel(queue, self)
        self.view = QueueView(themes, self.model, self)
        self.summary, self.share = QLabel(), QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("导入进度")
        self.add_button = QPushButton("再加文件…")
        self.cancel_button = QPushButton("全部取消")
        self.back_button = QPushButton("回到期刊")
        self.doubt_button = QPushButton("从第一处存疑看起　F7")
        self.doubt_button.setProperty("primary", "true")
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Say how far the queue is."""
        entries = self._queue.entries
        done, total = self._queue.settled, len(entries)
        look = sum(entry.state in {"duplicate", "failed"} for entry in entries)
        parts = [f"{total} 个文件", f"已完成 {done}"]
        parts += [f"需要您看 {look}"] if look else []
        parts += [f"剩余 {total - done}"] if total > done else []
        self.summary.setText("，".join(parts))
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self.share.setText(f"{done * 100 // max(total, 1)}%")
        self.cancel_button.setEnabled(self._queue.running)
        self.doubt_button.setEnabled(self._first_doubtful() is not None)

    def _build(self) -> None:
        title = QLabel("导入期刊")
        title.setProperty("role", "title")
        self.summary.setProperty("role", "hint")
        self.add_button.setIcon(icon("add", self._themes, 16))
        head, progress, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.add_button)
        progress.addWidget(self.bar, 1)
        progress.addSpacing(12)
        progress.addWidget(self.share)
        hint = QLabel("可以回到期刊接着做，导入在后台继续。")
        hint.setProperty("role", "hint")
        foot.addWidget(hint)
        foot.addStretch(1)
        for button in (self.cancel_button, self.back_button, self.doubt_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(progress)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._queue.reset.connect(self.refresh)
        self._queue.progressed.connect(lambda *_: self.refresh())
        self._queue.finished.connect(lambda _: self.refresh())
        self._queue.entry_changed.connect(lambda _: self.refresh())
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.row_dropped.connect(self._queue.skip)
        self.cancel_button.clicked.connect(self._queue.cancel)
        self.back_button.clicked.connect(self.left)
        self.doubt_button.clicked.connect(self._on_doubt)

    def _on_row_chosen(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry.state == "waiting":
            self._queue.skip(row)
        elif entry.result is not None and entry.result.id is not None:
            self._open(entry.result.id)

    def _open(self, issue: str) -> None:
        if self._bridge.open_issue(issue) is not None:
            self.left.emit()

    def _first_doubtful(self) -> str | None:
        results = (entry.result for entry in self._queue.entries if entry.result is not None)
        return next((result.id for result in results if result.id and result.doubtful), None)

    def _on_doubt(self) -> None:
        issue = self._first_doubtful()
        if issue is not None:
            self._open(issue)
            self._bridge.next_doubt()
