"""Names and terms in a window of their own: candidates are confirmed or refused, names corrected, all by key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import SORT_NAMES, Name, Sort
from zugong_desk.insight.names import Candidate, Seen
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.names.form import NameForm
from zugong_desk.ui.names.learner import Learner
from zugong_desk.ui.names.model import STANDING_NAMES, NamesModel, Shown, Standing, key_of
from zugong_desk.ui.names.places import PlacesModel, PlacesView, place_of
from zugong_desk.ui.names.view import NamesView
from zugong_desk.ui.theme.keyed import KeyedButton
from zugong_desk.ui.theme.source import ThemeSource

TITLE = "名称与术语"
SIZE = (980, 680)
SHARES = (540, 440)
PAUSE_MS = 800
"""A pause after an edit, in which the issue on the table is read again."""
FILTER_MS = 80
HOW = "正文、署名、报送范围里学来的名称。登记以后，校对时照着核对写法；不登记的不再出现。定稿的各期优先。"
EMPTY = {
    Standing.OFFERED: "没有待认的名称。人名不从正文里学，请按 Insert 自己添加。",
    Standing.CONFIRMED: "还没有登记名称。在“待认”里选中，按 Enter 登记；也可以按 Insert 自己添加。",
    Standing.REFUSED: "没有不登记的名称。",
}
Select = QItemSelectionModel.SelectionFlag


class NamesDialog(QDialog):
    """Stands beside the main window and does not block it; every change is a step that undo takes back."""

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, go: Callable[[Seen], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge, self._go = bridge, go
        self._known: object = None
        self.learner = Learner(bridge, self)
        self.model = NamesModel(bridge.pinyin_match, self)
        self.view = NamesView(self.model, themes, self)
        self.tabs, self.query, self.sorts = QTabBar(self), QLineEdit(self), QComboBox(self)
        self.form, self.evidence = NameForm(self), QLabel(self)
        self.places_model = PlacesModel(self)
        self.places = PlacesView(self.places_model, themes, self)
        self.state, self.notice, self.empty = QLabel(self), QLabel(self), words("", self)
        self.confirm = KeyedButton("登记", themes, shown_key("Return"), parent=self)
        self.refuse = KeyedButton("不登记", themes, shown_key("Delete"), parent=self)
        self.add = KeyedButton("添加", themes, "Insert", parent=self)
        self.leave = KeyedButton("关闭", themes, parent=self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._filter_later = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn what has changed since, and show how things stand."""
        super().showEvent(event)
        self.notice.hide()
        self.refresh()
        self.learner.learn()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, learn no further."""
        self.form.commit()
        self.learner.stop()
        super().hideEvent(event)

    @property
    def standing(self) -> Standing:
        """Which names are listed."""
        return Standing(max(0, self.tabs.currentIndex()))

    @property
    def chosen(self) -> tuple[Shown, ...]:
        """The names that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.rows[row][0] for row in rows if row < len(self.model.rows))

    def refresh(self) -> None:
        """List the names as they now stand; the current one stays current, else the one that took its place."""
        self._known = self._bridge.shelf.names
        kept, row = self.model.name_at(self.view.currentIndex()), self.view.currentIndex().row()
        lists = self._lists()
        for standing, names in lists.items():
            label = STANDING_NAMES[standing]
            self.tabs.setTabText(standing, f"{label} {len(names)}" if names else label)
        self.model.show(lists[self.standing])
        at = self.model.row_of(kept) if kept is not None else -1
        self._make_current(at if at >= 0 else min(max(row, 0), self.model.rowCount() - 1))
        self._show_state()

    def _lists(self) -> dict[Standing, tuple[Shown, ...]]:
        names = sorted(self._bridge.shelf.names.values(), key=lambda one: (list(Sort).index(one.sort), one.name))
        return {
            Standing.OFFERED: self._bridge.unknown_names(self.learner.names),
            Standing.CONFIRMED: tuple(one for one in names if one.confirmed),
            Standing.REFUSED: tuple(one for one in names if not one.confirmed),
        }

    # what an editor does --------------------------------------------------------------------------------------------

    def confirm_chosen(self) -> None:
        """Register what is selected: with the form's fields if it is one, else as it is."""
        self.notice.hide()
        chosen = self.chosen
        if self.form.draft and len(chosen) <= 1:
            self._confirm_form()
        elif self.standing is Standing.OFFERED:
            self._bridge.confirm_names([one for one in chosen if isinstance(one, Candidate)])
        elif self.standing is Standing.REFUSED:
            self._confirm_refused([one for one in chosen if isinstance(one, Name)])

    def refuse_chosen(self) -> None:
        """Do not register what is selected; what was registered, or refused, is taken out of the registry."""
        self.notice.hide()
        chosen = self.chosen
        if self._bridge.read_only or not chosen:
            return
        self.form.forget()
        if self.standing is Standing.OFFERED:
            self._bridge.refuse_names([one for one in chosen if isinstance(one, Candidate)])
        else:
            self._bridge.forget_names([one for one in chosen if isinstance(one, Name)])

    def add_name(self) -> None:
        """Ask for a name by hand."""
        if self._bridge.read_only:
            return
        self.notice.hide()
        self.view.selectionModel().clear()
        sort = self.sorts.currentData()
        self.form.show_name(Name("", Sort(sort) if sort else Sort.PERSON, ""), draft=True)
        self.places_model.show(())
        self.evidence.setText("")
        self._allow()
        self.form.focus_name()

    def _confirm_form(self) -> None:
        typed = self.form.typed
        if typed is None:
            return
        fields = {name: getattr(typed, name) for name in ("also", "post", "note", "since", "until")}
        by_hand = self.form.shown is not None and not self.form.shown.name
        if self._bridge.confirm_name(typed.name, typed.sort, **fields) is not None:
            if by_hand:
                self._show_registered(typed)
            self.view.setFocus()

    def _show_registered(self, name: Name) -> None:
        """Show a name that was added by hand where it now stands."""
        self.form.forget()
        self.query.clear()
        self.sorts.setCurrentIndex(0)
        self._filter()
        self.tabs.setCurrentIndex(Standing.CONFIRMED)
        self._make_current(self.model.row_of(name))

    def _confirm_refused(self, names: Sequence[Name]) -> None:
        for one in names:
            self._bridge.confirm_name(one.name, one.sort)

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        how = QLabel(HOW, self)
        how.setWordWrap(True)
        how.setProperty("role", "hint")
        how.setContentsMargins(12, 10, 12, 8)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._left())
        sides.addWidget(self._right())
        sides.setSizes(list(SHARES))
        sides.setStretchFactor(0, 1)
        self.notice.setObjectName("namesNotice")
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((how, 0), (sides, 1), (self.notice, 0), (self._foot(), 0)):
            column.addWidget(widget, stretch)

    def _left(self) -> QFrame:
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
        side, head = QFrame(self), QFrame(self)
        side.setProperty("role", "panel")
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.query, 1)
        row.addWidget(self.sorts)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.tabs, 0), (head, 0), (self.empty, 0), (self.view, 1)):
            column.addWidget(widget, stretch)
        return side

    def _right(self) -> QFrame:
        side = QFrame(self)
        side.setProperty("role", "panel")
        self.evidence.setProperty("role", "hint")
        self.evidence.setWordWrap(True)
        self.evidence.setContentsMargins(16, 6, 16, 4)
        self.places.setFixedHeight(3 * 44 + 2)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(self.form), 1)
        column.addWidget(self.evidence)
        column.addWidget(self.places)
        return side

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        self.state.setProperty("role", "hint")
        self.confirm.setProperty("primary", "true")
        for button, name in (
            (self.confirm, "nameConfirm"),
            (self.refuse, "nameRefuse"),
            (self.add, "nameAdd"),
            (self.leave, "namesLeave"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.insertWidget(3, self.state)
        row.insertStretch(4, 1)
        return foot

    def _connect(self) -> None:
        bridge, view = self._bridge, self.view
        self._pause.timeout.connect(self._on_pause)
        self._filter_later.timeout.connect(self._filter)
        bridge.changed.connect(self._on_changed)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.refused.connect(self._on_refused)
        self.learner.learnt.connect(self.refresh)
        self.learner.progressed.connect(self._on_progressed)
        self.query.textChanged.connect(lambda _text: self._filter_later.start())
        self.sorts.activated.connect(lambda _at: self._filter())
        self.tabs.currentChanged.connect(self._on_tab)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        view.confirm_wished.connect(self.confirm_chosen)
        view.refuse_wished.connect(self.refuse_chosen)
        view.change_wished.connect(self.form.focus_name)
        view.add_wished.connect(self.add_name)
        view.doubleClicked.connect(lambda _index: self.form.focus_name())
        self.form.changed.connect(self._on_form_changed)
        self.form.wished.connect(self._confirm_form)
        self.places.clicked.connect(self._on_place)
        self.places.activated.connect(self._on_place)
        self.confirm.clicked.connect(self.confirm_chosen)
        self.refuse.clicked.connect(self.refuse_chosen)
        self.add.clicked.connect(self.add_name)
        self.leave.clicked.connect(self.reject)

    # what happens ---------------------------------------------------------------------------------------------------

    def _make_current(self, row: int) -> None:
        index = self.model.index(row) if 0 <= row < self.model.rowCount() else QModelIndex()
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.view.scrollTo(index)
        else:
            self.view.selectionModel().clear()
            self._show_chosen()

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the one name that is selected, with its places; nothing of several."""
        chosen = self.chosen
        one = chosen[0] if len(chosen) == 1 else None
        if isinstance(one, Candidate):
            self.form.show_name(Name("", one.sort, one.name), draft=True)
        else:
            self.form.show_name(one)
        self._show_places(one)
        self._allow()

    def _show_places(self, one: Shown | None) -> None:
        met = one if isinstance(one, Candidate) else self._met(one)
        places = []
        for seen in met.seen if met is not None else ():
            bulletin = self._bridge.issue(seen.bulletin) if self._bridge.holds(seen.bulletin) else None
            place = place_of(bulletin, seen) if bulletin is not None else None
            places += [place] if place is not None else []
        self.places_model.show(places)
        count = f"{met.issues} 期 {met.count} 处" if met is not None else ""
        self.evidence.setText("　".join((count, *met.evidence)) if met is not None else "")

    def _met(self, one: Name | None) -> Candidate | None:
        """Where a name that was decided about was met."""
        known = (met for met in self.learner.names if one is not None and key_of(met) == key_of(one))
        return next(known, None)

    def _allow(self) -> None:
        writable, chosen, standing = not self._bridge.read_only, len(self.chosen), self.standing
        drafting = self.form.draft and self.form.shown is not None
        self.form.setEnabled(writable and self.form.shown is not None)
        self.confirm.setEnabled(writable and (drafting or (chosen > 0 and standing is not Standing.CONFIRMED)))
        self.refuse.setEnabled(writable and chosen > 0)
        many = f" {chosen} 个" if chosen > 1 else ""
        self.confirm.setText(f"登记{many}")
        self.refuse.setText(f"不登记{many}" if standing is Standing.OFFERED else f"移出{many}")
        self.add.setEnabled(writable)

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.all)
        self.empty.setText(EMPTY[self.standing])
        self.empty.setVisible(not total and not self.learner.busy)
        if not self.learner.busy:
            self.state.setText(f"{total} 个" if shown == total else f"{shown}/{total} 个")

    def _on_progressed(self, done: int, total: int) -> None:
        self.state.setText(f"正在读各期：{done}/{total}")

    def _filter(self) -> None:
        self._filter_later.stop()
        sort = self.sorts.currentData()
        kept = self.model.name_at(self.view.currentIndex())
        self.model.filter(self.query.text(), Sort(sort) if sort else None)
        self._make_current(max(0, self.model.row_of(kept)) if kept is not None else 0)
        self._show_state()

    def _on_tab(self, _at: int) -> None:
        self.form.commit()
        self.refresh()
        self._make_current(0)

    def _on_form_changed(self, name: Name) -> None:
        before = self._bridge.shelf.names.get(name.id)
        if before is None:
            self.form.forget()
        elif self._bridge.change_name(before, name) is not None:
            self.form.forget()
            self._show_chosen()

    def _on_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self._go(self.places_model.places[index.row()].seen)

    def _on_changed(self, touched: Touched) -> None:
        if not self.isVisible():
            return
        if self._bridge.shelf.names is not self._known:
            self.refresh()
        if touched.blocks or touched.lines or touched.issues:
            self._pause.start()

    def _on_pause(self) -> None:
        if self.isVisible():
            self.learner.learn()

    def _on_library_opened(self) -> None:
        self.form.forget()
        self.learner.learn(anew=True)
        if not self.isVisible():
            self.learner.stop()
        self.refresh()

    def _on_refused(self, line: str) -> None:
        """Say here what was refused here."""
        if self.isVisible():
            self.notice.setText(line)
            self.notice.setVisible(self.isActiveWindow())


def show_names(
    bridge: Bridge, themes: ThemeSource, window: QWidget, go: Callable[[Seen], None], history: Sequence[QAction] = ()
) -> NamesDialog:
    """Show the registry in the one window there is for it; the keys of `history` work there too."""
    dialog = window.findChild(NamesDialog) or NamesDialog(bridge, themes, go, window)
    dialog.addActions(history)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    dialog.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
