"""The left side: what is offered, registered or refused, filtered by words, initials and sort."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from zugong_desk.domain.decision import SORT_NAMES, Sort
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.names.model import STANDING_NAMES, Match, NamesModel, Shown, Standing
from zugong_desk.ui.names.view import NamesView
from zugong_desk.ui.theme.source import ThemeSource

FILTER_MS = 80
EMPTY = {
    Standing.OFFERED: "没有待认的名称。人名不从正文里学，请按 Insert 自己添加。",
    Standing.CONFIRMED: "还没有登记名称。在“待认”里选中，按 Enter 登记；也可以按 Insert 自己添加。",
    Standing.REFUSED: "没有不登记的名称。",
}
Select = QItemSelectionModel.SelectionFlag


class Listing(QFrame):
    """Three lists of which one is shown; `chosen_changed` when other names are selected, `turned` when another list is."""

    chosen_changed = Signal()
    turned = Signal()

    def __init__(self, match: Match, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.model = NamesModel(match, self)
        self.view = NamesView(self.model, themes, self)
        self.tabs, self.query, self.sorts = QTabBar(self), QLineEdit(self), QComboBox(self)
        self.empty = words("", self)
        self._later = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._lay_out()
        self._later.timeout.connect(self.filter)
        self.query.textChanged.connect(lambda _text: self._later.start())
        self.sorts.activated.connect(lambda _at: self.filter())
        self.tabs.currentChanged.connect(lambda _at: self.turned.emit())
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen_changed.emit())

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through, in order."""
        return (self.tabs, self.query, self.sorts, self.view)

    @property
    def standing(self) -> Standing:
        """Which names are listed."""
        return Standing(max(0, self.tabs.currentIndex()))

    @property
    def chosen(self) -> tuple[Shown, ...]:
        """The names that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.rows[row][0] for row in rows if row < len(self.model.rows))

    @property
    def sort(self) -> Sort | None:
        """The only sort that is listed; None for all."""
        value = self.sorts.currentData()
        return Sort(value) if value else None

    @property
    def count(self) -> str:
        """How many are listed, and of how many."""
        shown, total = self.model.rowCount(), len(self.model.all)
        return f"{total} 个" if shown == total else f"{shown}/{total} 个"

    def show_lists(self, lists: Mapping[Standing, tuple[Shown, ...]], *, complete: bool, choose: bool) -> None:
        """Show names; the current one stays current, else, if one is to be chosen, the one that took its place.

        `complete` says that no more will come.
        """
        current = self.view.currentIndex()
        kept, row = self.model.name_at(current), current.row()
        for standing, names in lists.items():
            label = STANDING_NAMES[standing]
            self.tabs.setTabText(standing, f"{label} {len(names)}" if names else label)
        self.model.show(lists[self.standing])
        at = self.model.row_of(kept) if kept is not None else -1
        if at >= 0 or choose:
            self.make_current(at if at >= 0 else min(max(row, 0), self.model.rowCount() - 1))
        self.empty.setText(EMPTY[self.standing])
        self.empty.setVisible(complete and not self.model.all)

    def make_current(self, row: int) -> None:
        """Select one row, or none if there is no such row."""
        if 0 <= row < self.model.rowCount():
            index = self.model.index(row)
            self.view.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.view.scrollTo(index)
        else:
            self.choose_none()

    def choose_none(self) -> None:
        """Select nothing."""
        self.view.selectionModel().setCurrentIndex(QModelIndex(), Select.Clear)
        self.chosen_changed.emit()

    def show_all(self, standing: Standing) -> None:
        """Turn to a list without a filter."""
        self.query.clear()
        self.sorts.setCurrentIndex(0)
        self.filter()
        self.tabs.setCurrentIndex(standing)

    def filter(self) -> None:
        """List what the fields let through."""
        self._later.stop()
        kept = self.model.name_at(self.view.currentIndex())
        self.model.filter(self.query.text(), self.sort)
        self.make_current(max(0, self.model.row_of(kept)) if kept is not None else 0)

    def _lay_out(self) -> None:
        self.tabs.setObjectName("namesTabs")
        self.tabs.setAccessibleName("名称的去留")
        self.tabs.setExpanding(False)
        for standing, name in STANDING_NAMES.items():
            self.tabs.insertTab(standing, name)
        self.query.setObjectName("namesFilter")
        self.query.setAccessibleName("筛选名称")
        self.query.setPlaceholderText("筛选：汉字或拼音首字母")
        self.query.setClearButtonEnabled(True)
        self.sorts.setObjectName("namesSort")
        self.sorts.setAccessibleName("只看类别")
        self.sorts.addItem("全部类别", None)
        for sort, name in SORT_NAMES.items():
            self.sorts.addItem(name, sort)
        head = QFrame(self)
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.query, 1)
        row.addWidget(self.sorts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.tabs, 0), (head, 0), (self.empty, 0), (self.view, 1)):
            column.addWidget(widget, stretch)
