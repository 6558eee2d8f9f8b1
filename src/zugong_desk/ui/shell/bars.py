"""The tool bar: what is used all day, in the order of the work."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.edit import opening_heading
from zugong_desk.domain.kinds import MAX_LEVEL, Kind
from zugong_desk.domain.span import Span
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.marks.kinds import kind_icon, kind_looks
from zugong_desk.ui.shell.layout import Layout
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.keyed import KeyedToolButton
from zugong_desk.ui.theme.source import ThemeSource

SEARCH = {Layout.WIDE: 286, Layout.MEDIUM: 200, Layout.NARROW: 180, Layout.SINGLE: 100}
KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class KindBox(QComboBox):
    """The kind of the current block, to be seen and changed."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kindBox")
        self.setAccessibleName("段块类别")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setIconSize(QSize(18, 18))
        self.setMaxVisibleItems(20)
        self.setFixedWidth(112)
        for kind, look in kind_looks().items():
            self.addItem(kind_icon(kind, themes), look.name, kind)
            self.setItemData(self.count() - 1, shown_key(look.key), Qt.ItemDataRole.ToolTipRole)


class LevelButtons(QWidget):
    """Four buttons of one strip; the level of the current heading is the one pressed."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("级别")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[QAbstractButton] = []
        for level, action in enumerate(actions, 1):
            button = QToolButton(self)
            button.setText(str(level))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
            button.setProperty("segment", "left" if level == 1 else "right" if level == MAX_LEVEL else "middle")
            button.clicked.connect(lambda _checked=False, run=action: run.trigger())
            self.buttons.append(button)
            row.addWidget(button)

    def show_level(self, level: int) -> None:
        """Press the button of a level, none for 0."""
        for at, button in enumerate(self.buttons, 1):
            button.setChecked(at == level)


class ToolBar(QToolBar):
    """Actions, kind and level of the current block, search field."""

    def __init__(self, actions: ActionSet, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__("工具栏", parent)
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        entries = actions.fill_tool_bar(self)
        self._actions = actions
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._worded = [one for one in self.findChildren(KeyedToolButton) if one.toolButtonStyle() == beside]
        self.kinds = KindBox(themes, self)
        self.levels = LevelButtons([actions[f"level_{level}"] for level in range(1, MAX_LEVEL + 1)], self)
        before = entries["split"]
        self.insertWidget(before, self.kinds)
        word = QLabel("级")
        word.setProperty("role", "hint")
        word.setContentsMargins(6, 0, 2, 0)
        self._word = self.insertWidget(before, word)
        self.insertWidget(before, self.levels)
        self.insertSeparator(before)
        self.kinds.activated.connect(self._on_kind_activated)
        self.search = _search_field(themes, self)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.addWidget(self.search)

    def show_block(self, bulletin: Bulletin | None, place: Span | None) -> None:
        """Show kind and level of the block at a place."""
        known = bulletin is not None and place is not None and place.start.block in bulletin.line_position
        self.kinds.setEnabled(known)
        self.levels.setEnabled(known)
        if bulletin is None or place is None or not known:
            self.kinds.setCurrentIndex(-1)
            self.levels.show_level(0)
            return
        block = bulletin.block(place.start.block)
        head = opening_heading(block)
        self.kinds.setCurrentIndex(self.kinds.findData(block.kind.value))
        self.levels.show_level(block.level or (head.level if head else 0))

    def fit(self, layout: Layout) -> None:
        """Print words beside icons, and keys beside words, where there is room; the search field gives way last."""
        shown, worded = layout is Layout.WIDE, layout in (Layout.WIDE, Layout.MEDIUM)
        self._actions.show_keys(shown=shown)
        for button in self._worded:
            beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
            button.setToolButtonStyle(beside if worded else alone)
        self._word.setVisible(layout is not Layout.SINGLE)
        self.search.setMinimumWidth(SEARCH[layout])
        key = self._actions["search_all"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setPlaceholderText(
            f"在全部期刊中查找　{key}" if shown else "全库查找" if layout is Layout.SINGLE else "在全部期刊中查找"
        )

    def _on_kind_activated(self, at: int) -> None:
        self._actions[f"kind_{Kind(self.kinds.itemData(at))}"].trigger()


def _search_field(themes: ThemeSource, parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setObjectName("searchField")
    field.setAccessibleName("在全部期刊中查找")
    field.setClearButtonEnabled(True)
    field.setMaximumWidth(286)
    field.addAction(icon("search", themes, 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
    return field


def focus_field(field: QLineEdit) -> Callable[[], None]:
    """A command that puts the caret into a field with its text selected."""

    def run() -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    return run
