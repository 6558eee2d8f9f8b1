"""What the actions of searching do."""

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from zugong_desk.ui.search.pane import SearchPane


def search_commands(pane: SearchPane) -> dict[str, Callable[[], object]]:
    """Action id → call."""
    return {
        "search_condition": lambda: _open(pane, pane.head.conditions),
        "saved_searches": lambda: _open(pane, pane.head.saved),
        "save_search": pane.ask_save,
        "next_hit": lambda: pane.results.step(1),
        "previous_hit": lambda: pane.results.step(-1),
        "tag_found": pane.tag_found,
        "export_found": pane.ask_export,
    }


def _open(pane: SearchPane, button: QToolButton) -> None:
    """Bring the pane into view with a button's menu open below it."""
    pane.searched.emit()
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
