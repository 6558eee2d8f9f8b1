"""The rulebook in the real window: rules switched, graded and restored; rows added, changed, removed; sentences tried."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.shell.test_accessible_names import nameless

from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import Severity
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.rulebook.dialog import ROWS, RulesDialog
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

RULE = "WORD-CONF"
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> RulesDialog:
    window.parts.actions["rules"].trigger()
    (dialog,) = window.findChildren(RulesDialog)
    qtbot.waitExposed(dialog)
    for model in (dialog.model, dialog.rows.model, dialog.trial.model):
        QAbstractItemModelTester(model, Fatal, dialog)
    dialog.choose(RULE)
    return dialog


def place(dialog: RulesDialog, index: QModelIndex, x: int) -> QPoint:
    box = dialog.view.visualRect(index)
    return QPoint(x, box.center().y())


def rows(dialog: RulesDialog) -> None:
    dialog.pages.setCurrentIndex(ROWS)


def fill(dialog: RulesDialog, **words: str) -> QLineEdit:
    field = dialog.rows.form.fields["wrong"]
    for name, text in words.items():
        field = dialog.rows.form.fields[name]
        field.clear()
        field.insert(text)
    return field


def test_the_menu_opens_one_window_with_every_rule_named(window: MainWindow, dialog: RulesDialog) -> None:
    assert not dialog.isModal()
    shown = [row.rule.id for row in dialog.model.rows if not isinstance(row, str)]
    assert shown == [one.rule.id for one in dialog.model.all]
    assert nameless(dialog) == []
    dialog.grab()
    window.parts.actions["rules"].trigger()
    assert len(window.findChildren(RulesDialog)) == 1
    assert window.parts.actions["rules"].shortcut().toString() == "Ctrl+Alt+R"


def test_the_keys_walk_over_families(dialog: RulesDialog, qtbot: QtBot) -> None:
    names = []
    dialog.view.setCurrentIndex(dialog.model.first())
    for _ in range(len(dialog.model.all) - 1):
        names.append(dialog.name.text())
        qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert [*names, dialog.name.text()] == [one.rule.name for one in dialog.model.all]


def test_space_and_a_click_on_the_box_switch_a_rule(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    settings = window.bridge.shelf.rule_settings
    assert settings[RULE].value == "off"
    assert not dialog.used.isChecked()
    assert not dialog.severity.isEnabled()
    assert dialog.back.isEnabled()
    index = dialog.view.currentIndex()
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert "已改" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place(dialog, index, 16))
    assert RULE not in window.bridge.shelf.rule_settings
    window.bridge.undo()
    assert window.bridge.shelf.rule_settings[RULE].value == "off"
    assert not dialog.used.isChecked()


def test_a_rule_that_is_off_by_itself_is_asked_for(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    off = next(one for one in dialog.model.all if not one.on)
    dialog.choose(off.rule.id)
    qtbot.mouseClick(dialog.used, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.used.height() // 2))
    assert window.bridge.shelf.rule_settings[off.rule.id].value == "on"
    qtbot.keyClick(dialog.used, Qt.Key.Key_Space)
    assert off.rule.id not in window.bridge.shelf.rule_settings


def test_a_severity_is_chosen_and_restored(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.severity.setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.severity, Qt.Key.Key_Down)
    assert window.bridge.shelf.rule_settings[RULE].value == "style"
    assert dialog.severity.currentText() == "体例"
    dialog.only_altered.click()
    assert [one if isinstance(one, str) else one.rule.id for one in dialog.model.rows] == ["字词", RULE]
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert not window.bridge.shelf.rule_settings
    assert window.bridge.undo_name() == "“错别字”恢复原样"


def test_the_filter_leaves_what_it_finds(dialog: RulesDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.query, "15835")
    found = [row for row in dialog.model.rows if not isinstance(row, str)]
    assert found
    assert all("15835" in one.rule.clause for one in found)
    assert dialog.current is not None
    assert dialog.current.rule.id == found[0].rule.id
    dialog.choose(RULE)
    assert dialog.query.text() == ""
    assert dialog.name.text() == "错别字"
    dialog.query.insert("没有这样的规则")
    assert dialog.model.rows == []
    assert dialog.name.text() == ""
    assert not dialog.used.isEnabled()


def test_every_rule_can_be_explained(dialog: RulesDialog, themes: ThemeSource) -> None:
    for one in dialog.model.all:
        dialog.choose(one.rule.id)
        said = dialog.about.toPlainText()
        assert one.rule.why in said
        assert one.rule.clause in said
        assert not re.search("〈[a-z_]", said)
        assert "⧉" not in said
    before = dialog.about.toHtml()
    themes.set_mode("dark")
    assert dialog.about.toHtml() != before
    dialog.grab()
    themes.set_mode("light")


def test_a_row_is_added_by_key_and_found_at_once(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    rows(dialog)
    dialog.trial.field.setPlainText("由甲乙办𠮷负责。\n😀甲乙办")
    qtbot.keyClick(dialog.rows.view, Qt.Key.Key_Insert)
    field = fill(dialog, wrong="甲乙办", right="督办室")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.rows.form.isHidden()
    (entry,) = window.bridge.shelf.entries.values()
    assert (entry.table, entry.wrong, entry.right) == ("words", "甲乙办", "督办室")
    current = dialog.rows.current
    assert current is not None
    assert current.entry == entry
    assert [one.text for one in dialog.trial.model.findings] == ["甲乙办"] * 2
    assert [mark.cursor.selectedText() for mark in dialog.trial.field.extraSelections()] == ["甲乙办"] * 2
    window.bridge.undo()
    assert not dialog.trial.model.findings
    assert not any(one.entry for one in dialog.rows.model.all)


def test_a_row_that_cannot_be_used_is_told_of_in_the_form(
    dialog: RulesDialog, qtbot: QtBot, window: MainWindow
) -> None:
    rows(dialog)
    dialog.rows.buttons["addRow"].click()
    field = fill(dialog, wrong="一")
    qtbot.mouseClick(dialog.rows.form.store, Qt.MouseButton.LeftButton)
    assert dialog.rows.form.error.isVisible()
    assert "太短" in dialog.rows.form.error.text()
    assert dialog.notice.isHidden()
    field.insert("二")
    assert dialog.rows.form.error.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.rows.form.isHidden()
    assert dialog.isVisible()
    assert not window.bridge.shelf.entries


def test_a_row_is_changed_switched_and_removed_by_key(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.put_row(Entry("", "words", "甲乙办", "督办室"))
    rows(dialog)
    dialog.rows.only_own.click()
    assert dialog.rows.model.rowCount() == 1
    view = dialog.rows.view
    view.setCurrentIndex(dialog.rows.model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    dialog.rows.form.severity.setCurrentIndex(2)
    qtbot.keyClick(fill(dialog, right="丙丁室"), Qt.Key.Key_Return)
    assert [(one.row.right, one.severity) for one in dialog.rows.model.rows] == [("丙丁室", Severity.WARNING)]
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not dialog.rows.model.rows[0].on
    assert dialog.model.all[[one.rule.id for one in dialog.model.all].index(RULE)].rows_altered == 1
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert not window.bridge.shelf.entries
    assert dialog.rows.model.rowCount() == 0


def test_a_row_that_came_along_is_switched_off_but_not_removed(
    dialog: RulesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    rows(dialog)
    view = dialog.rows.view
    view.setCurrentIndex(dialog.rows.model.index(0))
    one = dialog.rows.current
    assert one is not None
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert dialog.rows.notice.isVisible()
    assert not dialog.rows.buttons["removeRow"].isEnabled()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(16, 14))
    assert window.bridge.shelf.rule_settings[one.id].value == "off"
    menu = dialog.rows.menu(dialog.rows.model.rows[0])
    back = next(action for action in menu.actions() if action.text() == "恢复原样")
    back.trigger()
    assert not window.bridge.shelf.rule_settings
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert dialog.rows.form.copied.isVisible()
    assert dialog.rows.form.fields["wrong"].text() == one.row.wrong
    qtbot.keyClick(fill(dialog, right="另一个词"), Qt.Key.Key_Return)
    (entry,) = window.bridge.shelf.entries.values()
    assert (entry.wrong, entry.right) == (one.row.wrong, "另一个词")


def test_rows_are_filtered_and_hardly_any_time_goes_by(dialog: RulesDialog, qtbot: QtBot) -> None:
    rows(dialog)
    total = len(dialog.rows.model.all)
    assert total > 1000
    dialog.rows.query.insert("截止")
    qtbot.waitUntil(lambda: dialog.rows.model.rowCount() < total)
    found = dialog.rows.model.rows
    assert found
    assert all("截止" in one.row.wrong + one.row.right + one.row.when + one.row.unless + one.row.why for one in found)
    assert dialog.rows.count.text() == f"{len(found)}/{total} 条"
    dialog.choose("NUM-RANGE")
    assert not dialog.pages.isTabVisible(ROWS)
    dialog.choose(RULE)
    assert dialog.rows.query.text() == "截止"


def test_rows_are_taken_from_a_file_and_written_to_one(
    dialog: RulesDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows(dialog)
    path, target = tmp_path / "词.csv", tmp_path / "出.csv"
    path.write_text("wrong,right\n甲乙办,督办室\n一,二\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert not dialog.rows.buttons["exportRows"].isEnabled()
    dialog.rows.buttons["importRows"].click()
    assert "新增 1 条" in dialog.rows.notice.text()
    assert "第 3 行" in dialog.rows.notice.text()
    dialog.rows.buttons["exportRows"].click()
    assert target.read_text(encoding="utf-8-sig").splitlines()[1].startswith("甲乙办,督办室")
    path.write_text("没有", encoding="utf-8")
    dialog.rows.buttons["importRows"].click()
    assert "没有导入" in dialog.notice.text()


def test_a_click_on_what_is_said_goes_to_its_rule(dialog: RulesDialog, qtbot: QtBot) -> None:
    dialog.choose("NUM-RANGE")
    dialog.trial.field.insertPlainText("县里布署工作。")
    qtbot.waitUntil(lambda: dialog.trial.model.rowCount() == 1)
    box = dialog.trial.view.visualRect(dialog.trial.model.index(0))
    qtbot.mouseClick(dialog.trial.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert dialog.name.text() == "错别字"
    assert dialog.trial.field.textCursor().selectedText() == "布署"
    dialog.trial.field.setPlainText("字" * 6000)
    qtbot.waitUntil(lambda: "5000" in dialog.trial.state.text())


def test_another_library_is_followed(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    rows(dialog)
    window.bridge.set_desk(None)
    qtbot.waitUntil(lambda: not dialog.used.isEnabled())
    assert not dialog.pages.isTabVisible(ROWS)
    assert len(dialog.model.all) > 50


def test_tab_walks_from_the_rules_to_the_rows_and_the_trial(dialog: RulesDialog, qtbot: QtBot) -> None:
    rows(dialog)
    dialog.query.setFocus()
    walked = []
    for _ in range(16):
        walked.append(dialog.focusWidget().objectName())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    order = [
        "rulesFilter",
        "rulesAltered",
        "rulesList",
        "ruleUsed",
        "ruleSeverity",
        "rowsFilter",
        "rowsOwn",
        "tableRows",
    ]
    order += ["addRow", "importRows", "trialField", "trialFindings", "rulesLeave"]
    assert [name for name in walked if name in order] == order


def test_in_a_library_that_may_only_be_read_nothing_is_changed(
    dialog: RulesDialog, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bridge, "read_only", True)
    dialog.refresh()
    assert not dialog.used.isEnabled()
    assert not dialog.severity.isEnabled()
    rows(dialog)
    dialog.rows.view.setCurrentIndex(dialog.rows.model.index(0))
    assert not any(button.isEnabled() for button in dialog.rows.buttons.values())
    for view, keys in (
        (dialog.view, (Qt.Key.Key_Space,)),
        (dialog.rows.view, (Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_Delete)),
    ):
        for key in keys:
            qtbot.keyClick(view, key)
    assert dialog.rows.form.isHidden()
    assert not window.bridge.shelf.rule_settings
    dialog.trial.field.setPlainText("县里布署工作。")
    qtbot.waitUntil(lambda: dialog.trial.model.rowCount() == 1)
