"""The outline pane: follows the shared place, goes where it is asked to, and corrects the segmentation."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.outline.inspector import Inspector
from zugong_desk.ui.outline.model import OutlineModel
from zugong_desk.ui.outline.tree import SECTIONS, Key, Tree, telling, tree_of
from zugong_desk.ui.outline.view import OutlineView
from zugong_desk.ui.theme.source import ThemeSource

if TYPE_CHECKING:
    from zugong_desk.domain.bulletin import Bulletin

ORIGIN = "outlinePane"
JUMP = "outlinePane.contents"
"""Where a jump comes from that this pane follows itself."""
LONG = 800
"""Lines from which on a new outline waits until typing pauses."""
PAUSE_MS = 150

LEVELS = ("demote", "promote", "level_1", "level_2", "level_3", "level_4")
KEYED = ("change_kind", *(f"kind_{kind}" for kind in Kind), *LEVELS)
"""Actions of the reading pane whose keys also work while the outline has the focus."""
MENU: tuple[tuple[str, ...], ...] = (
    ("change_kind",),
    ("kind_article_title", "kind_column", "kind_heading", "kind_paragraph", "kind_byline"),
    LEVELS,
    ("split", "merge", "set_aside"),
    ("unmark_head", "confirm"),
    ("go_to_article", "go_to_contents"),
)
NO_OUTLINE = "本期还没有标题。在阅读稿里按 Alt+T 定文章标题，按 Alt+H 定标题，这里就有结构。"
NO_ISSUE = "还没有打开期刊。按 Ctrl+P 选择一期。"


class OutlinePane(QWidget):
    """The tree of columns, articles, headings and items of the issue that is shown."""

    article_wished = Signal(str)
    """The article around a block (id) is to be taken into a collection."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ORIGIN)
        self.setAccessibleName("结构窗格")
        self._bridge = bridge
        self._actions: Mapping[str, QAction] = {}
        self._following = False
        self._folded: dict[Key, bool] = {}
        self._listed: Bulletin | None = None
        self.model = OutlineModel(self)
        self.view = OutlineView(themes, self)
        self.view.setModel(self.model)
        self.inspector = Inspector(bridge, themes, self)
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect(themes)
        self._on_opened()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the context menu, and let the keys of kinds and levels work here."""
        self._actions = actions
        for name in KEYED:
            self.view.addAction(actions[name])
        self.inspector.set_actions(actions)

    def take_chosen(self) -> None:
        """Ask for the article of the current row to be taken into a collection."""
        if row := self.model.row_of(self.view.currentIndex()):
            self.article_wished.emit(row.block)

    def refresh(self) -> None:
        """Show the outline as it now stands; what is unfolded, selected and current stays so."""
        self._timer.stop()
        bulletin = self._listed = self._bridge.bulletin
        tree = tree_of(bulletin) if bulletin else Tree()
        if tree.shape == self.model.tree.shape:
            self.model.show(tree)
        else:
            self._show_anew(tree)
        self._empty.setText(NO_OUTLINE if bulletin else NO_ISSUE)
        self._stack.setCurrentIndex(0 if tree.rows else 1)
        self._follow()

    def _lay_out(self) -> None:
        tree = QWidget(self)
        self._empty = words(NO_ISSUE, tree)
        self._stack = QStackedLayout(tree)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tree, 1)
        layout.addWidget(self.inspector)
        self.setFocusProxy(self.view)

    def _connect(self, themes: ThemeSource) -> None:
        bridge, view = self._bridge, self.view
        bridge.opened.connect(self._on_opened)
        bridge.library_opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)
        themes.changed.connect(view.viewport().update)
        self._timer.timeout.connect(self.refresh)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._go)
        view.activated.connect(self._on_activated)
        view.expanded.connect(lambda index: self._remember(index, folded=False))
        view.collapsed.connect(lambda index: self._remember(index, folded=True))
        view.shift_wished.connect(self._on_shift_wished)
        view.aside_wished.connect(self._on_aside_wished)
        view.customContextMenuRequested.connect(self._on_menu_requested)
        # queued: the drop must be over before the model is reset under it
        self.model.level_wished.connect(self._on_level_wished, Qt.ConnectionType.QueuedConnection)

    def _on_opened(self) -> None:
        self._folded.clear()
        self.refresh() if not self._long else self._show_later()

    def _on_changed(self, touched: Touched) -> None:
        if not (touched.blocks or touched.lines) or (touched.typed and self._untold(touched.blocks)):
            return
        self._timer.start(PAUSE_MS if touched.typed or self._long else 0)

    def _untold(self, blocks: frozenset[str]) -> bool:
        """Whether the outline neither said nor says anything of blocks that were typed in; then it holds as it is."""
        before, after = self._listed, self._bridge.bulletin
        if self._timer.isActive() or before is None or after is None:
            return False
        return all(
            id in bulletin.line_position and not telling(bulletin.block(id))
            for bulletin in (before, after)
            for id in blocks
        )

    @property
    def _long(self) -> bool:
        bulletin = self._bridge.bulletin
        return bulletin is not None and len(bulletin.lines) > LONG

    def _show_later(self) -> None:
        """Let the text of a long issue come first; nothing of another issue stays meanwhile."""
        self.model.show(Tree())
        self._timer.start(PAUSE_MS)

    def _on_place_changed(self, _place: Span, origin: str) -> None:
        if origin != ORIGIN and not self._timer.isActive():
            self._follow()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following and not self.view.entering:
            self._go(current)

    def _go(self, index: QModelIndex) -> None:
        row = self.model.row_of(index)
        bulletin = self._bridge.bulletin
        if row and bulletin and row.block in bulletin.line_position:
            self._bridge.go(row.span, ORIGIN)

    def _on_activated(self, index: QModelIndex) -> None:
        """Go to the row's place; from a line of the contents list to what it names."""
        row = self.model.row_of(index)
        bulletin = self._bridge.bulletin
        if row and bulletin and row.target in bulletin.line_position:
            self._bridge.go_block(row.target, JUMP)
        else:
            self._go(index)

    def _follow(self) -> None:
        """Make the row of the shared place current, or the folded one that it lies in."""
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None or place is None or place.start.block not in bulletin.line_position:
            return
        at = self.model.tree.row_at(bulletin.line(place.start.block), place.start.offset)
        index = self.model.index_of(at)
        while index.parent().isValid() and not self.view.isExpanded(index.parent()):
            index = index.parent()
        if index == self.view.currentIndex():
            return
        self._following = True
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)
        self._following = False

    def _show_anew(self, tree: Tree) -> None:
        chosen = {row.key for row in self.view.chosen()}
        current = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        scrolled = self.view.verticalScrollBar().value()
        self._following = True
        self.model.show(tree)
        self._unfold()
        selection = self.view.selectionModel()
        for at, row in enumerate(tree.rows):
            if current and row.key == current.key:
                selection.setCurrentIndex(self.model.index_of(at), QItemSelectionModel.SelectionFlag.NoUpdate)
            if row.key in chosen:
                selection.select(self.model.index_of(at), QItemSelectionModel.SelectionFlag.Select)
        self.view.verticalScrollBar().setValue(scrolled)
        self._following = False

    def _unfold(self) -> None:
        for at, row in enumerate(self.model.tree.rows):
            if self.model.tree.children[at + 1] and not self._folded.get(row.key, row.mark not in SECTIONS):
                self.view.expand(self.model.index_of(at))

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        row = self.model.row_of(index)
        if row:
            self._folded[row.key] = folded

    def _on_shift_wished(self, by: int) -> None:
        self._bridge.shift_levels(_blocks(self.view), by)

    def _on_level_wished(self, blocks: list[str], level: int) -> None:
        self._bridge.set_levels(blocks, level)

    def _on_aside_wished(self) -> None:
        row = self.model.row_of(self.view.currentIndex())
        if row:
            self._go(self.view.currentIndex())
            self._actions["set_aside"].trigger() if self._actions else self._bridge.set_aside([row.block])

    def _on_menu_requested(self, at: QPoint) -> None:
        if not self._actions or not self.view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        for group in MENU:
            menu.addActions([self._actions[name] for name in group])
            menu.addSeparator()
        menu.addAction("整篇取入摘编　Ctrl+E", self.take_chosen)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()


def _blocks(view: OutlineView) -> list[str]:
    return list(dict.fromkeys(row.block for row in view.chosen() if row.movable))
