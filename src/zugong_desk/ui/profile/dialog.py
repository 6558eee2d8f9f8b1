"""What the parser has learnt, in a window of its own: from which issues, and what it makes of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.learning import leanings
from zugong_desk.desk.lessons import Course
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.profile import Profile
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.controls.stacked import beside
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.profile.issues import IssuesModel, IssuesView
from zugong_desk.ui.profile.traits import TraitsModel, TraitsView
from zugong_desk.ui.profile.words import rows_of
from zugong_desk.ui.theme.source import ThemeSource

TITLE = "解析器学到了什么"
HOW = (
    "解析器从你改定的段块里学：类别、分段、移出阅读稿的行。下次导入、重新解析都照着读，依据里写明“按本库的更正”。"
    "撤销了的更正不算数。"
)
EMPTY = (
    "解析器还没有学到什么。把某一期里读错的段块改对，或者确认几处存疑的，这一期就会出现在这里，"
    "下次导入同样版式的期刊时照着读。"
)
UNTAUGHT = "没有特别要记的：这几期解析器本来就读得对，或者都关着。"
LEARNING = "正在学…"
FILES = "解析器所学 (*.json)"
FILE_NAME = "解析器所学.json"
SIZE = (900, 600)
SHARES = (280, 620)
PAUSE_MS = 300


class ProfileDialog(QDialog):
    """Stands beside the main window and does not block it; follows every correction."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profileDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge = bridge
        self._course = Course()
        self._job: Job[Course, Profile, None] | None = None
        self.issues, self.traits = IssuesModel(self), TraitsModel(self)
        self.issues_view, self.traits_view = (
            IssuesView(self.issues, themes, self),
            TraitsView(self.traits, themes, self),
        )
        self.filter, self.state, self.notice = QLineEdit(), QLabel(), Notice("profileNotice", self)
        self.forget, self.export, self.leave = QPushButton("忘掉所学"), QPushButton("导出…"), QPushButton("关闭")
        self.pages, self.untaught = QStackedWidget(), words(UNTAUGHT)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Show how things stand now."""
        super().showEvent(event)
        self.notice.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show the issues at once, and what they teach as soon as it is worked out."""
        learnt = self._bridge.learnt()
        self._course = learnt.course
        self.issues.show(learnt.issues)
        self.pages.setCurrentIndex(1 if learnt.issues else 0)
        teaching = any(one.teaches for one in learnt.issues)
        self.forget.setEnabled(teaching and not self._bridge.read_only)
        self.export.setEnabled(bool(learnt.issues))
        self.issues_view.setEnabled(not self._bridge.read_only)
        if learnt.course.worked_out:
            self._show_profile(learnt.profile)
        else:
            self.state.setText(LEARNING)
            self._work_out()

    def _work_out(self) -> None:
        """Learn in a thread; whatever is wanted when that is over is looked at again."""
        if self._job is None:
            self._job = Job([self._course], lambda course: course.profile, lambda _course, _profile: None, parent=self)
            self._job.finished.connect(self._on_worked_out)
            self._job.start()

    def _on_worked_out(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        if self._course.worked_out:
            self._show_profile(self._course.profile)
        else:
            self._work_out()

    def _show_profile(self, profile: Profile) -> None:
        self.traits.show(rows_of(leanings(profile)))
        self._count()

    def _count(self) -> None:
        shown, total = self.traits.rowCount(), len(self.traits.all)
        self.state.setText(f"{total} 条" if shown == total else f"{shown}/{total} 条")
        self.untaught.setVisible(not total)
        self.traits_view.setVisible(bool(total))

    def _lay_out(self) -> None:
        how = QLabel(HOW)
        how.setWordWrap(True)
        how.setProperty("role", "hint")
        how.setContentsMargins(12, 10, 12, 8)
        left = self._side(QLabel("从哪几期学"), None, self.issues_view)
        right = self._side(self.state, self.filter, self.traits_view, self.untaught)
        sides = beside(left, right, SHARES, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(how)
        column.addWidget(sides, 1)
        empty = words(EMPTY)
        empty.setProperty("role", "label")
        self.pages.addWidget(empty)
        self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self._foot())

    def _side(self, label: QLabel, field: QLineEdit | None, *below: QWidget) -> QFrame:
        """A list, with its head above."""
        side, head = QFrame(), QFrame()
        side.setProperty("role", "panel")
        head.setProperty("role", "head")
        label.setProperty("role", "label" if field else "heading")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        if field is not None:
            field.setObjectName("profileFilter")
            field.setAccessibleName("筛选特征")
            field.setPlaceholderText("筛选：特征或类别")
            field.setClearButtonEnabled(True)
            row.addWidget(field, 1)
        row.addWidget(label, 0 if field else 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        for widget in below:
            column.addWidget(widget, 1)
        return side

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        self.forget.setToolTip("各期的更正都在，只是解析器不再照着读；可以撤销，也可以一期一期再打开")
        for button, name in (
            (self.forget, "profileForget"),
            (self.export, "profileExport"),
            (self.leave, "profileLeave"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.insertStretch(2, 1)
        return foot

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause)
        self._bridge.changed.connect(self._on_changed)
        self._bridge.library_opened.connect(self._on_library_opened)
        self._bridge.refused.connect(self._on_refused)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.issues_view.switched.connect(self._on_switched)
        self.forget.clicked.connect(self._on_forget)
        self.export.clicked.connect(self._on_export)
        self.leave.clicked.connect(self.reject)

    def _on_changed(self, touched: Touched) -> None:
        """Follow a correction after a pause: working it out costs more than a keystroke may."""
        if self.isVisible() and not touched.typed:
            self._pause.start()

    def _on_pause(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_library_opened(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_refused(self, line: str) -> None:
        """Say here what was refused here."""
        if self.isVisible() and self.isActiveWindow():
            self.notice.tell(line)

    def _on_filter_changed(self, query: str) -> None:
        self.traits.filter(query)
        self._count()

    def _on_switched(self, issue: str, on: bool) -> None:
        self.notice.hide()
        self._bridge.set_teaching(issue, on)
        self._pause.stop()
        self.refresh()

    def _on_forget(self) -> None:
        self.notice.hide()
        if self._bridge.forget() is not None:
            self._bridge.told.emit("解析器忘掉了所学；撤销可以取回。")
        self._pause.stop()
        self.refresh()

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "导出解析器所学", FILE_NAME, FILES)
        if name:
            self.notice.hide()
            self._bridge.export_learnt(Path(name))


def show_profile(
    bridge: Bridge, themes: ThemeSource, window: QWidget, history: Sequence[QAction] = ()
) -> ProfileDialog:
    """Show what the parser has learnt, in the one window there is for it; the keys of `history` work there too."""
    dialog = window.findChild(ProfileDialog) or ProfileDialog(bridge, themes, window)
    bring_up(dialog, history)
    return dialog
