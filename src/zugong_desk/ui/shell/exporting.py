"""The ways into the export dialogue, and what each begins with."""

from typing import TYPE_CHECKING

from zugong_desk.ui.exporting.dialog import ExportDialog
from zugong_desk.ui.exporting.scopes import Scope, Wish

if TYPE_CHECKING:
    from zugong_desk.ui.window import MainWindow


def export_issue(window: "MainWindow", issue: str | None = None) -> None:
    """Ask how to export an issue (None: the open one; the whole library if none is open)."""
    bulletin = window.bridge.bulletin
    shown = issue or (bulletin.id if bulletin else "")
    _ask(window, Wish(Scope.ISSUE, shown) if shown else Wish(Scope.LIBRARY))


def export_corrections(window: "MainWindow") -> None:
    """Ask how to export the corrections of the open issue."""
    bulletin = window.bridge.bulletin
    if bulletin is not None:
        _ask(window, Wish(Scope.ISSUE, bulletin.id, "errata-docx"))


def export_collection(window: "MainWindow", collection: str) -> None:
    """Ask how to export a collection, or all annotations of the library if there is none."""
    known = collection in window.bridge.shelf.collections
    _ask(window, Wish(Scope.COLLECTION, collection) if known else Wish(Scope.LIBRARY))


def _ask(window: "MainWindow", wish: Wish) -> None:
    if window.bridge.desk is not None and window.write_pending():
        ExportDialog(window.bridge, window.doors, window.themes, wish, window).open()
