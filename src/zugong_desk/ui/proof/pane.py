"""The findings of the issue on the table: walked, filtered, settled; the finding at hand is the current row."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QStackedLayout, QVBoxLayout, QWidget

from zugong_desk.domain.finding import Finding
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.proof.deeds import Deeds
from zugong_desk.ui.proof.hand import Hand
from zugong_desk.ui.proof.head import ProofHead
from zugong_desk.ui.proof.menus import decision_menu, finding_menu, rule_menu
from zugong_desk.ui.proof.model import ROW_ROLE, ProofModel
from zugong_desk.ui.proof.rows import FOLDED, Row, Rows, Sort, rows_of
from zugong_desk.ui.proof.view import ProofView
from zugong_desk.ui.proof.whereabouts import Whereabouts
from zugong_desk.ui.theme.source import ThemeSource

NAME = "proofPane"
PAUSE_MS = 60
NO_ISSUE = "还没有打开期刊。按 Ctrl+P 选择一期。"
CHECKING = "正在校对…"
NOTHING = "没有查出问题。规则查不到的，仍要通读。"
NOTHING_SUCH = "没有符合筛选的意见。"


class ProofPane(QFrame):
    """Head and list; what is folded, current and in view stays so when the list is another."""

    came_to_rest = Signal()

    def __init__(
        self, bridge: Bridge, hand: Hand, deeds: Deeds, themes: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("校对窗格")
        self.setProperty("role", "panel")
        self._bridge, self._hand, self._deeds = bridge, hand, deeds
        self._actions: Mapping[str, QAction] = {}
        self._folded: dict[str, bool] = {}
        self._following = False
        self._whereabouts = Whereabouts()
        self.model = ProofModel(self)
        self.model.where = self._whereabouts.of
        self.head = ProofHead(themes, self)
        self.view = ProofView(themes, self)
        self.view.setModel(self.model)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect(themes)
        self.refresh()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menus."""
        self._actions = actions

    @property
    def settled(self) -> bool:
        """Whether the list is that of what is known now."""
        return not self._later.isActive()

    def refresh(self) -> None:
        """Show what is known now."""
        self._later.stop()
        proof = self._bridge.proof
        self._whereabouts.show(proof.checked.bulletin if proof is not None else None)
        self.head.show_proof(proof, writable=not self._bridge.read_only)
        rows = rows_of(proof, self.head.wish) if proof is not None else Rows()
        if rows.keys == self.model.rows.keys:
            self.model.show(rows)
        else:
            self._show_anew(rows)
        self._empty.setText(self._nothing())
        self._stack.setCurrentIndex(0 if rows.rows else 1)
        self._follow()
        self.came_to_rest.emit()

    def open_card(self) -> None:
        """Open the card of the finding at which all panes stand, if there is one."""
        if self._bridge.place is not None:
            self._hand.point(self._bridge.place.start)

    def _nothing(self) -> str:
        if self._bridge.bulletin is None:
            return NO_ISSUE
        if self._bridge.proof is None:
            return CHECKING
        return NOTHING if self.head.wish.any else NOTHING_SUCH

    def _lay_out(self) -> None:
        below = QWidget(self)
        self._empty = words(NO_ISSUE, below)
        self._empty.setObjectName("proofEmpty")
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(below, 1)
        self.setFocusProxy(self.view)

    def _connect(self, themes: ThemeSource) -> None:
        bridge, view = self._bridge, self.view
        bridge.opened.connect(self._folded.clear)
        bridge.opened.connect(self._later.start)
        bridge.proof_changed.connect(self._later.start)
        bridge.finding_changed.connect(self._follow)
        self._later.timeout.connect(self.refresh)
        themes.changed.connect(view.viewport().update)
        self.head.wished.connect(lambda _wish: self.refresh())
        self.head.safe_requested.connect(self._deeds.accept_safe)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._go)
        view.activated.connect(self._on_activated)
        view.expanded.connect(lambda index: self._remember(index, folded=False))
        view.collapsed.connect(lambda index: self._remember(index, folded=True))
        view.menu_wished.connect(self._open_menu)
        view.number_pressed.connect(lambda n: self._on_current(lambda one: self._deeds.choose(one, n)))
        view.keep_wished.connect(lambda: self._on_current(self._deeds.keep))

    # going and following --------------------------------------------------------------------------------------------

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._following and not self.view.entering:
            self._go(current)

    def _go(self, index: QModelIndex) -> None:
        row = self.model.row_of(index)
        if row is None or row.finding is None:
            return
        if row.sort is Sort.OPEN:
            if row.finding is not self._bridge.finding:
                self._hand.show(row.finding)
        else:
            self._hand.look_at(row.finding)

    def _on_activated(self, index: QModelIndex) -> None:
        """Enter goes into the text, or folds and unfolds."""
        row = self.model.row_of(index)
        if row is not None and row.finding is not None:
            self._go(index)
            self._deeds.rewriting_wanted.emit()
        elif row is not None and row.decision is None:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _follow(self) -> None:
        """Make the row of the finding at hand current."""
        finding = self._bridge.finding
        at = self.model.rows.number_of(finding) if finding is not None else -1
        if at < 0 or self._later.isActive():
            return
        index = self.model.index_of(at)
        if index == self.view.currentIndex():
            return
        self._following = True
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)
        self._following = False

    def _show_anew(self, rows: Rows) -> None:
        current = self.view.currentIndex().data(ROW_ROLE)
        scrolled = self.view.verticalScrollBar().value()
        self._following = True
        self.model.show(rows)
        for at, row in enumerate(rows.rows):
            if rows.children[at + 1]:
                self.view.setExpanded(self.model.index_of(at), not self._is_folded(row))
            elif current is not None and row.key == current.key:
                self.view.setCurrentIndex(self.model.index_of(at))
        self.view.verticalScrollBar().setValue(scrolled)
        self._following = False

    def _is_folded(self, row: Row) -> bool:
        return self._folded.get(row.key, row.sort is Sort.SECTION and row.key in FOLDED and self.head.wish.any)

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        row = self.model.row_of(index)
        if row is not None and not self._following:
            self._folded[row.key] = folded

    def _on_current(self, run: Callable[[Finding], object]) -> None:
        """Do something about the finding at hand, which the list may yet have to follow; else about the current row."""
        row, proof = self.view.currentIndex().data(ROW_ROLE), self._bridge.proof
        finding = self._bridge.finding or (row.finding if row is not None else None)
        if finding is not None and proof is not None and finding in proof.open and not self._bridge.read_only:
            run(finding)

    # menus ----------------------------------------------------------------------------------------------------------

    def _open_menu(self, index: QModelIndex, position: QPoint) -> None:
        menu = self.menu_for(index)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(position)

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """What can be done with a row; None if nothing can."""
        row = self.model.row_of(index)
        if row is None:
            return None
        if row.sort is Sort.OPEN:
            self._go(index)
            return finding_menu(self, self._actions)
        if row.sort is Sort.KEPT and row.decision is not None:
            return decision_menu(self, self._bridge, row.decision)
        return rule_menu(self, self._bridge, self._deeds, row.rule) if row.rule else None
