"""QActions made from the action table, with their menus, tool bar and keys."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolBar, QToolButton, QWidget
from shiboken6 import isValid

from zugong_desk.ui.actions import Action, ActionTable, Clash, Menu, clashes, plain, shown_key, with_keys
from zugong_desk.ui.marks.kinds import kind_icon
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.keyed import KeyedToolButton
from zugong_desk.ui.theme.source import ThemeSource

Language = Literal["zh", "en"]
KIND_PREFIX = "kind:"


class ActionSet(QObject):
    """One QAction for each row of the table, `objectName` equal to its id."""

    def __init__(
        self, table: ActionTable, themes: ThemeSource, parent: QObject | None = None, language: Language = "zh"
    ) -> None:
        super().__init__(parent)
        self._shipped = table
        self._table = table
        self._themes = themes
        self._language = language
        self._choices: dict[str, QActionGroup] = {}
        self._actions = {action.id: self._make(action) for action in table.actions}
        self._bound: set[str] = set()
        self._keyed: dict[str, KeyedToolButton] = {}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    @property
    def table(self) -> ActionTable:
        """The table with the keys now in force."""
        return self._table

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Say what each action does; KeyError for an unknown id."""
        for action_id, handler in handlers.items():
            # triggered() hands over `checked`, which handlers of plain verbs do not want
            self._actions[action_id].triggered.connect(lambda _checked=False, run=handler: run())
            self._bound.add(action_id)

    def hide_unbound(self) -> None:
        """Take from sight what nothing answers to, so that no menu entry is dead."""
        for action_id, action in self._actions.items():
            action.setVisible(action_id in self._bound)

    def enable(self, present: Collection[str]) -> None:
        """Enable the actions whose `when` is among `present`; `always` is always."""
        for row in self._table.actions:
            self._actions[row.id].setEnabled(row.when == "always" or row.when in present)

    def rebind(self, overrides: Mapping[str, Sequence[str]]) -> list[Clash]:
        """Put a user's keys over the shipped ones at once; returns the clashes, which are in force until resolved.

        KeyError for an unknown id, ValueError for a sequence that is none.
        """
        table = with_keys(self._shipped, overrides)
        found = clashes(table.actions)
        self._table = table
        for row in table.actions:
            self._set_keys(self._actions[row.id], row)
        for action_id, button in self._keyed.items():
            keys = table.action(action_id).keys
            button.set_key(shown_key(keys[0]) if keys else "")
        return found

    def attach(self, scope: str, widget: QWidget) -> None:
        """Let a widget (and what is in it) hear the keys of a scope; the empty scope is for the window."""
        for row in self._table.actions:
            if row.scope == scope:
                widget.addAction(self._actions[row.id])

    def fill_menu_bar(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build all menus; returns them by id."""
        menus: dict[str, QMenu] = {}
        for row in self._table.menus:
            menu = QMenu(self._menu_text(row), bar)
            menu.setObjectName(f"{row.id}Menu")
            menus[row.id] = menu
            if not row.parent:
                bar.addMenu(menu)
        for row in self._table.menus:
            self._fill(menus, row)
        return menus

    def fill_tool_bar(self, bar: QToolBar) -> dict[str, QAction]:
        """Put the actions of the tool bar in: icon and word, icon alone for undo and redo.

        Returns, by id, the entries of the bar, before which other widgets can be inserted.
        """
        entries: dict[str, QAction] = {}
        group = ""
        for row in self._table.actions:
            if not row.toolbar:
                continue
            if group not in {"", row.toolbar}:
                bar.addSeparator()
            group = row.toolbar
            entries[row.id] = bar.addWidget(self._tool_button(row))
            self._follow(self._actions[row.id], entries[row.id])
        return entries

    def show_keys(self, *, shown: bool) -> None:
        """Show or leave out the keys in the tool bar, as its room allows."""
        for button in self._keyed.values():
            button.show_key(shown=shown)

    def _tool_button(self, row: Action) -> QToolButton:
        key = shown_key(row.keys[0]) if row.key_beside and row.keys else ""
        button = KeyedToolButton(self._actions[row.id], self._themes, key)
        if row.key_beside:
            self._keyed[row.id] = button
        if not row.short:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    @staticmethod
    def _follow(action: QAction, entry: QAction) -> None:
        """Keep a bar's entry in sight only while its action is."""
        action.changed.connect(lambda: entry.setVisible(action.isVisible()))

    def _fill(self, menus: Mapping[str, QMenu], row: Menu) -> None:
        menu, group = menus[row.id], ""
        for child in self._table.menus:
            if child.parent == row.id:
                menu.addMenu(menus[child.id])
                group = "submenus"
        for action in self._table.in_menu(row.id):
            if group not in {"", action.group}:
                menu.addSeparator()
            group = action.group
            menu.addAction(self._actions[action.id])

    def _make(self, row: Action) -> QAction:
        action = QAction(self._icon(row), row.text if self._language == "zh" else row.english, self)
        action.setObjectName(row.id)
        if row.short:
            action.setIconText(row.short if self._language == "zh" else plain(row.english).rstrip("…"))
        action.setCheckable(row.checkable or bool(row.choice))
        action.setAutoRepeat(not row.once)
        action.setIconVisibleInMenu(row.icon.startswith(KIND_PREFIX))
        if row.scope:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if row.choice:
            self._choices.setdefault(row.choice, QActionGroup(self)).addAction(action)
        self._set_keys(action, row)
        return action

    def _icon(self, row: Action) -> QIcon:
        if row.icon.startswith(KIND_PREFIX):
            return kind_icon(row.icon.removeprefix(KIND_PREFIX), self._themes)
        return icon(row.icon, self._themes) if row.icon else QIcon()

    def _set_keys(self, action: QAction, row: Action) -> None:
        action.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in row.keys])
        name = plain(action.text())
        action.setToolTip(f"{name}　{shown_key(row.keys[0])}" if row.keys else name)

    def _menu_text(self, row: Menu) -> str:
        return row.text if self._language == "zh" else row.english


class MnemonicGuard(QObject):
    """Gives Alt+letter to the kinds while one of the panes has the focus, and back to the menus when it leaves.

    Qt lets neither answer when a menu's mnemonic and an action share a key. The letter stays to be read in the title.
    """

    def __init__(self, app: QApplication, bar: QMenuBar, *panes: QWidget) -> None:
        super().__init__(bar)
        self._panes = panes
        self._titles = {action: action.text() for action in bar.actions()}
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and any(now is pane or pane.isAncestorOf(now) for pane in self._panes)
        for action, title in self._titles.items():
            if isValid(action):  # the focus also moves while the window is taken down
                action.setText(title.replace("&", "") if inside else title)
