"""The codebook panel: the tree of tags at the left, the chosen tag at the right; every change is one step."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook import Tag, by_name
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.bar import CodebookBar
from zugong_desk.ui.codebook.deeds import CodebookDeeds
from zugong_desk.ui.codebook.form import TagForm
from zugong_desk.ui.codebook.model import CodebookModel
from zugong_desk.ui.codebook.passages import TagPassages
from zugong_desk.ui.codebook.tree import CodebookTree, filter_field
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.controls.stacked import stacked
from zugong_desk.ui.theme.source import ThemeSource

NEW = "新标签"
Flag = QItemSelectionModel.SelectionFlag


class CodebookPanel(QWidget):
    """Shows and changes the tags of the library that is open."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookPanel")
        self.setAccessibleName("标签表")
        self._bridge = bridge
        self.model = CodebookModel(self)
        self.tree = CodebookTree(themes, self)
        self.tree.setModel(self.model)
        self.form = TagForm(themes, self)
        self.filter = filter_field(self)
        self.passages = TagPassages(bridge, themes, self)
        self.notice = Notice("codebookNotice", self)
        self.deeds = CodebookDeeds(bridge, self)
        self.bar = CodebookBar(self.verbs(), themes, self)
        self._lay_out()
        self._connect(themes)
        self.refresh()

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What the buttons of the bar do, by their names."""
        deeds = self.deeds
        verbs: dict[str, Callable[[], object]] = {
            "addTag": self.add_top,
            "addChildTag": self.add_child,
            "removeTag": self.remove_chosen,
            "retireTag": self.retire_chosen,
            "mergeTag": lambda: deeds.ask_merge(self.chosen),
            "splitTag": lambda: deeds.ask_split(self.chosen),
            "importCodebook": deeds.import_file,
            "exportCodebook": deeds.export_file,
            "compareCodebook": deeds.compare_file,
        }
        return {name: self._after_commit(verb) for name, verb in verbs.items()}

    def _after_commit(self, verb: Callable[[], object]) -> Callable[[], object]:
        """A verb before which the form hands over: a menu does not take the focus from the field that is typed in."""

        def run() -> object:
            self.form.commit()
            return verb()

        return run

    @property
    def chosen(self) -> Tag | None:
        """The tag that the form shows."""
        return self.form.tag

    def refresh(self) -> None:
        """Show the tags as they now stand; the chosen one stays chosen and what is folded stays folded."""
        if self.chosen and self.chosen.id not in self._bridge.shelf.tags:
            self.form.show_tag(None)
        chosen = self.chosen.id if self.chosen else ""
        folded = self._folded()
        self.model.show(self._bridge.shelf.tags, self._bridge.tag_uses(), self._matched())
        self.tree.expandAll()
        for id in folded:
            self.tree.collapse(self.model.index_of(id))
        index = self.model.index_of(chosen)
        self.choose(self.model.index(0, 0) if not index.isValid() else index)

    def _matched(self) -> dict[str, tuple[int, ...]] | None:
        """What the filter finds by characters or pinyin; None without one."""
        typed = self.filter.text().strip()
        return dict(self._bridge.rank_tags(typed)) if typed else None

    def choose(self, index: QModelIndex) -> None:
        """Show a tag in tree and form."""
        self.tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.tree.scrollTo(index)
        self._show_chosen(self.model.tag_at(index))

    def _show_chosen(self, tag: Tag | None) -> None:
        self.form.show_tag(tag)
        self.passages.show_tag(tag.id if tag else "")
        self.bar.show_tag(tag)

    def add(self, parent: str = "") -> None:
        """Make a tag below another (id; empty: at the top) and ask for its name in the form."""
        self.form.commit()
        made = self._bridge.add_tag(self._new_name(), parent)
        if made:
            self.filter.clear()
            self.choose(self.model.index_of(made))
            self.form.focus_name()

    def add_top(self) -> None:
        """Make a tag at the top."""
        self.add()

    def add_child(self) -> None:
        """Make a tag below the chosen one."""
        self.add(self.chosen.id if self.chosen else "")

    def remove_chosen(self) -> None:
        """Remove the chosen tag; refused while it is used or has tags below it."""
        if self.chosen:
            self._bridge.remove_tag(self.chosen.id)

    def place(self, id: str, parent: str, at: int) -> None:
        """Put a tag below a parent (id; empty: at the top), before the child of place `at` (-1: last)."""
        below = self.model.children_of(parent)[at:] if at >= 0 else []
        self._bridge.move_tag(id, parent, next((other.id for other in below if other.id != id), ""))

    def shift(self, by: int) -> None:
        """Move the chosen tag up (-1) or down (1) among its siblings."""
        tag = self.chosen
        if tag is None or self.filter.text():
            return
        row = [one.id for one in self.model.children_of(tag.parent)]
        at = row.index(tag.id) + by
        if 0 <= at < len(row):
            self._bridge.move_tag(tag.id, tag.parent, row[at] if by < 0 else "".join(row[at + 1 : at + 2]))

    def indent(self) -> None:
        """Put the chosen tag under the sibling above it."""
        tag = self.chosen
        row = [one.id for one in self.model.children_of(tag.parent)] if tag else []
        if tag and not self.filter.text() and row.index(tag.id) > 0:
            self._bridge.move_tag(tag.id, row[row.index(tag.id) - 1])

    def outdent(self) -> None:
        """Put the chosen tag behind the one that it stands under."""
        tag = self.chosen
        above = self._bridge.shelf.tags.get(tag.parent) if tag and not self.filter.text() else None
        if tag and above:
            self._bridge.move_tag(tag.id, above.parent, self._next_of(above.id, above.parent))

    def retire_chosen(self) -> None:
        """Offer the chosen tag no longer, or again."""
        if self.chosen:
            self._bridge.retire_tag(self.chosen.id, retired=not self.chosen.retired)

    def _next_of(self, id: str, parent: str) -> str:
        """The sibling behind a tag; empty if it is the last."""
        row = [one.id for one in self.model.children_of(parent)]
        return "".join(row[row.index(id) + 1 :][:1]) if id in row else ""

    def commit(self) -> None:
        """Hand over what was typed in the form and has not been left yet."""
        self.form.commit()

    def _folded(self) -> list[str]:
        tags = self._bridge.shelf.tags
        indexes = ((id, self.model.index_of(id)) for id in tags)
        return [id for id, index in indexes if index.isValid() and not self.tree.isExpanded(index)]

    def _new_name(self) -> str:
        tags, name, count = self._bridge.shelf.tags, NEW, 1
        while by_name(tags, name):
            count += 1
            name = f"{NEW} {count}"
        return name

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        right = QWidget(self)
        right.setProperty("role", "panel")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.notice)
        beside.addWidget(stacked(scrolled(self.form), self.passages, 3, 2), 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.setFocusProxy(self.tree)

    def _connect(self, themes: ThemeSource) -> None:
        bridge = self._bridge
        bridge.library_opened.connect(self._on_library_opened)
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        themes.changed.connect(self.tree.viewport().update)
        self.form.tag_changed.connect(self._on_tag_changed)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tree.remove_wished.connect(self.remove_chosen)
        self.tree.rename_wished.connect(self.form.focus_name)
        self.tree.shift_wished.connect(self.shift)
        self.tree.indent_wished.connect(self.indent)
        self.tree.outdent_wished.connect(self.outdent)
        self.filter.textChanged.connect(lambda _: self.refresh())
        self.deeds.made.connect(lambda id: self.choose(self.model.index_of(id)))
        # queued: the drop must be over before the model is reset under it
        self.model.place_wished.connect(self.place, Qt.ConnectionType.QueuedConnection)

    def _on_library_opened(self) -> None:
        self._show_chosen(None)
        self.refresh()

    def _on_changed(self, touched: Touched) -> None:
        if touched.shelf or touched.places:
            self.notice.hide()
            self.refresh()

    def _on_refused(self, line: str) -> None:
        """Say it here too while the panel is in front of the window's own line."""
        self.notice.setText(line)
        self.notice.setVisible(self.isVisible())

    def _on_tag_changed(self, tag: Tag) -> None:
        if self._bridge.change_tag(tag) is None and self.form.tag and tag.id == self.form.tag.id:
            self.form.show_tag(self.form.tag)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._show_chosen(self.model.tag_at(current))
