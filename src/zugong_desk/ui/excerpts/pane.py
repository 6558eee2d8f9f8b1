"""The excerpts pane: one collection's excerpts in their order, and the one that is chosen as a form."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.collection import Excerpt
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.controls.stacked import stacked
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.excerpts.chooser import CollectionChooser
from zugong_desk.ui.excerpts.form import ExcerptForm
from zugong_desk.ui.excerpts.listing import Item, characters, rows_of
from zugong_desk.ui.excerpts.model import ExcerptModel
from zugong_desk.ui.excerpts.view import ExcerptView
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

ORIGIN = "excerptsPane"
EXPORT = "export_bulletin"
NOTHING = "在阅读稿里选中文字，按 Ctrl+E 取入。"
NEW_SECTION = "新的一节"
Flag = QItemSelectionModel.SelectionFlag


class ExcerptsPane(QWidget):
    """Arranges and lightly edits the excerpts of a collection; their passages stay as they are."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ORIGIN)
        self.setAccessibleName("摘编窗格")
        self._bridge = bridge
        self._known: dict[str, Item] = {}
        self._following = False
        self.model = ExcerptModel(self)
        self.view = ExcerptView(themes, self)
        self.view.setModel(self.model)
        self.chooser = CollectionChooser(bridge, themes, self)
        self.form = ExcerptForm(themes, self)
        self.export = QPushButton("导出…", self)
        self._lay_out(themes)
        self._connect(themes)
        self.refresh()

    @property
    def collection(self) -> str:
        """The id of the collection shown, into which new excerpts go; empty if there is none."""
        return self.chooser.collection

    @property
    def chosen(self) -> str | None:
        """The id of the excerpt that the form shows."""
        return self.form.item.excerpt.id if self.form.item else None

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's action that exports."""
        action = actions[EXPORT]
        self.export.clicked.connect(action.trigger)
        self.export.setToolTip(action.toolTip())

    # what the window's actions do here ------------------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Show an excerpt, and the collection that it is in."""
        excerpt = self._bridge.shelf.excerpts[id]
        if excerpt.collection != self.collection:
            self.chooser.choose(excerpt.collection)
        self._set_current(self.model.index_of(id))
        self._show_chosen()

    def shift(self, by: int) -> None:
        """Move the chosen excerpt one place up (-1) or down (1); past the edge of its section it joins the next."""
        at = next((at for at, item in enumerate(self.model.items) if item.excerpt.id == self.chosen), -1)
        to = at + by
        if at < 0 or not 0 <= to < len(self.model.items):
            return
        item, other = self.model.items[at], self.model.items[to]
        if other.excerpt.section != item.excerpt.section:
            self._bridge.change_excerpt(replace(item.excerpt, section=other.excerpt.section))
        else:
            self._bridge.move_excerpt(item.excerpt.id, to)

    def add_section(self) -> None:
        """Begin a section at the chosen excerpt, with those that follow it in its own; then ask for its name."""
        self.form.commit()
        if self.chosen and self._bridge.begin_section(self.chosen, self._new_title()):
            self.form.focus("section")

    def _new_title(self) -> str:
        taken = {item.excerpt.section for item in self.model.items}
        numbered = (f"{NEW_SECTION} {count}" for count in range(2, len(taken) + 3))
        return next(title for title in (NEW_SECTION, *numbered) if title not in taken)

    def remove_chosen(self) -> None:
        """Take the chosen excerpt out of the collection."""
        if self.chosen:
            self._bridge.remove_excerpt(self.chosen)

    def go_back(self) -> None:
        """Go to where the chosen excerpt was taken, opening its issue if need be."""
        if self.form.item is None:
            return
        self.form.commit()
        excerpt = self.form.item.excerpt
        if self._bridge.bulletin is None or self._bridge.bulletin.id != excerpt.bulletin:
            self._bridge.open_issue(excerpt.bulletin)
        bulletin = self._bridge.bulletin
        if bulletin and bulletin.id == excerpt.bulletin and excerpt.id in bulletin.places:
            self._bridge.go(bulletin.places[excerpt.id].span, ORIGIN)

    def commit(self) -> None:
        """Hand over what was typed in the form and has not been left yet."""
        self.form.commit()

    # keeping up -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the collections and the excerpts of the one chosen as they now stand."""
        shelf = self._bridge.shelf
        self.chooser.offer(sorted(shelf.collections.values(), key=lambda one: (one.order, one.name)))
        self._known.clear()
        self._list()

    def _list(self) -> None:
        chosen = self.chosen
        excerpts = self._bridge.shelf.excerpts_of(self.collection) if self.collection else []
        items = [self._item(excerpt, number) for number, excerpt in enumerate(excerpts, 1)]
        self.model.show(rows_of(items))
        self._stack.setCurrentIndex(0 if items else 1)
        self._count(items)
        index = self.model.index_of(chosen or "")
        self._set_current(index if index.isValid() else self.model.index_of(items[0].excerpt.id if items else ""))
        self._show_chosen()

    def _item(self, excerpt: Excerpt, number: int) -> Item:
        """The row of an excerpt; what stands at its place is asked again only if its issue may have changed."""
        known = self._known.get(excerpt.id)
        if known is None:
            now = self._bridge.excerpt_now(excerpt)
            known = Item(excerpt, number, self._bridge.source_line(excerpt.id), now)
        self._known[excerpt.id] = replace(known, excerpt=excerpt, number=number)
        return self._known[excerpt.id]

    def _count(self, items: list[Item]) -> None:
        sections = len({item.excerpt.section for item in items} - {""})
        stale = sum(item.stale for item in items)
        parts = [f"{len(items)} 条", f"{sections} 节" if sections else "", f"{characters(items)} 字"]
        self.chooser.count.setText("　".join([*filter(None, parts), *([f"待更新 {stale}"] if stale else [])]))

    def _show_chosen(self) -> None:
        self.form.show_item(self.model.item_at(self.view.currentIndex()))
        self._below.setVisible(self.form.item is not None)
        self.export.setEnabled(bool(self.model.items))

    def _lay_out(self, themes: ThemeSource) -> None:
        self.export.setObjectName("exportCollection")
        self.export.setAccessibleName("导出摘编")
        self.export.setProperty("primary", "true")
        self.export.setIcon(icon("export", themes, 16, "on_accent"))
        lists = QWidget(self)
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self.view)
        self._stack.addWidget(words(NOTHING, lists))
        self._below = QFrame(self)
        self._below.setProperty("role", "foot")
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(self._verbs(themes))
        below.addWidget(scrolled(self.form), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.chooser)
        layout.addWidget(stacked(lists, self._below, 1, 1), 1)
        self.setFocusProxy(self.view)

    def _verbs(self, themes: ThemeSource) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 12, 0)
        row.setSpacing(2)
        for name, text, drawing, verb in (
            ("excerptUp", "上移　Alt+↑", "up", lambda: self.shift(-1)),
            ("excerptDown", "下移　Alt+↓", "down", lambda: self.shift(1)),
            ("excerptBack", "回到原文　F4", "link", self.go_back),
            ("excerptRemove", "移出摘编　Del", "delete", self.remove_chosen),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setAccessibleName(text.split("　")[0])
            button.setToolTip(text)
            button.setIcon(icon(drawing, themes, 16, "ink2"))
            button.clicked.connect(verb)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.export)
        return row

    def _connect(self, themes: ThemeSource) -> None:
        bridge = self._bridge
        bridge.opened.connect(self.refresh)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.changed.connect(self._on_changed)
        themes.changed.connect(self.view.viewport().update)
        self.chooser.chosen.connect(lambda _id: self._list())
        self.form.excerpt_changed.connect(bridge.change_excerpt)
        self.form.update_wished.connect(bridge.update_excerpt)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.shift_wished.connect(self.shift)
        self.view.back_wished.connect(self.go_back)
        self.view.doubleClicked.connect(self.go_back)
        self.view.edit_wished.connect(self.form.focus)
        self.view.remove_wished.connect(self.remove_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        # queued: the drop must be over before the model is reset under it
        self.model.move_wished.connect(self._on_move_wished, Qt.ConnectionType.QueuedConnection)

    def _on_library_opened(self) -> None:
        self.form.show_item(None)
        self.refresh()

    def _on_changed(self, touched: Touched) -> None:
        if touched.shelf or touched.issues:
            self.refresh()
        elif touched.blocks or touched.places:
            self._forget(touched.bulletin)
            self._list()

    def _forget(self, bulletin: str | None) -> None:
        """Ask again about the excerpts of an issue whose text has changed."""
        for id in [id for id, item in self._known.items() if item.excerpt.bulletin == bulletin]:
            del self._known[id]

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following:
            self._show_chosen()

    def _on_move_wished(self, id: str, to: int, section: str) -> None:
        if self._bridge.move_excerpt(id, to, section):
            self.choose(id)

    def _set_current(self, index: QModelIndex) -> None:
        self._following = True
        self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.view.scrollTo(index)
        self._following = False

    def _on_menu_requested(self, at: QPoint) -> None:
        if self.model.item_at(self.view.indexAt(at)) is None:
            return
        menu = QMenu(self)
        menu.addAction("回到原文　F4", self.go_back)
        menu.addAction("上移　Alt+↑", lambda: self.shift(-1))
        menu.addAction("下移　Alt+↓", lambda: self.shift(1))
        menu.addAction("从这里新建一节", self.add_section)
        menu.addSeparator()
        menu.addAction("移出摘编　Del", self.remove_chosen)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()
