"""A small table of results or recognitions; every verb by key, as high as its rows."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from zugong_desk.domain.annotation import Field
from zugong_desk.ui.tags.entries import Entry
from zugong_desk.ui.tags.value_delegate import LEAST, ValueDelegate
from zugong_desk.ui.tags.value_field import ENTER
from zugong_desk.ui.tags.value_model import FIGURE, SOURCE, Shape, ValueModel
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
MOST = 82
"""Between `LEAST` and this the columns after the first are as wide as what they show; the first takes the rest and wraps."""
PADDING = 17
LINK = 36
"""The width of the last column."""


class ValueTable(QTableView):
    """Enter takes a proposal or edits a value, Delete refuses or removes, Space ticks, F2 or typing rewords."""

    accepted = Signal(object)
    refused = Signal(object)
    link_wished = Signal(object)
    more_wished = Signal()
    """The row for one more was asked for."""
    left = Signal(int)
    """The caret would go beyond the last row (1) or before the first (-1)."""
    focused = Signal()
    """The focus has come in or gone out, or the caret has changed its row."""

    def __init__(self, shape: Shape, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"practice_{shape.field}")
        self.setAccessibleName("成效" if shape.field is Field.RESULTS else "认可")
        self.model_ = ValueModel(shape, self)
        self.setModel(self.model_)
        self.setItemDelegate(ValueDelegate(themes, self))
        self.setProperty("role", "dense")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_columns()
        for signal in (self.model_.rowsInserted, self.model_.rowsRemoved, self.model_.modelReset):
            signal.connect(self._on_rows_changed)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.focused.emit())
        self._on_rows_changed()
        self._fit_columns()

    @property
    def entry(self) -> Entry | None:
        """The entry at the caret; None on the row for one more."""
        return self.model_.entry(self.currentIndex().row())

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other entries; the caret keeps its row."""
        row = self.currentIndex().row()
        self.model_.show(entries)
        self._fit_columns()
        self._fit_rows()
        if row >= 0 and self.currentIndex().row() != row:
            self.go_to(min(row, self.model_.rowCount() - 1))

    def go_to(self, row: int) -> None:
        """Put the caret on a row."""
        self.setCurrentIndex(self.model_.index(row, max(0, min(self.currentIndex().column(), SOURCE - 1))))

    def next_proposal(self, start: int = 0) -> int:
        """The number of the first row with a proposal from one on; -1 if there is none."""
        entries = self.model_.entries
        return next((at for at in range(max(0, start), len(entries)) if entries[at].proposed), -1)

    def commit(self) -> None:
        """Hand over what is being typed in a cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def sizeHint(self) -> QSize:
        """As high as all rows: the form scrolls, not the table."""
        rows = self.verticalHeader().length()
        return QSize(super().minimumSizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 2)

    minimumSizeHint = sizeHint

    def event(self, event: QEvent) -> bool:
        """F2 rewords a cell here, whatever it does elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entry, row = self.entry, self.currentIndex().row()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor of a cell left over
        elif plain and key in ENTER:
            self._on_enter(entry, held=event.isAutoRepeat())
        elif plain and key == Qt.Key.Key_Delete:
            if entry is not None:
                self.refused.emit(entry)
        elif plain and key == Qt.Key.Key_Space and entry is not None and entry.proposed:
            self.model_.ticked.emit(entry, not entry.ticked)
        elif plain and key == Qt.Key.Key_Down and row == self.model_.rowCount() - 1:
            self.left.emit(1)
        elif plain and key == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in ENTER:
            event.ignore()  # the form takes all that are ticked
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a caret at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(max(0, self.next_proposal()))
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def _on_enter(self, entry: Entry | None, *, held: bool) -> None:
        if held:  # each proposal is confirmed by a key of its own
            return
        if entry is None:
            self.more_wished.emit()
        elif entry.proposed:
            self.accepted.emit(entry)
        else:
            self.edit(self.currentIndex().siblingAtColumn(min(self.currentIndex().column(), SOURCE - 1)))

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = self.model_.entry(index.row())
        if entry is None:
            self.more_wished.emit()
        elif index.column() == SOURCE and entry.proposed:
            self.model_.ticked.emit(entry, not entry.ticked)
        elif index.column() == SOURCE:
            self.link_wished.emit(entry)

    def _on_rows_changed(self) -> None:
        self.clearSpans()
        self.setSpan(self.model_.rowCount() - 1, 0, 1, SOURCE + 1)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that wrap in less room take more rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        self.updateGeometry()

    def _fit_columns(self) -> None:
        model, shape = self.model_, self.model_.shape
        self.setColumnWidth(SOURCE, LINK)
        for column in range(1, SOURCE):
            shown = [shape.cells(one)[column] for one in model.entries]
            wanted = max(self.fontMetrics().horizontalAdvance(text) for text in (shape.heads[column], *shown))
            self.setColumnWidth(column, min(max(wanted + PADDING, LEAST), MOST))

    def _set_columns(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(tokens().sizes["table_row"])
        rows.setMinimumSectionSize(tokens().sizes["table_row"])
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if self.model_.shape.field is Field.RESULTS:
            header.setSectionsClickable(True)
            header.sectionClicked.connect(self._on_head_clicked)

    def _on_head_clicked(self, column: int) -> None:
        if column == FIGURE:
            self.sort_by_amount()

    def sort_by_amount(self) -> None:
        """Show the largest first, or again in the order of the text."""
        wanted = not self.model_.by_amount
        self.model_.sort_by_amount(wanted=wanted)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(wanted)
        header.setSortIndicator(FIGURE, Qt.SortOrder.DescendingOrder)
