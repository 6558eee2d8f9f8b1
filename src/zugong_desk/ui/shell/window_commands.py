"""What the actions that concern the window itself do: libraries, panes, search, appearance."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from zugong_desk.domain.finding import Beside
from zugong_desk.insight.names import Seen
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.dialog import CodebookDialog
from zugong_desk.ui.imports.taking_in import TakingIn
from zugong_desk.ui.names.dialog import show_names
from zugong_desk.ui.profile.dialog import show_profile
from zugong_desk.ui.profile.waiting import once_learnt
from zugong_desk.ui.renewal.asking import ask_renewal
from zugong_desk.ui.rulebook.dialog import show_rules
from zugong_desk.ui.search.commands import search_commands
from zugong_desk.ui.shell.bars import focus_field
from zugong_desk.ui.shell.commands import Commands, back_up, examine
from zugong_desk.ui.shell.exporting import export_collection, export_corrections, export_issue
from zugong_desk.ui.shell.help import show_about, show_guide, show_shortcuts
from zugong_desk.ui.shell.layout import LIBRARY, SOURCE
from zugong_desk.ui.shell.overview import show_overview
from zugong_desk.ui.shell.proofing import go_beside
from zugong_desk.ui.shell.settings_dialog import SettingsDialog
from zugong_desk.ui.shell.walk import focus_pane, walk
from zugong_desk.ui.similar.commands import similar_commands
from zugong_desk.ui.whole.dialog import show_whole

if TYPE_CHECKING:
    from zugong_desk.ui.shell.importing import Importing
    from zugong_desk.ui.window import MainWindow


def window_commands(window: "MainWindow", importing: "Importing") -> Commands:
    """Action id → call, for everything but the text itself."""
    tags = window.parts.tags
    similar = similar_commands(
        window.bridge, window.themes, window, _history(window), lambda: tags.chosen if _in(tags) else None
    )
    more = similar | search_commands(window.parts.search)
    return _library_commands(window, importing) | _pane_commands(window) | _look_commands(window) | more


def _library_commands(window: "MainWindow", importing: "Importing") -> Commands:
    bridge, doors, parts = window.bridge, window.doors, window.parts
    taking_in = TakingIn(bridge, window.themes, window)
    importing.annotations_given.connect(taking_in.take)
    parts.history.corrections.export_wished.connect(lambda: export_corrections(window))
    return {
        "import": importing.ask,
        "import_pasted": importing.paste,
        "show_imports": importing.show_queue,
        "take_in": taking_in.ask,
        "new_library": doors.ask_new,
        "open_library": doors.ask_open,
        "sample_library": doors.open_sample,
        "backup": lambda: back_up(bridge),
        "save_copy": doors.ask_copy,
        "restore": doors.ask_restore,
        "check_library": lambda: examine(bridge),
        "export": lambda: export_issue(window),
        "export_errata": lambda: export_corrections(window),
        "export_bulletin": lambda: export_collection(window, parts.excerpts.collection),
        "fill_masthead": window.ask_masthead,
        "reparse": lambda: once_learnt(bridge, window, lambda: ask_renewal(bridge, window.themes, window)),
        "codebook": lambda: _show_codebook(window),
        "profile": lambda: show_profile(bridge, window.themes, window, _history(window)),
        "names": lambda: show_names(bridge, window.themes, window, lambda seen: _go_to(bridge, seen), _history(window)),
        "whole": lambda: _show_whole(window),
        "rules": lambda: show_rules(bridge, window.themes, window, _history(window)),
        "settings": lambda: _show_settings(window),
        "quit": window.close,
    }


def _pane_commands(window: "MainWindow") -> Commands:
    parts = window.parts
    return {
        "overview": lambda: show_overview(window),
        "history": lambda: _show_history(window, 0),
        "corrections": lambda: _show_history(window, 1),
        "find": parts.reading.open_find,
        "bring_back": parts.source.bring_back_chosen,
        "search_all": focus_field(parts.tool_bar.search),
        "go_to_issue": lambda: _go_to_issue(window),
        "switch_source": parts.source.switch_face,
        "show_in_source": lambda: focus_pane(parts, SOURCE),
        "focus_next_pane": lambda: walk(parts, 1),
        "focus_previous_pane": lambda: walk(parts, -1),
        "toggle_library": lambda: parts.desk.show_library(shown=not parts.desk.library_shown),
        "change_kind": parts.tool_bar.kinds.showPopup,
    }


def _look_commands(window: "MainWindow") -> Commands:
    return {
        "zoom_in": lambda: _zoom(window, 1),
        "zoom_out": lambda: _zoom(window, -1),
        "zoom_reset": lambda: _zoom(window, 0),
        "shortcuts": lambda: show_shortcuts(window.parts.actions.table, window),
        "guide": lambda: show_guide(window),
        "about": lambda: show_about(window),
        "theme_light": lambda: window.set_mode("light"),
        "theme_dark": lambda: window.set_mode("dark"),
        "theme_system": lambda: window.set_mode("system"),
    }


def _zoom(window: "MainWindow", by: int) -> None:
    """Zoom the pages of the source while they have the focus, those to be printed while they are shown, else the text."""
    parts = window.parts
    if parts.desk.pages_shown:
        parts.pages.step_zoom(by)
    elif parts.source.pages.hasFocus():
        parts.source.pages.step_zoom(by)
    else:
        parts.reading.zoom(by)


def _in(pane: QWidget) -> bool:
    """Whether the hands are in a pane."""
    focus = QApplication.focusWidget()
    return focus is not None and pane.isAncestorOf(focus)


def _history(window: "MainWindow") -> list[QAction]:
    return [window.parts.actions[name] for name in ("undo", "redo")]


def _show_history(window: "MainWindow", face: int) -> None:
    """Show the steps, or the corrections with the keys on them."""
    window.parts.history.show_face(face)
    window.reveal("historyPane")
    if face:
        window.parts.history.corrections.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _go_to(bridge: Bridge, seen: Seen) -> None:
    """Go to a place where a name was met."""
    go_beside(bridge, Beside(seen.block, seen.start, seen.end, "", bulletin=seen.bulletin))


def _show_whole(window: "MainWindow") -> None:
    bridge = window.bridge
    show_whole(bridge, window.themes, window, lambda place: go_beside(bridge, place), _history(window))


def _show_codebook(window: "MainWindow") -> None:
    known = window.findChild(CodebookDialog)
    dialog = known or CodebookDialog(window.bridge, window.themes, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _show_settings(window: "MainWindow") -> None:
    known = window.findChild(SettingsDialog)
    dialog = known or SettingsDialog(window.settings, window.parts.actions, window)
    if known is None:
        dialog.changed.connect(window.apply_setting)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _go_to_issue(window: "MainWindow") -> None:
    window.parts.desk.show_pane(LIBRARY)
    window.parts.library.focus_filter()
