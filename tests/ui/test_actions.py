"""The action table is sound, its keys do not clash, and QActions behave as it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QToolBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.domain.kinds import MAX_LEVEL, Kind
from zugong_desk.places import resources_dir
from zugong_desk.ui.action_set import ActionSet, MnemonicGuard
from zugong_desk.ui.actions import (
    Action,
    action_table,
    canonical,
    clashes,
    plain,
    shortcuts_markdown,
    shown_key,
    with_keys,
)
from zugong_desk.ui.marks.kinds import kind_looks
from zugong_desk.ui.theme.source import ThemeSource

CONDITIONS = {
    "always", "library", "writable", "issue", "open_issue", "block", "aside", "selection", "finding", "annotation",
    "collection", "open_collection", "contents", "undo", "redo",
}  # fmt: skip
TABLE = action_table()


def test_ids_are_unique_and_menus_exist() -> None:
    ids = [action.id for action in TABLE.actions]
    assert len(ids) == len(set(ids))
    menus = {menu.id for menu in TABLE.menus}
    assert {action.menu for action in TABLE.actions} == menus
    assert {menu.parent for menu in TABLE.menus} - {""} <= menus


def test_conditions_and_icons_are_known() -> None:
    assert {action.when for action in TABLE.actions} <= CONDITIONS
    for action in TABLE.actions:
        if action.icon and not action.icon.startswith("kind:"):
            assert (resources_dir() / "icons" / f"{action.icon}.svg").is_file(), action.id


def test_groups_stand_together() -> None:
    for menu in TABLE.menus:
        groups = [action.group for action in TABLE.in_menu(menu.id)]
        runs = [group for place, group in enumerate(groups) if place == 0 or groups[place - 1] != group]
        assert len(runs) == len(set(runs)), menu.id


def test_shipped_keys_do_not_clash() -> None:
    assert clashes(TABLE.actions) == []


def test_qt_reads_every_shipped_key() -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    for action in TABLE.actions:
        for key in action.keys:
            understood = QKeySequence(key, portable).toString(portable)
            assert canonical(understood.replace("Del", "Delete")) == canonical(key)


def test_every_kind_and_level_has_its_action() -> None:
    for kind in Kind:
        action, look = TABLE.action(f"kind_{kind}"), kind_looks()[kind]
        assert action.keys == (look.key,)
        assert (action.text, action.english) == (look.name, look.english)
        assert action.scope == "reading"
    for level in range(1, MAX_LEVEL + 1):
        assert TABLE.action(f"level_{level}").keys == (f"Alt+{level}",)


def test_window_wide_keys_leave_menu_letters_alone() -> None:
    letters = {menu.text[menu.text.index("&") + 1].lower() for menu in TABLE.menus if not menu.parent}
    taken = {canonical(key) for action in TABLE.actions if not action.scope for key in action.keys}
    assert not {f"alt+{letter}" for letter in letters} & taken


def test_clash_is_found_across_scopes() -> None:
    def row(name: str, key: str, scope: str = "") -> Action:
        return Action(name, name, name, "edit", "g", "always", (key,), scope=scope)

    assert len(clashes([row("a", "Ctrl+Shift+F"), row("b", "Shift+Ctrl+f")])) == 1
    assert len(clashes([row("a", "F2"), row("b", "F2", "reading")])) == 1
    assert clashes([row("a", "F2", "excerpts"), row("b", "F2", "reading")]) == []


def test_overrides_replace_and_remove_keys() -> None:
    table = with_keys(TABLE, {"undo": ["Ctrl+U"], "redo": []})
    assert table.action("undo").keys == ("Ctrl+U",)
    assert table.action("redo").keys == ()
    assert TABLE.action("undo").keys == ("Ctrl+Z",)
    with pytest.raises(KeyError, match="no_such_action"):
        with_keys(TABLE, {"no_such_action": ["F3"]})


@pytest.mark.parametrize("bad", ["", "Ctrl+", "Foo+A"])
def test_what_is_no_key_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="not a key sequence"):
        canonical(bad)


@pytest.mark.parametrize(
    ("key", "shown"),
    [("Ctrl+Return", "Ctrl+Enter"), ("Alt+Delete", "Alt+Del"), ("Ctrl++", "Ctrl++"), ("Alt+Up", "Alt+↑"), ("F7", "F7")],
)
def test_keys_as_printed(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_plain_text_has_no_mnemonic() -> None:
    assert (plain("文件(&F)"), plain("E&xcerpts"), plain("导入…")) == ("文件", "Excerpts", "导入…")


def test_markdown_lists_every_key_once() -> None:
    text = shortcuts_markdown(TABLE)
    keyed = [action for action in TABLE.actions if action.keys]
    assert len(text.splitlines()) == 2 + len(keyed)
    assert "| 段块 › 类别 | 正文 | `Alt+P` |" in text


@pytest.fixture
def action_set(qapp: QApplication) -> ActionSet:
    return ActionSet(TABLE, ThemeSource(qapp, "light"))


def test_a_held_key_walks_and_undoes_on_but_decides_once(action_set: ActionSet) -> None:
    for walks in ("undo", "redo", "next_finding", "next_hit", "next_doubt", "move_down"):
        assert action_set[walks].autoRepeat()
    decisions = ("confirm", "accept_finding", "keep_finding", "accept_rule", "accept_safe", "repeat_tag")
    for decides in (*decisions, "delete_annotation"):
        assert not action_set[decides].autoRepeat()


def test_actions_are_found_by_name(action_set: ActionSet) -> None:
    assert [action.objectName() for action in action_set] == [row.id for row in TABLE.actions]
    assert action_set["split"].iconText() == "拆分"
    assert action_set["split"].toolTip() == "拆分段块　Ctrl+Shift+Enter"


def test_english_is_complete(qapp: QApplication) -> None:
    english = ActionSet(TABLE, ThemeSource(qapp, "light"), language="en")
    assert all(action.text().isascii() or "…" in action.text() for action in english)


def test_enable_by_what_is_present(action_set: ActionSet) -> None:
    action_set.enable({"library", "writable"})
    assert action_set["open_library"].isEnabled()
    assert action_set["import"].isEnabled()
    assert not action_set["split"].isEnabled()


def test_rebind_reports_clashes_and_restores(action_set: ActionSet) -> None:
    found = action_set.rebind({"undo": ["Ctrl+F"]})
    assert [(clash.first, clash.second) for clash in found] == [("undo", "find")]
    assert action_set["undo"].shortcut() == QKeySequence("Ctrl+F")
    assert action_set.rebind({}) == []
    assert action_set["undo"].shortcut() == QKeySequence("Ctrl+Z")


def test_unbound_actions_are_not_shown(action_set: ActionSet) -> None:
    done: list[str] = []
    action_set.bind({"undo": lambda: done.append("undo")})
    action_set.hide_unbound()
    assert action_set["undo"].isVisible()
    assert not action_set["redo"].isVisible()
    action_set["undo"].trigger()
    assert done == ["undo"]
    with pytest.raises(KeyError):
        action_set.bind({"no_such_action": lambda: None})


def test_only_one_theme_is_chosen(action_set: ActionSet) -> None:
    action_set["theme_dark"].setChecked(True)
    action_set["theme_light"].setChecked(True)
    assert not action_set["theme_dark"].isChecked()


@pytest.fixture
def window(action_set: ActionSet, qapp: QApplication, qtbot: QtBot) -> QMainWindow:
    window, pane, aside = QMainWindow(), QLineEdit(), QLineEdit()
    pane.setObjectName("readingPane")
    aside.setObjectName("aside")
    middle = QWidget()
    layout = QVBoxLayout(middle)
    layout.addWidget(pane)
    layout.addWidget(aside)
    window.setCentralWidget(middle)
    action_set.fill_menu_bar(window.menuBar())
    action_set.fill_tool_bar(window.addToolBar("tools"))
    action_set.attach("", window)
    action_set.attach("reading", pane)
    MnemonicGuard(qapp, window.menuBar(), pane)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def field(window: QMainWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def test_alt_letter_sets_a_kind_only_in_the_reading_pane(
    window: QMainWindow, action_set: ActionSet, qtbot: QtBot
) -> None:
    calls: list[str] = []
    action_set.bind({f"kind_{kind}": lambda kind=kind: calls.append(kind) for kind in Kind})
    pane, aside = field(window, "readingPane"), field(window, "aside")
    pane.setFocus()
    for kind in Kind:
        key = Qt.Key(ord(kind_looks()[kind].letter))
        qtbot.keyClick(pane, key, Qt.KeyboardModifier.AltModifier)
    assert calls == list(Kind)
    aside.setFocus()
    qtbot.keyClick(aside, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert calls == list(Kind)


def test_menu_letters_rest_while_the_reading_pane_has_the_focus(window: QMainWindow) -> None:
    titles = window.menuBar().actions()
    field(window, "readingPane").setFocus()
    assert all("&" not in action.text() for action in titles)
    assert titles[0].text() == "文件(F)"
    field(window, "aside").setFocus()
    assert all("&" in action.text() for action in titles)


def test_window_keys_work_everywhere(window: QMainWindow, action_set: ActionSet, qtbot: QtBot) -> None:
    calls: list[str] = []
    action_set.bind({"next_doubt": lambda: calls.append("F7")})
    for name in ("readingPane", "aside"):
        field(window, name).setFocus()
        qtbot.keyClick(field(window, name), Qt.Key.Key_F7)
    assert calls == ["F7", "F7"]


def test_menus_show_submenus_and_separators(window: QMainWindow) -> None:
    block = next(action for action in window.menuBar().actions() if "段块" in action.text()).menu()
    entries = [entry.text() for entry in block.actions() if not entry.isSeparator()]  # type: ignore[union-attr]
    assert entries[:3] == ["类别", "级别", "小标题"]


def test_tool_bar_entries_follow_their_actions(window: QMainWindow, action_set: ActionSet, qtbot: QtBot) -> None:
    bar = QToolBar()
    qtbot.addWidget(bar)
    entries = action_set.fill_tool_bar(bar)
    assert list(entries) == [row.id for row in TABLE.actions if row.toolbar]
    action_set["split"].setVisible(False)
    assert not entries["split"].isVisible()
    wide = bar.sizeHint().width()
    action_set.show_keys(shown=False)
    assert bar.widgetForAction(entries["next_doubt"]).sizeHint().width() < wide
