"""The codebook panel: the tree of tags at the left, the chosen tag at the right; every change is one step."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook import Tag, by_name, in_order
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.form import TagForm
from zugong_desk.ui.codebook.model import CodebookModel
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.marks.delegates import RowDelegate
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

NEW = "新标签"
FILES = "标签表 (*.json)"
FILE_NAME = "标签表.json"
Flag = QItemSelectionModel.SelectionFlag


class CodebookTree(QTreeView):
    """Del removes, F2 goes to the name."""

    remove_wished = Signal()
    rename_wished = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookTree")
        self.setAccessibleName("标签表")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setItemDelegate(RowDelegate(themes, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        elif plain and event.key() == Qt.Key.Key_F2:
            self.rename_wished.emit()
        else:
            super().keyPressEvent(event)


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
        self.notice = Notice("codebookNotice", self)
        self._lay_out(themes)
        self._connect(themes)
        self.refresh()

    @property
    def chosen(self) -> Tag | None:
        """The tag that the form shows."""
        return self.form.tag

    def refresh(self) -> None:
        """Show the tags as they now stand; the chosen one stays chosen and what is folded stays folded."""
        chosen = self.chosen.id if self.chosen else ""
        folded = self._folded()
        self.model.show(self._bridge.shelf.tags, self._bridge.tag_uses())
        self.tree.expandAll()
        for id in folded:
            self.tree.collapse(self.model.index_of(id))
        index = self.model.index_of(chosen)
        self.choose(self.model.index(0, 0) if not index.isValid() else index)

    def choose(self, index: QModelIndex) -> None:
        """Show a tag in tree and form."""
        self.tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.tree.scrollTo(index)
        self.form.show_tag(self.model.tag_at(index))

    def add(self, parent: str = "") -> None:
        """Make a tag below another (id; empty: at the top) and ask for its name in the form."""
        self.form.commit()
        made = self._bridge.add_tag(self._new_name(), parent)
        if made:
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

    def ask_merge(self) -> None:
        """Ask for another tag and give it all that the chosen one marks."""
        if self.chosen is None:
            return
        names = [tag.name for tag in in_order(self._bridge.shelf.tags) if tag.id != self.chosen.id]
        asked = f"“{self.chosen.name}”标的全部改标为："
        name, agreed = QInputDialog.getItem(self, "并入另一标签", asked, names, editable=False)
        into = by_name(self._bridge.shelf.tags, name)
        if agreed and into and self._bridge.merge_tag(self.chosen.id, into.id):
            self.choose(self.model.index_of(into.id))

    def place(self, id: str, parent: str, at: int) -> None:
        """Put a tag below a parent (id; empty: at the top), before the child of place `at` (-1: last)."""
        tag = self._bridge.shelf.tags[id]
        siblings = [other for other in self.model.children_of(parent) if other.id != id]
        before = self.model.children_of(parent)[:at] if at >= 0 else siblings
        order = 1 + max((other.order for other in before if other.id != id), default=-1)
        if tag.parent != parent or order != tag.order:
            self._bridge.change_tag(replace(tag, parent=parent, order=order))

    def import_file(self) -> None:
        """Ask for a file and bring its tags in."""
        path, _ = QFileDialog.getOpenFileName(self, "导入标签表", "", FILES)
        if path:
            self._bridge.import_codebook(Path(path))

    def export_file(self) -> None:
        """Ask for a file and write the tags to it."""
        path, _ = QFileDialog.getSaveFileName(self, "导出标签表", FILE_NAME, FILES)
        if path and self._bridge.export_codebook(Path(path)):
            self._bridge.told.emit(f"标签表已导出到“{Path(path).name}”。")

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

    def _lay_out(self, themes: ThemeSource) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar(themes))
        column.addWidget(self.tree, 1)
        right = QWidget(self)
        right.setProperty("role", "panel")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.notice)
        beside.addWidget(scrolled(self.form), 1)
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

    def _bar(self, themes: ThemeSource) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "head")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, drawing, verb in (
            ("addTag", "新建", "add", self.add_top),
            ("addChildTag", "新建下级", "add", self.add_child),
            ("removeTag", "删除", "delete", self.remove_chosen),
            ("mergeTag", "并入…", "merge", self.ask_merge),
            ("importCodebook", "导入…", "import", self.import_file),
            ("exportCodebook", "导出…", "export", self.export_file),
        ):
            button = QPushButton(icon(drawing, themes, 16, "ink2"), text, bar)
            button.setObjectName(name)
            button.setAccessibleName(f"{text}标签")
            button.setProperty("compact", "true")
            button.clicked.connect(verb)
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch()
        return bar

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
        # queued: the drop must be over before the model is reset under it
        self.model.place_wished.connect(self.place, Qt.ConnectionType.QueuedConnection)

    def _on_library_opened(self) -> None:
        self.form.show_tag(None)
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
            self.form.show_tag(self.model.tag_at(current))
