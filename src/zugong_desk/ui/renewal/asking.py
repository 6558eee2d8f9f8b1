"""Asking to parse the open issue again: what would change is shown first, and if nothing would, that is said."""

from PySide6.QtWidgets import QWidget

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.renewal.dialog import RenewalDialog
from zugong_desk.ui.theme.source import ThemeSource

SAME = "重新解析：没有不同，没有要改的。"


def ask_renewal(bridge: Bridge, themes: ThemeSource, window: QWidget) -> RenewalDialog | None:
    """Show what would change in the open issue. Confidence and reasons alone are renewed at once, and that is said."""
    if bridge.bulletin is None:
        return None
    preview = bridge.preview_renewal(bridge.bulletin.id)
    if preview is None:
        return None
    if preview.differences:
        dialog = RenewalDialog(bridge, themes, preview, window)
        dialog.stand_beside(window)
        dialog.open()
        return dialog
    if preview.refreshed and bridge.reparse(preview.bulletin, ()):
        bridge.told.emit(f"重新解析：没有要改的，{preview.refreshed} 块更新了可信度和依据。")
    elif not preview.refreshed:
        bridge.told.emit(SAME)
    return None
