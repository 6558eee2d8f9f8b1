"""The buttons above the codebook; what needs a tag is dim without one."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from zugong_desk.domain.codebook import Tag
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

RETIRE, RESTORE = "停用", "恢复"
BUTTONS = (
    ("addTag", "新建", "add"),
    ("addChildTag", "新建下级", "add"),
    ("mergeTag", "并入…", "merge"),
    ("splitTag", "拆分…", "split"),
)
MORE = (
    ("retireTag", RETIRE, "pause"),
    ("removeTag", "删除", "delete"),
    ("importCodebook", "导入…", "import"),
    ("exportCodebook", "导出…", "export"),
    ("compareCodebook", "与文件对照…", "compare"),
)
OF_A_TAG = ("addChildTag", "mergeTag", "splitTag", "retireTag", "removeTag")


class CodebookBar(QFrame):
    """Buttons for what is done daily, a menu for the rest."""

    def __init__(
        self, verbs: Mapping[str, Callable[[], object]], themes: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, drawing in BUTTONS:
            button = QPushButton(icon(drawing, themes, 16, "ink2"), text, self)
            button.setObjectName(name)
            button.setAccessibleName(f"{text}标签")
            button.setProperty("compact", "true")
            button.clicked.connect(verbs[name])
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._more(verbs, themes))

    def _more(self, verbs: Mapping[str, Callable[[], object]], themes: ThemeSource) -> QToolButton:
        menu = QMenu(self)
        self.actions_of_menu = {
            name: menu.addAction(icon(drawing, themes, 16, "ink2"), text, verbs[name]) for name, text, drawing in MORE
        }
        for name, action in self.actions_of_menu.items():
            action.setObjectName(name)
        more = QToolButton(self)
        more.setObjectName("codebookMore")
        more.setAccessibleName("更多")
        more.setIcon(icon("more", themes, 16, "ink2"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(menu)
        return more

    def show_tag(self, tag: Tag | None) -> None:
        """Offer what can be done with a tag."""
        for name in OF_A_TAG:
            part = self.buttons.get(name) or self.actions_of_menu[name]
            part.setEnabled(tag is not None)
        self.actions_of_menu["retireTag"].setText(RESTORE if tag and tag.retired else RETIRE)
