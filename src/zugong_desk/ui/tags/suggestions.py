"""The suggested tags of the open issue: a quiet strip at the foot of the tags pane, folded until it is wanted."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from zugong_desk.desk.suggesting import Suggestion
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.marks.leading import TagMark
from zugong_desk.ui.tags.suggested import row_text, worth
from zugong_desk.ui.tags.teacher import Teacher
from zugong_desk.ui.tags.value_field import ENTER
from zugong_desk.ui.tags.view import look_of
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

ORIGIN = "tagsPane"
ROWS = 5
KEYS = "Enter 标注　Del 不用"
NONE = "本期没有标签建议。"
CHANGED = "这段文字刚改过，建议已更新。"
Index = QModelIndex | QPersistentModelIndex


class SuggestionModel(QAbstractListModel):
    """Rows of suggestions with the tags that they name."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.rows: tuple[Suggestion, ...] = ()

    def show(self, rows: tuple[Suggestion, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        tag = self._bridge.shelf.tags.get(self.rows[index.row()].tag) if index.isValid() else None
        if tag is None:
            return None
        one = self.rows[index.row()]
        text, matched = row_text(one, tag)
        if role == LOOK_ROLE:
            return RowLook(text, TagMark(look_of(tag)), matched=matched)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is(one.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "、".join(one.text[start:end] for start, end in one.words)
            return f"建议标“{tag.name}”，依据：{said}"
        return text if role == Qt.ItemDataRole.DisplayRole else None


class SuggestionView(QListView):
    """Enter accepts, Delete refuses."""

    accepted = Signal()
    refused = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in ENTER:
            self.accepted.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.refused.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Suggestions(QFrame):
    """Out of sight while there is nothing to suggest; nothing is ever tagged but by the editor's key."""

    left = Signal()
    """Back to the text."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setProperty("role", "foot")
        self._bridge, self._themes = bridge, themes
        self._following = False
        self.teacher = Teacher(bridge, self)
        self.model = SuggestionModel(bridge, self)
        self.head = QToolButton(self)
        self.hint = QLabel(KEYS, self)
        self.view = SuggestionView(self)
        self._lay_out()
        self.head.toggled.connect(self._on_toggled)
        self.teacher.suggested.connect(self.refresh)
        self.view.accepted.connect(self.accept)
        self.view.refused.connect(self.refuse)
        self.view.left.connect(self.left)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.clicked.connect(lambda _index: self._go())
        themes.changed.connect(self.view.viewport().update)
        self.refresh()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion at the caret."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def refresh(self) -> None:
        """List what is suggested now; the caret keeps its row, which is the next one when one was decided."""
        row, here = self.view.currentIndex().row(), self.view.hasFocus()
        found = self.teacher.suggestions
        self.model.show(found)
        self.setVisible(bool(found))
        self.head.setText(f"建议 {len(found)}")
        self.head.setAccessibleName(f"标签建议 {len(found)} 条")
        known = self.teacher.taught
        self.head.setToolTip(as_it_is(worth(known.trial)) if known else "")
        self.view.setFixedHeight(min(len(found), ROWS) * tokens().sizes["tree_row"] + 2)
        if found and row >= 0:
            self._choose(min(row, len(found) - 1))
            if here:
                self._go()
        elif not found and here:
            self.left.emit()

    def next(self) -> None:
        """Go to the next suggestion: the first after the caret of the text, or after the one at hand."""
        if not self.model.rows:
            self._bridge.told.emit(NONE)
            return
        self.head.setChecked(True)
        row = self.view.currentIndex().row() + 1 if self.view.hasFocus() else self._from_place()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose(row % len(self.model.rows))
        self._go()

    def accept(self) -> None:
        """Put the suggested tag on its passage."""
        one = self.current
        if one is not None and self._holds(one):
            self._bridge.accept_suggestion(one)
            self.teacher.suggest()

    def refuse(self) -> None:
        """Say that the tag does not suit the passage; it is not suggested there again."""
        one = self.current
        if one is not None and self._holds(one):
            self._bridge.refuse_suggestion(one)
            self.teacher.suggest()

    def _holds(self, one: Suggestion) -> bool:
        """Whether the passage still reads as it did when the tag was suggested; else the list is brought up to date."""
        bulletin = self._bridge.bulletin
        lines = bulletin.line_position if bulletin is not None else {}
        there = all(end.block in lines for end in (one.span.start, one.span.end))
        if bulletin is not None and there and bulletin.quote(one.span) == one.text:
            return True
        self.teacher.suggest()
        self._bridge.told.emit(CHANGED)
        return False

    def _from_place(self) -> int:
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None or place is None:
            return 0
        at = bulletin.offset(place.start)
        ends = (bulletin.range(one.span)[1] for one in self.model.rows)
        return next((row for row, end in enumerate(ends) if end > at), 0)

    def _choose(self, row: int) -> None:
        self._following = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)
        self._following = False

    def _go(self) -> None:
        one = self.current
        if one is not None and self._holds(one):
            self._bridge.go(one.span, ORIGIN)

    def _on_current_changed(self) -> None:
        if not self._following and self.view.hasFocus():
            self._go()

    def _on_toggled(self, shown: bool) -> None:
        self.view.setVisible(shown)
        self.hint.setVisible(shown)
        self.head.setIcon(icon("chevron-down" if shown else "chevron-right", self._themes, 16, "ink2"))

    def _lay_out(self) -> None:
        self.head.setObjectName("suggestionsHead")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setProperty("fold", "true")
        self.hint.setProperty("role", "hint")
        self.view.setObjectName("suggestionList")
        self.view.setAccessibleName("标签建议")
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self._themes, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(4, 1, 12, 1)
        head.addWidget(self.head)
        head.addStretch()
        head.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view)
        self._on_toggled(False)  # noqa: FBT003
