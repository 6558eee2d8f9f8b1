"""The pane of corrections: every change by an editor's hand against the source; it follows edits after a pause."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from zugong_desk.desk.errata import Evidence, listed
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.captions import low_button
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.corrections.model import CorrectionsDelegate, CorrectionsModel
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.theme.source import ThemeSource

if TYPE_CHECKING:
    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.step import Step

ORIGIN = "corrections"
PAUSE_MS = 700
WALK_MS = 120
"""Rows that are only passed over on the way are not shown in the panes."""
EMPTY = "本期还没有更正：阅读稿与导入时读出的一样。"
NO_ISSUE = "没有打开的一期。"
STEPS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CorrectionsView(QListView):
    """Enter goes to the place; walking by key shows it after a moment."""

    entering = False
    """True while the focus comes in: Qt then makes a row current that nobody chose."""

    def __init__(self, model: CorrectionsModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correctionsList")
        self.setAccessibleName("更正")
        self.setModel(model)
        self.setItemDelegate(CorrectionsDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the same on every system; everything else walks, or is the window's."""
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CorrectionsPane(QFrame):
    """Lists the corrections of the issue on the table; reads them only while someone looks."""

    export_wished = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correctionsPane")
        self.setAccessibleName("更正")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._shown: Bulletin | None = None
        self._stale = True
        self._steps: dict[str, Step] = {}
        self._job: Job[Evidence, Errata, Errata] | None = None
        self.model = CorrectionsModel(self)
        self.view = CorrectionsView(self.model, themes, self)
        self.count, self.empty = QLabel(self), words(EMPTY, self)
        self.export = low_button("导出勘误表…", "exportCorrections", self)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._walk = QTimer(self, singleShot=True, interval=WALK_MS)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Compare the issue with what was read from its source, here and now; its current row stays current."""
        self._later.stop()
        told = self._evidence()
        self._take(listed(told) if told is not None else None)

    def _work_out(self) -> None:
        """Compare in a thread; whatever is wanted when that is over is looked at again."""
        told = self._evidence() if self._job is None else None
        if told is not None:
            self._job = Job([told], listed, lambda _evidence, errata: errata, parent=self)
            self._job.finished.connect(self._on_worked_out)
            self._job.start()

    def _on_worked_out(self, found: list[Errata]) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        if found and found[0].compared.bulletin is self._bridge.bulletin:
            self._take(found[0])
        elif self.isVisible():
            self._later.start(PAUSE_MS)

    def _evidence(self) -> Evidence | None:
        return self._bridge.evidence(self._steps)

    def _take(self, errata: Errata | None) -> None:
        self._stale = False
        self._shown = errata.compared.bulletin if errata is not None else None
        self._list(errata.rows if errata is not None else ())

    def go_to(self, row: int) -> None:
        """Put the caret of all panes at a correction."""
        if self._shown is not self._bridge.bulletin:
            self.refresh()
        if self._shown is not None and 0 <= row < len(self.model.rows):
            start, end = self.model.rows[row].correction.now
            self._bridge.go(self._shown.span(start, end), ORIGIN)

    def showEvent(self, event: QShowEvent) -> None:
        """The list is made only when someone looks."""
        super().showEvent(event)
        if self._stale:
            self._work_out()

    def _list(self, rows: tuple[Erratum, ...]) -> None:
        at, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self.model.show(rows)
        if rows and at >= 0:
            self.view.setCurrentIndex(self.model.index(min(at, len(rows) - 1)))
            self.view.verticalScrollBar().setValue(scrolled)
        self.count.setText(f"改动 {len(rows)} 处" if rows else "")
        self.empty.setText(EMPTY if self._bridge.bulletin is not None else NO_ISSUE)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.export.setEnabled(bool(rows))

    def _lay_out(self) -> None:
        foot = QFrame(self)
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 5, 8, 5)
        self.count.setProperty("role", "hint")
        row.addWidget(self.count, 1)
        row.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        bridge = self._bridge
        self._later.timeout.connect(self._on_later)
        self._walk.timeout.connect(lambda: self.go_to(self.view.currentIndex().row()))
        bridge.opened.connect(self._on_opened)
        bridge.library_opened.connect(self._on_opened)
        bridge.changed.connect(lambda _touched: self._mark_stale())
        bridge.saved.connect(lambda _at: self._mark_stale())
        self.view.clicked.connect(lambda index: self.go_to(index.row()))
        self.view.activated.connect(lambda index: self.go_to(index.row()))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.export.clicked.connect(self.export_wished)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.view.hasFocus() and not self.view.entering:
            self._walk.start()

    def _on_opened(self) -> None:
        self._stale = True
        self._steps.clear()
        self.view.setCurrentIndex(QModelIndex())
        if self._bridge.bulletin is None:
            self.refresh()
        elif self.isVisible():
            self._later.start(0)

    def _mark_stale(self) -> None:
        """Read again after a pause; while something typed waits to be written the pause begins anew."""
        if self._shown is not self._bridge.bulletin:
            self._stale = True
            self._later.start(PAUSE_MS)

    def _on_later(self) -> None:
        if not self.isVisible() or not self._stale:
            return
        if self._bridge.desk is not None and self._bridge.desk.unwritten:
            self._later.start(PAUSE_MS)
        else:
            self._work_out()
