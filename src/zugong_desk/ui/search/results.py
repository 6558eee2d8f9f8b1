"""The result of a search: how much was found, and the hits, right however the text changes under them."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from zugong_desk.desk.finding import Found, Hit
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.search.model import NOTHING, HitModel
from zugong_desk.ui.search.rows import UNITS, again, alike, summary
from zugong_desk.ui.search.view import HitView
from zugong_desk.ui.theme.source import ThemeSource

NAME = "searchPane"
BATCH = 200
RENEW_MS = 800
"""Longer than typing waits to be written, which a search would do at once."""
GONE = "这一处已经改过，列表已更新。"
NOT_FOUND = "还没有查到什么。先在上方输入要找的字句。"
LAST, FIRST = "已是最后一处。", "已是第一处。"


class Results(QWidget):
    """A line and the list; walks and goes, and searches again where steps were made."""

    shown = Signal()
    """What is listed is another."""
    went = Signal()
    """The editor's hands are to be in the text."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stale = False
        self._at = -1
        self.model = HitModel(self._more, self)
        self.view = HitView(self.model, themes, self)
        self.message = QLabel(self)
        self._later = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._lay_out()
        self._connect()

    @property
    def query(self) -> str:
        """What was looked for."""
        return self.model.found.query

    def look(self, query: str) -> bool:
        """Show what a query finds, or what is unclear about it; whether it was clear."""
        found = self._bridge.search(query, BATCH)
        if isinstance(found, Found):
            self._show(found)
        elif found is not None:
            self.say(found)
        return isinstance(found, Found)

    def say(self, line: str) -> None:
        """Show a line and no hits."""
        self._show(NOTHING)
        self.message.setText(line)

    # walking --------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, at first to the current one; the keys stay where they are."""
        row = self.model.row_of(self.view.currentIndex())
        if row is None:
            self._bridge.told.emit(NOT_FOUND)
            return
        at = row.at + by if self._at == row.at else row.at
        if not 0 <= at < self.model.found.total or not self.model.index_of(at).isValid():
            self._bridge.told.emit(LAST if by > 0 else FIRST)
        elif self.go(self.view.choose(at)):
            unit = UNITS[self.model.found.unit]
            self._bridge.told.emit(f"第 {self._at + 1:,} {unit}，共 {self.model.found.total:,} {unit}")

    def go(self, index: QModelIndex) -> bool:
        """Go to the place of a hit, if its words still stand there; else say so."""
        if self._stale and self.model.hit_of(index) is not None:
            self._renew_now()
            index = self.view.currentIndex()
        row, hit = self.model.row_of(index), self.model.hit_of(index)
        if row is None or hit is None:
            return False
        bulletin = brought(self._bridge, hit.bulletin)
        if bulletin is None or not holds(bulletin, hit):
            self._stale = True
            self._renew_now()
            self._bridge.told.emit(GONE)
            return False
        self._at = row.at
        self._bridge.go(hit.span, NAME)
        return True

    def _enter(self, index: QModelIndex) -> None:
        if self.go(index):
            self.went.emit()

    # showing and keeping right --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Search again if the text was changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._later.start()

    def _show(self, found: Found) -> None:
        self._later.stop()
        self._stale, self._at = False, -1
        names = self._issue_names() if found.query else {}
        self.model.show(found, names)
        self.message.setText(summary(found, len(names)))
        if found.hits:
            self.view.choose(0)
        self.shown.emit()

    def _issue_names(self) -> dict[str, str]:
        rows = self._bridge.issues()
        return {row.id: f"{row.year or ''}{' 年' if row.year else ''}{issue_title(row)}" for row in rows}

    def _more(self, offset: int) -> Found | None:
        found = self._bridge.search(self.query, BATCH, offset)
        return found if isinstance(found, Found) else None

    def _renew_now(self) -> None:
        if self._bridge.flush():
            self._renew()

    def _renew(self) -> None:
        """Search again where the text was changed; the same hit stays current. Typing is left to be written first."""
        if not self._stale or self._bridge.desk is None or self._bridge.desk.unwritten:
            return
        before, went = self.model.row_of(self.view.currentIndex()), self._at >= 0
        scrolled = self.view.verticalScrollBar().value()
        found = self._bridge.search(self.query, max(BATCH, len(self.model.hits)))
        if not isinstance(found, Found):
            return
        self._show(found)
        if before is not None and found.hits:
            at = again(found.hits, before.hit, before.at)
            self.view.choose(at)
            self._at = (
                at if went and alike(found.hits[at], before.hit) else -1
            )  # one that took its place is yet to be seen
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.scrollTo(self.view.currentIndex())

    def _on_changed(self, _touched: Touched | None = None) -> None:
        if self.query:
            self._stale = True
            self._renew_soon()

    def _renew_soon(self) -> None:
        if self._stale and self.isVisible():
            self._later.start()

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.message.setObjectName("searchMessage")
        self.message.setProperty("role", "hint")
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setContentsMargins(8, 6, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.go_wished.connect(self._enter)
        self.view.look_wished.connect(self.go)
        self.view.left.connect(self.went)
        self.model.outdated.connect(self._on_changed)
        self._later.timeout.connect(self._renew)
        self._bridge.changed.connect(self._on_changed)
        self._bridge.saved.connect(lambda _at: self._renew_soon())


def brought(bridge: Bridge, issue: str) -> Bulletin | None:
    """An issue (id), put on the table unless it lies there; None if that was refused."""
    here = bridge.bulletin
    return here if here is not None and here.id == issue else bridge.open_issue(issue)


def holds(bulletin: Bulletin, hit: Hit) -> bool:
    """Whether the words of a hit still stand where they were found."""
    return stands(bulletin, hit.span) and bulletin.quote(hit.span).split() == hit.text.split()


def stands(bulletin: Bulletin, span: Span) -> bool:
    """Whether both ends lie in the reading text."""
    lines = bulletin.line_position
    return all(
        end.block in lines and end.offset <= len(bulletin.block(end.block).text) for end in (span.start, span.end)
    )
