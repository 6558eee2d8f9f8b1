"""The search pane in the window: how it comes into view, and what it asks of the others."""

from typing import TYPE_CHECKING

from zugong_desk.ui.search.exporting import export_found
from zugong_desk.ui.shell.layout import READING
from zugong_desk.ui.shell.walk import focus_pane

if TYPE_CHECKING:
    from zugong_desk.ui.window import MainWindow


def connect_search(window: "MainWindow") -> None:
    """Let the pane come into view, give the keys back to the text, tag its hits and write them."""
    pane, parts = window.parts.search, window.parts
    pane.searched.connect(lambda: window.reveal("searchPane"))
    pane.went.connect(lambda: focus_pane(parts, READING))
    pane.tags_wished.connect(window.quick.tag_spots)
    pane.export_wished.connect(lambda query: export_found(window.bridge, window.doors.ask_target, query))
