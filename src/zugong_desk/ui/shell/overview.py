"""The overview in the window: how it is reached, left, and what it asks of the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from zugong_desk.desk.overview import Entry
from zugong_desk.ui.overview.exporting import export_overview

if TYPE_CHECKING:
    from zugong_desk.ui.window import MainWindow


def connect_overview(window: "MainWindow") -> None:
    """Let the overview page go back to the desk, open passages there, take them into a collection and be written."""
    parts, page = window.parts, window.parts.overview

    def back() -> None:
        window.show_page(parts.desk)
        parts.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(entry: Entry) -> None:
        page.go(entry)
        bulletin = window.bridge.bulletin
        if bulletin and entry.id in bulletin.places:
            window.bridge.take_excerpt(bulletin.places[entry.id].span, parts.excerpts.collection or None)
            window.reveal("excerptsPane")

    page.left.connect(back)
    page.went.connect(back)
    page.excerpt_requested.connect(take)
    page.export_requested.connect(lambda: export_overview(page, window.bridge, window.doors, window.themes))


def show_overview(window: "MainWindow") -> None:
    """Bring the overview into view, or go back from it."""
    if window.pages.currentWidget() is window.parts.overview:
        window.parts.overview.left.emit()
    elif window.write_pending():
        window.show_page(window.parts.overview)
