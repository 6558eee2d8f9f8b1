"""全库校对: every issue checked at once, in a window of its own beside the main one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.survey import Listed, Surveyed, listed_of
from zugong_desk.desk.survey_files import CSV, IssueCount, export_survey
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.finding import Beside
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.imports.pace import in_words
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.whole.frame import Frame
from zugong_desk.ui.whole.groups import Line, count, groups_of, is_across, line_of_issue
from zugong_desk.ui.whole.model import GroupsModel, IssuesModel
from zugong_desk.ui.whole.round import Round

TITLE = "全库校对"
SIZE = (1120, 740)
AFRESH_MS = 700
"""While issues come in, the list is put together again so often."""
ALL, TICKED = "all", "ticked"
FILES = "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)"
NOTHING_TICKED = "还没有勾选。请在左边勾选要查的期。"
NO_ISSUES = "这个书库还没有期刊。"


class WholeDialog(QDialog):
    """Checks all issues, those of a year or those that are ticked; lists what was found by rule, and goes to it."""

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, go: Callable[[Beside], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wholeDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge, self._go = bridge, go
        self._listed: dict[str, tuple[Listed, ...]] = {}
        self._lines: dict[str, Line] = {}
        self._names: dict[str, str] = {}
        self._chosen = ""
        self.round = Round(bridge, self)
        self.groups, self.issues = GroupsModel(self), IssuesModel(self)
        self.frame = Frame(self.groups, self.issues, themes, self)
        self._later = QTimer(self, singleShot=True, interval=AFRESH_MS)
        self._later.timeout.connect(self._show_groups)
        self._connect()
        self.show_library()

    # what is shown --------------------------------------------------------------------------------------------------

    def show_library(self) -> None:
        """Show the issues of the library that is open, nothing found in them yet."""
        rows = self._bridge.issues()
        self._lines = {row.id: line_of_issue(row, at) for at, row in enumerate(reversed(rows))}
        self._names = {id: line.name for id, line in self._lines.items()}
        self._listed, self._chosen = {}, ""
        self.issues.show(list(self._lines.values()))
        years = sorted({line.year for line in self._lines.values() if line.year is not None}, reverse=True)
        choices = [(f"全部 {len(rows)} 期", ALL)]
        choices += [(f"{year} 年", str(year)) for year in years]
        self.frame.set_scopes([*choices, ("勾选的期", TICKED)])
        self.frame.say(NO_ISSUES if not rows else "")
        self._show_groups()
        self._show_state()

    def _show_groups(self) -> None:
        current = self.groups.listed(self.frame.findings.currentIndex())
        listed = [one for id in self._lines for one in self._listed.get(id, ())]
        unfolded = self.frame.unfolded()
        self.groups.show(groups_of(listed, self._names, self.frame.filter.text(), self._chosen), self._names)
        self.frame.unfold(unfolded)
        if current is not None:
            self.frame.show_current(self.groups.index_of(current))
        shown = sum(len(group.items) for group in self.groups.groups)
        of = self._names.get(self._chosen, "")
        self.frame.count.setText(f"{of}　{shown} 处" if of else f"{shown} 处" if listed else "")
        self.frame.export.setEnabled(bool(listed) and not self.round.running)
        self._show_detail()

    def _show_detail(self) -> None:
        one = self.groups.listed(self.frame.findings.currentIndex())
        self.frame.detail.show_listed(one, self._names.get(one.issue, "") if one else "")

    def _show_state(self) -> None:
        running = self.round.running
        self.frame.show_running(running=running, able=bool(self._lines))
        if not running:
            self.frame.export.setEnabled(any(self._listed.values()))

    # checking -------------------------------------------------------------------------------------------------------

    def wanted(self) -> list[str]:
        """The issues that are to be checked."""
        scope = self.frame.scope.currentData()
        if scope == ALL:
            return list(self._lines)
        if scope == TICKED:
            return [id for id, line in self._lines.items() if line.ticked]
        return [id for id, line in self._lines.items() if str(line.year) == scope]

    def start(self) -> None:
        """Check what is chosen, or stop."""
        if self.round.running:
            self.round.cancel()
            return
        wanted = self.wanted()
        if not wanted:
            self.frame.say(NOTHING_TICKED if self._lines else NO_ISSUES)
            return
        for id in wanted:
            self._listed.pop(id, None)
            line = self._lines[id]
            line.done = line.changed = False
            line.trouble, line.counts, line.across = "", {}, 0
            self.issues.refresh(line)
        self.frame.say("")
        self.round.start(wanted)
        self._show_groups()
        self._show_state()

    def _on_surveyed(self, found: Surveyed) -> None:
        line = self._lines.get(found.issue)
        if line is not None:
            line.done = True
            self._put(line, found.listed)

    def _on_across(self, listed: tuple[Listed, ...]) -> None:
        line = self._lines.get(listed[0].issue)
        if line is not None:
            own = tuple(one for one in self._listed.get(line.id, ()) if not is_across(one))
            self._put(line, (*own, *listed))

    def _put(self, line: Line, listed: Sequence[Listed]) -> None:
        self._listed[line.id] = tuple(listed)
        count(line, listed)
        self.issues.refresh(line)
        if not self._later.isActive():
            self._later.start()

    def _on_failed(self, issue: str, why: str) -> None:
        line = self._lines.get(issue)
        if line is None:
            self.frame.say(why)
            return
        line.trouble = why
        self.issues.refresh(line)

    def _on_progressed(self, done: int, total: int) -> None:
        seconds = self.round.seconds_left
        left = f"，还要{in_words(seconds)}" if seconds is not None and done < total else ""
        doing = "正在比较各期的数字和名称…" if self.round.comparing else f"已校对 {done}/{total} 期{left}"
        self.frame.show_progress(done, total, doing)

    def _on_finished(self, line: str) -> None:
        self._later.stop()
        self._show_groups()
        self._show_state()
        done = sum(one.done for one in self._lines.values())
        failed = sum(bool(one.trouble) for one in self._lines.values())
        found = sum(map(len, self._listed.values()))
        troubles = f"，{failed} 期没有查成" if failed else ""
        self.frame.show_progress(done, len(self._lines), f"查了 {done} 期，{found} 处{troubles}")
        self.frame.say(line)

    # following the window -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        frame, round_ = self.frame, self.round
        round_.surveyed.connect(self._on_surveyed)
        round_.across.connect(self._on_across)
        round_.failed.connect(self._on_failed)
        round_.progressed.connect(self._on_progressed)
        round_.finished.connect(self._on_finished)
        frame.begin.clicked.connect(self.start)
        frame.filter.textChanged.connect(lambda _: self._later.start(150))
        frame.opened.connect(self.open_current)
        frame.findings.selectionModel().currentChanged.connect(lambda *_: self._show_detail())
        self.groups.modelReset.connect(self._show_detail)
        frame.list.selectionModel().currentRowChanged.connect(self._on_issue)
        frame.whole.clicked.connect(lambda: self._choose(""))
        frame.issue_opened.connect(self._open_issue)
        frame.detail.go.connect(self._go)
        frame.export.clicked.connect(self.ask_export)
        frame.leave.clicked.connect(self.reject)
        self.issues.ticked.connect(lambda: frame.choose_scope(TICKED))
        self._bridge.library_opened.connect(self.show_library)
        self._bridge.changed.connect(self._on_changed)
        self._bridge.proof_changed.connect(self._on_proof)

    def _on_changed(self, touched: Touched) -> None:
        line = self._lines.get(touched.bulletin or "")
        if line is not None and line.done and not line.changed:
            line.changed = True
            self.issues.refresh(line)
        if touched.issues and not self.round.running and len(self._bridge.issues()) != len(self._lines):
            self._follow_issues()

    def _follow_issues(self) -> None:
        """Issues came or went: what was found in the others stays."""
        lines, listed = self._lines, self._listed
        self.show_library()
        for id, line in lines.items():
            if id in self._lines:
                line.order = self._lines[id].order
                self._lines[id] = line
        self._listed = {id: found for id, found in listed.items() if id in self._lines}
        self.issues.show(list(self._lines.values()))
        self._show_groups()
        self._show_state()

    def _on_proof(self) -> None:
        """What is open in the issue on the table is known better than by the last round."""
        proof = self._bridge.proof
        line = self._lines.get(proof.checked.bulletin.id) if proof is not None else None
        if proof is None or line is None or not line.done or not self._bridge.sure or not self.isVisible():
            return
        line.changed = False
        self._put(line, tuple(listed_of(proof.checked.bulletin, proof.open)))

    # going there ----------------------------------------------------------------------------------------------------

    def open_current(self) -> None:
        """Open the issue of the finding at hand at its place."""
        one = self.groups.listed(self.frame.findings.currentIndex())
        if one is not None:
            self._go(Beside(one.block, one.start, one.end, one.text, bulletin=one.issue))

    def _open_issue(self, row: int) -> None:
        self._bridge.open_issue(self.issues.lines[row].id)

    def _on_issue(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._choose(self.issues.lines[index.row()].id if index.isValid() else "")

    def _choose(self, issue: str) -> None:
        """Show the findings of one issue only, or of all."""
        self._chosen = issue
        if not issue:
            self.frame.list.setCurrentIndex(QModelIndex())
        self.frame.whole.setVisible(bool(issue))
        self._show_groups()

    # files ----------------------------------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Let the editor say where to write the list."""
        desk = self._bridge.desk
        name = f"{desk.library.path.stem if desk else '书库'}-校对意见.xlsx"
        chosen, kind = QFileDialog.getSaveFileName(self, "导出校对意见", name, FILES)
        if chosen:
            suffix = CSV if CSV in kind else ".xlsx"
            path = Path(chosen)
            self.write(path if path.suffix else path.with_name(path.name + suffix))

    def write(self, path: Path) -> None:
        """Write the list as it is shown by the filter; say where."""
        issues = [IssueCount(one.name, one.counts, one.across, one.state) for one in self._lines.values()]
        listed = [one for group in self.groups.groups for one in group.items]
        try:
            where = export_survey(path, issues, listed, self._names)
        except TROUBLES as error:
            self.frame.say(line_of(error))
        else:
            self.frame.say(f"已导出 {len(listed)} 处到“{where}”。")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is going on."""
        self.round.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        """Stop what is going on, and hide; what was found is there when it is shown again."""
        self.round.cancel()
        super().reject()


def show_whole(
    bridge: Bridge,
    themes: ThemeSource,
    window: QWidget,
    go: Callable[[Beside], object],
    history: Sequence[QAction] = (),
) -> WholeDialog:
    """Show the one window there is for it; the keys of `history` work there too."""
    dialog = window.findChild(WholeDialog) or WholeDialog(bridge, themes, go, window)
    bring_up(dialog, history)
    return dialog
