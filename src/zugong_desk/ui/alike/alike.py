"""From the offer to the change: strip, list, the places shown in the panes, and the one step at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from zugong_desk.desk.corrected import Correction, Likely
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import IssueRow
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.alike.offers import Offers
from zugong_desk.ui.alike.panel import AlikePanel
from zugong_desk.ui.alike.strip import AlikeStrip
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.shell.desk_view import DeskView
from zugong_desk.ui.shell.layout import RIGHT
from zugong_desk.ui.shell.right_side import RightSide
from zugong_desk.ui.theme.source import ThemeSource

WALK_MS = 120
"""Rows that are only passed over on the way are not shown in the panes."""
NOTHING = "先改一处（类别、级别、分合、小标题），再看同类。"
NONE_FOUND = "没有同类的地方。"


class Alike(QObject):
    """Offers the same for those like the corrected place; `action` opens the list."""

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeSource,
        reading: ReadingPane,
        right: RightSide,
        desk: DeskView,
        action: QAction,
    ) -> None:
        super().__init__(right)
        self._bridge, self._reading, self._right, self._desk, self._action = bridge, reading, right, desk, action
        self._folded = False
        self.offers = Offers(bridge, self)
        self.strip = AlikeStrip(themes, reading.sheet)
        self.panel = AlikePanel(themes)
        reading.put_at_foot(self.strip)
        right.put_over(self.panel)
        self._correction: Correction | None = None
        self._origin: tuple[str, Span | None] = ("", None)
        self._walk: Iterator[tuple[IssueRow, tuple[Likely, ...]]] | None = None
        self._seen, self._total = 0, 0
        self._slice = QTimer(self, interval=0)
        self._show_later = QTimer(self, singleShot=True, interval=WALK_MS)
        self._connect()

    def _connect(self) -> None:
        offers, panel = self.offers, self.panel
        offers.offered.connect(self._on_offered)
        offers.withdrawn.connect(self._on_withdrawn)
        self.strip.list_requested.connect(self._action.trigger)
        self._slice.timeout.connect(self._look_further)
        self._show_later.timeout.connect(self._show_row)
        panel.here_chosen.connect(lambda: self.fill(everywhere=False))
        panel.everywhere_chosen.connect(lambda: self.fill(everywhere=True))
        panel.row_shown.connect(lambda _row: self._show_later.start())
        panel.taken.connect(self.take)
        panel.left.connect(self.leave)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self.panel.isHidden()

    # the list -------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show what is like the last correction: in this issue or, if nothing here is, in the library."""
        if self.is_open:
            self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.offers.look()
        bulletin, self._correction = self._bridge.bulletin, self.offers.correction
        if self._correction is None or bulletin is None:
            self._bridge.told.emit(NOTHING)
            return
        self._origin = bulletin.id, self._bridge.place
        self.strip.hide()
        self._right.show_over(shown=True)
        self._folded = not self._desk.right_shown
        self._desk.show_pane(RIGHT)
        self.fill(everywhere=not self.offers.places)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, *, everywhere: bool) -> None:
        """List the places of this issue, or of the whole library, issue by issue between events."""
        correction, panel = self._correction, self.panel
        if correction is None:
            return
        self._stop()
        panel.show_scope(everywhere=everywhere)
        panel.model.clear()
        rows = {row.id: row for row in self._bridge.issues()}
        here = self._bridge.alike(correction, self._origin[0]) or ()
        panel.model.add(_issue(rows[self._origin[0]]) if self._origin[0] in rows else "", here)
        panel.show_question(correction.verb, here[0].why if here else "")
        self._choose_first()
        panel.show_state("" if here or everywhere else NONE_FOUND)
        if everywhere:
            self._seen, self._total = 1, len(rows)
            self._walk = self._bridge.alike_elsewhere(correction, self._origin[0])
            self._slice.start()

    def _look_further(self) -> None:
        """One more issue of the library."""
        found = self._bridge.next_alike(self._walk) if self._walk and self.is_open else None
        if found is None:
            self._stop()
            count = self.panel.model.rowCount()
            self.panel.show_state(f"查完 {self._total} 期，共 {count} 处。" if count else NONE_FOUND)
            return
        row, places = found
        self._seen += 1
        self.panel.model.add(_issue(row), places)
        if places and not self.panel.why.text():
            self.panel.why.setText(places[0].why)
        self._choose_first()
        self.panel.show_state(f"正在查，已查 {self._seen} 期，共 {self._total} 期")

    def _stop(self) -> None:
        self._slice.stop()
        self._walk = None

    def _choose_first(self) -> None:
        if self.panel.model.rowCount() and not self.panel.view.currentIndex().isValid():
            self.panel.view.setCurrentIndex(self.panel.model.index(0))

    def _show_row(self) -> None:
        """Show the place of the current row in all panes; its issue comes on the table for that."""
        row = self.panel.view.currentIndex().row()
        if not self.is_open or not 0 <= row < self.panel.model.rowCount():
            return
        place = self.panel.model.places[row]
        with self._quietly():
            bulletin = self._bring(place.bulletin)
            if bulletin is not None:
                self._bridge.go(_span(bulletin, place), self.panel.objectName())

    def take(self) -> None:
        """Do the same at the ticked places, in one step, and go back to where the editor was."""
        correction, chosen = self._correction, self.panel.model.ticked
        if correction is None or not chosen:
            return
        self._go_back()
        with self._quietly():
            touched = self._bridge.do_alike(correction, chosen)
        if touched is not None:
            self._close()
            self.offers.forget()
            self._bridge.told.emit(f"{touched.name}，Ctrl+Z 一并退回。")

    def leave(self) -> None:
        """Put the list away and go back to where the editor was."""
        if self.is_open:
            self._go_back()
            self._close()

    def _close(self) -> None:
        """Put the list away; the focus goes to the text if it was in the list."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.panel.isAncestorOf(focused)
        self._stop()
        self._show_later.stop()
        self._right.show_over(shown=False)
        if self._folded:
            self._desk.show_right(shown=False)
        self.panel.model.clear(anew=True)
        if inside:
            self._reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        id, place = self._origin
        with self._quietly():
            bulletin = self._bring(id)
            if bulletin is not None and place is not None and place.start.block in bulletin.line_position:
                self._bridge.go(place, self.panel.objectName())

    def _bring(self, id: str) -> Bulletin | None:
        bulletin = self._bridge.bulletin
        return bulletin if bulletin is not None and bulletin.id == id else self._bridge.open_issue(id)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Do something that is no step forward of the editor's."""
        self.offers.deaf = True
        try:
            yield
        finally:
            self.offers.deaf = False

    # the offer ------------------------------------------------------------------------------------------------------

    def _on_offered(self) -> None:
        correction, places = self.offers.correction, self.offers.places
        if correction is not None and places:
            keys = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.PortableText)
            question = f"同类 {len(places)} 处，一并{correction.verb}？"
            self.strip.ask(question, places[0].why, shown_key(keys) if keys else "")

    def _on_withdrawn(self) -> None:
        """Going on puts both away; the place is where the editor now works."""
        self.strip.hide()
        if self.is_open:
            self._close()


def _issue(row: IssueRow) -> str:
    return f"{row.year} {issue_title(row)}" if row.year else issue_title(row)


def _span(bulletin: Bulletin, place: Likely) -> Span:
    """The place in the reading text; for a block set aside, the end of the line before it."""
    if place.block in bulletin.line_position:
        size = len(bulletin.block(place.block).text)
        whole = place.end - place.start >= size
        start, end = (0, 0) if whole else (min(place.start, size), min(place.end, size))
        return Span(Anchor(place.block, start), Anchor(place.block, end))
    at = bulletin.position.get(place.block, 0)
    line = next((one for one in reversed(bulletin.blocks[:at]) if not one.aside), bulletin.lines[0])
    anchor = Anchor(line.id, len(line.text) if line is not bulletin.lines[0] else 0)
    return Span(anchor, anchor)
