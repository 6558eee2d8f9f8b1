"""The tags pane: the annotations of the issue, and the practice record of the one that is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.controls.stacked import stacked
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.tags.fields import PracticeForm
from zugong_desk.ui.tags.filling import Filling
from zugong_desk.ui.tags.head import MarkBar, TagFilter
from zugong_desk.ui.tags.known import offer_known
from zugong_desk.ui.tags.listing import Mark, innermost, marks_of, next_mark, rows_of, uses
from zugong_desk.ui.tags.menu import menu_of
from zugong_desk.ui.tags.model import AnnotationModel
from zugong_desk.ui.tags.suggestions import Suggestions
from zugong_desk.ui.tags.view import AnnotationView
from zugong_desk.ui.theme.source import ThemeSource

ORIGIN = "tagsPane"
PAUSE_MS = 150
"""After a keystroke the list is brought up to date when typing pauses."""
NO_MARKS = "选中一段文字，按 Ctrl+T，输入拼音首字母。"
NO_ISSUE = "还没有打开期刊。按 Ctrl+P 选择一期。"
Flag = QItemSelectionModel.SelectionFlag


class TagsPane(QWidget):
    """Lists annotations, those at the caret first; the chosen one can be recorded, retagged, moved and removed."""

    retag_requested = Signal(str, QRect)
    """An annotation (id) wants another tag; the rectangle, in global coordinates, is what a palette must leave in view."""
    take_wished = Signal(object)
    """A passage (Span) is to be taken into a collection."""
    take_tag_wished = Signal(str)
    """So is what bears a tag (id)."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ORIGIN)
        self.setAccessibleName("标注窗格")
        self._bridge = bridge
        self._actions: Mapping[str, QAction] = {}
        self._marks: list[Mark] = []
        self._line = ""
        self._following = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.model = AnnotationModel(self)
        self.view = AnnotationView(themes, self)
        self.view.setModel(self.model)
        self.filter = TagFilter(themes, self)
        self.bar = MarkBar(themes, self)
        self.form = PracticeForm(themes, self)
        self.filling = Filling(bridge, self.form)
        self.suggestions = Suggestions(bridge, themes, self)
        self.known = offer_known(bridge, self.form.fields)
        self._lay_out()
        self._connect(themes)
        self.refresh()

    @property
    def chosen(self) -> str | None:
        """The id of the annotation that the form shows."""
        return self.form.annotation.id if self.form.annotation else None

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the context menu."""
        self._actions = actions

    # what the window's actions do here ------------------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Show an annotation in list and form; a filter that hides it is lifted."""
        if not self.model.index_of(id).isValid():
            self.filter.clear()
            self.refresh()
        self._set_current(self.model.index_of(id))

    def fill(self, id: str) -> None:
        """Choose an annotation and put the caret in its first empty field."""
        self.choose(id)
        self.edit_chosen()

    def edit_chosen(self) -> None:
        """Put the caret in the first empty field of the chosen annotation, or of the one at the shared place."""
        if self.chosen is None and (mark := self._innermost()):
            self.choose(mark.id)
        if self.chosen:
            self.filling.propose(self.chosen)
            self._show_chosen()
            self.form.focus_first()

    def take_result(self) -> None:
        """Take the figure selected in the text as one more result of the chosen annotation, or of the one around it."""
        if self.chosen is None and (mark := self._innermost()):
            self.choose(mark.id)
        self.filling.take_result()

    def show_as_example(self) -> None:
        """Show the chosen annotation in the codebook as an example of its tag, or no longer."""
        if self.form.annotation:
            self._bridge.show_as_example(self.form.annotation.id, example=not self.form.annotation.example)

    def remove_chosen(self) -> None:
        """Remove the chosen annotation."""
        if self.chosen:
            self._bridge.remove_annotation(self.chosen)

    def rate_chosen(self, rating: int) -> None:
        """Rate the practice of the chosen annotation, 0 (none) to 3."""
        if self.form.annotation:
            self.form.rating.show_rating(rating)
            self.form.commit()

    def take_chosen(self) -> None:
        """Ask for the passage of the chosen annotation to be taken into a collection."""
        bulletin = self._bridge.bulletin
        if bulletin and self.chosen and self.chosen in bulletin.places:
            self.take_wished.emit(bulletin.places[self.chosen].span)

    def take_tag(self) -> None:
        """Ask for all that bears the tag of the chosen annotation to be taken into a collection."""
        if self.form.annotation:
            self.take_tag_wished.emit(self.form.annotation.tag)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) annotation from the shared place on."""
        if mark := next_mark(self._marks, self._offset(), by):
            self._go(mark)
            self.choose(mark.id)

    def commit(self) -> None:
        """Hand over what was typed in the form and has not been left yet."""
        self.form.commit()

    # keeping up -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """List the annotations as they now stand; the chosen one stays chosen while it exists."""
        self._pause.stop()
        self.filling.follow()
        bulletin = self._bridge.bulletin
        self._marks = marks_of(bulletin, self._bridge.shelf.tags) if bulletin else []
        self.filter.offer(uses(self._marks), len(self._marks))
        self._empty.setText(NO_MARKS if bulletin else NO_ISSUE)
        self._list()
        self._stack.setCurrentIndex(0 if self._marks else 1)
        self._show_chosen()

    def _list(self) -> None:
        bulletin, chosen = self._bridge.bulletin, self.chosen
        self._line = self._bridge.place.start.block if self._bridge.place else ""
        rows = rows_of(self._marks, bulletin, self._bridge.place, self.filter.tag) if bulletin else []
        if self.model.show(rows):
            self._set_current(self.model.index_of(chosen or ""))

    def _show_chosen(self) -> None:
        bulletin = self._bridge.bulletin
        annotation = bulletin.annotations.get(self.chosen) if bulletin and self.chosen else None
        self.filling.show(annotation)
        mark = next((mark for mark in self._marks if mark.id == self.chosen), None)
        self.bar.show_mark(mark, example=annotation is not None and annotation.example)
        self._below.setVisible(mark is not None)
        self._on_selection_changed()

    def _lay_out(self) -> None:
        lists = QWidget(self)
        self._empty = words(NO_ISSUE, lists)
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.filled = scrolled(self.form)
        self._below = QFrame(self)
        self._below.setProperty("role", "panel")
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.bar)
        below.addWidget(self.filled, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter)
        layout.addWidget(stacked(lists, self._below, 1, 3), 1)
        layout.addWidget(self.suggestions)
        self.setFocusProxy(self.view)

    def _connect(self, themes: ThemeSource) -> None:
        bridge = self._bridge
        bridge.opened.connect(self._on_opened)
        bridge.library_opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)
        themes.changed.connect(self.view.viewport().update)
        self.filter.changed.connect(self._list)
        self.form.practice_changed.connect(self._on_practice_changed)
        self.form.note_changed.connect(self._on_note_changed)
        self.form.entered.connect(self._keep_in_view)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.clicked.connect(self._on_clicked)
        self.view.remove_wished.connect(self.remove_chosen)
        self.view.edit_wished.connect(self.edit_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.bar.retag.clicked.connect(self._on_retag_clicked)
        self.bar.relocate.clicked.connect(self._on_move_clicked)
        self.bar.remove.clicked.connect(self.remove_chosen)

    def _on_opened(self) -> None:
        self.filling.forget()
        self.refresh()

    def _on_changed(self, touched: Touched) -> None:
        self.filling.notice(touched)
        if touched.typed:
            self._pause.start()
        elif touched.places or touched.shelf or touched.blocks or touched.lines:
            self.refresh()

    def _on_place_changed(self, place: Span, origin: str) -> None:
        if place.start.block != self._line and origin != ORIGIN:
            self._list()
        if place.collapsed and origin != ORIGIN and (mark := self._innermost()):
            self._set_current(self.model.index_of(mark.id))
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        place = self._bridge.place
        self.bar.allow_relocation(place is not None and not place.collapsed)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        mark, bulletin = self.model.mark_at(current), self._bridge.bulletin
        # the focus may come in while the list is a step behind
        annotation = bulletin.annotations.get(mark.id) if mark and bulletin else None
        if mark is None or annotation is None:
            return
        self.filling.show(annotation)
        self._show_chosen()
        if not self._following and not self.view.entering:
            self._go(mark)

    def _on_clicked(self, index: QModelIndex) -> None:
        if mark := self.model.mark_at(index):
            self._go(mark)

    def _go(self, mark: Mark) -> None:
        bulletin = self._bridge.bulletin
        if bulletin and mark.id in bulletin.places:
            self._bridge.go(bulletin.places[mark.id].span, ORIGIN)

    def _set_current(self, index: QModelIndex) -> None:
        self._following = True
        self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.view.scrollTo(index)
        self._following = False

    def _innermost(self) -> Mark | None:
        return innermost(self._marks, self._offset()) if self._bridge.place else None

    def _offset(self) -> int:
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None or place is None or place.start.block not in bulletin.line_position:
            return -1
        return bulletin.offset(place.start)

    def _on_practice_changed(self, id: str, practice: Practice) -> None:
        if self._bridge.change_annotation(id, practice=practice) is None:
            self._hold(id)

    def _keep_in_view(self) -> None:
        """Scroll the form to the row of a table at which the caret is; for fields Qt does so itself."""
        table = next((one for one in self.form.tables.values() if one.hasFocus()), None)
        if table is not None:
            row = table.visualRect(table.currentIndex())
            at = table.viewport().mapTo(self.form, row.center())
            self.filled.ensureVisible(self.form.x(), self.form.y() + at.y(), 0, row.height() * 2)

    def _on_note_changed(self, id: str, note: str) -> None:
        if self._bridge.change_annotation(id, note=note) is None:
            self._hold(id)

    def _hold(self, id: str) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and id in bulletin.annotations:
            self.form.hold(bulletin.annotations[id])

    def _on_retag_clicked(self) -> None:
        if self.chosen:
            button = self.bar.retag
            self.retag_requested.emit(self.chosen, QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))

    def _on_move_clicked(self) -> None:
        if self.chosen and self._bridge.place:
            self._bridge.move_annotation(self.chosen, self._bridge.place)

    def _on_menu_requested(self, at: QPoint) -> None:
        if self.model.mark_at(self.view.indexAt(at)) is None:
            return
        example = self.form.annotation is not None and self.form.annotation.example
        menu = menu_of(self, self._actions, self.bar, example=example)
        menu.addSeparator()
        menu.addAction("取入摘编　Ctrl+E", self.take_chosen)
        menu.addAction("此标签的全部取入摘编…", self.take_tag)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()
