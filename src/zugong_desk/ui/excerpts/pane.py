"""The excerpts pane: one collection's sections and excerpts in their order, and the one that is chosen as a form."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.collection import Collection
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.chooser import CollectionChooser
from zugong_desk.ui.excerpts.contents import Contents
from zugong_desk.ui.excerpts.deeds import ORIGIN, ExcerptDeeds
from zugong_desk.ui.excerpts.frame import Below, Frame
from zugong_desk.ui.excerpts.menu import show_menu
from zugong_desk.ui.excerpts.model import ExcerptModel
from zugong_desk.ui.excerpts.twins import Twins
from zugong_desk.ui.excerpts.view import ExcerptView
from zugong_desk.ui.theme.source import ThemeSource

AT_ONCE = 0.08
"""Seconds of a change that go into issues that must be read anew; what is left follows between events."""
TYPED_MS = 150
"""After a keystroke in the text the list is brought up to date when typing pauses."""
Flag = QItemSelectionModel.SelectionFlag
EDITOR_KEYS = (Qt.Key.Key_F4, Qt.Key.Key_Escape)


class ExcerptsPane(QWidget):
    """Arranges and lightly edits the excerpts of a collection; their passages stay as they are."""

    collection_shown = Signal()
    """What is printed of the collection may be another."""
    draft_changed = Signal(object)
    """An excerpt, section or collection as it would be with what is being typed."""
    current_changed = Signal(str)
    """The item (id) that is current; empty for none."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ORIGIN)
        self.setAccessibleName("摘编窗格")
        self._bridge = bridge
        self._actions: Mapping[str, QAction] = {}
        self._following = False
        self.model = ExcerptModel(self)
        self.view = ExcerptView(themes, self)
        self.view.setModel(self.model)
        self.chooser = CollectionChooser(bridge, themes, self)
        self.deeds = ExcerptDeeds(bridge, self.view, self.commit, self)
        self.twins = Twins(self)
        self.contents = Contents(bridge, self.twins)
        self.below = Below(self.deeds, themes, self)
        self.form = self.below.excerpt
        self.frame = Frame(self.chooser, self.view, self.below, themes, self)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._connect(themes)
        self.setFocusProxy(self.view)
        self.refresh()

    @property
    def collection(self) -> str:
        """The id of the collection shown, into which new excerpts go; empty if there is none."""
        return self.chooser.collection

    @property
    def chosen(self) -> str | None:
        """The id of the current item."""
        row = self.model.row_at(self.view.currentIndex())
        return row.id if row else None

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the buttons and the context menu."""
        self._actions = actions
        self.frame.set_actions(actions)
        self.below.set_actions(actions)

    # what the window's actions do here ------------------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Make an item current, with the collection that it is in, unfolding what hides it."""
        shelf = self._bridge.shelf
        item = shelf.excerpts.get(id) or shelf.sections.get(id)
        if item and item.collection != self.collection:
            self.chooser.choose(item.collection)
        if not self.model.index_of(id).isValid() and self.contents.unfold_all():
            self._show_rows()
        self._set_current(self.model.index_of(id))
        self._show_chosen()

    def edit(self, name: str = "title") -> None:
        """Put the caret in the form of the current item."""
        self.below.focus(name)

    def ask_layout(self) -> None:
        """Show the form of the collection, or that of the current item again."""
        self.below.about_all = not self.below.about_all
        self._show_chosen()
        if self.below.about_all:
            self.below.focus()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Hand over what was typed in a form and has not been left yet."""
        self.below.commit()

    # keeping up -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the collections and the items of the one chosen as they now stand."""
        self._typed.stop()
        shelf = self._bridge.shelf
        self.below.set_writable(writable=not self._bridge.read_only)
        self.chooser.offer(sorted(shelf.collections.values(), key=lambda one: (one.order, one.name)))
        self._list()

    def _list(self) -> None:
        self.deeds.collection = self.collection
        self.contents.read(self.collection, AT_ONCE if self.isVisible() else 0)
        self._show_rows()
        if not self.contents.complete and self.isVisible():
            self._reading.start()
        self.collection_shown.emit()

    def _show_rows(self) -> None:
        current, chosen, at = self.chosen, self.view.chosen, self.view.currentIndex().row()
        scrolled = self.view.verticalScrollBar().value()
        self._following = True
        anew = self.model.show(self.contents.rows)
        self._following = False
        if anew:
            index = self.model.index_of(current or "")
            if not index.isValid() and self.model.rows:
                index = self.model.index(min(max(0, at), len(self.model.rows) - 1))
            self._set_current(index, chosen)
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.scrollTo(index)
        self._count()
        self.frame.tell(held=bool(self.model.rows), collection=bool(self.collection))
        self._show_chosen()

    def _count(self) -> None:
        chosen = len(self.view.selectionModel().selectedRows())
        many = f"已选 {chosen} 条　" if chosen > 1 else ""
        tally = self.contents.tally.spoken if self.collection else ""
        self.chooser.count.setText(many + tally)

    def _show_chosen(self) -> None:
        row = self.model.row_at(self.view.currentIndex())
        collection = self._bridge.shelf.collections.get(self.collection)
        self.below.show_row(row, collection, self.contents.twin_title(row))
        self.chooser.layout_button.setChecked(collection is not None and self.below.shows_collection)
        self.current_changed.emit(row.id if row else "")

    def _connect(self, themes: ThemeSource) -> None:
        bridge, view, deeds, below = self._bridge, self.view, self.deeds, self.below
        bridge.opened.connect(self.refresh)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.changed.connect(self._on_changed)
        themes.changed.connect(view.viewport().update)
        self._typed.timeout.connect(self._list)
        self._reading.timeout.connect(self._list)
        self.twins.found.connect(self._list)
        self.chooser.chosen.connect(lambda _id: self._list())
        self.chooser.form_wished.connect(self.ask_layout)
        below.excerpt.excerpt_changed.connect(bridge.change_excerpt)
        below.section.section_changed.connect(bridge.change_section)
        below.collection.collection_changed.connect(self._on_collection_changed)
        for form in (below.excerpt, below.section, below.collection):
            form.draft_changed.connect(self.draft_changed)
        deeds.section_made.connect(self._on_section_made)
        deeds.show_wished.connect(self.choose)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        view.clicked.connect(lambda _index: self._leave_layout())
        view.shift_wished.connect(deeds.shift)
        view.level_wished.connect(deeds.shift_level)
        view.fold_wished.connect(self._on_fold_wished)
        view.edit_wished.connect(self.edit)
        view.doubleClicked.connect(lambda _index: self.edit())
        view.remove_wished.connect(deeds.remove)
        view.restore_wished.connect(deeds.restore)
        view.menu_wished.connect(self._on_menu_wished)
        # queued: the drop must be over before the model is reset under it
        self.model.move_wished.connect(deeds.move, Qt.ConnectionType.QueuedConnection)

    def _on_library_opened(self) -> None:
        self.below.forget()
        self.contents.begin()
        self.refresh()

    def _on_changed(self, touched: Touched) -> None:
        if self.contents.provenance:
            self.contents.provenance.forget(touched.bulletin)
        if touched.shelf or touched.issues:
            before = frozenset(row.id for row in self.model.rows)
            self.refresh()
            if touched.action != "do":
                self._show_returned(before)
        elif touched.blocks or touched.places:
            self._typed.start() if touched.typed else self._list()

    def _show_returned(self, before: frozenset[str]) -> None:
        """Choose what an undone or redone step brought back into a list that held others, and still does."""
        back = [row.id for row in self.model.rows if row.id not in before]
        if 0 < len(back) < len(self.model.rows):
            self._set_current(self.model.index_of(back[0]), back)
            self._show_chosen()

    def _on_collection_changed(self, collection: Collection) -> None:
        known = self._bridge.shelf.collections.get(collection.id)
        if known and known.name != collection.name:
            self._bridge.rename_collection(collection.id, collection.name)
        self._bridge.change_collection(collection)

    def _on_section_made(self, id: str) -> None:
        self.choose(id)
        self.edit()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following:
            self._leave_layout()

    def _on_selection_changed(self) -> None:
        if not self._following:
            self._count()

    def _leave_layout(self) -> None:
        self.below.about_all = False
        self._show_chosen()

    def _on_fold_wished(self, id: str, folded: bool) -> None:
        self.contents.fold(id, folded=folded)
        self._show_rows()

    def _set_current(self, index: QModelIndex, chosen: list[str] | None = None) -> None:
        self._following = True
        selection = QItemSelection()
        for id in chosen or ():
            if (one := self.model.index_of(id)).isValid():
                selection.select(one, one)
        self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.view.selectionModel().select(selection, Flag.Select)
        self.view.scrollTo(index)
        self._following = False

    def _on_menu_wished(self, at: QPoint) -> None:
        row = self.model.row_at(self.view.indexAt(at))
        if row is not None and self._actions:
            show_menu(self.view, at, row, self.deeds, self._actions)

    # Qt's events, and keys that mean something else in the window ----------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """What was not worked out while nobody looked is worked out now."""
        super().showEvent(event)
        if not self.contents.complete:
            self._list()

    def event(self, event: QEvent) -> bool:
        """F4 goes back to the passage from anywhere in the pane, Esc from a form to the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F4:
            self.deeds.go_back()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return Qt.Key(event.key()) in EDITOR_KEYS and not event.modifiers()
