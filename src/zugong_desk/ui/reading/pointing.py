"""What pointing at a block, a bar or the text does, and the menu that opens there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading import menu
from zugong_desk.ui.reading.paint import fill_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.caret import Caret
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.gutter import Gutter
    from zugong_desk.ui.reading.margin import Margin
    from zugong_desk.ui.reading.sheet import Sheet


class Pointing(QObject):
    """Hears gutter, margin and sheet; moves the shared place and fills the passage under the pointer."""

    def __init__(
        self, bridge: Bridge, caret: Caret, gutter: Gutter, margin: Margin, sheet: Sheet, display: Display
    ) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._caret = caret
        self._sheet = sheet
        self._display = display
        self._actions: Mapping[str, QAction] = {}
        gutter.block_clicked.connect(self._on_block_clicked)
        gutter.menu_requested.connect(self._on_gutter_menu)
        margin.annotation_clicked.connect(self._on_annotation_clicked)
        margin.annotation_hovered.connect(self._on_annotation_hovered)
        sheet.menu_requested.connect(self._on_menu_requested)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu."""
        self._actions = actions

    def _on_block_clicked(self, id: str) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and id in bulletin.line_position:
            self._sheet.setFocus()
            self._caret.go(Span(Anchor(id, 0), Anchor(id, len(bulletin.block(id).text))))

    def _on_annotation_clicked(self, id: str) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and id in bulletin.places:
            self._sheet.setFocus()
            self._caret.go(bulletin.places[id].span)

    def _on_annotation_hovered(self, id: str) -> None:
        bulletin = self._bridge.bulletin
        place = bulletin.places.get(id) if bulletin else None
        self._display.set_fill(fill_of(bulletin, place.span) if bulletin and place else {})

    def _cut(self) -> None:
        self._sheet.lay_out()
        self._sheet.cut()

    def _on_gutter_menu(self, id: str, position: QPoint) -> None:
        self._on_block_clicked(id)
        self._on_menu_requested(position)

    def _on_menu_requested(self, position: QPoint) -> None:
        found = QMenu(self._sheet)
        found.setObjectName("readingMenu")
        sheet, chosen = self._sheet, self._sheet.textCursor().hasSelection()
        writable = not sheet.isReadOnly()
        paste = writable and bool(QApplication.clipboard().text())
        menu.add_editing(
            found,
            {
                "剪切": (writable and chosen, self._cut),
                "复制": (chosen, sheet.copy),
                "粘贴": (paste, sheet.paste),
            },
        )
        menu.fill(found, self._actions)
        found.aboutToHide.connect(found.deleteLater)
        found.popup(position)
