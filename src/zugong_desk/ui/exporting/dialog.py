"""The export dialogue: choose what and how, see it, write it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.exporting import Ask, Outcome, Prepared, Request, carry_out, prepare
from zugong_desk.export.formats import FORMATS
from zugong_desk.export.holdings import Cancelled, Tell
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.exporting.errand import Errand
from zugong_desk.ui.exporting.form import ExportForm
from zugong_desk.ui.exporting.sample import ISSUES, sample
from zugong_desk.ui.exporting.scopes import Wish, request_for, takes_template
from zugong_desk.ui.exporting.target import TargetRow
from zugong_desk.ui.press.pdf import write as press
from zugong_desk.ui.press.preview import PagesView
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.theme.source import ThemeSource

if TYPE_CHECKING:
    from concurrent.futures import Future

LOOK_MS = 150
"""A look is taken when the choice has stood so long."""
OWN = "用我的 Word 模板…"
STARTED, CANCELLING, CANCELLED = "正在导出…", "正在取消…", "已取消，没有写文件。"


class ExportDialog(QDialog):
    """What is left, how it looks is right, where it goes is below."""

    def __init__(self, bridge: Bridge, doors: Doors, themes: ThemeSource, wish: Wish, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("导出")
        self._bridge, self._doors = bridge, doors
        self.form = ExportForm(bridge, self)
        self.pages, self.text, self.words = PagesView(themes, self), QPlainTextEdit(self), QLabel(self)
        self.shown = QStackedWidget(self)
        self.target = TargetRow(doors, self)
        self.own = QCheckBox(OWN, self)
        self.template: Path | None = None
        self.progress, self.write, self.leave = QProgressBar(self), QPushButton(self), QPushButton("关闭　Esc", self)
        self.notice = Notice("exportNotice", self)
        self._look: Errand[tuple[Prepared, str]] | None = None
        self._work: Errand[Outcome] | None = None
        self._later = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._lay_out()
        self._connect()
        self.form.show_wish(wish)
        self.form.formats.setFocus()

    # what is written, and where ------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        """Suggest a file for the new choice, and take another look."""
        one = FORMATS.get(self.form.wish.format)
        if one is None:
            return
        self.target.suggest(self.form.name, one)
        self.words.setText(one.note)
        self.own.setVisible(takes_template(one.name))
        self._later.start()

    def _on_own(self, wanted: bool) -> None:
        """Ask for the template when it is wanted; go on without one when it is not."""
        self.template = self._doors.ask_template() if wanted else None
        with QSignalBlocker(self.own):
            self.own.setChecked(self.template is not None)
        self.own.setText(f"模板：{self.template.name}" if self.template else OWN)
        self._later.start()

    def _request(self, most: int | None = None) -> Request:
        template = self.template if takes_template(self.form.wish.format) else None
        return request_for(self.form.wish, self.target.file or Path(), template, most)

    def _show_button(self) -> None:
        self.write.setText("覆盖并导出" if self.target.taken else "导出")
        self.write.setAccessibleName(self.write.text())

    # a look at it --------------------------------------------------------------------------------------------------

    def _take_look(self) -> None:
        self._show_button()
        desk = self._bridge.desk
        if self._look is not None:
            self._look.cancel()
        if desk is None or self._work is not None:
            return
        self._look = Errand(partial(_looked, desk, self._request(ISSUES)), self)
        self._look.ended.connect(partial(self._on_looked, self._look))
        self._look.start()

    def _on_looked(self, errand: Errand[tuple[Prepared, str]], future: "Future[tuple[Prepared, str]]") -> None:
        if errand is not self._look:
            return
        self._look = None
        try:
            prepared, text = future.result()
        except Cancelled:
            return
        except TROUBLES as error:
            self._show_text(line_of(error))
            self.write.setEnabled(False)
            return
        self.write.setEnabled(True)
        if prepared.manuscript is not None:
            self.pages.set_manuscript(prepared.manuscript)
            self.shown.setCurrentWidget(self.pages)
        else:
            self._show_text(text)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.shown.setCurrentWidget(self.text)

    # writing -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Write the file; what comes of it is told in the notice or, when it is done, in the window."""
        desk = self._bridge.desk
        if desk is None or self._work is not None or not self._bridge.flush():
            return
        if self.target.file is None:
            self.notice.tell("请写上导出到哪个文件。")
            return
        if self._look is not None:
            self._look.cancel()
        self._work = Errand(partial(_written, desk, self._request()), self)
        self._work.progressed.connect(self._on_progressed)
        self._work.ended.connect(self._on_written)
        self._show_working(working=True)
        self._work.start()

    def _on_progressed(self, done: int) -> None:
        if not done:
            return
        self.progress.setFormat(f"已写 {done} 期")
        self.progress.setMaximum(max(self.progress.maximum(), done))
        self.progress.setValue(done)

    def _on_written(self, future: "Future[Outcome]") -> None:
        self._work = None
        self._show_working(working=False)
        try:
            done = future.result()
        except Cancelled:
            self.notice.tell(CANCELLED)
        except TROUBLES as error:
            self.notice.tell(line_of(error))
        else:
            self._bridge.told.emit(done.told)
            self.accept()

    def _show_working(self, *, working: bool) -> None:
        for part in (self.form, self.target, self.own, self.write):
            part.setEnabled(not working)
        self.leave.setText("取消　Esc" if working else "关闭　Esc")
        self.progress.setRange(0, self._count())
        self.progress.setFormat(STARTED)
        self.progress.setValue(0)
        self.progress.setVisible(working)
        self.notice.setVisible(False)

    def _count(self) -> int:
        """How many issues there may be to write; the bar is full when all are."""
        desk = self._bridge.desk
        return sum(row.present for row in desk.library.issues()) if desk else 0

    def reject(self) -> None:
        """Call off what is being written; else close."""
        if not self._called_off():
            super().reject()

    def _called_off(self) -> bool:
        """Whether something was being written, which now ends as soon as it can: pages that are being set are set first."""
        if self._work is None:
            return False
        self._work.cancel()
        self.progress.setFormat(CANCELLING)
        return True

    def done(self, result: int) -> None:
        if self._look is not None:
            self._look.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._called_off():
            event.ignore()
            return
        super().closeEvent(event)

    # its parts -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.resize(1080, 700)
        self.text.setObjectName("exportText")
        self.text.setReadOnly(True)
        self.text.setAccessibleName("将写出的内容")
        for part in (self.pages, self.text):
            self.shown.addWidget(part)
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.form.setFixedWidth(280)
        look = QVBoxLayout()
        look.setSpacing(6)
        look.addWidget(caption("看一看", self))
        look.addWidget(self.shown, 1)
        below = QHBoxLayout()
        below.addWidget(self.words, 1)
        below.addWidget(self.own)
        look.addLayout(below)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(self.form)
        above.addLayout(look, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(above, 1)
        column.addWidget(self.notice)
        column.addWidget(self.progress)
        column.addLayout(self._foot())
        self.progress.hide()

    def _foot(self) -> QHBoxLayout:
        for part, name, said in (
            (self.own, "exportTemplate", "用自己的 Word 模板"),
            (self.write, "exportWrite", "导出"),
            (self.leave, "exportLeave", "关闭"),
            (self.progress, "exportProgress", "导出进度"),
        ):
            part.setObjectName(name)
            part.setAccessibleName(said)
        self.write.setProperty("primary", "true")
        self.write.setDefault(True)
        self.leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        row.addSpacing(8)
        row.addWidget(self.leave)
        row.addWidget(self.write)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self._later.timeout.connect(self._take_look)
        self.target.changed.connect(self._show_button)
        self.own.toggled.connect(self._on_own)
        self.write.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)


def _looked(desk: Desk, request: Request, ask: Ask, tell: Tell) -> tuple[Prepared, str]:
    """What would be written, and its beginning as text; a template is tried, since only that shows whether it holds."""
    prepared = prepare(desk, request, press, ask)
    seen = sample(prepared, tell) if prepared.manuscript is None or request.template else ""
    return prepared, seen


def _written(desk: Desk, request: Request, ask: Ask, tell: Tell) -> Outcome:
    return carry_out(prepare(desk, request, press, ask), tell)
