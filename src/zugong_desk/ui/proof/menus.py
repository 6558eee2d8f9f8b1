"""The menus of the list of findings: for a finding, for a rule, for a decision to keep."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.domain.decision import Decision
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.deeds import Deeds
from zugong_desk.ui.proof.words import name_of, rule_or_none

OF_FINDING: tuple[tuple[str, ...], ...] = (
    ("accept_finding", "rewrite_finding"),
    ("keep_finding", "keep_in_issue", "keep_everywhere"),
    ("accept_rule", "switch_rule_off"),
)


def finding_menu(parent: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """What can be done with the finding at hand."""
    menu = QMenu(parent)
    menu.setObjectName("findingMenu")
    for group in OF_FINDING:
        menu.addActions([actions[name] for name in group])
        menu.addSeparator()
    return menu


def rule_menu(parent: QWidget, bridge: Bridge, deeds: Deeds, rule: str) -> QMenu:
    """What can be done with a rule: all its corrections, switching it off, another severity."""
    menu = QMenu(parent)
    menu.setObjectName("ruleMenu")
    entries = (
        _entry(menu, "改正本规则全部…", lambda: deeds.accept_rule(rule)),
        _entry(menu, f"停用“{name_of(rule)}”", lambda: deeds.switch_off(rule)),
    )
    menu.addSeparator()
    grades = menu.addMenu("改级别")
    _fill_grades(grades, bridge, deeds, rule)
    for entry in (*entries, grades.menuAction()):
        entry.setEnabled(not bridge.read_only)
    return menu


def _fill_grades(menu: QMenu, bridge: Bridge, deeds: Deeds, rule: str) -> None:
    known, setting = rule_or_none(rule), bridge.shelf.rule_settings.get(rule)
    now = setting.value if setting is not None else ""
    group = QActionGroup(menu)
    own = f"（原为{SEVERITY_NAMES[known.severity]}）" if known is not None else ""
    choices = [*((SEVERITY_NAMES[one], one.value) for one in Severity), (f"恢复原样{own}", "")]
    for name, value in choices:
        entry = _entry(menu, name, lambda chosen=value: deeds.grade(rule, chosen))  # type: ignore[misc]
        entry.setCheckable(True)
        entry.setChecked(value == now)
        group.addAction(entry)


def decision_menu(parent: QWidget, bridge: Bridge, decision: Decision) -> QMenu:
    """Taking a decision to keep back."""
    menu = QMenu(parent)
    menu.setObjectName("decisionMenu")
    entry = _entry(menu, "重新考虑", lambda: bridge.reconsider(decision))
    entry.setEnabled(not bridge.read_only)
    return menu


def _entry(menu: QMenu, name: str, run: Callable[[], object]) -> QAction:
    entry = menu.addAction(name.replace("&", "&&"))
    entry.triggered.connect(lambda _checked=False: run())
    return entry
