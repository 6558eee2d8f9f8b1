"""The rules of proofreading, in a window of its own beside the main window."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.rulebook import Standing
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.controls.stacked import beside
from zugong_desk.ui.rulebook.about import About
from zugong_desk.ui.rulebook.rows_page import RowsPage
from zugong_desk.ui.rulebook.rules import RulesModel, RulesView
from zugong_desk.ui.rulebook.trial import Trial
from zugong_desk.ui.rulebook.words import altered, own_severity
from zugong_desk.ui.theme.source import ThemeSource

TITLE = "校对规则"
SIZE = (1040, 700)
SHARES = (320, 720)
ABOUT, ROWS = 0, 1


class RulesDialog(QDialog):
    """Stands beside the main window and does not block it; every change is a step that undo takes back."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge = bridge
        self._known: tuple[object, ...] = ()
        self.model = RulesModel(self)
        self.view = RulesView(self.model, themes, self)
        self.query, self.only_altered = QLineEdit(self), QCheckBox("只看已改", self)
        self.name, self.used = QLabel(self), QCheckBox("启用", self)
        self.severity, self.back = QComboBox(self), QPushButton("恢复原样", self)
        self.about, self.rows = About(themes, self), RowsPage(bridge, themes, self)
        self.pages, self.trial = QTabWidget(self), Trial(bridge, themes, self)
        self.notice, self.leave = Notice("rulesNotice", self), QPushButton("关闭", self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Show how things stand now."""
        super().showEvent(event)
        self.notice.hide()
        self.refresh()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.first())

    @property
    def current(self) -> Standing | None:
        """The rule that is shown."""
        return self.model.standing(self.view.currentIndex())

    def refresh(self) -> None:
        """Show the rules as they now stand; the current one stays current."""
        shelf = self._bridge.shelf
        self._known = (self._bridge.desk, shelf.entries, shelf.rule_settings, shelf.names, self._bridge.read_only)
        kept = self.current
        self.model.show(self._bridge.standings())
        if kept is not None:
            self.choose(kept.rule.id)
        self._show_rule()
        self.trial.run()

    def choose(self, rule: str) -> None:
        """Make a rule current; the filter gives way if it hides it."""
        if not self.model.index_of(rule).isValid() and any(one.rule.id == rule for one in self.model.all):
            self.query.clear()
            self.only_altered.setChecked(False)
        index = self.model.index_of(rule)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sides = beside(self._left(), self._right(), SHARES, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((sides, 1), (self.notice, 0), (self.trial, 0), (self._foot(), 0)):
            column.addWidget(widget, stretch)
        chain = (self.query, self.only_altered, self.view, self.used, self.severity, self.back, self.pages.tabBar())
        below = (*self.rows.chain, self.trial.field, self.trial.view, self.leave)
        for before, after in pairwise((*chain, self.about, *below)):
            QWidget.setTabOrder(before, after)

    def _left(self) -> QFrame:
        self.query.setObjectName("rulesFilter")
        self.query.setAccessibleName("筛选规则")
        self.query.setPlaceholderText("筛选：名称、编号、依据")
        self.query.setClearButtonEnabled(True)
        self.only_altered.setObjectName("rulesAltered")
        side, head = QFrame(self), QFrame(self)
        side.setProperty("role", "panel")
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.query, 1)
        row.addWidget(self.only_altered)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        return side

    def _right(self) -> QFrame:
        self.name.setProperty("role", "heading")
        self.used.setObjectName("ruleUsed")
        self.severity.setObjectName("ruleSeverity")
        self.severity.setAccessibleName("级别")
        self.severity.setMinimumWidth(130)
        self.back.setObjectName("ruleBack")
        self.back.setToolTip("规则和内置词条的勾选、级别都恢复原样；本库的词条留着")
        self.back.setAutoDefault(False)
        self.back.setProperty("compact", "true")
        side, head = QFrame(self), QFrame(self)
        side.setProperty("role", "panel")
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        for widget in (self.used, self.severity, self.back):
            row.addWidget(widget)
        self.pages.setObjectName("rulePages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setAccessibleName("说明与词条")
        self.pages.addTab(self.about, "说明")
        self.pages.addTab(self.rows, "词条")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.pages, 1)
        return side

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("role", "panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 2, 12, 8)
        row.addWidget(self.trial.state, 1)
        self.leave.setObjectName("rulesLeave")
        self.leave.setAutoDefault(False)
        row.addWidget(self.leave)
        return foot

    def _connect(self) -> None:
        bridge = self._bridge
        self._later.timeout.connect(self._on_later)
        bridge.changed.connect(self._on_changed)
        bridge.library_opened.connect(self._later.start)
        bridge.refused.connect(self._on_refused)
        self.query.textChanged.connect(self._on_filter)
        self.only_altered.toggled.connect(self._on_filter)
        self.view.switched.connect(self._switch)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.used.clicked.connect(self._on_used)
        self.severity.activated.connect(self._on_severity)
        self.back.clicked.connect(self._on_back)
        self.trial.rule_chosen.connect(self.choose)
        self.leave.clicked.connect(self.reject)

    # what happens ---------------------------------------------------------------------------------------------------

    def _show_rule(self) -> None:
        one = self.current
        writable = not self._bridge.read_only
        self.name.setText(one.rule.name if one is not None else "")
        self.about.show_rule(one.rule if one is not None else None)
        self.used.setChecked(one is not None and one.on)
        self.used.setEnabled(one is not None and writable)
        self.severity.setEnabled(one is not None and one.on and writable)
        self.back.setEnabled(one is not None and altered(one) and writable)
        self._show_severity(one)
        table = one.table if one is not None and self._bridge.desk is not None else None
        self.pages.setTabVisible(ROWS, table is not None)
        self.pages.tabBar().setVisible(table is not None)
        if one is not None and table is not None:
            self.rows.show_table(table)
            self.pages.setTabText(ROWS, f"词条 {len(self.rows.model.all)}")

    def _show_severity(self, one: Standing | None) -> None:
        self.severity.clear()
        if one is None:
            return
        self.severity.addItem(own_severity(one.rule), "")
        for severity, name in SEVERITY_NAMES.items():
            self.severity.addItem(name, severity.value)
        setting = self._bridge.shelf.rule_settings.get(one.rule.id)
        at = self.severity.findData(setting.value) if setting is not None else 0
        self.severity.setCurrentIndex(max(0, at))

    def _switch(self, rule: str, on: bool) -> None:
        one = next(one for one in self.model.all if one.rule.id == rule)
        if not self._bridge.read_only:
            by_itself = "" if one.rule.on else "on"
            self._set(rule, by_itself if on else "off" if one.rule.on else "")

    def _set(self, rule: str, value: str) -> None:
        self.notice.hide()
        self._bridge.set_rule(rule, value)

    def _on_used(self, on: bool) -> None:
        if self.current is not None:
            self._switch(self.current.rule.id, on)

    def _on_severity(self, at: int) -> None:
        if self.current is not None:
            value = str(self.severity.itemData(at))
            self._set(self.current.rule.id, value or ("" if self.current.rule.on else "on"))

    def _on_back(self) -> None:
        if self.current is not None:
            self.notice.hide()
            self._bridge.restore_rule(self.current.rule.id)

    def _on_filter(self) -> None:
        kept = self.current
        self.model.filter(self.query.text(), only_altered=self.only_altered.isChecked())
        index = self.model.index_of(kept.rule.id) if kept is not None else QModelIndex()
        self.view.setCurrentIndex(index if index.isValid() else self.model.first())
        self._show_rule()

    def _on_current(self, _current: QModelIndex) -> None:
        self._show_rule()

    def _on_changed(self, _touched: Touched) -> None:
        """Follow what the rules know, by whomever it was changed."""
        shelf = self._bridge.shelf
        known = (self._bridge.desk, shelf.entries, shelf.rule_settings, shelf.names, self._bridge.read_only)
        if self.isVisible() and any(a is not b for a, b in zip(known, self._known, strict=False)):
            self.refresh()

    def _on_later(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_refused(self, line: str) -> None:
        """Say here what was refused here."""
        if self.rows.take_refusal(line) or not self.isVisible():
            return
        self.notice.tell(line)


def show_rules(
    bridge: Bridge, themes: ThemeSource, window: QWidget, history: Sequence[QAction] = (), rule: str = ""
) -> RulesDialog:
    """Show the rulebook in the one window there is for it, at a rule if one is named; the keys of `history` work too."""
    dialog = window.findChild(RulesDialog) or RulesDialog(bridge, themes, window)
    bring_up(dialog, history)
    dialog.view.setFocus(Qt.FocusReason.OtherFocusReason)
    if rule:
        dialog.choose(rule)
    return dialog
