"""QActions made from the action table, with their menus, tool bar and keys."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from zugong_desk.ui.actions import Action, ActionTable, Clash, Menu, clashes, plain, shown_key, with_keys
from zugong_desk.ui.marks.kinds import kind_icon
from zugong_desk.ui.theme.icons import icon
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

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put the actions of the tool bar in: icon and word, icon alone for undo and redo."""
        group = None
        for row in self._table.actions:
            if not row.toolbar:
                continue
            if group not in {None, row.toolbar}:
                bar.addSeparator()
            group = row.toolbar
            bar.addAction(self._actions[row.id])
            button = bar.widgetForAction(self._actions[row.id])
            if isinstance(button, QToolButton):
                worded = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                button.setToolButtonStyle(worded if row.short else Qt.ToolButtonStyle.ToolButtonIconOnly)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

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
    """Gives Alt+letter to the kinds while the reading pane has the focus, and back to the menus when it leaves.

    Qt lets neither answer when a menu's mnemonic and an action share a key. The letter stays to be read in the title.
    """

    def __init__(self, app: QApplication, bar: QMenuBar, pane: QWidget) -> None:
        super().__init__(bar)
        self._pane = pane
        self._titles = {action: action.text() for action in bar.actions()}
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and (now is self._pane or self._pane.isAncestorOf(now))
        for action, title in self._titles.items():
            action.setText(title.replace("&", "") if inside else title)
