"""The head of the pane: conditions, kept searches, and what can be done with the result."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

RESULT = ("next_hit", "previous_hit", "", "tag_found", "take_found", "export_found", "", "save_search")


class SearchHead(QFrame):
    """Three buttons, each with a menu."""

    def __init__(self, themes: ThemeSource, conditions: QMenu, saved: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self._themes = themes
        self.result_menu = QMenu(self)
        self.result_menu.setObjectName("resultMenu")
        self.conditions = self._button("条件", "filter", conditions)
        self.saved = self._button("已存", "clock", saved)
        self.result = self._button("结果", "more", self.result_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.conditions)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.result)
        self.tell(found=False)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu of results."""
        for name in RESULT:
            if name:
                self.result_menu.addAction(actions[name])
            else:
                self.result_menu.addSeparator()

    def tell(self, *, found: bool) -> None:
        """Whether there is a result."""
        self.result.setEnabled(found)

    def _button(self, text: str, picture: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{menu.objectName()}Button")
        button.setText(text)
        button.setAccessibleName(text)
        button.setIcon(icon(picture, self._themes, 16, "ink2"))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        return button
