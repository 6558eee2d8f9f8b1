"""The actions undo and redo: whether there is something to walk, and what their menu entries call it."""

from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.bridge import Bridge


def steps_by_action(bridge: Bridge) -> dict[str, str | None]:
    """The name of the step that each would walk; None if there is none or the library may only be read."""
    if bridge.read_only:
        return {"undo": None, "redo": None}
    return {"undo": bridge.undo_name(), "redo": bridge.redo_name()}


def allow_steps(actions: ActionSet, bridge: Bridge) -> None:
    """Let the keys of undo and redo follow each other at once; the rest of the menus may wait."""
    for id, name in steps_by_action(bridge).items():
        actions[id].setEnabled(bool(name))


def name_steps(actions: ActionSet, bridge: Bridge) -> None:
    """Say in the menu what would be taken back or done again."""
    for id, name in steps_by_action(bridge).items():
        text = actions.table.action(id).text
        actions[id].setText(f"{text}：{name}" if name else text)
