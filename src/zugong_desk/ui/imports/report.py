"""What became of the work on an issue whose source was replaced: what holds, what to look at, each a step away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.importing import ImportResult
from zugong_desk.domain.transfer import Listed, Report
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.imports.entry import issue_in_words

ROW = 32
SIZE = 620, 420
LISTED_ROLE = int(Qt.ItemDataRole.UserRole)
ALL_HOLDS = "没有要您看的：全部原样带过。"
HINT = "按 Enter 或双击到那一处，报告留在一旁。"
ORIGIN = "import_report"


class ReportDialog(QDialog):
    """Stays beside the work: choosing a line opens the issue at that place."""

    went = Signal()

    def __init__(self, bridge: Bridge, report: Report, result: ImportResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(f"换原件的报告：{issue_in_words(result) or result.file}")
        self.resize(*SIZE)
        self._bridge, self._issue = bridge, result.id or ""
        summary = QLabel(f"{report.summary}。")
        summary.setWordWrap(True)
        hint = QLabel(HINT if report.open else ALL_HOLDS)
        hint.setProperty("role", "hint")
        self.list = QListWidget()
        self.list.setAccessibleName("要看的地方")
        self.list.setProperty("role", "boxed")
        self.list.setWordWrap(True)
        self._fill(report)
        self.list.itemActivated.connect(self._on_activated)
        self.go_button, self.close_button = QPushButton("到这一处　Enter"), QPushButton("关闭　Esc")
        self.go_button.setProperty("primary", "true")
        self.go_button.setEnabled(self.list.count() > 0)
        self.go_button.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        for widget in (summary, self.list, hint, buttons):
            column.addWidget(widget)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self, report: Report) -> None:
        for one, line in zip(report.open, report.details, strict=True):
            item = QListWidgetItem(line)
            item.setData(LISTED_ROLE, one)
            item.setToolTip(as_it_is(line))
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)

    def _on_go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_activated(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        listed: Listed = item.data(LISTED_ROLE)
        shown = self._bridge.bulletin
        if (shown is None or shown.id != self._issue) and self._bridge.open_issue(self._issue) is None:
            return
        self.went.emit()
        lines = self._bridge.bulletin.line_position if self._bridge.bulletin else {}
        if listed.span.start.block in lines:
            self._bridge.go(listed.span, ORIGIN)
