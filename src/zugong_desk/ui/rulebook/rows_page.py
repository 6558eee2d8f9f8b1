"""The rows of the chosen rule's table: filtered, switched, added to, changed, removed, imported and exported."""

from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.rulebook import TABLE_NAMES, RowStanding
from zugong_desk.desk.rulebook_files import Taken
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.rulebook.row_form import RowForm
from zugong_desk.ui.rulebook.rows import RowsModel, RowsView
from zugong_desk.ui.theme.keyed import KeyedButton
from zugong_desk.ui.theme.source import ThemeSource

FILES = "词表 (*.csv)"
FILTER_MS = 80
PROBLEMS = 4
"""Lines of a file that are told of at most."""


class RowsPage(QWidget):
    """Shows one table of the library that is open."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._themes, self.table = bridge, themes, ""
        self._storing = False
        self.model = RowsModel(self)
        self.view = RowsView(self.model, themes, self)
        self.form = RowForm(self)
        self.query, self.only_own = QLineEdit(self), QCheckBox("只看本库", self)
        self.count, self.notice = QLabel(self), Notice("rowsNotice", self)
        self.buttons: dict[str, QPushButton] = {}
        self._pause = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._lay_out()
        self._connect()

    def show_table(self, table: str) -> None:
        """Show the rows of a table."""
        if table != self.table:
            self.form.hide()
            self.notice.hide()
            self.query.clear()
            self.only_own.setChecked(False)
            self._pause.stop()
            self.table = table
            self.model.filter("", only_own=False)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they now stand; the current one stays current."""
        current = self.model.row_at(self.view.currentIndex())
        self.model.show(self._bridge.row_standings(self.table) if self.table else ())
        if current is not None:
            self._choose(current.id)
        self._count()
        self._allow()

    @property
    def current(self) -> RowStanding | None:
        """The row that the keys are on."""
        return self.model.row_at(self.view.currentIndex())

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through, in order."""
        return (self.query, self.only_own, self.view, *self.form.chain, *self.buttons.values())

    # what an editor does --------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new row."""
        if not self._bridge.read_only:
            self.form.begin(Entry("", self.table, ""))

    def change(self) -> None:
        """Ask for another wording of the current row; of one that the table brings along a copy is made."""
        one = self.current
        if one is None or self._bridge.read_only:
            return
        if one.entry is not None:
            self.form.begin(one.entry)
        else:
            self.form.begin_copy(one.row, self.table)

    def remove(self) -> None:
        """Take the current row away if it is the house's own; others are switched off instead."""
        one = self.current
        if one is None or self._bridge.read_only:
            return
        if one.entry is None:
            self._say("内置的词条不能删除，可以取消勾选停用。")
        else:
            at = self.view.currentIndex().row()
            self._bridge.remove_row(one.entry.id)
            self.view.setCurrentIndex(self.model.index(min(at, self.model.rowCount() - 1)))

    def switch(self, row: int) -> None:
        """Switch a row off, or on again."""
        one = self.model.rows[row]
        if not self._bridge.read_only:
            self._bridge.set_rule(one.id, "off" if one.on else "")

    def import_file(self) -> None:
        """Ask for a file and take its rows."""
        name, _ = QFileDialog.getOpenFileName(self, f"导入{TABLE_NAMES[self.table]}", "", FILES)
        taken = self._bridge.import_rows(self.table, Path(name)) if name else None
        if taken is not None:
            self._say(_told(taken))

    def export_file(self) -> None:
        """Ask for a file and write the house's own rows."""
        offered = f"{TABLE_NAMES[self.table]}（本库）.csv"
        name, _ = QFileDialog.getSaveFileName(self, f"导出{TABLE_NAMES[self.table]}", offered, FILES)
        done = self._bridge.export_rows(self.table, Path(name)) if name else None
        if done is not None:
            self._say(f"已导出 {done[1]} 条到“{done[0]}”。")

    def take_refusal(self, line: str) -> bool:
        """Whether what was refused was the form's row; then it says so."""
        if self._storing:
            self.form.refuse(line)
        return self._storing

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.query.setObjectName("rowsFilter")
        self.query.setAccessibleName("筛选词条")
        self.query.setPlaceholderText("筛选：误、正、语境、说明")
        self.query.setClearButtonEnabled(True)
        self.only_own.setObjectName("rowsOwn")
        self.count.setProperty("role", "hint")
        head = QFrame(self)
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 12, 0)
        row.addWidget(self.query, 1)
        row.addWidget(self.only_own)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((head, 0), (self.view, 1), (self.notice, 0), (self.form, 0), (self._bar(), 0)):
            column.addWidget(widget, stretch)

    def _bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(6)
        for name, text, key, tip, verb in (
            ("addRow", "添加", "Insert", "添加本库的词条", self.add),
            ("changeRow", "修改", "F2", "修改本库的词条；内置的另存一条", self.change),
            ("removeRow", "删除", shown_key("Delete"), "删除本库的词条；内置的可以停用", self.remove),
            ("importRows", "导入…", "", "从 CSV 表导入本库的词条", self.import_file),
            ("exportRows", "导出…", "", "把本库的词条写成 CSV 表", self.export_file),
        ):
            button = KeyedButton(text, self._themes, key, parent=bar)
            button.setObjectName(name)
            button.setProperty("compact", "true")
            button.setAccessibleName(f"{text.rstrip('…')}词条")
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(verb)
            self.buttons[name] = button
            row.addWidget(button)
        row.insertStretch(3, 1)
        return bar

    def _connect(self) -> None:
        self._pause.timeout.connect(self._filter)
        self.query.textChanged.connect(lambda _text: self._pause.start())
        self.only_own.toggled.connect(lambda _on: self._filter())
        view = self.view
        view.ticked.connect(self.switch)
        view.change_wished.connect(self.change)
        view.add_wished.connect(self.add)
        view.remove_wished.connect(self.remove)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.form.stored.connect(self._on_stored)
        self.form.left.connect(self._on_left)

    def _filter(self) -> None:
        self._pause.stop()
        current = self.current
        self.model.filter(self.query.text(), only_own=self.only_own.isChecked())
        if current is not None:
            self._choose(current.id)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self._count()
        self._allow()

    def _count(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.all)
        self.count.setText(f"{total} 条" if shown == total else f"{shown}/{total} 条")

    def _allow(self) -> None:
        writable, one = not self._bridge.read_only, self.current
        own = one is not None and one.entry is not None
        for name, fits in (("addRow", True), ("changeRow", one is not None), ("removeRow", own), ("importRows", True)):
            self.buttons[name].setEnabled(writable and fits)
        self.buttons["exportRows"].setEnabled(any(row.entry is not None for row in self.model.all))

    def _choose(self, id: str) -> None:
        index = self.model.index_of(id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _say(self, line: str) -> None:
        self.notice.setText(line)
        self.notice.show()

    def _on_stored(self, entry: Entry) -> None:
        self._storing = True
        try:
            done = self._bridge.put_row(entry)
        finally:
            self._storing = False
        if done is None:
            return
        self._on_left()
        own = (one for one in self.model.all if one.entry is not None)
        same = next((one for one in own if one.row.wrong == entry.wrong.strip()), None)
        if same is not None:
            self._choose(same.id)

    def _on_left(self) -> None:
        self.form.hide()
        self.view.setFocus()

    def _on_menu(self, position: QPoint) -> None:
        one = self.current
        if one is not None and not self._bridge.read_only:
            self.menu(one).exec(self.view.viewport().mapToGlobal(position))

    def menu(self, one: RowStanding) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        menu.addAction("停用" if one.on else "启用").triggered.connect(
            lambda: self._bridge.set_rule(one.id, "off" if one.on else "")
        )
        grades = menu.addMenu("级别")
        for severity, name in SEVERITY_NAMES.items():
            grades.addAction(name).triggered.connect(lambda _=False, to=severity: self._bridge.set_rule(one.id, to))
        back = menu.addAction("恢复原样")
        back.setEnabled(one.altered)
        back.triggered.connect(lambda: self._bridge.set_rule(one.id, ""))
        menu.addSeparator()
        menu.addAction("修改…\tF2").triggered.connect(self.change)
        gone = menu.addAction("删除\tDel")
        gone.setEnabled(one.entry is not None)
        gone.triggered.connect(self.remove)
        return menu


def _told(taken: Taken) -> str:
    """What became of a file, in a few lines."""
    parts = [f"新增 {taken.added} 条", f"更新 {taken.changed} 条", f"原有 {taken.same} 条"]
    line = f"导入：{'，'.join(part for part in parts if ' 0 ' not in part) or '没有可用的词条'}。"
    if not taken.problems:
        return line
    rest = len(taken.problems) - PROBLEMS
    more = f"\n……还有 {rest} 行。" if rest > 0 else ""
    return f"{line}没有收 {len(taken.problems)} 行：\n" + "\n".join(taken.problems[:PROBLEMS]) + more
