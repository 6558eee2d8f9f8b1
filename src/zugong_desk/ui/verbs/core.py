"""The middle of the bridge: the desk, the place that all panes show, and how a verb's outcome is told."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.pinyin import PinyinFinder
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.shelf import Shelf
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import ForeignChange, LibraryError

T = TypeVar("T")

IDLE_MS = 600
"""Typing is written after this pause …"""
LONGEST_MS = 2000
"""… or this long after the first keystroke that is not written yet."""
_RELOADED = "重新读入"
TYPED_AGAIN = "已重新读入，刚才输入的文字已放回原处。"
GIVEN_BACK = "已重新读入，但刚才输入的那一段对方也改过：你的文字已放到剪贴板，可以粘贴。"
DO_AGAIN = "已重新读入，请再做一次。"


class BridgeCore(QObject):
    """Holds the desk and the place that all panes show."""

    library_opened = Signal()
    opened = Signal()
    changed = Signal(object)
    place_changed = Signal(object, str)
    refused = Signal(str)
    told = Signal(str)
    saved = Signal(str)
    unsaved = Signal()  # typing that the library did not take stands on the screen only
    library_failed = Signal(object)  # LibraryError, after its line went out through `refused`
    proof_changed = Signal()  # what is known of the issue on the table; see `verbs.proofing`
    finding_changed = Signal()  # the finding whose card is open
    counts_changed = Signal(object)  # ids of issues whose number of open findings is another; see `verbs.whole`
    tallying = Signal(int)  # how many issues are still to be counted
    surveying = Signal(bool)  # whether all issues are being checked at once
    closing = Signal()  # the library is about to be closed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.place: Span | None = None
        self.finder = PinyinFinder()
        self._idle = self._timer(IDLE_MS)
        self._longest = self._timer(LONGEST_MS)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def bulletin(self) -> Bulletin | None:
        """The bulletin on the table."""
        return self.desk.bulletin if self.desk else None

    @property
    def shelf(self) -> Shelf:
        """The tags, collections and excerpts of the library; empty without one."""
        return self.desk.shelf if self.desk else Shelf()

    @property
    def read_only(self) -> bool:
        return self.desk is None or self.desk.library.read_only

    def set_desk(self, desk: Desk | None) -> None:
        """Work with another library (None: with none); the one before is closed."""
        if self.desk is not None:
            self.close()
        self.desk, self.place = desk, None
        self.library_opened.emit()
        self.opened.emit()

    def close(self) -> bool:
        """Write what is pending and close the library; whether that went well."""
        desk = self.desk
        if desk is None:
            return True
        self.closing.emit()
        if not self.flush() or not self._attempt(desk.library.close):
            return False
        self.desk = None
        return True

    def leave(self) -> None:
        """Close the library whatever happens; what it refuses to take is given up."""
        if not self.close() and self.desk is not None:
            self.desk.give_up_typing()
            self.close()

    def open_issue(self, id: str) -> Bulletin | None:
        """Put an issue on the table."""
        if self.desk is not None and self.read_only:
            self._attempt(self.desk.reload)  # who works on it may have gone on
            self.changed.emit(Touched(_RELOADED, "open", shelf=True, issues=True))
        bulletin = self._try(lambda: self._desk.open(id))
        if bulletin is not None:
            self.place = bulletin.span(0, 0) if bulletin.lines else None
            self.opened.emit()
        return bulletin

    @property
    def _desk(self) -> Desk:
        if self.desk is None:
            raise Unknown("还没有打开书库。")
        return self.desk

    def _try(self, verb: Callable[[], T]) -> T | None:
        try:
            return verb()
        except ForeignChange as error:
            self._show_reloaded(line_of(error))
        except TROUBLES as error:
            self.refused.emit(line_of(error))
            if isinstance(error, LibraryError):
                self.library_failed.emit(error)
        return None

    def _show_reloaded(self, line: str) -> None:
        """Show everyone what another program wrote, and say what became of the editor's own."""
        desk, bulletin = self._desk, self.bulletin
        typed, given_back = desk.unwritten, desk.given_back
        if not self._place_holds():
            self.place = bulletin.span(0, 0) if bulletin and bulletin.lines else None
        self.opened.emit()
        self.changed.emit(Touched(_RELOADED, "open", lines=True, shelf=True, issues=True))
        if typed:
            self.flush()
        elif given_back:
            QGuiApplication.clipboard().setText(given_back)
        fate = TYPED_AGAIN if typed else GIVEN_BACK if given_back else DO_AGAIN
        self.refused.emit(f"{line.partition('请')[0]}{fate}")

    def _attempt(self, verb: Callable[[], object]) -> bool:
        """Run what gives nothing back; whether it was not refused."""
        return self._try(lambda: (verb(),)) is not None

    def _do(self, verb: Callable[[Desk], Touched | None]) -> Touched | None:
        """Run a verb of the desk and tell everyone what it touched."""
        before = self.bulletin
        touched = self._try(lambda: verb(self._desk))
        if touched is None:
            return None
        self._tell(touched, before)
        return touched

    def _do_new(self, verb: Callable[[Desk], tuple[str, Touched]]) -> str | None:
        """Like `_do`, for a verb that makes something: its id."""
        made: list[str] = []

        def run(desk: Desk) -> Touched:
            id, touched = verb(desk)
            made.append(id)
            return touched

        return made[0] if self._do(run) else None

    def _tell(self, touched: Touched, before: Bulletin | None) -> None:
        if (before.id if before else None) != (self.bulletin.id if self.bulletin else None):
            self.place = None
            self.opened.emit()
        self.changed.emit(touched)
        if touched.show and (touched.action != "do" or not self._place_holds()):
            self.go(touched.show, "bridge")
        elif not self._place_holds() and self.bulletin and self.bulletin.lines:
            self.go(self._nearest(self.bulletin, before), "bridge")
        if not self._desk.unwritten:
            self.saved.emit(_now())

    def _place_holds(self) -> bool:
        """Whether the shared place still lies in the reading text."""
        if self.place is None or self.bulletin is None:
            return self.bulletin is None
        ends = (self.place.start, self.place.end)
        lines = self.bulletin.line_position
        return all(end.block in lines and end.offset <= len(self.bulletin.block(end.block).text) for end in ends)

    def _nearest(self, after: Bulletin, before: Bulletin | None) -> Span:
        """The beginning of the line that now stands where the shared place was."""
        line = before.line_position.get(self.place.start.block, 0) if before and self.place else 0
        anchor = Anchor(after.lines[min(line, len(after.lines) - 1)].id, 0)
        return Span(anchor, anchor)

    def go(self, span: Span, origin: str) -> None:
        """Put the caret or selection of all panes at a span."""
        self.place = span
        self.place_changed.emit(span, origin)

    def go_block(self, block: str, origin: str) -> None:
        """Put the caret of all panes at the beginning of a block of the reading text."""
        anchor = Anchor(block, 0)
        self.go(Span(anchor, anchor), origin)

    def flush(self) -> bool:
        """Write what was typed; whether the file now holds everything."""
        self._idle.stop()
        self._longest.stop()
        if self.desk is None or not self.desk.unwritten:
            return True
        if not self._attempt(self.desk.flush):
            return self._held_by_file(self.desk)
        self.saved.emit(_now())
        return True

    def _held_by_file(self, desk: Desk) -> bool:
        """Whether the file holds what was typed after writing stumbled: a second try may have gone well."""
        if desk.unwritten:
            self.unsaved.emit()
        return not (desk.unwritten or desk.given_back)


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M")
