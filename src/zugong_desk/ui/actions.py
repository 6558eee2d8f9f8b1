"""Actions as data: what can be done, under which name, key and menu. No Qt here; `action_set` makes QActions of it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from zugong_desk.places import resource

TABLE = "actions.toml"
MODIFIERS = ("ctrl", "alt", "shift", "meta")
SHOWN = {"Return": "Enter", "Delete": "Del", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu; `parent` is the id of the menu that it opens from, empty for the menu bar."""

    id: str
    text: str
    english: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    `keys` are portable key sequences (`Ctrl+Shift+F`), the first is the one shown. `when` names what must be there,
    `scope` the pane whose focus the keys need (empty: the whole window), `choice` a group that excludes each other,
    `short` the word in the tool bar, `toolbar` its group there (empty: not in it),
    `key_beside` whether its key stands beside the word. `once` is for decisions: a key that is held makes one only.
    """

    id: str
    text: str
    english: str
    menu: str
    group: str
    when: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    scope: str = ""
    choice: str = ""
    toolbar: str = ""
    key_beside: bool = False
    checkable: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class ActionTable:
    """All menus and actions, each in the order of the file."""

    menus: tuple[Menu, ...]
    actions: tuple[Action, ...]

    def action(self, action_id: str) -> Action:
        """The action of that id; KeyError when there is none."""
        for action in self.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)

    def in_menu(self, menu_id: str) -> tuple[Action, ...]:
        """Actions of one menu, its own only."""
        return tuple(action for action in self.actions if action.menu == menu_id)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actions that would answer to the same key in the same place."""

    key: str
    first: str
    second: str


def action_table() -> ActionTable:
    """Read the shipped table; TypeError or KeyError when the file is damaged."""
    rows = tomllib.loads(resource(TABLE).read_text(encoding="utf-8"))
    return ActionTable(
        tuple(Menu(**row) for row in rows["menu"]),
        tuple(Action(**(row | {"keys": tuple(row.get("keys", ()))})) for row in rows["action"]),
    )


def with_keys(table: ActionTable, overrides: Mapping[str, Sequence[str]]) -> ActionTable:
    """The table with a user's own keys; an empty list takes the keys away. KeyError for an unknown id.

    Clashes are not refused here: ask `clashes` and show them.
    """
    known = {action.id for action in table.actions}
    if unknown := set(overrides) - known:
        raise KeyError(", ".join(sorted(unknown)))
    changed = (
        replace(action, keys=tuple(overrides[action.id])) if action.id in overrides else action
        for action in table.actions
    )
    return replace(table, actions=tuple(changed))


def clashes(actions: Iterable[Action]) -> list[Clash]:
    """Pairs that share a key while both can hear it: in one scope, or one of them in the whole window."""
    holders: dict[str, list[Action]] = {}
    for action in actions:
        for key in dict.fromkeys(map(canonical, action.keys)):
            holders.setdefault(key, []).append(action)
    return list(_clashing(holders))


def canonical(key: str) -> str:
    """One spelling for each key sequence, modifiers in a fixed order; ValueError for a sequence without a key."""
    *modifiers, last = [part.lower() for part in key.replace("++", "+plus").split("+")]
    if not last or not set(modifiers) <= set(MODIFIERS):
        raise ValueError(f"not a key sequence: {key!r}")
    return "+".join([*sorted(set(modifiers), key=MODIFIERS.index), last])


def shown_key(key: str) -> str:
    """A key sequence as menus and the guide print it (`Ctrl+Enter`, `Alt+Del`)."""
    *modifiers, last = key.split("+") if not key.endswith("++") else [*key[:-2].split("+"), "+"]
    return "+".join([*modifiers, SHOWN.get(last, last)])


def plain(text: str) -> str:
    """Text of a menu or action without its mnemonic: `文件(&F)` → `文件`, `&File` → `File`."""
    if text.endswith(")") and "(&" in text:
        return text[: text.index("(&")]
    return text.replace("&", "")


def shortcuts_markdown(table: ActionTable) -> str:
    """The table of keys for the guide, one section a menu, in Markdown; only actions that have keys."""
    lines = ["| 菜单 | 操作 | 键 |", "| --- | --- | --- |"]
    for menu in table.menus:
        lines.extend(
            f"| {_path(table, menu)} | {plain(action.text)} | {'、'.join(map(_code, action.keys))} |"
            for action in table.in_menu(menu.id)
            if action.keys
        )
    return "\n".join(lines) + "\n"


def _path(table: ActionTable, menu: Menu) -> str:
    above = next((other for other in table.menus if other.id == menu.parent), None)
    return f"{_path(table, above)} › {plain(menu.text)}" if above else plain(menu.text)


def _code(key: str) -> str:
    return f"`{shown_key(key)}`"


def _clashing(holders: Mapping[str, list[Action]]) -> Iterator[Clash]:
    for key, actions in holders.items():
        for first, second in combinations(actions, 2):
            if first.scope == second.scope or not (first.scope and second.scope):
                yield Clash(key, first.id, second.id)
